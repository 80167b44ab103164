/// Pictures and fonts that were uploaded.
let schema17 = """
  CREATE TABLE assets (
    owner TEXT NOT NULL, -- the id of the organization; empty for the instance
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL, -- of the event that put it
    PRIMARY KEY (owner, name)
  ) STRICT;
  """
