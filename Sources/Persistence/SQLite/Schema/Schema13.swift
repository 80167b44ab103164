/// What lists of members need: an index for each order, which names users by their numbers, so that a page is found by
/// walking it alone. And what makes secrets.
let schema13 = """
  -- As `users` has them: neither ever changes.
  ALTER TABLE memberships ADD COLUMN user_number INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE memberships ADD COLUMN user_organization_id TEXT NOT NULL DEFAULT '';
  UPDATE memberships SET user_number = users.number, user_organization_id = users.organization_id
  FROM users WHERE users.id = memberships.user_id;
  CREATE INDEX memberships_by_creation_date ON memberships (organization_id, creation_date, user_number);
  CREATE INDEX memberships_by_change_date ON memberships (organization_id, change_date, user_number);
  CREATE INDEX memberships_by_user_organization ON memberships (organization_id, user_organization_id, user_number);
  DROP INDEX memberships_organization;
  CREATE INDEX memberships_by_user ON memberships (organization_id, user_id, user_number);
  CREATE INDEX memberships_instance_owners ON memberships (user_id, roles)
    WHERE organization_id = '' AND ' ' || roles || ' ' LIKE '% IAM_OWNER %';

  -- How many members there are; the triggers keep it.
  CREATE TABLE member_counts (
    organization_id TEXT NOT NULL PRIMARY KEY, -- empty: the instance
    count INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO member_counts SELECT organization_id, count(*) FROM memberships GROUP BY organization_id;
  CREATE TRIGGER memberships_count_added AFTER INSERT ON memberships BEGIN
    INSERT INTO member_counts VALUES (new.organization_id, 1) ON CONFLICT DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER memberships_count_removed AFTER DELETE ON memberships BEGIN
    UPDATE member_counts SET count = count - 1 WHERE organization_id = old.organization_id;
  END;

  -- InstanceState.
  ALTER TABLE instance ADD COLUMN payload BLOB NOT NULL DEFAULT x'';
  """
