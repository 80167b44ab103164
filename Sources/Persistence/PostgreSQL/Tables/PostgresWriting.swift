import ProtobufCodec
import Domain

/// Writes what a batch has decided: a statement for each table, whatever the number of rows.
struct PostgresWriting {
  private(set) var requests: [PostgresRequest] = []
  /// The oldest version that can read what is written; not looked at where all nodes can.
  private(set) var version = 0
  private let rows: LoadedRows
  private let line: WriterLine
  private let isForAll: Bool

  /// - Parameters:
  ///   - rows: what the transaction has loaded.
  ///   - line: of which this is the next batch.
  init(_ changes: StoredChanges, _ rows: LoadedRows, _ line: WriterLine, _ node: PostgresNode) {
    (self.rows, self.line) = (rows, line)
    isForAll = node.oldestVersion >= EventKinds.newest
    if !changes.released.isEmpty { requests.append(UniqueNamesTable.release(changes.released)) }
    if !changes.states.isEmpty { put(changes.states) }
    if !changes.events.isEmpty { append(changes.events) }
    if !changes.items.isEmpty { apply(changes.items) }
    if changes.items.contains(where: \.switchesNames) { requests.append(RemovalWatch.noteRequest) }
    if !changes.rewritten.isEmpty { rewrite(changes.rewritten) }
    if !changes.limits.isEmpty { put(changes.limits) }
    if !changes.outbox.isEmpty { requests += PostgresOutbox.apply(changes.outbox, node) }
    if !changes.notifications.isEmpty { requests.append(PostgresOutbox.queue(changes.notifications)) }
  }

  private mutating func put(_ states: [AggregateState]) {
    var users: (new: [User], changed: [User], touched: [User]) = ([], [], [])
    var organizations: [Organization] = []
    var sessions: [Session] = []
    for state in states {
      switch state {
      case .user(let user):
        switch rows.users[user.id] {
        case .some(nil): users.new.append(user)
        case .some(let former?):
          if user.lists(as: former) { users.touched.append(user) } else { users.changed.append(user) }
        // Nobody has looked.
        case nil:
          users.new.append(user)
          users.changed.append(user)
        }
      case .organization(let organization): organizations.append(organization)
      case .instance(let instance): put(instance)
      case .session(let session): sessions.append(session)
      }
    }
    if !users.touched.isEmpty { touch(users.touched) }
    if !users.changed.isEmpty { requests.append(UsersTable.change(users.changed, line)) }
    if !users.new.isEmpty { requests.append(UsersTable.add(users.new, line)) }
    if !organizations.isEmpty { put(organizations) }
    if !sessions.isEmpty { requests.append(PostgresSessions.put(sessions)) }
  }

  private static let touch = PostgresStatement(
    """
    UPDATE users u SET change_date = n.change_date, sequence = n.sequence, payload = n.payload
    FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[]) AS n (id, change_date, sequence, payload)
    WHERE u.id = n.id
    """)

  private mutating func touch(_ users: [User]) {
    requests.append(
      PostgresRequest(
        Self.touch, .texts(users.map(\.id)), .dates(users.map(\.changeDate)), .sequences(users.map(\.sequence)),
        .blobs(users.map(\.payload))))
  }

  private static let putOrganizations = PostgresStatement(
    """
    INSERT INTO organizations (id, name, state, primary_domain, creation_date, change_date, sequence, payload, name_folded, domains,
      domains_sequence)
    SELECT n.*, n.sequence FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[],
      $7::bigint[], $8::bytea[], $9::text[], $10::text[])
    AS n (id, name, state, primary_domain, creation_date, change_date, sequence) ORDER BY n.id
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded, state = excluded.state,
      primary_domain = excluded.primary_domain, change_date = excluded.change_date, sequence = excluded.sequence,
      payload = excluded.payload, domains = excluded.domains, domains_sequence = excluded.domains_sequence
    """)

  private mutating func put(_ organizations: [Organization]) {
    requests.append(
      PostgresRequest(
        Self.putOrganizations, .texts(organizations.map(\.id)), .texts(organizations.map(\.name)),
        .integers(organizations.map { Int64($0.state.rawValue) }), .texts(organizations.map(\.primaryDomain)),
        .dates(organizations.map(\.creationDate)), .dates(organizations.map(\.changeDate)),
        .sequences(organizations.map(\.sequence)),
        .blobs(organizations.map { Signet_Store_V1_OrganizationState($0).serialized() }),
        .texts(organizations.map(\.name.folded)), .texts(organizations.map(ListedDomains.text))))
    if organizations.contains(where: { $0.state == .removed }) { requests.append(RemovalWatch.noteRequest) }
  }

