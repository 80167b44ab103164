/// Whose login names have a domain, by policies of the instance and of organizations. No row: no policy was ever set.
let schema18 = """
  CREATE TABLE name_rules (
    owner TEXT NOT NULL PRIMARY KEY, -- an organization; empty: the instance
    has_domain INTEGER NOT NULL -- 0, 1; 2: the policy was taken back
  ) STRICT, WITHOUT ROWID;
  """
