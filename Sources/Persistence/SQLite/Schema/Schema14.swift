/// What organizations and the instance say themselves in messages: a row for each part.
let schema14 = """
  CREATE TABLE message_texts (
    owner TEXT NOT NULL, -- the id of the organization; empty for the instance
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL, -- of the event that set it
    PRIMARY KEY (owner, kind, language, field)
  ) STRICT, WITHOUT ROWID;
  """
