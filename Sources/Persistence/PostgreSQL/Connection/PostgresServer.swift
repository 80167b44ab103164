import Domain
import Glibc
import Synchronization

/// The database, by whichever host serves it: makes connections that are known to be the primary's.
///
/// A primary that was replaced may come back and not know it: it takes writes, or lets them hang, and answers with what was
/// true once. So hosts are tried one by one, and what is on an older timeline than was seen is left.
final class PostgresServer: Sendable {
  private let location: PostgresLocation
  /// Of the host that served last.
  private let preferred = Atomic(0)
  /// The highest timeline that a connection was on: with each failover it grows.
  private let timeline = Atomic(0)
  /// Of all its connections.
  let deadline = PostgresDeadline()

  /// A node whose cable was cut is to hold nobody up for long: the server has to find out, too. Plans are made once, of tables
  /// that may be empty still: the indexes are what counts later. What a role or a database sets for others holds here no more.
  private static let settings = PostgresStatement(
    """
    SELECT set_config('lock_timeout', '2s', false), set_config('idle_in_transaction_session_timeout', '5s', false),
      set_config('tcp_keepalives_idle', '2', false), set_config('tcp_keepalives_interval', '1', false),
      set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '3000', false),
      set_config('plan_cache_mode', 'force_generic_plan', false), set_config('jit', 'off', false),
      set_config('client_min_messages', 'warning', false), set_config('enable_seqscan', 'off', false),
      set_config('enable_hashjoin', 'off', false), set_config('enable_mergejoin', 'off', false),
      set_config('statement_timeout', '0', false), set_config('idle_session_timeout', '0', false),
      set_config('default_transaction_isolation', 'read committed', false),
      (SELECT set_config(name, '0', false) FROM pg_settings WHERE name = 'transaction_timeout')
    """)
  private static let durability = PostgresStatement(
    """
    SELECT current_setting('synchronous_commit'), current_setting('fsync'), current_setting('full_page_writes'),
      current_setting('server_version_num')::int, current_setting('server_encoding')
    """)
  private static let line = PostgresStatement(
    """
    SELECT CASE WHEN NOT pg_is_in_recovery() THEN substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END
    """)
  /// A primary that was replaced, and does not know, answers everything but this.
  private static let probe = PostgresStatement("UPDATE power SET version = version")

  /// - Parameter url: or words of libpq's.
  /// - Throws: `StoreError` when it names no place.
  init(_ url: String) throws(StoreError) { location = try PostgresLocation(url) }

  /// - Parameters:
  ///   - isServing: whether tables are there, so that it can be tried whether commits succeed.
  ///   - isReading: whether a standby will do.
  /// - Throws: what the last host has answered: `PostgresError`; `StoreError` for a database that does not keep what it has
  ///   acknowledged.
  func connect(isServing: Bool = true, isReading: Bool = false) throws -> PostgresConnection {
    let hosts = location.hosts
    // Who has seen none yet looks at all: the first may have been replaced.
    if !isReading, hosts.count > 1, timeline.load(ordering: .relaxed) == 0 {
      for host in hosts { if let connection = try? open(host, isReading: false) { note(connection.timeline) } }
    }
    let first = preferred.load(ordering: .relaxed)
    var last: any Error = PostgresError.lost("no host is named")
    for index in hosts.indices.map({ (first + $0) % hosts.count }) {
      do {
        let connection = try connect(hosts[index], isServing: isServing, isReading: isReading)
        preferred.store(index, ordering: .relaxed)
        return connection
      } catch {
        // What is only not there says less than what has refused.
        if (last as? PostgresError)?.state.isEmpty ?? false || (error as? PostgresError)?.state.isEmpty != true {
          last = error
        }
      }
    }
    throw last
  }

  private static let session = PostgresStatement("SELECT pg_backend_pid()")

  /// What a connection says of itself, and prepares, has to hold for as long as it is open.
  /// - Parameter connection: nobody else's.
  /// - Throws: `StoreError` where what stands before the database gives several connections one session.
  func requireSessions(beside connection: PostgresConnection) throws {
    let sessions = try [connect(isServing: false), connection].map {
      try $0.run(PostgresRequest(Self.session)).first { $0.integer() }
    }
    guard sessions[0] == sessions[1] else { return }
    throw StoreError(PostgresError(state: "42P05", message: "two connections have one session"))
  }

  /// Whether no server has taken the place since of the one that a connection is to.
  func isCurrent(_ connection: PostgresConnection) -> Bool {
    connection.timeline >= timeline.load(ordering: .relaxed)
  }

  /// The highest that was seen.
  var currentTimeline: Int { timeline.load(ordering: .relaxed) }

  private func note(_ line: Int) { timeline.max(line, ordering: .relaxed) }

  private func connect(
    _ host: [(keyword: String, value: String)], isServing: Bool, isReading: Bool
  ) throws -> PostgresConnection {
    let connection = try open(host, isReading: isReading)
    guard isReading || isCurrent(connection) else {
      throw PostgresError(state: "25006", message: "this server was replaced by another, and is out of date")
    }
    let found = try connection.run([PostgresRequest(Self.settings), PostgresRequest(Self.durability)])
    try found[1].forEach { try Self.check(&$0) }
    if isServing { try connection.run(PostgresRequest(Self.probe), timeout: 5000) }
    // Only now: what takes no commits counts for nothing.
    note(connection.timeline)
    return connection
  }

  private func open(_ host: [(keyword: String, value: String)], isReading: Bool) throws -> PostgresConnection {
    guard !deadline.isOver else { throw PostgresError.lost("the server is about to end") }
    let connection = try PostgresConnection(
      [
        ("target_session_attrs", isReading ? "any" : "read-write"), ("connect_timeout", "3"),
        ("tcp_user_timeout", "3000"),
        ("keepalives_idle", "2"), ("keepalives_interval", "1"), ("keepalives_count", "3"),
        ("application_name", "signet"), ("dbname", location.url), ("client_encoding", "UTF8"),
      ] + host, deadline: deadline)
    let line = try connection.run(PostgresRequest(Self.line), timeout: 5000).first { row in
      row.isNull ? 0 : Int(row.text(), radix: 16) ?? 0
    }
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

/// When a database that does not answer is waited for no longer, because the process is to end. One that answers is used
/// until then and after.
final class PostgresDeadline: Sendable {
  private let end = Atomic(Int64.max)

  var isOver: Bool { monotonicMilliseconds() >= end.load(ordering: .relaxed) }

  /// Makes it come in so long, or earlier where that was said.
  func come(in milliseconds: Int64) { end.min(monotonicMilliseconds() + milliseconds, ordering: .relaxed) }
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
