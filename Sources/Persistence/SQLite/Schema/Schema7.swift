/// Messages whose code ended before they went out are told from those that were given up.
let schema7 = """
  ALTER TABLE outbox ADD COLUMN expired INTEGER NOT NULL DEFAULT 0; -- 1: its code ended while it waited
  """
