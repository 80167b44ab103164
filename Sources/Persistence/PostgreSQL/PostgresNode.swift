import Domain
import Glibc
import Synchronization
import Threads

/// This process among those that share a database: it has a number that no other has at the time, hears of what others have
/// queued, and tells them.
final class PostgresNode: Sendable {
  /// What is called when others have done something of which this node should hear.
  typealias Ring = @Sendable (PostgresNews) -> Void

  /// The number is another one once another node has the former.
  private let held: Atomic<Int>
  private let numbers: NodeNumbers
  /// The oldest version whose nodes can serve the database, as far as is known: what later ones have brought is not written
  /// yet.
  private let oldest: Atomic<Int>
  private let server: PostgresServer
  private let settings: [String: String]
  private let clock: any Clock
  /// Of the database, for all nodes.
  private let time: DatabaseClock
  /// Of this machine: held against it.
  private let machine: any Clock
  private let state: Monitor<State>
  /// Wakes the thread: what is written into the second can be read from the first.
  private let wake: (reading: Int32, writing: Int32)

  private struct State {
    /// Of the monotonic clock: until when nobody else gets the number.
    var heldUntil: Int64
    /// How far this machine's clock is ahead of the database's, in milliseconds.
    var offset: Int64
    /// How many follow the primary.
    var standbys = 0
    var queued: Set<PostgresNews> = []
    var isClosed = false
    var hasEnded = false
    var trouble: StoreTrouble?
    var notice: StoreTrouble?
    /// Which settings of other nodes differ, as was told.
    var differing: [String] = []
  }

  private static let renewal: Int64 = 10_000
  /// Milliseconds after a renewal for which the number is surely this node's.
  private static let trusted = Int64(NodeNumbers.lease - NodeNumbers.margin) * 1000
  /// Milliseconds after which a node looks by itself for what it was not told.
  private static let interval: Int64 = 1000
  /// Milliseconds until a server that commits nothing is left for another.
  private static let patience: Int32 = 5000
  /// A clock that is off by more starts nothing, in milliseconds.
  private static let greatestOffset: Int64 = 1000

