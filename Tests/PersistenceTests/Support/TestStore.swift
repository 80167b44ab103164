import Foundation
import Synchronization
import Testing
import Domain

@testable import Persistence

/// The stores that the contract suite runs against.
enum StoreKind: CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite

  var testDescription: String {
    switch self {
    case .sqlite: "SQLite"
    }
  }

  /// A new, empty store.
  func make() throws -> TestStore {
    switch self {
    case .sqlite: try TestStore()
    }
  }
}

/// A store on a file of its own, which goes with it, and the clock that it looks at.
final class TestStore: Sendable {
  let clock = TestClock()
  let directory: String
  private let opened: Mutex<SQLiteStore>

  var path: String { self.directory + "/signet.db" }
  var sqlite: SQLiteStore { self.opened.withLock { $0 } }
  var store: any Store & Outbox & Housekeeping { self.sqlite }

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

  /// Runs SQL on the file, behind the store's back.
  func tamper(_ sql: String) throws {
    try Connection(path: self.path, access: .readWrite).execute(sql)
  }

  /// The id of an organization that is there, with the instance and a program `admin` whose token's digest is [1].
  @discardableResult
  func setUp() async throws -> String {
    try await self.store.execute(
      try .setUp(
        NewInstance(
          instanceID: "1", organizationID: "10", organizationName: "Acme", adminID: "11", adminName: "admin",
          tokenID: "12", tokenDigest: [1], defaultLanguage: "en", baseDomain: "localhost")))
    return "10"
  }
}

/// Stands still until it is told otherwise.
final class TestClock: Domain.Clock {
  private let time = Mutex(Timestamp(seconds: 1_764_000_000))

  var now: Timestamp { self.time.withLock { $0 } }

  func advance(seconds: Int64) {
    self.time.withLock { $0 = $0.adding(seconds: seconds) }
  }
}
