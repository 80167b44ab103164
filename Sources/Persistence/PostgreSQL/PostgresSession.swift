import Domain
import Glibc

/// A connection that writes, and what it is used for. It never leaves its writer's thread.
///
/// What is not asked for yet is sent with what is: a batch takes a round trip to begin and load, one for what it needs
/// besides, one for names, and one to write and commit.
final class PostgresSession: StoreSession {
  private let server: PostgresServer
  let node: PostgresNode
  private let clock: any Clock
  private let health: PostgresHealth
  private let removals: RemovalWatch
  private let slot: Int
  private var line: WriterLine
  private var connection: PostgresConnection?
  /// To be sent before what is asked next.
  private var queued: [PostgresRequest] = []
  private var isInTransaction = false
  /// Whether the transaction has changed anything.
  private var hasWritten = false
  /// How many were rolled back since the last that was kept.
  private var failures: UInt32 = 0
  private(set) var loaded = LoadedRows()
  private var batch = PostgresCounts.Batch()

  private static let begin = PostgresStatement("BEGIN")
  /// Known by its name on the wire.
  static let commit = PostgresStatement("COMMIT")
  private static let rollback = PostgresStatement("ROLLBACK")
  /// So long a batch waits for a database that is away.
  private static let patience: Int64 = 10_000
  /// So long a commit may take; then nobody knows what became of it.
  private static let commitTimeout: Int32 = 15_000

  /// - Parameter slot: the number of the connection among those of the node that write.
  init(
    _ server: PostgresServer, _ node: PostgresNode, slot: Int, clock: any Clock, _ health: PostgresHealth,
    _ removals: RemovalWatch
  ) throws {
    (self.server, self.node, self.clock, self.health, self.removals) = (server, node, clock, health, removals)
    self.slot = slot
    line = WriterLine(node, slot: slot)
    try connect()
  }

  private func connect() throws {
    let connection = try server.connect()
    let lost = try line.take(connection)
    if lost > 0 { health.noteLoss(of: lost) }
    self.connection = connection
  }

  func begin(_ jobs: Int) throws {
    guard node.isHeld else {
      throw StoreError(node.trouble?.description ?? "the node has lost its place", isTransient: true)
    }
    if line.number != node.number {
      line = WriterLine(node, slot: slot)
      connection = nil
    }
    if connection.map({ $0.isLost || !server.isCurrent($0) }) ?? true {
      connection = nil
      try reach { try connect() }
    }
    // Whoever has met others does not meet them again at once; ever later, since they may hold more than one batch does.
    if failures > 0 { usleep(UInt32.random(in: 0...5000 * min(failures, 20))) }
    batch = PostgresCounts.Batch(jobs: jobs, began: monotonicMicroseconds())
    queued = [PostgresRequest(Self.begin)]
    isInTransaction = true
    hasWritten = false
    loaded = LoadedRows()
  }

  /// Tries until the database is there.
  /// - Throws: what the last try has thrown, as something transient.
  private func reach(_ body: () throws -> Void) throws {
    let end = monotonicMilliseconds() + Self.patience
    var backoff = Backoff()
    while true {
      do {
        return try body()
      } catch let error as PostgresError {
        health.note(error)
        guard error.isTransient, monotonicMilliseconds() < end, !server.deadline.isOver else {
          throw StoreError(error.description, isTransient: true)
        }
        backoff.pause()
      }
    }
  }

  /// Messages were leased that another node had leased, and has not settled.
  func note(expiredLeases: Int) { if expiredLeases > 0 { health.count { $0.expiredLeases += expiredLeases } } }

  /// Of the server, as long as there is a connection.
  private var timeline: Int { connection?.timeline ?? 0 }

  /// Asks for something, behind all that waits to be sent.
  func ask(_ requests: [PostgresRequest], timeout: Int32 = Int32(PostgresSession.patience)) throws -> [PostgresResult] {
    guard let connection else { throw PostgresError.lost("there is no connection") }
    batch.roundTrips += 1
    let sent = queued.count
    let all = queued + requests
    queued.removeAll(keepingCapacity: true)
    do {
      return Array(try connection.run(all, timeout: timeout).dropFirst(sent))
    } catch {
      health.note(error)
      if error.remedy == .reconnect { self.connection = nil }
      throw error
    }
  }

