import Domain

/// The tables, and how an older version's become today's.
///
/// Nodes of the former version run on beside a new one: a step adds only, and what it makes superfluous goes with the step
/// after. Dates are microseconds since 1970-01-01T00:00:00Z. Numbers of kinds and states are those of `Domain`.
enum PostgresSchema {
  /// By the version that brings them. One that brings kinds of events alone has none.
  private static let steps = [1: step1, 2: sessionsStep, 3: choresStep, 4: listedDomainsStep]
  static let version = max(steps.keys.max() ?? 0, EventKinds.newest)

  /// No foreign keys, triggers, extensions or order from a sequence: so that what speaks PostgreSQL's protocol suffices.
  private static let step1 = """
    CREATE TABLE users (
      number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      id text COLLATE "C" PRIMARY KEY,
      organization_id text COLLATE "C" NOT NULL,
      state smallint NOT NULL,
      type smallint NOT NULL,
      user_name text COLLATE "C" NOT NULL,
      login_name text COLLATE "C" NOT NULL,
      first_name text COLLATE "C" NOT NULL,
      last_name text COLLATE "C" NOT NULL,
      nick_name text COLLATE "C" NOT NULL,
      display_name text COLLATE "C" NOT NULL,
      email text COLLATE "C",
      phone text COLLATE "C",
      creation_date bigint NOT NULL,
      change_date bigint NOT NULL,
      sequence bigint NOT NULL,
      payload bytea NOT NULL
    ) WITH (fillfactor = 80);
    CREATE INDEX users_login_name ON users (login_name) WHERE state <> 3;
    CREATE INDEX users_email ON users (lower(email)) WHERE state <> 3;
    CREATE INDEX users_phone ON users (phone) WHERE state <> 3;
    CREATE INDEX users_organization ON users (organization_id, state, type) WHERE state <> 3;

    CREATE TABLE organizations (
      id text COLLATE "C" PRIMARY KEY,
      name text COLLATE "C" NOT NULL,
      name_folded text COLLATE "C" NOT NULL,
      state smallint NOT NULL,
      primary_domain text COLLATE "C" NOT NULL,
      creation_date bigint NOT NULL,
      change_date bigint NOT NULL,
      sequence bigint NOT NULL,
      payload bytea NOT NULL
    );

    CREATE INDEX organizations_name ON organizations (name_folded, id) WHERE state IN (1, 2);
    CREATE INDEX organizations_creation_date ON organizations (creation_date, id) WHERE state IN (1, 2);
    CREATE INDEX organizations_removed ON organizations (id) WHERE state = 3;

    -- One row at most.
    CREATE TABLE instance (
      only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
      id text COLLATE "C" NOT NULL,
      default_organization_id text COLLATE "C" NOT NULL,
      default_language text COLLATE "C" NOT NULL,
      creation_date bigint NOT NULL,
      change_date bigint NOT NULL,
      sequence bigint NOT NULL,
      payload bytea NOT NULL DEFAULT ''
    );

    -- What happened, for ever. The key is what keeps two nodes from continuing one history at once.
    CREATE TABLE events (
      aggregate_id text COLLATE "C" NOT NULL,
      sequence bigint NOT NULL,
      resource_owner text COLLATE "C" NOT NULL,
      editor_id text COLLATE "C" NOT NULL,
      date bigint NOT NULL,
      type text COLLATE "C" NOT NULL,
      payload bytea NOT NULL,
      position bigint GENERATED ALWAYS AS IDENTITY, -- nearly the order of commits: for who looks through all
      PRIMARY KEY (aggregate_id, sequence)
    );
    CREATE UNIQUE INDEX events_position ON events (position);

    -- What aggregates have beside their states, as `ItemRecord` has it.
    CREATE TABLE items (
      kind smallint NOT NULL,
      owner text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      aggregate text COLLATE "C" NOT NULL, -- whose events put it; empty: the instance
      digest bytea,
      expires bigint,
      value bytea NOT NULL,
      creation_date bigint NOT NULL,
      change_date bigint NOT NULL,
      sequence bigint NOT NULL,
      PRIMARY KEY (kind, owner, key)
    );
    CREATE UNIQUE INDEX items_digest ON items (digest) WHERE digest IS NOT NULL;
    CREATE INDEX items_aggregate ON items (aggregate, kind, owner) WHERE aggregate <> owner;
    CREATE INDEX items_owners ON items (owner) WHERE kind = 4 AND aggregate = '' AND position('IAM_OWNER'::bytea IN value) > 0;
    CREATE INDEX items_metadata ON items (key, owner) WHERE kind = 3;
    -- Grow whenever members change, so that whoever has judged by them finds out, and when an organization is removed.
    CREATE TABLE power (version bigint NOT NULL, removals bigint NOT NULL) WITH (fillfactor = 20);
    INSERT INTO power VALUES (0, 0);

    -- Names that one only can hold, folded; clash: 0, and more where former versions let several hold one.
    CREATE TABLE unique_names (
      kind smallint NOT NULL,
      name text COLLATE "C" NOT NULL,
      clash smallint NOT NULL DEFAULT 0,
      owner_id text COLLATE "C" NOT NULL,
      PRIMARY KEY (kind, name, clash)
    );

    CREATE TABLE resend_limits (
      kind smallint NOT NULL,
      subject text COLLATE "C" NOT NULL,
      version bigint NOT NULL,
      bucket_debt bigint NOT NULL,
      bucket_date bigint NOT NULL,
      sent bytea NOT NULL,
      PRIMARY KEY (kind, subject)
    ) WITH (fillfactor = 70);

    CREATE TABLE outbox (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      due bigint, -- when it may be taken, leases included; NULL: failed for good
      leased_by bigint, -- the session that has it until then
      attempts integer NOT NULL,
      expired boolean NOT NULL DEFAULT false,
      reason text NOT NULL,
      created bigint NOT NULL,
      channel smallint NOT NULL,
      kind smallint NOT NULL,
      interface smallint NOT NULL,
      user_id text COLLATE "C" NOT NULL,
      code_issued_by bigint NOT NULL,
      sealed_code bytea NOT NULL,
      expires bigint NOT NULL,
      url_template text,
      application_name text,
      recipient text
    ) WITH (fillfactor = 70);
    CREATE INDEX outbox_due ON outbox (channel, due, id) WHERE due IS NOT NULL;

    -- A row for each connection that writes: its last batch. All rows together say what a snapshot holds.
    CREATE TABLE writers (
      id bigint PRIMARY KEY,
      session bigint NOT NULL, -- of the node that has it
      batch bigint NOT NULL,
      mark bigint NOT NULL DEFAULT 0, -- the batch when the store was tidied up last
      marked bigint NOT NULL DEFAULT 0, -- when that was
      kept bigint NOT NULL DEFAULT 0, -- of later batches it is known whom they changed
      date bigint NOT NULL DEFAULT 0 -- of the last batch, by the node's clock
    ) WITH (fillfactor = 20);
    -- Whom a batch changed in what lists look at.
    CREATE TABLE user_changes (writer bigint NOT NULL, batch bigint NOT NULL, number bigint NOT NULL);
    CREATE INDEX user_changes_batch ON user_changes (writer, batch);

    CREATE TABLE nodes (
      number smallint PRIMARY KEY,
      session bigint NOT NULL DEFAULT 0,
      until timestamptz NOT NULL DEFAULT '-infinity',
      schema integer NOT NULL DEFAULT 0,
      settings bytea NOT NULL DEFAULT ''
    ) WITH (fillfactor = 20);
    INSERT INTO nodes (number) SELECT generate_series(0, 255);
    """

