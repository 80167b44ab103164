/// The domains of organizations beside their names: whoever walks an index of them has all that is asked of either, and looks
/// nothing up.
let schema22 = """
  ALTER TABLE organizations ADD COLUMN domains TEXT NOT NULL DEFAULT ''; -- those proved to be its own: ListedDomains
  UPDATE organizations SET domains = char(10) || owned.domains || char(10)
  FROM (
    SELECT organization_id, group_concat(domain, char(10)) AS domains FROM organization_domains GROUP BY organization_id
  ) AS owned
  WHERE owned.organization_id = organizations.id;
  DROP INDEX organizations_by_id;
  DROP INDEX organizations_by_name;
  DROP INDEX organizations_by_creation_date;
  CREATE INDEX organizations_by_name ON organizations (name_folded, id, state, name, domains) WHERE state IN (1, 2);
  CREATE INDEX organizations_by_creation_date ON organizations (creation_date, id, state, name_folded, name, domains)
    WHERE state IN (1, 2);
  """
