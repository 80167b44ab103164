import Foundation

@testable import Persistence

/// Holds the writer up, so that a test decides what gathers into the next transaction.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  /// Returns once the writer stands at the gate.
  init<Session: StoreSession>(_ writer: Writer<Session>) async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
    let semaphore = self.semaphore
    Task {
      try await writer.write { _ in
        arrival.finish()
        semaphore.wait()
      }
    }
    for await _ in arrived {}
  }

  convenience init(_ store: SQLiteStore) async throws { try await self.init(store.writer) }

  /// Of a store whose writer can be held up; nil of others.
  static func of(_ test: any TestedStore) async throws -> Gate? {
    if let test = test as? TestStore { return try await Gate(test.sqlite.writer) }
    if let test = test as? TestPostgresStore { return try await Gate(test.postgres.writer) }
    return nil
  }

  func open() {
    self.semaphore.signal()
  }
}
