/// One table for the metadata of users and of organizations.
let schema10 = """
  -- Of users and organizations that exist. Values are large: the table is no index.
  CREATE TABLE metadata (
    owner_id TEXT NOT NULL, -- a user or an organization: no id is used twice
    key TEXT NOT NULL,
    value BLOB NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL, -- of the event that set the value
    UNIQUE (owner_id, key)
  ) STRICT;
  INSERT INTO metadata (owner_id, key, value, creation_date, change_date, sequence)
  SELECT user_id, key, value, creation_date, change_date, sequence FROM user_metadata;
  DROP TABLE user_metadata;
  CREATE INDEX metadata_key ON metadata (key, owner_id);
  """