  /// The instance's events are numbered, so that of two that set up an empty store one fails.
  private static let putInstance = PostgresStatement(
    """
    INSERT INTO instance (id, default_organization_id, default_language, creation_date, change_date, sequence, payload)
    VALUES ($1::text, $2::text, $3::text, $4::bigint, $5::bigint, $6::bigint, $7::bytea)
    ON CONFLICT (only_one) DO UPDATE SET default_organization_id = excluded.default_organization_id,
      default_language = excluded.default_language, change_date = excluded.change_date, sequence = excluded.sequence,
      payload = excluded.payload
    WHERE instance.id = excluded.id
    """)
  private static let isInstance = PostgresStatement("SELECT 1 / count(*) FROM instance WHERE id = $1::text")

  private mutating func put(_ instance: Instance) {
    requests.append(
      PostgresRequest(
        Self.putInstance, .text(instance.id), .text(instance.defaultOrganizationID), .text(instance.defaultLanguage),
        .date(instance.creationDate), .date(instance.changeDate), .sequence(instance.sequence),
        .bytes(Signet_Store_V1_InstanceState(instance).serialized())))
    requests.append(PostgresRequest(Self.isInstance, .text(instance.id)))
  }

  private static let appendEvents = PostgresStatement(
    """
    INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)
    SELECT n.id, n.sequence, n.owner, n.editor, n.date, n.type, n.payload
    FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::bytea[])
    WITH ORDINALITY AS n (id, sequence, owner, editor, date, type, payload, place) ORDER BY n.place
    """)

  private mutating func append(_ events: [Event]) {
    let records = events.map { EventRecord($0.payload) }
    if !isForAll { version = records.reduce(version) { max($0, EventKinds.version(of: $1)) } }
    requests.append(
      PostgresRequest(
        Self.appendEvents, .texts(events.map(\.aggregateID)), .sequences(events.map(\.sequence)),
        .texts(events.map(\.resourceOwner)), .texts(events.map(\.editorID)), .dates(events.map(\.date)),
        .texts(records.map(\.type)), .blobs(records.map(\.payload))))
  }

  private static let rewriteEvents = PostgresStatement(
    """
    UPDATE events e SET payload = n.payload FROM unnest($1::text[], $2::bigint[], $3::bytea[]) AS n (id, sequence, payload)
    WHERE e.aggregate_id = n.id AND e.sequence = n.sequence
    """)

  private mutating func rewrite(_ events: [Event]) {
    // Of one that is rewritten twice, the last.
    let last = Dictionary(events.map { ("\($0.aggregateID)/\($0.sequence)", $0) }, uniquingKeysWith: { $1 }).values
    requests.append(
      PostgresRequest(
        Self.rewriteEvents, .texts(last.map(\.aggregateID)), .sequences(last.map(\.sequence)),
        .blobs(last.map { EventRecord($0.payload).payload })))
  }

  private static let clearPower = PostgresStatement(
    """
    UPDATE power SET version = version + 1 WHERE EXISTS (SELECT 1 FROM items
      WHERE kind = \(ItemRecord.Kind.member.rawValue) AND owner = ANY ($1::text[]))
    """)
  private static let changePower = PostgresStatement("UPDATE power SET version = version + 1")
  /// With what was judged by.
  private static let keepPower = PostgresStatement(
    "SELECT 1 / count(*) FROM (SELECT 1 FROM power WHERE version = $1::bigint FOR UPDATE) AS held")
  /// As `Item.belongs` has it: whom a row is found by, and whose events put it.
  private static let clearItems = [
    PostgresStatement(
      """
      DELETE FROM items WHERE owner = ANY ($1::text[])
      AND kind IN (\(ItemRecord.Kind.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")))
      """),
    PostgresStatement(
      """
      DELETE FROM items WHERE aggregate = ANY ($1::text[]) AND aggregate <> owner
      AND kind <> \(ItemRecord.Kind.member.rawValue)
      """),
  ]
  private static let removeItems = PostgresStatement(
    """
    DELETE FROM items i USING unnest($1::bigint[], $2::text[], $3::text[]) AS n (kind, owner, key)
    WHERE i.kind = n.kind AND i.owner = n.owner AND i.key = n.key
    """)
  private static let putItems = PostgresStatement(
    """
    INSERT INTO items (kind, owner, key, aggregate, digest, expires, value, creation_date, change_date, sequence)
    SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::bigint[], $7::bytea[],
      $8::bigint[], $9::bigint[], $10::bigint[]) AS n (kind, owner, key) ORDER BY n.kind, n.owner, n.key
    ON CONFLICT (kind, owner, key) DO UPDATE SET aggregate = excluded.aggregate, digest = excluded.digest,
      expires = excluded.expires, value = excluded.value, change_date = excluded.change_date, sequence = excluded.sequence
    """)

