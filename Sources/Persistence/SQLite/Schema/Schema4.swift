/// The outbox by channel: whoever asks what is due for one looks at nothing that waits for another. And ends of texts in the
/// full-text index.
let schema4 = """
  ALTER TABLE outbox ADD COLUMN channel INTEGER NOT NULL DEFAULT 1; -- mail
  UPDATE outbox SET channel = 2 WHERE kind IN (6, 7); -- text messages
  DROP INDEX outbox_due;
  CREATE INDEX outbox_by_channel ON outbox (channel, due) WHERE due IS NOT NULL;

  -- With two marks behind each text, so that what it ends with is found like every other part.
  CREATE VIEW users_searched AS SELECT number,
    user_name || char(2, 2) AS user_name,
    first_name || char(2, 2) AS first_name,
    last_name || char(2, 2) AS last_name,
    nick_name || char(2, 2) AS nick_name,
    display_name || char(2, 2) AS display_name,
    email || char(2, 2) AS email
  FROM users WHERE state <> 3;
  DROP TRIGGER users_text_added;
  DROP TRIGGER users_text_changed;
  DROP TABLE users_text;
  CREATE VIRTUAL TABLE users_text USING fts5 (
    user_name, first_name, last_name, nick_name, display_name, email,
    content = 'users_searched', content_rowid = 'number', tokenize = 'trigram', detail = column
  );
  INSERT INTO users_text (users_text) VALUES ('rebuild');
  CREATE TRIGGER users_text_added AFTER INSERT ON users BEGIN
    INSERT INTO users_text (rowid, user_name, first_name, last_name, nick_name, display_name, email)
    SELECT * FROM users_searched WHERE number = new.number;
  END;
  CREATE TRIGGER users_text_changed
  AFTER UPDATE OF state, user_name, first_name, last_name, nick_name, display_name, email ON users
  WHEN old.state <> 3 AND (new.state = 3 OR old.user_name <> new.user_name OR old.first_name <> new.first_name
    OR old.last_name <> new.last_name OR old.nick_name <> new.nick_name OR old.display_name <> new.display_name
    OR old.email IS NOT new.email)
  BEGIN
    INSERT INTO users_text (users_text, rowid, user_name, first_name, last_name, nick_name, display_name, email)
    VALUES ('delete', old.number, old.user_name || char(2, 2), old.first_name || char(2, 2),
      old.last_name || char(2, 2), old.nick_name || char(2, 2), old.display_name || char(2, 2), old.email || char(2, 2));
    INSERT INTO users_text (rowid, user_name, first_name, last_name, nick_name, display_name, email)
    SELECT * FROM users_searched WHERE number = new.number;
  END;
  """
