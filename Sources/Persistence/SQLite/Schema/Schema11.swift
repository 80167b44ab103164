/// What lists of organizations need: their names folded, an index for each order that has all that is asked of a name, and the
/// way from organizations to their domains, which removal takes too.
let schema11 = """
  ALTER TABLE organizations ADD COLUMN name_folded TEXT NOT NULL DEFAULT '';
  UPDATE organizations SET name_folded = signet_fold(name);
  CREATE INDEX organizations_by_name ON organizations (name_folded, id, state, name) WHERE state IN (1, 2);
  CREATE INDEX organizations_by_creation_date ON organizations (creation_date, id, state, name_folded, name)
    WHERE state IN (1, 2);
  CREATE INDEX organization_domains_organization ON organization_domains (organization_id, domain);
  """
