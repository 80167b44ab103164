import Glibc
import Threads
import Domain

/// Answers lists of users on threads of their own: one may take many milliseconds, for which no event loop should wait.
final class UserListThreads: Sendable {
  private let threads: ThreadPool<Void>
  private let readers: ReaderPool
  private let index: MemoryColumns
  private let members = MemberOrders()
  private let board: RemovalBoard

  /// So many lists wait for a thread; one more is refused.
  private static let waiting = 1024
  /// With fewer users a column is read in a few milliseconds, whenever a list needs it.
  private static let fewUsers = 20_000

  /// - Parameter memory: how many bytes of what lists search and sort by are kept in memory.
  /// - Throws: `StoreError` when the system gives no threads.
  init(_ readers: ReaderPool, _ board: RemovalBoard, memory: Int) throws {
    self.readers = readers
    self.board = board
    self.index = MemoryColumns(limit: memory)
    do {
      self.threads = try ThreadPool(
        name: "lists", threads: sysconf(Int32(_SC_NPROCESSORS_ONLN)), waiting: Self.waiting
      ) {}
    } catch {
      throw StoreError("\(error)")
    }
  }

  func page(_ query: UserQuery) async throws -> ItemPage<User> {
    try await self.run { [board] in try UserListPlan($0, $1).page(query, board) }
  }

  func page(_ query: MemberQuery) async throws -> ItemPage<Member> {
    try await self.run { [board, members] in try MemberListPlan($0, $1, members).page(query, board) }
  }

  /// Reads what lists of many users need before one asks for it, one column at a time, so that lists come in between.
  func prepare() async throws {
    guard
      try await self.run({ reader, _ in try reader.connection.integer("SELECT max(number) FROM users") ?? 0 })
        > Self.fewUsers
    else { return }
    for column in UserColumn.allCases {
      try await self.run { reader, index in
        try reader.connection.inNewestSnapshot { _ = try index.view(reader.connection)?.column(column) }
      }
    }
  }

  /// Reads what takes long, and is no list of users.
  func read<Result: Sendable>(_ work: @escaping @Sendable (SQLiteReads) throws -> Result) async throws -> Result {
    try await self.run { reader, _ in try work(reader) }
  }

  private func run<Result: Sendable>(
    _ work: @escaping @Sendable (SQLiteReads, MemoryColumns) throws -> Result
  ) async throws -> Result {
    let (readers, index) = (self.readers, self.index)
    do {
      return try await self.threads.run { _ in Swift.Result { try readers.read { try work($0, index) } } }.get()
    } catch ThreadPoolError.full {
      throw StoreError("too many lists are asked for", isTransient: true)
    }
  }
}
