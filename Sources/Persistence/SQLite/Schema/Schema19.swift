/// What organizations and the instance say in the login: a row for each language.
let schema19 = """
  CREATE TABLE login_translations (
    owner TEXT NOT NULL, -- the id of the organization; empty for the instance
    locale TEXT NOT NULL,
    json TEXT NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL, -- of the event that set it
    PRIMARY KEY (owner, locale)
  ) STRICT, WITHOUT ROWID;
  """
