/// A notification that a worker has taken to deliver.
package struct LeasedNotification: Sendable, Equatable {
  /// Grows with time; stable over all attempts.
  package let id: Int64
  /// Attempts before this one.
  package let attempts: Int
  package let created: Timestamp
  /// Why the last attempt failed; empty before the first.
  package var reason = ""
  package let notification: Notification
}

extension LeasedNotification {
  /// Before the first attempt has failed.
  package init(id: Int64, attempts: Int, created: Timestamp, notification: Notification) {
    self.init(id: id, attempts: attempts, created: created, reason: "", notification: notification)
  }
}

/// What became of a leased notification.
package struct Settlement: Sendable, Equatable {
  package enum Result: Sendable, Equatable {
    /// Delivered, or not wanted any more: forgotten. `delivered` records the event that says so.
    case done(delivered: Bool)
    /// Not now.
    case retry(at: Timestamp, reason: String)
    /// Never; kept for whoever asks, and not tried again.
    case failed(reason: String)
    /// Its code ended while it waited; kept for whoever asks, and not tried again.
    case expired(reason: String)
  }

  package let id: Int64
  package let result: Result

  package init(id: Int64, result: Result) {
    self.id = id
    self.result = result
  }
}

/// The queue between commands and delivery. At least once: a lease that is not settled in time can be taken again.
///
/// Kinds of notifications that this version does not know, queued by a newer one, stay where they are.
package protocol Outbox: Sendable {
  /// Takes up to `limit` due notifications of a channel, the oldest first; others do not get them before `until`.
  func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp
  ) async throws -> [LeasedNotification]
  /// Settles what was leased, in one commit. A store does so by executing `settle`.
  func settle(_ settlements: [Settlement]) async throws
  /// When the next notification of a channel is due, leases included; nil when there is none.
  func nextDue(_ channel: Notification.Channel) async throws -> Timestamp?
  /// Up to `limit` notifications of a channel that wait although their code has ended, the oldest first. Those that a worker
  /// has leased are its own to settle.
  func overdue(_ channel: Notification.Channel, limit: Int, now: Timestamp) async throws -> [LeasedNotification]
  /// Makes due what is due only after `latest`: no wait is that long, so the clock was set back since. What is leased becomes
  /// due when a lease from now would end, at `leaseEnd`.
  func bringForward(
    _ channel: Notification.Channel, dueAfter latest: Timestamp, to now: Timestamp, leaseEnd: Timestamp) async throws
  /// Wakes a waiting worker: yields after each commit that queued something for a channel. Yields may be merged. Each call
  /// makes a stream of its own.
  func arrivals(_ channel: Notification.Channel) -> AsyncStream<Void>
}

extension Outbox where Self: Store {
  package func settle(_ settlements: [Settlement]) async throws {
    guard !settlements.isEmpty else { return }
    try await execute(.settle(settlements))
  }
}
