import Foundation
import Synchronization
import Testing
@testable import Domain
import StoreSupport

@testable import Persistence

/// The stores that the contract suite runs against.
enum StoreKind: CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite, memory, postgres

  var testDescription: String {
    switch self {
    case .sqlite: "SQLite"
    case .memory: "memory"
    case .postgres: "PostgreSQL"
    }
  }

  /// A new, empty store.
  func make() throws -> any TestedStore {
    switch self {
    case .sqlite: try TestStore()
    case .memory: try TestMemoryStore()
    case .postgres: try TestPostgresStore()
    }
  }

  /// A new, empty store that decides all commands in the order in which they come.
  func makeOrdered() throws -> any TestedStore {
    switch self {
    case .sqlite, .memory: try make()
    case .postgres: try TestPostgresStore(writers: 1)
    }
  }
}

/// A store under test, and the clock that it looks at.
protocol TestedStore: AnyObject, Sendable {
  var clock: TestClock { get }
  var store: any OpenStore { get }
  /// Closes the store and opens it again.
  func reopen() async throws
  func verifyState() throws -> StateReport
  /// How many user names are held.
  func userNameCount() throws -> Int
  /// Makes the row of a user unreadable, behind the store's back.
  func damage(userID: String) throws
}

extension TestedStore {
  /// The id of an organization that is there, with the instance and a program `admin` whose token's digest is [1].
  @discardableResult
  func setUp() async throws -> String {
    try await self.store.execute(
      try .setUp(
        NewInstance(
          instanceID: "1", organizationID: "10", organizationName: "Acme",
          admin: NewOwner(userID: "11", userName: "admin", tokenID: "12", tokenDigest: [1]), baseDomain: "localhost")))
    return "10"
  }
}

final class TestMemoryStore: TestedStore {
  let clock = TestClock()
  private let opened: Mutex<MemoryStore>

  var store: any OpenStore { memory }
  private var memory: MemoryStore { opened.withLock { $0 } }

  init(outcomes: [MemoryCommit] = []) throws { opened = Mutex(try MemoryStore(clock: clock, outcomes: outcomes)) }

  func reopen() async throws {
    let store = try await memory.reopened()
    opened.withLock { $0 = store }
  }

  func verifyState() throws -> StateReport { try memory.verifyState() }
  func userNameCount() throws -> Int { memory.names.count { $0.kind == .userName } }
  func damage(userID: String) { memory.damage(.user(userID)) }
}

/// A store on a file of its own, which goes with it, and the clock that it looks at.
final class TestStore: TestedStore {
  let clock = TestClock()
  let directory: String
  private let opened: Mutex<SQLiteStore>

  var path: String { self.directory + "/signet.db" }
  var sqlite: SQLiteStore { self.opened.withLock { $0 } }
  var store: any OpenStore { self.sqlite }

  init(queueLimit: Int = 16_384) throws {
    self.directory = NSTemporaryDirectory() + "signet-store-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: self.directory, withIntermediateDirectories: true)
    self.opened = Mutex(
      try SQLiteStore(path: self.directory + "/signet.db", clock: self.clock, queueLimit: queueLimit))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: self.directory)
  }

  /// Closes the store and opens it again.
  func reopen() async throws {
    await self.sqlite.close()
    let store = try SQLiteStore(path: self.path, clock: self.clock)
    self.opened.withLock { $0 = store }
  }

  func userNameCount() throws -> Int {
    let connection = try Connection(path: self.path, access: .readOnly)
    return Int(try connection.integer("SELECT count(*) FROM unique_names WHERE kind = 1") ?? 0)
  }

  func verifyState() throws -> StateReport { try SQLiteStore.verifyState(self.path) }

  /// Runs SQL on the file, behind the store's back.
  func tamper(_ sql: String) throws {
    try Connection(path: self.path, access: .readWrite).execute(sql)
  }

  func damage(userID: String) throws { try tamper("UPDATE users SET payload = x'ff' WHERE id = '\(userID)'") }
}

/// Stands still until it is told otherwise.
final class TestClock: Domain.Clock {
  private let time = Mutex(Timestamp(seconds: 1_764_000_000))

  var now: Timestamp { self.time.withLock { $0 } }

  func advance(seconds: Int64) {
    self.time.withLock { $0 = $0.adding(seconds: seconds) }
  }
}
