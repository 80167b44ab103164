/// What a store knows of itself.
let schema5 = """
  -- One row.
  CREATE TABLE store (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    mark TEXT, -- of the run that has the store open, or had it last: tells this database from copies of it
    key_check BLOB -- by which the master key is known that the store's secrets are sealed with
  ) STRICT;
  INSERT INTO store (only) VALUES (1);
  """
