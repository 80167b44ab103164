import Domain
import Glibc
import Synchronization

/// The database, by whichever host serves it: makes connections that are known to be the primary's.
final class PostgresServer: Sendable {
  private let location: String
  /// The highest timeline that a connection was on: with each failover it grows.
  private let timeline = Mutex(0)

  /// Plans are made once, of tables that may be empty still: the indexes are what counts later.
  private static let settings = PostgresStatement(
    """
    SELECT set_config('lock_timeout', '2s', false), set_config('idle_in_transaction_session_timeout', '10s', false),
      set_config('plan_cache_mode', 'force_generic_plan', false), set_config('jit', 'off', false),
      set_config('client_min_messages', 'warning', false), set_config('enable_seqscan', 'off', false),
      set_config('enable_hashjoin', 'off', false), set_config('enable_mergejoin', 'off', false)
    """)
  private static let durability = PostgresStatement(
    """
    SELECT current_setting('synchronous_commit'), current_setting('fsync'), current_setting('full_page_writes'),
      current_setting('server_version_num')::int, current_setting('server_encoding')
    """)
  private static let line = PostgresStatement("SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)")
  /// A primary that was replaced, and does not know, answers everything but this.
  private static let probe = PostgresStatement("UPDATE power SET version = version")

  /// - Parameter location: a URL or words of libpq's.
  /// - Throws: `PostgresError` when libpq does not understand it.
  init(_ location: String) throws(PostgresError) {
    self.location = location
    try PostgresConnection.check(location)
  }

  /// A URL as logs may show it.
  static func withoutPassword(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    var rest = url[scheme.upperBound...]
    let hosts = rest.prefix { $0 != "/" && $0 != "?" }
    guard let at = hosts.lastIndex(of: "@"), let colon = hosts[..<at].firstIndex(of: ":") else {
      return hidingParameter(url)
    }
    rest.replaceSubrange(colon..<at, with: "")
    return hidingParameter(url[..<scheme.upperBound] + rest)
  }

  private static func hidingParameter(_ url: some StringProtocol) -> String {
    url.split(separator: "&", omittingEmptySubsequences: false).map { part -> String in
      guard let word = part.firstRange(of: "password=") else { return String(part) }
      return part[..<word.upperBound] + "…"
    }.joined(separator: "&")
  }

  /// - Parameters:
  ///   - isServing: whether tables are there, so that it can be tried whether commits succeed.
  /// - Throws: `PostgresError`; `StoreError` for a database that does not keep what it has acknowledged.
  ///   - isReading: whether a standby will do.
  func connect(isServing: Bool = true, isReading: Bool = false) throws -> PostgresConnection {
    let connection = try PostgresConnection([
      ("target_session_attrs", isReading ? "any" : "read-write"), ("connect_timeout", "3"),
      ("tcp_user_timeout", "3000"),
      ("keepalives_idle", "2"), ("keepalives_interval", "1"), ("keepalives_count", "3"),
      ("application_name", "signet"), ("client_encoding", "UTF8"), ("dbname", location),
    ])
    let found = try connection.run([PostgresRequest(Self.settings), PostgresRequest(Self.durability)])
    try found[1].forEach { try Self.check(&$0) }
    guard isServing else { return connection }
    try connection.run(PostgresRequest(Self.probe), timeout: 5000)
    let line = try? connection.run(PostgresRequest(Self.line)).first { Int($0.text(), radix: 16) ?? 0 }
    let isOld = timeline.withLock { highest in
      guard let line else { return false }
      defer { highest = max(highest, line) }
      return line < highest
    }
    if isOld { throw PostgresError(state: "25006", message: "this server was replaced by another, and is out of date") }
    connection.timeline = line ?? 0
    return connection
  }

  private static func check(_ row: inout PostgresRow) throws {
    let (commit, fsync, pages) = (row.text(), row.text(), row.text())
    let (version, encoding) = (row.integer(), row.text())
    guard version >= 150_000 else {
      throw StoreError("PostgreSQL 15 is the oldest that serves; this is \(version / 10_000)")
    }
    guard encoding == "UTF8" else {
      throw StoreError("the database's encoding is \(encoding); create it with ENCODING 'UTF8'")
    }
    guard ["on", "remote_apply", "remote_write", "local"].contains(commit), fsync == "on", pages == "on" else {
      throw StoreError(
        """
        the database loses in a crash what it has acknowledged: synchronous_commit is \(commit), fsync \(fsync), \
        full_page_writes \(pages); all three have to be on
        """)
    }
  }
}

/// Pauses between tries, ever longer: 50 ms up to 2 s, each at random a part of it.
struct Backoff {
  private var milliseconds: UInt32 = 50

  /// Blocks the thread.
  mutating func pause() {
    usleep(UInt32.random(in: milliseconds * 500...milliseconds * 1000))
    milliseconds = min(2000, milliseconds * 2)
  }
}

/// Time that goes on whatever the clock is set to, in milliseconds.
func monotonicMilliseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