  func ask(_ request: PostgresRequest) throws -> PostgresResult {
    guard let result = try ask([request]).last else { throw PostgresError.lost("no answer") }
    return result
  }

  /// As `ask`, of what changes something.
  func change(_ request: PostgresRequest) throws -> PostgresResult {
    hasWritten = true
    return try ask(request)
  }

  func load(_ keys: [Key], into set: inout WorkingSet) throws {
    let loading = PostgresLoading(keys, isLocking: failures > 0)
    let results = try ask([RemovalWatch.request] + loading.requests)
    // Who judges by what was known before would find users whom others have seen go.
    guard try !removals.follow(results[0], timeline: timeline, read: ask) else { throw OthersCameFirst() }
    try loading.note(Array(results.dropFirst()), into: &set, &loaded)
  }

  func organizationsUnderRemoval() throws -> Set<String> {
    let results = try ask([RemovalWatch.request, RemovalWatch.organizationsRequest])
    try removals.follow(results[0], timeline: timeline, read: ask)
    return Set(results[1].map { $0.text() })
  }

  func hasNameRules() throws -> Bool { try ask(PostgresRequest(PostgresNames.isAnyRule)).count > 0 }

  /// What the batch is run again for.
  private struct OthersCameFirst: Error {}

  func take(_ names: [HeldName]) throws -> Set<UniqueName> {
    hasWritten = true
    if names.contains(where: \.name.kind.isOfUser) { queued += loaded.takeOwnerGuards() }
    return try UniqueNamesTable.take(names, self)
  }

  func write(_ changes: StoredChanges) throws {
    guard !changes.isEmpty else { return }
    hasWritten = true
    let writing = PostgresWriting(changes, loaded, line, node)
    if writing.version > node.oldestVersion { try require(writing.version) }
    loaded.note(changes)
    if changes.released.contains(where: \.name.kind.isOfUser) { queued += loaded.takeOwnerGuards() }
    queued += writing.requests
  }

  private static let lockOldest = PostgresStatement("SELECT oldest FROM meta FOR UPDATE")
  private static let olderNodes = PostgresStatement(
    """
    SELECT number FROM nodes WHERE until > clock_timestamp() - make_interval(secs => \(NodeNumbers.margin))
      AND schema < $1::bigint ORDER BY number
    """)
  private static let raiseOldest = PostgresStatement("UPDATE meta SET oldest = $1::bigint")

  /// Sees to it that every node can read what a version has brought: those that serve, and those that come.
  private func require(_ version: Int) throws {
    let oldest = try ask(PostgresRequest(Self.lockOldest)).first { Int($0.integer()) } ?? 0
    guard oldest < version else { return node.note(oldestVersion: oldest) }
    let older = try ask(PostgresRequest(Self.olderNodes, .number(version))).map { $0.integer() }
    guard older.isEmpty else { throw OlderNodesServe(numbers: older) }
    queued.append(PostgresRequest(Self.raiseOldest, .number(version)))
  }

  /// The command fails alone: there is much that they can read.
  private struct OlderNodesServe: Error {
    var numbers: [Int64]

    var error: StoreError {
      StoreError(
        """
        nodes of a former version serve the database still (\(numbers.map(String.init).joined(separator: ", "))), and cannot \
        read this; replace them first
        """, isTransient: true)
    }
  }

  func commit() throws -> CommitOutcome {
    guard let connection else { throw PostgresError.lost("there is no connection") }
    guard hasWritten else {
      // Nothing depends on how it ends.
      _ = try ask([PostgresRequest(Self.rollback)])
      isInTransaction = false
      return .durable
    }
    queued += loaded.guards + [line.advance(at: clock.now)]
    connection.forgetWarnings()
    do {
      let last = try ask([PostgresRequest(Self.commit)], timeout: Self.commitTimeout).last
      isInTransaction = false
      guard last?.tag == "COMMIT" else { throw StoreError("the transaction was rolled back", isTransient: true) }
    } catch let error as PostgresError where error.remedy == .reconnect {
      // It was sent, and what came of it was not heard.
      self.connection = nil
      isInTransaction = false
      return .unknown
    }
    // Committed here, and perhaps not where the next primary will be.
    if connection.hasWarned("01000") || connection.hasWarned("57P01") {
      self.connection = nil
      return .unknown
    }
    line.batch += 1
    failures = 0
    health.noteCommit(batch)
    return .durable
  }

