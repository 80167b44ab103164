import Domain
import Synchronization

/// Counts what became of messages since the start, by their kind.
package final class DeliveryStatistics: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    case sent
    /// An attempt failed, and another follows.
    case deferred
    /// It will never be delivered.
    case givenUp = "given_up"
    /// Its code ended while it waited.
    case expired
  }

  private let counts = Mutex<[Notification.Kind: [Outcome: Int]]>([:])

  package init() {}

  func count(_ outcome: Outcome, of kind: Notification.Kind) {
    counts.withLock { $0[kind, default: [:]][outcome, default: 0] += 1 }
  }

  package func count(of kind: Notification.Kind, _ outcome: Outcome) -> Int {
    counts.withLock { $0[kind]?[outcome] ?? 0 }
  }
}
