/// Since when users are members, and which invitations their callers brought themselves.
let schema8 = """
  ALTER TABLE memberships ADD COLUMN creation_date INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE memberships ADD COLUMN change_date INTEGER NOT NULL DEFAULT 0;
  -- The number of the event that gave the roles.
  ALTER TABLE memberships ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
  -- The message begins with the user's id: its tag, its length in bytes as a varint, and itself.
  UPDATE memberships SET creation_date = given.first, change_date = given.last, sequence = given.number
  FROM (
    SELECT member.user_id, member.organization_id, min(event.date) AS first, max(event.date) AS last,
      max(event.sequence) AS number
    FROM memberships AS member JOIN events AS event
      ON event.aggregate_id = CASE member.organization_id WHEN '' THEN (SELECT id FROM instance)
        ELSE member.organization_id END
      AND event.type IN ('org.member.added', 'instance.member.added')
      AND hex(event.payload) LIKE '0A' || CASE WHEN length(CAST(member.user_id AS BLOB)) < 128
        THEN printf('%02X', length(CAST(member.user_id AS BLOB)))
        ELSE printf('%02X%02X', length(CAST(member.user_id AS BLOB)) & 127 | 128,
          length(CAST(member.user_id AS BLOB)) >> 7) END || hex(member.user_id) || '%'
    GROUP BY member.user_id, member.organization_id
  ) AS given
  WHERE given.user_id = memberships.user_id AND given.organization_id = memberships.organization_id;

  -- `invitation { returned: true }`, appended to the state of who waits for one: a field that comes twice is merged.
  -- The event's code ends with `returned: true`, and nothing follows it.
  UPDATE users SET payload = CAST(payload || x'5a022001' AS BLOB)
  WHERE state <> 3 AND id IN (
    SELECT issued.aggregate_id FROM events AS issued
    WHERE issued.type = 'user.human.invite.code.added' AND substr(issued.payload, -2) = x'1801'
      AND hex(substr(issued.payload, 2, 1)) = printf('%02X', length(issued.payload) - 2)
      AND NOT EXISTS (
        SELECT 1 FROM events AS later
        WHERE later.aggregate_id = issued.aggregate_id AND later.sequence > issued.sequence
          AND later.type IN ('user.human.invite.code.added', 'user.human.invite.accepted'))
  );
  """
