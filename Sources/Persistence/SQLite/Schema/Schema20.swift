/// One table for all items that have no table of their own, as `ItemRecord` has them: the next kind needs no other.
let schema20 = """
  CREATE TABLE items (
    owner TEXT NOT NULL, -- a user or an organization; empty where the rest of the key says enough
    kind INTEGER NOT NULL, -- as ItemRecord.Kind numbers them
    key TEXT NOT NULL,
    aggregate TEXT NOT NULL, -- whose events put it; empty: the instance's
    digest BLOB,
    expires INTEGER,
    value BLOB NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL, -- of the event that put it
    PRIMARY KEY (owner, kind, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX items_aggregate ON items (aggregate);
  INSERT INTO items (owner, kind, key, aggregate, value, creation_date, change_date, sequence)
  SELECT owner, 11, locale, owner, CAST(json AS BLOB), creation_date, change_date, sequence FROM login_translations;
  DROP TABLE login_translations;
  """
