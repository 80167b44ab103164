/// Providers of mails and text messages, and which one of a channel sends.
let schema15 = """
  CREATE TABLE providers (
    id TEXT NOT NULL PRIMARY KEY,
    channel INTEGER NOT NULL,
    kind TEXT NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    payload BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE active_providers (
    channel INTEGER NOT NULL PRIMARY KEY,
    provider_id TEXT NOT NULL
  ) STRICT;
  """
