import Domain

extension PostgresStore: Upkeep {
  package var nodeNumber: UInt8 { UInt8(clamping: node.number) }

  package func highestID() async throws -> UInt64? {
    let ids = try await readers.all(PostgresRequest(PostgresReads.highestIDs)) { UInt64($0.text()) }
    let date = try await readers.first(PostgresRequest(PostgresReads.lastDate)) { $0.optionalDate() }
    return (ids + [date.flatMap(SequentialIDs.last)]).compactMap(\.self).max()
  }

  package func keyCheck() async throws -> [UInt8]? {
    try await readers.first(PostgresRequest(PostgresReads.keyCheck)) { $0.isNull ? nil : $0.blob() }
  }

  private static let noteKeyCheck = PostgresStatement("UPDATE meta SET key_check = $1::bytea WHERE key_check IS NULL")

  /// Notes it where none is noted: of two nodes that start first, the first one's counts.
  package func note(keyCheck: [UInt8]) async throws {
    let request = PostgresRequest(Self.noteKeyCheck, .bytes(keyCheck))
    try await writer.write { _ = try $0.change(request) }
  }

  private static let touch = PostgresStatement("UPDATE power SET version = version")

  package func trouble(tries: Bool) async -> StoreTrouble? {
    if let trouble = node.trouble { return trouble }
    // Whether a disk has room again, or a primary is there, shows when something is written.
    if tries, health.hasFailed {
      try? await writer.write { _ = try $0.change(PostgresRequest(Self.touch)) }
    }
    return health.trouble
  }

  package func stopWaiting(in milliseconds: Int64) { server.deadline.come(in: milliseconds) }
}

extension PostgresStore {
  package var measures: [StoreMeasure] {
    let counts = health.counts
    return [
      StoreMeasure("database_commits", counts.commits),
      StoreMeasure("database_commands", counts.jobs),
      StoreMeasure("database_round_trips", counts.roundTrips),
      StoreMeasure("database_commit_microseconds", counts.commitMicroseconds),
      StoreMeasure("database_changes_followed", counts.changesFollowed),
      StoreMeasure("database_column_microseconds", counts.columnMicroseconds),
      StoreMeasure("database_leases_expired", counts.expiredLeases),
      StoreMeasure("database_commits_unknown", counts.unknownKept, labels: [("outcome", "kept")]),
      StoreMeasure("database_commits_unknown", counts.unknownLost, labels: [("outcome", "lost")]),
      StoreMeasure("database_commits_lost", counts.lost),
      StoreMeasure("database_commands_waiting", waiting, isCounter: false),
      StoreMeasure("database_clock_offset_milliseconds", Int(node.clockOffset), isCounter: false),
      StoreMeasure("database_node", node.number, isCounter: false),
      StoreMeasure("database_timeline", server.currentTimeline, isCounter: false),
      StoreMeasure("database_standbys", node.standbys, isCounter: false),
    ]
      + counts.errors.sorted { $0.key < $1.key }.map {
        StoreMeasure("database_errors", $0.value, labels: [("state", $0.key)])
      }
  }

  package func takeNotices() async -> [StoreTrouble] { [health.takeLoss(), node.takeNotice()].compactMap(\.self) }
}

extension PostgresStore: Housekeeping {
  /// Rows that one transaction looks at: few enough that commands do not notice.
  private static let chunk = 500

  private static let forgetFailures = PostgresStatement(
    """
    DELETE FROM outbox WHERE id IN
      (SELECT id FROM outbox WHERE due IS NULL AND created < $1::bigint ORDER BY id LIMIT \(chunk) FOR UPDATE SKIP LOCKED)
    """)
  /// The bucket is full again when its debt has run out; no message is counted for longer than an hour. What somebody counts
  /// with just now stays.
  private static let forgetLimits = PostgresStatement(
    """
    WITH looked AS MATERIALIZED (
      SELECT kind, subject, bucket_date + greatest(bucket_debt, \(RatePolicy.memory)) <= $3::bigint AS is_over
      FROM resend_limits WHERE (kind, subject) > ($1::bigint, $2::text) ORDER BY kind, subject LIMIT \(chunk)),
    locked AS (
      SELECT l.kind, l.subject FROM resend_limits l JOIN looked n ON n.kind = l.kind AND n.subject = l.subject
      WHERE n.is_over AND l.bucket_date + greatest(l.bucket_debt, \(RatePolicy.memory)) <= $3::bigint FOR UPDATE OF l SKIP LOCKED),
    gone AS (
      DELETE FROM resend_limits l USING locked n WHERE l.kind = n.kind AND l.subject = n.subject RETURNING 1)
    SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM looked), n.kind, n.subject
    FROM (SELECT 1) AS one LEFT JOIN (SELECT * FROM looked ORDER BY kind DESC, subject DESC LIMIT 1) AS n ON true
    """)
  /// Nearly: each node tidies up every hour.
  private static let hour = 3_000_000_000
  private static let markChanges = PostgresStatement(
    """
    UPDATE writers SET kept = mark, mark = batch, marked = $1::bigint WHERE mark < batch AND marked < $1::bigint - \(hour)
    """)
  /// Of those that nobody follows any more; an import leaves a million.
  private static let forgetChanges = PostgresStatement(
    """
    DELETE FROM user_changes WHERE ctid = ANY (ARRAY(
      SELECT c.ctid FROM writers w JOIN user_changes c ON c.writer = w.id AND c.batch <= w.kept LIMIT \(changesChunk)))
    """)
  private static let changesChunk = 5000

