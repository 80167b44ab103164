/// What users have beside their row, policies, and what invitations say.
let schema2 = """
  -- OrganizationState.
  ALTER TABLE organizations ADD COLUMN payload BLOB NOT NULL DEFAULT x'';

  ALTER TABLE outbox ADD COLUMN application_name TEXT;

  -- The number of the event that added the token.
  ALTER TABLE tokens ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
  UPDATE tokens SET sequence = coalesce(
    (SELECT min(events.sequence) FROM events
     WHERE events.aggregate_id = tokens.user_id AND events.type = 'user.pat.added'
       AND events.date = tokens.creation_date), 0);

  -- Metadata of users that exist. Values are large: the table is no index.
  CREATE TABLE user_metadata (
    user_id TEXT NOT NULL REFERENCES users (id),
    key TEXT NOT NULL,
    value BLOB NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL, -- of the event that set the value
    UNIQUE (user_id, key)
  ) STRICT;
  CREATE INDEX user_metadata_key ON user_metadata (key, user_id);

  -- Keys of machine users that still count.
  CREATE TABLE machine_keys (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    public_key BLOB NOT NULL, -- PEM
    expires INTEGER NOT NULL,
    creation_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL -- of the event that added the key
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX machine_keys_user ON machine_keys (user_id, id);
  """
