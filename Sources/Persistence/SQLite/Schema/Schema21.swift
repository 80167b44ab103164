/// The organizations in the order of their ids, which is that of `organization_domains_organization`: whoever walks the one
/// finds its way in the other near where it was. With all that is asked of a name.
let schema21 = """
  CREATE INDEX organizations_by_id ON organizations (id, state, name_folded, name) WHERE state IN (1, 2);
  """
