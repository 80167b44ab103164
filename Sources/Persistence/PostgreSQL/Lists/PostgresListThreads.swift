import Domain
import Glibc
import Synchronization
import Threads

/// Answers lists of users on threads and connections of their own: who matches is found in memory, and the page is read.
final class PostgresListThreads: Sendable {
  private let threads: ThreadPool<Context>
  private let index: MemoryColumns
  private let removals: RemovalWatch
  private let health: PostgresHealth
  private let isClosed = Atomic(false)

  /// So many lists wait for a thread; one more is refused.
  private static let waiting = 1024

  private final class Context {
    private let server: PostgresServer
    private let health: PostgresHealth
    private var connection: PostgresConnection?

    init(_ server: PostgresServer, _ health: PostgresHealth) { (self.server, self.health) = (server, health) }

    /// Runs `body`, which only reads; once more on another connection where one is lost.
    func read<Value>(_ body: (PostgresConnection) throws -> Value) throws -> Value {
      do {
        return try attempt(body)
      } catch let error as PostgresError where error.remedy == .reconnect {
        return try attempt(body)
      }
    }

    /// A list has no lock that others wait for, and may itself wait for a column that another list reads.
    private static let patience = PostgresStatement(
      "SELECT set_config('idle_in_transaction_session_timeout', '10min', false)")

    private func connect() throws -> PostgresConnection {
      let new = try server.connect()
      try new.run(PostgresRequest(Self.patience))
      connection = new
      return new
    }

    private func attempt<Value>(_ body: (PostgresConnection) throws -> Value) throws -> Value {
      do {
        if let old = connection, !server.isCurrent(old) { connection = nil }
        let current = try connection ?? connect()
        return try body(current)
      } catch {
        // A transaction may be open on it.
        connection = nil
        if let error = error as? PostgresError { health.note(error) }
        throw error
      }
    }
  }

  /// - Parameter memory: how many bytes of what lists search and sort by are kept in memory.
  /// - Throws: `StoreError` when the system gives no threads.
  init(_ server: PostgresServer, _ health: PostgresHealth, _ removals: RemovalWatch, memory: Int) throws {
    (self.removals, self.health) = (removals, health)
    index = MemoryColumns(limit: memory)
    do {
      threads = try ThreadPool(
        name: "lists", threads: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), waiting: Self.waiting
      ) {
        Context(server, health)
      }
    } catch {
      throw StoreError("\(error)")
    }
  }

  func close() { isClosed.store(true, ordering: .relaxed) }

  func page(_ query: UserQuery) async throws -> ItemPage<User> {
    try await inSnapshot { try Self.page(query, $0, $1) }
  }

  /// Runs `body` on one state of the database, again where memory is ahead of it. It ends the snapshot.
  func inSnapshot<Value: Sendable>(
    _ body: @escaping @Sendable (PostgresUserSnapshot, MemoryColumns) throws -> Value
  ) async throws -> Value {
    try await read { [removals, health] connection, index in
      try Self.inSnapshot(connection, index, removals, health) { try body($0, index) }
    }
  }

  /// Reads each column, two at a time: while the node sorts one, the database has another to read. Lists come in between.
  func prepare() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (count, column) in UserColumn.allCases.enumerated() {
        if count >= 2 { try await group.next() }
        group.addTask {
          try await self.inSnapshot { snapshot, index in
            _ = try index.view(snapshot)?.column(column)
            _ = try snapshot.end()
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// So often a newer snapshot is taken; memory that is ahead still is ahead of a database that has lost something.
  private static let snapshots = 3

  private static func inSnapshot<Value>(
    _ connection: PostgresConnection, _ index: MemoryColumns, _ removals: RemovalWatch, _ health: PostgresHealth,
    _ body: (PostgresUserSnapshot) throws -> Value
  ) throws -> Value {
    var attempt = 0
    while true {
      attempt += 1
      let snapshot = try PostgresUserSnapshot(connection, removals, health)
      do {
        return try body(snapshot)
      } catch is MemoryColumns.Outrun {
        _ = try snapshot.end()
        if attempt >= snapshots { index.forget() }
      }
    }
  }

  private static let users = PostgresStatement(
    """
    SELECT \(User.columns.of("u")) FROM unnest($1::bigint[]) WITH ORDINALITY AS k (number, place)
    JOIN users u ON u.number = k.number ORDER BY k.place
    """)

  private static func page(
    _ query: UserQuery, _ snapshot: PostgresUserSnapshot, _ index: MemoryColumns
  ) throws -> ItemPage<User> {
    var query = query.seen(with: snapshot.removals)
    if snapshot.names != .asStored { query.condition = try snapshot.withoutLoginNames(query.condition) }
    let isBehind = snapshot.names == .behind && query.looksAtUserNames
    let view = try isBehind ? index.wholeView(snapshot).named() : index.wholeView(snapshot)
    let matching = try MemoryMatch(view).numbers(query.condition)
    let numbers = try view.page(
      of: matching, by: query.order.column, isAscending: query.isAscending, offset: query.offset, limit: query.limit)
    var named = snapshot.names == .asStored ? nil : try snapshot.namedReader(for: numbers.map(Int64.init))
    let requests = numbers.isEmpty ? [] : [PostgresRequest(users, .integers(numbers.map(Int64.init)))]
    let rows = try snapshot.end(reading: requests).last
    let found = try rows?.map { try User(&$0) } ?? []
    return ItemPage(items: try found.map { try named?.seen($0) ?? $0 }, total: matching.count)
  }

  private func read<Value: Sendable>(
    _ work: @escaping @Sendable (PostgresConnection, MemoryColumns) throws -> Value
  ) async throws -> Value {
    guard !isClosed.load(ordering: .relaxed) else { throw StoreError("the store is closed", isTransient: true) }
    let index = index
    do {
      return try await threads.run { context in
        Result { try StoreError.translatingPostgres { try context.read { try work($0, index) } } }
      }.get()
    } catch ThreadPoolError.full {
      throw StoreError("too many lists are asked for", isTransient: true)
    }
  }
}