  /// What a token is looked up by stands in columns, what only its session is read for in the payload.
  private static let sessionsStep = """
    CREATE TABLE sessions (
      id text COLLATE "C" PRIMARY KEY,
      instance_id text COLLATE "C" NOT NULL,
      creator_id text COLLATE "C" NOT NULL,
      state smallint NOT NULL, -- 1: active, 2: terminated
      user_id text COLLATE "C",
      organization_id text COLLATE "C", -- of the user
      fingerprint_id text COLLATE "C",
      factors integer NOT NULL, -- a bit for each that was proved
      password_date bigint, -- since when the password was set that was entered
      token_digest bytea,
      expires bigint, -- NULL: does not end by itself
      creation_date bigint NOT NULL,
      change_date bigint NOT NULL,
      sequence bigint NOT NULL,
      payload bytea NOT NULL -- SessionState
    ) WITH (fillfactor = 80);
    CREATE UNIQUE INDEX sessions_token ON sessions (token_digest) WHERE state = 1;
    CREATE INDEX sessions_creation_date ON sessions (creation_date, id) WHERE state = 1;
    CREATE INDEX sessions_user ON sessions (user_id) WHERE user_id IS NOT NULL;
    ALTER TABLE outbox ADD COLUMN session_id text COLLATE "C";
    """

  private static let choresStep = """
    -- Who does what one node at a time does.
    CREATE TABLE chores (
      name text COLLATE "C" PRIMARY KEY,
      session bigint NOT NULL, -- of the node that has it
      until timestamptz NOT NULL
    ) WITH (fillfactor = 20);
    """

  private static let listedDomainsStep = """
    -- The domains that an organization has proved to own, as ListedDomains has them, and as of which of its events: of another
    -- one than its last, where a node of the former version has written it, or nobody since.
    ALTER TABLE organizations ADD COLUMN domains text COLLATE "C" NOT NULL DEFAULT '',
      ADD COLUMN domains_sequence bigint NOT NULL DEFAULT 0;
    """

