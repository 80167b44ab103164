/// Notices to an address that is not its user's any more.
let schema6 = """
  ALTER TABLE outbox ADD COLUMN recipient TEXT; -- NULL: where the user is
  """
