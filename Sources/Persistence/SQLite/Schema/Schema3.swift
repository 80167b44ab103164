/// What lists of users need: an index for each order, a full-text index, and counts.
///
/// An index of an order holds the columns that lists filter by, so that a page is found by walking it alone. Users that
/// were removed are in none of them.
let schema3 = """
  -- With a number of its own, which outlives VACUUM: the full-text index names users by it.
  CREATE TABLE users_3 (
    number INTEGER PRIMARY KEY, -- in the order of creation
    id TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL,
    state INTEGER NOT NULL,
    type INTEGER NOT NULL, -- 1 human, 2 machine
    user_name TEXT NOT NULL,
    login_name TEXT NOT NULL, -- folded
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    nick_name TEXT NOT NULL,
    display_name TEXT NOT NULL, -- of a machine: its name
    email TEXT,
    phone TEXT,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    payload BLOB NOT NULL
  ) STRICT;
  INSERT INTO users_3 (number, id, organization_id, state, type, user_name, login_name, first_name, last_name, nick_name,
    display_name, email, phone, creation_date, change_date, sequence, payload)
  SELECT rowid, id, organization_id, state, type, user_name, login_name, first_name, last_name, nick_name,
    display_name, email, phone, creation_date, change_date, sequence, payload FROM users ORDER BY rowid;
  DROP TABLE users;
  ALTER TABLE users_3 RENAME TO users;

  CREATE INDEX users_login_name ON users (login_name) WHERE state <> 3; -- deleted
  CREATE INDEX users_phone ON users (phone) WHERE state <> 3 AND phone IS NOT NULL;
  CREATE INDEX users_organization ON users (organization_id, state, type) WHERE state <> 3;
  CREATE INDEX users_by_creation_date ON users (creation_date, organization_id, state, type) WHERE state <> 3;
  CREATE INDEX users_by_user_name ON users (user_name COLLATE NOCASE, organization_id, state, type) WHERE state <> 3;
  CREATE INDEX users_by_first_name ON users (first_name COLLATE NOCASE, organization_id, state, type) WHERE state <> 3;
  CREATE INDEX users_by_last_name ON users (last_name COLLATE NOCASE, organization_id, state, type) WHERE state <> 3;
  CREATE INDEX users_by_nick_name ON users (nick_name COLLATE NOCASE, organization_id, state, type) WHERE state <> 3;
  CREATE INDEX users_by_display_name ON users (display_name COLLATE NOCASE, organization_id, state, type)
    WHERE state <> 3;
  CREATE INDEX users_by_email ON users (email COLLATE NOCASE, organization_id, state, type) WHERE state <> 3;
  CREATE INDEX users_by_state ON users (state, organization_id, type) WHERE state <> 3;
  CREATE INDEX users_by_type ON users (type, organization_id, state) WHERE state <> 3;

  -- How many users there are of each kind; the triggers keep it.
  CREATE TABLE user_counts (
    organization_id TEXT NOT NULL,
    state INTEGER NOT NULL,
    type INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (organization_id, state, type)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO user_counts SELECT organization_id, state, type, count(*) FROM users GROUP BY 1, 2, 3;
  CREATE TRIGGER users_count_added AFTER INSERT ON users BEGIN
    INSERT INTO user_counts VALUES (new.organization_id, new.state, new.type, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER users_count_moved AFTER UPDATE OF state ON users WHEN old.state <> new.state BEGIN
    UPDATE user_counts SET count = count - 1
    WHERE organization_id = old.organization_id AND state = old.state AND type = old.type;
    INSERT INTO user_counts VALUES (new.organization_id, new.state, new.type, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
  END;

  -- Every three characters in a row of what is searched by a part of it. No positions: what is found is compared again.
  CREATE VIRTUAL TABLE users_text USING fts5 (
    user_name, first_name, last_name, nick_name, display_name, email,
    content = 'users', content_rowid = 'number', tokenize = 'trigram', detail = column
  );
  INSERT INTO users_text (rowid, user_name, first_name, last_name, nick_name, display_name, email)
  SELECT number, user_name, first_name, last_name, nick_name, display_name, email FROM users WHERE state <> 3;
  CREATE TRIGGER users_text_added AFTER INSERT ON users WHEN new.state <> 3 BEGIN
    INSERT INTO users_text (rowid, user_name, first_name, last_name, nick_name, display_name, email)
    VALUES (new.number, new.user_name, new.first_name, new.last_name, new.nick_name, new.display_name, new.email);
  END;
  CREATE TRIGGER users_text_changed
  AFTER UPDATE OF state, user_name, first_name, last_name, nick_name, display_name, email ON users
  WHEN old.state <> 3 AND (new.state = 3 OR old.user_name <> new.user_name OR old.first_name <> new.first_name
    OR old.last_name <> new.last_name OR old.nick_name <> new.nick_name OR old.display_name <> new.display_name
    OR old.email IS NOT new.email)
  BEGIN
    INSERT INTO users_text (users_text, rowid, user_name, first_name, last_name, nick_name, display_name, email)
    VALUES ('delete', old.number, old.user_name, old.first_name, old.last_name, old.nick_name, old.display_name,
      old.email);
    INSERT INTO users_text (rowid, user_name, first_name, last_name, nick_name, display_name, email)
    SELECT new.number, new.user_name, new.first_name, new.last_name, new.nick_name, new.display_name, new.email
    WHERE new.state <> 3;
  END;
  """