  /// Waits for whatever the old connection does still: the row of the line is its until then.
  func wasCommitted() throws -> Bool {
    let batch = line.batch
    connection = nil
    try reach { try connect() }
    health.noteUnknown(wasKept: line.batch > batch)
    return line.batch > batch
  }

  func rollback() {
    queued.removeAll()
    failures &+= 1
    defer { isInTransaction = false }
    guard isInTransaction, let connection, !connection.isLost else { return }
    do { try connection.run(PostgresRequest(Self.rollback)) } catch { self.connection = nil }
  }

  func close() { connection = nil }

  static func failure(of error: any Error) -> BatchFailure {
    switch error {
    case let error as PostgresError:
      switch error.remedy {
      case .again, .reconnect: .again(StoreError(error))
      case .wait: .store(StoreError(error))
      case .none: .job(StoreError(error))
      }
    case let error as OlderNodesServe: .job(error.error)
    case is OthersCameFirst: .again(StoreError("others came in between", isTransient: true))
    case let error as StoreError where error.isTransient: .store(error)
    default: .job(error)
    }
  }
}

/// The row that tells which batch of a connection was the last: a commit whose answer is lost is found there, and so is whom
/// a batch has changed.
struct WriterLine {
  let id: Int64
  /// Of the node, when the line was its.
  let number: Int
  private let session: Int64
  private let node: PostgresNode
  /// The last that is known to be kept.
  var batch: Int64 = 0

  private static let make = PostgresStatement(
    "INSERT INTO writers (id, session, batch) VALUES ($1::bigint, 0, 0) ON CONFLICT DO NOTHING")
  private static let take = PostgresStatement(
    """
    UPDATE writers SET session = $2::bigint WHERE id = $1::bigint
      AND EXISTS (SELECT 1 FROM nodes WHERE number = $3::bigint AND session = $2::bigint FOR SHARE)
    RETURNING batch
    """)
  private static let lock = PostgresStatement("SELECT 1 FROM writers WHERE id = $1::bigint FOR UPDATE")
  /// No number is given twice: whoever remembers what was lost finds that it is behind, and reads everything anew.
  private static let skip = PostgresStatement(
    """
    UPDATE writers SET batch = $3::bigint, mark = $3::bigint, kept = $3::bigint WHERE id = $1::bigint AND session = $2::bigint
    """)
  /// Whoever has lost the number of its node has lost the line.
  private static let advance = PostgresStatement(
    """
    WITH line AS (UPDATE writers SET batch = $3::bigint, date = greatest(date, $4::bigint)
      WHERE id = $1::bigint AND session = $2::bigint AND batch = $3::bigint - 1 RETURNING 1)
    SELECT 1 / count(*) FROM line
    """)

  init(_ node: PostgresNode, slot: Int) {
    number = node.number
    id = Int64(number * 16 + slot)
    session = node.session
    self.node = node
  }

  /// Takes the line, once whatever was begun on it has ended.
  /// - Returns: how many batches the database has lost that it had acknowledged.
  /// - Throws: `PostgresError`; `StoreError` where another has the node's number, and the line with it.
  mutating func take(_ connection: PostgresConnection) throws -> Int64 {
    // One transaction, so that who has the number is asked behind the lock.
    let results = try connection.run([
      PostgresRequest(Self.make, .integer(id)), PostgresRequest(Self.lock, .integer(id)),
      PostgresRequest(Self.take, .integer(id), .integer(session), .number(number)),
    ])
    guard let found = results[2].first({ $0.integer() }) else {
      node.noteLoss(of: number)
      throw StoreError("another node has the number of this one", isTransient: true)
    }
    let lost = batch - found
    if lost > 0 {
      // Beyond what may have been seen of the one that was being committed.
      batch += 2
      try connection.run(PostgresRequest(Self.skip, .integer(id), .integer(session), .integer(batch)))
    } else {
      batch = found
    }
    return max(0, lost)
  }

  func advance(at date: Timestamp) -> PostgresRequest {
    PostgresRequest(Self.advance, .integer(id), .integer(session), .integer(batch + 1), .date(date))
  }
}
