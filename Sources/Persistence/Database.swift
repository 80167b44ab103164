import Glibc
import Domain

/// A store that is open, whichever it is.
package protocol OpenStore: Store, Directory, UserItems, Outbox, Housekeeping {
  /// Reads what lists of many users need before one asks for it. Takes seconds for a million users, and holds up nobody.
  func prepareLists() async throws
  /// Writes what waits and closes. Everything after that fails.
  func close() async
}

extension SQLiteStore: OpenStore {}

/// Where a store is kept, by a path or a URL: the one place that knows which store that makes it.
package struct Database: Sendable {
  /// As the settings name it.
  package let location: String
  private let path: String

  /// - Parameter location: the path of a SQLite file, also as `sqlite:PATH`.
  /// - Throws: `StoreError` for a store that this version does not have.
  package init(_ location: String) throws(StoreError) {
    self.location = location
    if location.hasPrefix("sqlite:") {
      path = String(location.dropFirst("sqlite:".count))
    } else if let scheme = location.firstRange(of: "://") {
      throw StoreError("no store is known by \(location[..<scheme.upperBound])")
    } else {
      path = location
    }
  }

  /// Whether there is a store yet.
  package var exists: Bool { access(path, F_OK) == 0 }

  /// Opens the store for this process, creating or migrating it as need be.
  ///
  /// - Parameters:
  ///   - queueLimit: how many commands may wait for the writer. Beyond it callers are told at once that the store is busy.
  ///   - listMemory: how many bytes of what lists search and sort by may be kept in memory.
  /// - Throws: `StoreError`.
  package static func open(
    _ location: String, clock: any Clock, queueLimit: Int = 16_384, listMemory: Int = 512 << 20
  ) throws -> any OpenStore {
    try SQLiteStore(path: Database(location).path, clock: clock, queueLimit: queueLimit, listMemory: listMemory)
  }

  /// Compares every state with the fold of its events, also while the store is served.
  package func verifyState() throws -> StateReport { try SQLiteStore.verifyState(path) }

  /// Copies the store, also while it is served, to a file that does not exist yet, and checks the copy.
  package func backUp(to target: String) throws { try SQLiteStore.backUp(path, to: target) }

  /// Takes what tells who a removed user was out of a store that nobody serves.
  /// - Returns: how many events were on record.
  package func erasePersonalData(of userID: String, clock: any Clock) async throws -> Int {
    try await SQLiteStore.erasePersonalData(of: userID, in: path, clock: clock)
  }

  /// Finds the page of each query, also while the store is served, and tells how and at what cost.
  package func explain(_ queries: [UserQuery]) throws -> [ListExplanation] {
    try SQLiteStore.explain(queries, in: path)
  }
}
