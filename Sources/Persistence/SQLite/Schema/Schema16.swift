/// Sessions. What a token is looked up by stands in columns, what only its session is read for in the payload.
let schema16 = """
  CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    instance_id TEXT NOT NULL,
    creator_id TEXT NOT NULL,
    state INTEGER NOT NULL, -- 1: active, 2: terminated
    user_id TEXT,
    organization_id TEXT, -- of the user
    fingerprint_id TEXT,
    factors INTEGER NOT NULL, -- a bit for each that was proved
    password_date INTEGER, -- since when the password was set that was entered
    token_digest BLOB,
    expires INTEGER, -- NULL: does not end by itself
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    payload BLOB NOT NULL -- SessionState
  ) STRICT;
  CREATE UNIQUE INDEX sessions_token ON sessions (token_digest) WHERE state = 1;
  CREATE INDEX sessions_creation_date ON sessions (creation_date, id) WHERE state = 1;
  CREATE INDEX sessions_user ON sessions (user_id) WHERE user_id IS NOT NULL;

  -- Of a code that a session waits for.
  ALTER TABLE outbox ADD COLUMN session_id TEXT;
  """