  private mutating func apply(_ changes: [ItemChange]) {
    let batch = ItemBatch(changes)
    if changes.contains(where: \.isAboutMembers) {
      if let version = rows.power { requests.append(PostgresRequest(Self.keepPower, .integer(version))) }
      let isOfRemoval = changes.allSatisfy { if case .removeAll = $0 { true } else { !$0.isAboutMembers } }
      requests.append(
        isOfRemoval
          ? PostgresRequest(Self.clearPower, .texts(Array(batch.cleared))) : PostgresRequest(Self.changePower))
    }
    if !batch.cleared.isEmpty {
      requests += Self.clearItems.map { PostgresRequest($0, .texts(Array(batch.cleared))) }
    }
    if !batch.removed.isEmpty {
      let keys = batch.removed.sorted()
      requests.append(
        PostgresRequest(
          Self.removeItems, .integers(keys.map { Int64($0.kind.rawValue) }), .texts(keys.map(\.owner)),
          .texts(keys.map(\.key))))
    }
    guard !batch.puts.isEmpty else { return }
    let puts = Array(batch.puts.values)
    requests.append(
      PostgresRequest(
        Self.putItems, .integers(puts.map { Int64($0.record.key.kind.rawValue) }), .texts(puts.map(\.record.key.owner)),
        .texts(puts.map(\.record.key.key)), .texts(puts.map(\.record.aggregate)), .blobs(puts.map(\.record.digest)),
        .integers(puts.map { $0.record.expires?.microseconds }), .blobs(puts.map(\.record.value)),
        .dates(puts.map(\.creationDate)), .dates(puts.map(\.changeDate)), .sequences(puts.map(\.sequence))))
  }

  private static let forgetLimits = PostgresStatement(
    """
    DELETE FROM resend_limits l USING unnest($1::bigint[], $2::text[]) AS n (kind, subject)
    WHERE l.kind = n.kind AND l.subject = n.subject
    """)
  /// Of two nodes that count something for the first time the later one fails: it has not seen the other's count.
  private static let putLimits = PostgresStatement(
    """
    WITH put AS (
      INSERT INTO resend_limits AS l (kind, subject, version, bucket_debt, bucket_date, sent)
      SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bytea[])
      AS n (kind, subject) ORDER BY n.kind, n.subject
      ON CONFLICT (kind, subject) DO UPDATE SET version = excluded.version, bucket_debt = excluded.bucket_debt,
        bucket_date = excluded.bucket_date, sent = excluded.sent
      WHERE l.version = excluded.version - 1 RETURNING 1)
    SELECT 1 / (count(*) = cardinality($1::bigint[]))::int FROM put
    """)
  /// As `putLimits`, of what nobody has looked at.
  private static let replaceLimits = PostgresStatement(
    """
    INSERT INTO resend_limits AS l (kind, subject, version, bucket_debt, bucket_date, sent)
    SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bytea[])
    AS n (kind, subject) ORDER BY n.kind, n.subject
    ON CONFLICT (kind, subject) DO UPDATE SET version = l.version + 1, bucket_debt = excluded.bucket_debt,
      bucket_date = excluded.bucket_date, sent = excluded.sent
    """)

  private mutating func put(_ limits: [RateLimit]) {
    let unused = limits.filter(\.isUnused)
    let (seen, unseen) = (
      limits.filter { !$0.isUnused && rows.limits[$0.key] != nil },
      limits.filter { !$0.isUnused && rows.limits[$0.key] == nil }
    )
    if !unused.isEmpty {
      requests.append(
        PostgresRequest(
          Self.forgetLimits, .integers(unused.map { Int64($0.key.kind.rawValue) }), .texts(unused.map(\.key.subject))))
    }
    for (statement, limits) in [(Self.putLimits, seen), (Self.replaceLimits, unseen)] where !limits.isEmpty {
      requests.append(
        PostgresRequest(
          statement, .integers(limits.map { Int64($0.key.kind.rawValue) }), .texts(limits.map(\.key.subject)),
          .integers(limits.map { (rows.limits[$0.key] ?? 0) + 1 }), .integers(limits.map(\.bucketDebt)),
          .dates(limits.map(\.bucketDate)),
          .blobs(
            limits.map { limit in
              var sent = Signet_Store_V1_SentTimes()
              sent.dates = limit.sent.map(\.microseconds)
              return sent.serialized()
            })))
    }
  }
}

extension PostgresValue {
  static func dates(_ dates: [Timestamp]) -> Self { .integers(dates.map(\.microseconds)) }
  static func sequences(_ numbers: [UInt64]) -> Self { .integers(numbers.map { Int64(clamping: $0) }) }
}