  private static let askTime = PostgresStatement("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
  private static let standbyCount = PostgresStatement("SELECT count(*) FROM pg_stat_replication")
  private static let listen = PostgresStatement("LISTEN signet")
  private static let notify = PostgresStatement("SELECT pg_notify('signet', $1::text)")
  private static let waiting = PostgresStatement(
    """
    SELECT c.channel FROM (VALUES (1::bigint), (2)) AS c (channel)
    WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.channel = c.channel AND o.due <= $1::bigint)
    """)
  /// Which provider sends for each channel, as it was put last: under a number that is higher than all before. A value that
  /// is damaged names nobody: the node goes on.
  private static let providers = PostgresStatement(
    """
    SELECT a.key, a.sequence, coalesce(p.sequence, 0) FROM items a LEFT JOIN items p
      ON p.kind = \(ItemRecord.Kind.provider.rawValue) AND p.owner = '' AND convert_to(p.key, 'UTF8') = a.value
    WHERE a.kind = \(ItemRecord.Kind.activeProvider.rawValue) AND a.owner = ''
    """)
  private static let otherSettings = PostgresStatement(
    """
    SELECT number, settings FROM nodes WHERE until > clock_timestamp() AND session <> $1::bigint AND settings <> ''
    ORDER BY number
    """)

  /// Takes a number, and starts the thread that keeps it.
  /// - Parameters:
  ///   - clock: what messages are due by.
  ///   - time: is set by the database's time from now on.
  ///   - machine: this machine's own clock.
  ///   - settings: what all nodes should have alike, by the names of settings.
  /// - Throws: `PostgresError`; `StoreError` where this machine's clock is wrong, or all numbers are taken.
  init(
    _ server: PostgresServer, clock: any Clock, time: DatabaseClock, machine: any Clock, settings: [String: String],
    ring: @escaping Ring
  ) throws {
    (self.server, self.settings, self.clock, self.time, self.machine) = (server, settings, clock, time, machine)
    let connection = try server.connect()
    let offset = try Self.follow(time, of: connection, beside: machine)
    guard abs(offset) <= Self.greatestOffset else { throw StoreError(Self.offsetTrouble(offset)) }
    numbers = NodeNumbers(session: Int64.random(in: 1...Int64.max), settings: Self.kept(settings))
    let start = monotonicMilliseconds()
    let (number, oldest) = try numbers.claim(connection)
    self.oldest = Atomic(oldest)
    guard let number else {
      throw StoreError(
        "256 nodes serve the database already, or have stopped within the last minute", isTransient: true)
    }
    held = Atomic(number)
    state = Monitor(State(heldUntil: start + Self.trusted, offset: offset))
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw StoreError("the system gives no pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wake = (ends[0], ends[1])
    // It holds the node until that is closed.
    let code = startThread(name: "signet-node") { self.serve(ring) }
    guard code == 0 else { throw StoreError(threadRefusal(code)) }
  }

  deinit {
    Glibc.close(wake.reading)
    Glibc.close(wake.writing)
  }

  var number: Int { held.load(ordering: .relaxed) }
  var session: Int64 { numbers.session }

  var oldestVersion: Int { oldest.load(ordering: .relaxed) }
  func note(oldestVersion: Int) { oldest.max(oldestVersion, ordering: .relaxed) }

  /// Whether the number is this node's still.
  var isHeld: Bool { state.withLock { monotonicMilliseconds() < $0.heldUntil } }

  /// In milliseconds; positive where this machine's clock is ahead.
  var clockOffset: Int64 { state.withLock { $0.offset } }

  /// A number that was this node's was found to be another's.
  func noteLoss(of number: Int) {
    state.withLock { if number == self.number { $0.heldUntil = 0 } }
    wakeUp()
  }

  var standbys: Int { state.withLock { $0.standbys } }

  var trouble: StoreTrouble? {
    state.withLock { state in
      if monotonicMilliseconds() >= state.heldUntil {
        return state.trouble
          ?? StoreTrouble(
            "the node has lost its place", "the database was out of reach for so long that the node's number is free")
      }
      guard abs(state.offset) > Self.greatestOffset else { return nil }
      return StoreTrouble("the clock is wrong", Self.offsetTrouble(state.offset))
    }
  }

  /// Told once.
  func takeNotice() -> StoreTrouble? {
    state.withLock { state in
      defer { state.notice = nil }
      return state.notice
    }
  }

  private static func offsetTrouble(_ offset: Int64) -> String {
    """
    this machine's clock is \(Double(offset) / 1000) s ahead of the database's; all nodes and the database have to keep the \
    same time (NTP)
    """
  }

  /// Tells the other nodes. Merged where many do.
  func announce(_ news: PostgresNews) {
    let isNew = state.withLock { $0.queued.insert(news).inserted }
    if isNew { wakeUp() }
  }

  /// Gives the number back. Blocks until that is done, or cannot be done.
  func close() {
    end()
    state.wait { $0.hasEnded ? () : nil }
  }

  /// As `close`, and waits for nothing.
  func end() {
    state.withLock { $0.isClosed = true }
    wakeUp()
  }

  private func wakeUp() {
    var byte: UInt8 = 1
    _ = write(wake.writing, &byte, 1)
  }

  /// Sets a clock by the time that a database tells, unless that differs too much from the machine's: then one of the two is
  /// wrong, and nobody knows which.
  /// - Returns: how far the machine's clock is ahead, in milliseconds.
  private static func follow(
    _ time: DatabaseClock, of connection: PostgresConnection, beside machine: any Clock
  ) throws -> Int64 {
    // The quickest answer of three tells it best.
    var best: (question: Int64, answer: Int64, told: Timestamp, own: Timestamp)?
    for _ in 0..<3 {
      let (question, own) = (monotonicMicroseconds(), machine.now)
      let told = try connection.run(PostgresRequest(askTime), timeout: patience).first { $0.date() }
      let answer = monotonicMicroseconds()
      guard let told, answer - question < best.map({ $0.answer - $0.question }) ?? .max else { continue }
      best = (question, answer, told, own)
    }
    guard let best else { throw PostgresError.lost("the database tells no time") }
    let own = best.own.microseconds + (best.answer - best.question) / 2
    let offset = (own - best.told.microseconds) / 1000
    if abs(offset) <= greatestOffset { time.note(best.told, between: best.question, and: best.answer) }
    return offset
  }
}

// The thread's part: it has a connection that listens, and renews the lease.
extension PostgresNode {
  fileprivate func serve(_ ring: Ring) {
    var connection: PostgresConnection?
    var (renewed, looked) = (Int64(0), Int64(0))
    var providers: [String: [Int64]]?
    var wasConnected = false
    var backoff = Backoff()
    while !state.withLock({ $0.isClosed }) {
      do {
        let current: PostgresConnection
        if let connection, server.isCurrent(connection) {
          current = connection
        } else {
          current = try server.connect()
          try current.run(PostgresRequest(Self.listen))
          connection = current
          renewed = 0
          // Whatever was said meanwhile was not heard.
          if wasConnected { for news in PostgresNews.all { ring(news) } }
          wasConnected = true
        }
        if monotonicMilliseconds() - renewed >= Self.renewal || !isHeld {
          renewed = monotonicMilliseconds()
          try renewLease(current, renewed)
          try compareSettings(current)
        }
        if monotonicMilliseconds() - looked >= Self.interval {
          looked = monotonicMilliseconds()
          try look(current, &providers, ring)
        }
        try tell(current)
        backoff = Backoff()
        try hear(current, ring)
      } catch {
        connection = nil
        let message = (error as? PostgresError)?.description ?? "\(error)"
        state.withLock { $0.trouble = StoreTrouble("the database cannot be reached", message) }
        backoff.pause()
      }
    }
    if connection == nil { connection = try? server.connect() }
    if let connection { try? numbers.giveBack(number, connection) }
    state.withLockBroadcasting { $0.hasEnded = true }
  }

  private func renewLease(_ connection: PostgresConnection, _ now: Int64) throws {
    let isOwn = try numbers.renew(number, connection, timeout: Self.patience) || takeAnother(connection)
    let offset = try Self.follow(time, of: connection, beside: machine)
    let standbys = try connection.run(PostgresRequest(Self.standbyCount)).first { Int($0.integer()) } ?? 0
    state.withLock { state in
      (state.offset, state.standbys) = (offset, standbys)
      state.heldUntil = isOwn ? now + Self.trusted : 0
      state.trouble =
        isOwn
        ? nil
        : StoreTrouble(
          "another node has this one's place",
          "node \(number) was out of reach for so long that another has its number, and no other one is free")
    }
  }

  /// Goes on under another number. What was begun under the former one is known by its line in `writers`, which is another
  /// node's now.
  private func takeAnother(_ connection: PostgresConnection) throws -> Bool {
    let (found, oldest) = try numbers.claim(connection)
    note(oldestVersion: oldest)
    guard let found else { return false }
    let former = held.exchange(found, ordering: .relaxed)
    state.withLock { state in
      state.notice = StoreTrouble(
        "the node has another number",
        "node \(former) was out of reach for so long that another has its number; it goes on as node \(found)")
    }
    return true
  }

  /// As rows have them.
  private static func kept(_ settings: [String: String]) -> [UInt8] {
    Array(settings.map { "\($0)=\($1)" }.sorted().joined(separator: "\u{1}").utf8)
  }

  private static func settings(kept: [UInt8]) -> [String: String] {
    let words = String(decoding: kept, as: UTF8.self).split(separator: "\u{1}").map {
      $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }
    return Dictionary(words.map { ($0[0], $0.count > 1 ? $0[1] : "") }, uniquingKeysWith: { $1 })
  }

  private func compareSettings(_ connection: PostgresConnection) throws {
    // Operators' commands have none.
    guard !settings.isEmpty else { return }
    let others = try connection.run(PostgresRequest(Self.otherSettings, .integer(session))).map {
      (number: $0.integer(), settings: Self.settings(kept: $0.blob()))
    }
    let differing = others.compactMap { other -> String? in
      // What only one version knows says nothing.
      let names = settings.filter { name, value in other.settings[name].map { $0 != value } ?? false }.keys.sorted()
      return names.isEmpty ? nil : "node \(other.number) has another \(names.joined(separator: ", "))"
    }
    state.withLock { state in
      defer { state.differing = differing }
      guard !differing.isEmpty, differing != state.differing else { return }
      state.notice = StoreTrouble(
        "other nodes have other settings",
        "node \(number): \(differing.joined(separator: "; ")); they should be the same on all nodes")
    }
  }

  private func tell(_ connection: PostgresConnection) throws {
    let queued = state.withLock { state in
      defer { state.queued.removeAll() }
      return state.queued
    }
    do {
      for news in queued {
        try connection.run(PostgresRequest(Self.notify, .text(news.text)), timeout: Self.patience)
      }
    } catch {
      // Told twice it is only heard twice.
      state.withLock { $0.queued.formUnion(queued) }
      throw error
    }
  }

  /// Waits for what others say, at most a second.
  private func hear(_ connection: PostgresConnection, _ ring: Ring) throws {
    // What has come with an answer makes no descriptor readable.
    if try pass(connection.notifications(), ring) { return }
    var waited = [
      pollfd(fd: connection.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&waited, 2, Int32(Self.interval))
    var bytes = [UInt8](repeating: 0, count: 64)
    _ = read(wake.reading, &bytes, bytes.count)
    guard ready > 0 else { return }
    try pass(connection.notifications(), ring)
    // What comes within this time is told at once with it.
    if waited[1].revents != 0 { usleep(5000) }
  }

  /// - Returns: whether there was anything.
  @discardableResult
  private func pass(_ payloads: [String], _ ring: Ring) -> Bool {
    for news in payloads.compactMap(PostgresNews.init) { ring(news) }
    return !payloads.isEmpty
  }

  /// Looks by itself: who would have told something may have ended before.
  private func look(_ connection: PostgresConnection, _ providers: inout [String: [Int64]]?, _ ring: Ring) throws {
    let results = try connection.run(
      [
        PostgresRequest(Self.waiting, .date(clock.now.adding(seconds: -1))), PostgresRequest(Self.providers),
      ], timeout: Self.patience)
    let waiting = results[0].map { Int($0.integer()) }
    for channel in waiting.compactMap(Notification.Channel.init) { ring(.queued(channel)) }
    let rows = results[1].map { row in (row.text(), [row.integer(), row.integer()]) }
    let found = Dictionary(rows, uniquingKeysWith: { $1 })
    defer { providers = found }
    guard let providers else { return }
    for channel in Notification.Channel.allCases where providers["\(channel.rawValue)"] != found["\(channel.rawValue)"]
    {
      ring(.provider(channel))
    }
  }
}
