import Foundation

@testable import Persistence

/// Holds the writer up, so that a test decides what gathers into the next transaction.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  /// Returns once the writer stands at the gate.
  init(_ store: SQLiteStore) async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
    let semaphore = self.semaphore
    Task {
      try await store.writer.write { _ in
        arrival.finish()
        semaphore.wait()
      }
    }
    for await _ in arrived {}
  }

  func open() {
    self.semaphore.signal()
  }
}
