/// The outbox by channel: whoever asks what is due for one looks at nothing that waits for another.
let schema4 = """
  ALTER TABLE outbox ADD COLUMN channel INTEGER NOT NULL DEFAULT 1; -- mail
  UPDATE outbox SET channel = 2 WHERE kind IN (6, 7); -- text messages
  DROP INDEX outbox_due;
  CREATE INDEX outbox_by_channel ON outbox (channel, due) WHERE due IS NOT NULL;
  """