  /// Domains that lists do not find in an organization's row: nobody has written it since the row has them, or only a node of
  /// the former version. Whoever writes it meanwhile writes them, too.
  private static let listDomains = PostgresStatement(
    """
    WITH listed AS (
      UPDATE organizations o SET domains = n.domains, domains_sequence = n.sequence
      FROM (SELECT b.id, b.sequence, coalesce((SELECT string_agg(chr(10) || d.key, '' ORDER BY d.key) || chr(10) FROM items d
          WHERE \(PostgresOrganizationList.isDomain) AND d.aggregate = b.id), '') AS domains
        FROM (SELECT id, sequence FROM organizations WHERE id > $1::text AND domains_sequence <> sequence
          ORDER BY id LIMIT \(chunk)) AS b) AS n
      WHERE o.id = n.id AND o.sequence = n.sequence RETURNING o.id)
    SELECT max(id) FROM listed
    """)

  private func listDomains() async throws {
    var next: String? = ""
    while let id = next {
      let request = PostgresRequest(Self.listDomains, .text(id))
      next = try await writer.write { try $0.change(request).first { $0.optionalText() } ?? nil }
    }
  }

  /// Where in the table of limits one has come to. No index leads to the old ones, since every resend would pay for it.
  private struct LimitPosition: Sendable {
    var kind: Int64
    var subject: String
  }

  private struct LimitChunk: Sendable {
    /// How many were forgotten.
    var gone: Int
    /// Where to go on; nil at the end.
    var end: LimitPosition?

    init(_ row: inout PostgresRow) {
      gone = Int(row.integer())
      if row.integer() == chunk { end = LimitPosition(kind: row.integer(), subject: row.text()) }
    }
  }

  package func tidy(failuresBefore: Timestamp, now: Timestamp) async throws -> TidyReport {
    var report = TidyReport()
    var removed: Int
    repeat {
      let request = PostgresRequest(Self.forgetFailures, .date(failuresBefore))
      removed = try await writer.write { try $0.change(request).changes }
      report.failures += removed
    } while removed == Self.chunk
    var next: LimitPosition? = LimitPosition(kind: -1, subject: "")
    while let start = next {
      let request = PostgresRequest(Self.forgetLimits, .integer(start.kind), .text(start.subject), .date(now))
      let chunk = try await writer.write { try $0.change(request).first(LimitChunk.init) }
      report.limits += chunk?.gone ?? 0
      next = chunk?.end
    }
    var id = ""
    while true {
      let found = PostgresSessionTidying.ids(after: id, now, limit: Self.chunk)
      let chunk = try await readers.all(found) { $0.text() }
      guard let last = chunk.last else { break }
      let request = PostgresSessionTidying.forget(chunk, now)
      report.sessions += try await writer.write { try $0.change(request).first { Int($0.integer()) } ?? 0 }
      id = last
    }
    // Lists that are behind by more than two times this are read anew.
    try await writer.write { _ = try $0.change(PostgresRequest(Self.markChanges, .date(now))) }
    repeat {
      removed = try await writer.write { try $0.change(PostgresRequest(Self.forgetChanges)).changes }
    } while removed == Self.changesChunk
    try await listDomains()
    report.unknownNotifications =
      try await readers.first(PostgresOutbox.unknownRequest) { Int($0.integer()) } ?? 0
    return report
  }
}

extension KeptSecrets {
  private static let check = PostgresStatement(
    "SELECT key_check, EXISTS (SELECT 1 FROM instance), EXISTS (SELECT 1 FROM events) FROM meta")

  /// There is a check of the key in each database that was set up.
  init(_ connection: PostgresConnection) throws {
    try connection.run(PostgresRequest(Self.check)).forEach { row in
      if row.isNull { row.skip() } else { keyCheck = row.blob() }
      isNew = row.integer() == 0
      // An instance that is set up comes with its events.
      isPartOfCopy = isNew && row.integer() != 0
    }
  }
}
