/// Names folded as Unicode has it, and who holds them.
///
/// Former versions compared names in lower case, as bytes: users may share what is one name now. All of them hold it:
/// each can be renamed, and nobody else can take it.
let schema9 = """
  UPDATE users SET login_name = signet_fold(user_name) WHERE login_name <> signet_fold(user_name);

  -- NULL: the text is of ASCII, which SQLite folds by itself.
  ALTER TABLE users ADD COLUMN user_name_folded TEXT;
  ALTER TABLE users ADD COLUMN first_name_folded TEXT;
  ALTER TABLE users ADD COLUMN last_name_folded TEXT;
  ALTER TABLE users ADD COLUMN nick_name_folded TEXT;
  ALTER TABLE users ADD COLUMN display_name_folded TEXT;
  UPDATE users SET
    user_name_folded = iif(user_name GLOB '*[^ -~]*', signet_fold(user_name), NULL),
    first_name_folded = iif(first_name GLOB '*[^ -~]*', signet_fold(first_name), NULL),
    last_name_folded = iif(last_name GLOB '*[^ -~]*', signet_fold(last_name), NULL),
    nick_name_folded = iif(nick_name GLOB '*[^ -~]*', signet_fold(nick_name), NULL),
    display_name_folded = iif(display_name GLOB '*[^ -~]*', signet_fold(display_name), NULL)
  WHERE user_name GLOB '*[^ -~]*' OR first_name GLOB '*[^ -~]*' OR last_name GLOB '*[^ -~]*' OR nick_name GLOB '*[^ -~]*'
    OR display_name GLOB '*[^ -~]*';
  CREATE INDEX users_by_user_name_folded ON users (user_name_folded)
    WHERE state <> 3 AND user_name_folded IS NOT NULL;
  CREATE INDEX users_by_first_name_folded ON users (first_name_folded)
    WHERE state <> 3 AND first_name_folded IS NOT NULL;
  CREATE INDEX users_by_last_name_folded ON users (last_name_folded)
    WHERE state <> 3 AND last_name_folded IS NOT NULL;
  CREATE INDEX users_by_nick_name_folded ON users (nick_name_folded)
    WHERE state <> 3 AND nick_name_folded IS NOT NULL;
  CREATE INDEX users_by_display_name_folded ON users (display_name_folded)
    WHERE state <> 3 AND display_name_folded IS NOT NULL;

  UPDATE OR IGNORE organization_domains SET domain = signet_fold(domain) WHERE domain <> signet_fold(domain);
  DELETE FROM organization_domains WHERE domain <> signet_fold(domain);

  DROP TABLE unique_names;
  CREATE TABLE unique_names (
    kind INTEGER NOT NULL,
    name TEXT NOT NULL, -- folded
    clash INTEGER NOT NULL, -- 0; others hold it too where names were not folded so when they took it
    owner_id TEXT NOT NULL,
    PRIMARY KEY (kind, name, clash)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO unique_names (kind, name, clash, owner_id)
  SELECT kind, name, row_number() OVER (PARTITION BY kind, name ORDER BY owner_id) - 1, owner_id FROM (
    SELECT 1 AS kind, login_name AS name, id AS owner_id FROM users WHERE state <> 3
    UNION ALL SELECT 2, signet_fold(name), id FROM organizations WHERE state IN (1, 2)
    UNION ALL SELECT 3, domain, organization_id FROM organization_domains);

  -- Swift takes canonically equivalent keys for the same: of two, what was set last is what there is.
  DELETE FROM user_metadata WHERE key GLOB '*[^ -~]*' AND EXISTS (
    SELECT 1 FROM user_metadata AS later WHERE later.user_id = user_metadata.user_id
      AND later.sequence > user_metadata.sequence AND signet_nfc(later.key) = signet_nfc(user_metadata.key));
  UPDATE user_metadata SET key = signet_nfc(key) WHERE key GLOB '*[^ -~]*' AND key <> signet_nfc(key);
  """