  private static let makeMeta = [
    PostgresStatement(
      """
      CREATE TABLE IF NOT EXISTS meta (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        version integer NOT NULL,
        oldest integer NOT NULL, -- the oldest version that can work with the tables
        key_check bytea -- what the master key is told by
      )
      """),
    PostgresStatement("INSERT INTO meta (version, oldest) VALUES (0, 0) ON CONFLICT DO NOTHING"),
  ]
  private static let begin = PostgresStatement("BEGIN")
  private static let commit = PostgresStatement("COMMIT")
  private static let rollback = PostgresStatement("ROLLBACK")
  private static let find = PostgresStatement("SELECT to_regclass('meta') IS NOT NULL")
  private static let lock = PostgresStatement("SELECT version, oldest FROM meta FOR UPDATE")
  private static let read = PostgresStatement("SELECT version, oldest FROM meta")
  private static let raise = PostgresStatement(
    "UPDATE meta SET version = $1::bigint, oldest = greatest(oldest, $2::bigint)")
  /// Whoever raises it waits until those who judge by it are done.
  static let lockOldest = PostgresStatement("SELECT version, oldest FROM meta FOR SHARE")

  /// Whether our tables are there.
  /// - Throws: `StoreError` when they are of a version that this one does not work with.
  static func isThere(_ connection: PostgresConnection) throws -> Bool {
    guard try connection.run(PostgresRequest(find)).first({ $0.integer() }) == 1 else { return false }
    return try requiringOurs { try connection.run(PostgresRequest(read)).first(check) ?? 0 > 0 }
  }

  /// - Throws: `StoreError` where a table or a column is not what it is called.
  private static func requiringOurs<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as PostgresError where ["42P07", "42703"].contains(error.state) {
      throw StoreError("the database has tables of another program (\(error.message)); make one for Signet alone")
    }
  }

  /// Milliseconds for which one waits for others who do the same, or read for long.
  private static let patience: Int64 = 60_000

  /// Brings the tables to today's, whoever else wants to.
  static func migrate(_ connection: PostgresConnection) throws {
    try makeMeta(connection)
    let end = monotonicMilliseconds() + patience
    var backoff = Backoff()
    while true {
      do {
        return try requiringOurs { try step(connection) }
      } catch let error as PostgresError where error.state == "55P03" && monotonicMilliseconds() < end {
        backoff.pause()
      }
    }
  }

  /// One transaction. No lock is waited for long: whoever came behind would wait as well.
  private static func step(_ connection: PostgresConnection) throws {
    do {
      let locked = try connection.run([PostgresRequest(begin), PostgresRequest(lock)])
      let version = try locked[1].first(check) ?? 0
      for step in steps.sorted(by: { $0.key < $1.key }) where step.key > version {
        for part in statements(of: step.value) { try connection.run(PostgresRequest(PostgresStatement(once: part))) }
      }
      // An empty database has no older nodes.
      let oldest = version == 0 ? Self.version : 1
      if version < Self.version {
        try connection.run(PostgresRequest(raise, .number(Self.version), .number(oldest)))
      }
      try connection.run(PostgresRequest(commit))
    } catch {
      if !connection.isLost { _ = try? connection.run(PostgresRequest(rollback)) }
      throw error
    }
  }

  /// Two at once may both find that it is missing.
  private static func makeMeta(_ connection: PostgresConnection) throws {
    if try connection.run(PostgresRequest(find)).first({ $0.integer() }) == 1 { return }
    for attempt in 1...5 {
      do {
        for statement in makeMeta { try connection.run(PostgresRequest(statement)) }
        return
      } catch {
        guard attempt < 5, ["23505", "42P07", "42710", "XX000"].contains(error.state) else { throw error }
      }
    }
  }

  /// Whether this version works with the tables, as of a row of `lockOldest`.
  /// - Returns: the oldest version that does.
  static func oldest(_ row: inout PostgresRow) throws -> Int {
    var rest = row
    _ = try check(&row)
    rest.skip()
    return Int(rest.integer())
  }

  private static func check(_ row: inout PostgresRow) throws -> Int {
    let (found, oldest) = (Int(row.integer()), Int(row.integer()))
    guard oldest <= Self.version else {
      throw StoreError(
        """
        the database is a newer version's (it serves schema \(oldest) and newer, this version knows \(Self.version)); run that \
        version
        """)
    }
    return found
  }

  /// A statement each: PostgreSQL prepares no two at once.
  private static func statements(of step: String) -> [String] {
    let lines = step.split(separator: "\n").map { line in
      line.firstRange(of: "--").map { String(line[..<$0.lowerBound]) } ?? String(line)
    }
    return lines.joined(separator: "\n").split(separator: ";").map(String.init)
      .filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
