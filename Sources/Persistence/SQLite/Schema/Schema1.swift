/// Dates are microseconds since 1970-01-01T00:00:00Z. Numbers of kinds and states are those of `Domain`.
let schema1 = """
  -- What happened, for ever. The type names the payload's message (Protos/signet/store/v1/events.proto).
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, -- order of commit over all aggregates; rows are never deleted, so it only grows
    aggregate_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    resource_owner TEXT NOT NULL,
    editor_id TEXT NOT NULL,
    date INTEGER NOT NULL,
    type TEXT NOT NULL,
    payload BLOB NOT NULL,
    UNIQUE (aggregate_id, sequence)
  ) STRICT;

  -- The state of each user. Columns are what lists filter and sort by; the payload is HumanState or MachineState.
  CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
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
  CREATE INDEX users_login_name ON users (login_name) WHERE state <> 3; -- deleted
  CREATE INDEX users_email ON users (email COLLATE NOCASE) WHERE email IS NOT NULL;

  CREATE TABLE organizations (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    state INTEGER NOT NULL,
    primary_domain TEXT NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL
  ) STRICT;

  -- Domains that were proved to be an organization's, folded.
  CREATE TABLE organization_domains (
    domain TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    PRIMARY KEY (domain, organization_id)
  ) STRICT, WITHOUT ROWID;

  -- One row at most.
  CREATE TABLE instance (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    default_organization_id TEXT NOT NULL,
    default_language TEXT NOT NULL,
    creation_date INTEGER NOT NULL,
    change_date INTEGER NOT NULL,
    sequence INTEGER NOT NULL
  ) STRICT;

  -- Names that one only can hold, folded.
  CREATE TABLE unique_names (
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE memberships (
    user_id TEXT NOT NULL REFERENCES users (id),
    organization_id TEXT NOT NULL, -- empty: the instance
    roles TEXT NOT NULL, -- separated by spaces
    PRIMARY KEY (user_id, organization_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX memberships_organization ON memberships (organization_id, user_id);

  -- Personal access tokens that still count, by the SHA-256 of the token.
  CREATE TABLE tokens (
    digest BLOB NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    expires INTEGER NOT NULL,
    creation_date INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX tokens_user ON tokens (user_id, id);

  CREATE TABLE resend_limits (
    kind INTEGER NOT NULL,
    subject TEXT NOT NULL,
    bucket_debt INTEGER NOT NULL,
    bucket_date INTEGER NOT NULL,
    sent BLOB NOT NULL, -- SentTimes
    PRIMARY KEY (kind, subject)
  ) STRICT, WITHOUT ROWID;

  -- Notifications to deliver; gone when done, kept with the reason when failed.
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: a delivered message's id is a part of its Message-ID
    due INTEGER, -- when it may be taken, leases included; NULL: failed for good
    leased INTEGER NOT NULL DEFAULT 0, -- 1: a worker has it until then
    attempts INTEGER NOT NULL,
    reason TEXT NOT NULL, -- why the last attempt failed
    created INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    interface INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    code_issued_by INTEGER NOT NULL,
    sealed_code BLOB NOT NULL,
    expires INTEGER NOT NULL,
    url_template TEXT
  ) STRICT;
  CREATE INDEX outbox_due ON outbox (due) WHERE due IS NOT NULL;
  """
