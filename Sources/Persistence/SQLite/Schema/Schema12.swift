/// Organizations know their domains, verified or not; a domain that is written as DNS has it is that of its own script.
let schema12 = """
  -- `domains`, appended to the state: a field that is not there yet.
  UPDATE organizations SET payload = CAST(payload || signet_domain_state(told.events) AS BLOB)
  FROM (
    SELECT aggregate_id, group_concat(type || ' ' || hex(payload) || ' ' || date || ' ' || sequence, char(10)) AS events
    FROM events
    WHERE type IN ('org.domain.added', 'org.domain.verified', 'org.domain.removed') GROUP BY aggregate_id
  ) AS told
  WHERE told.aggregate_id = organizations.id;

  -- Two organizations may have had two spellings of what is one domain now: the name is both's, and users of neither can
  -- have names that end in it but those of the first.
  INSERT INTO unique_names (kind, name, clash, owner_id)
  SELECT 3, signet_domain_key(name), 1 + (
      SELECT count(*) FROM unique_names AS other WHERE other.kind = 3 AND other.name = signet_domain_key(encoded.name)
    ) + row_number() OVER (PARTITION BY signet_domain_key(name) ORDER BY owner_id), owner_id
  FROM unique_names AS encoded
  WHERE kind = 3 AND name LIKE '%xn--%' AND name <> signet_domain_key(name);
  DELETE FROM unique_names WHERE kind = 3 AND name LIKE '%xn--%' AND name <> signet_domain_key(name);
  UPDATE OR IGNORE organization_domains SET domain = signet_domain_key(domain)
  WHERE domain LIKE '%xn--%' AND domain <> signet_domain_key(domain);
  """
