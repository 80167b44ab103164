/// A message in the outbox as an operator sees it: whom it is for by the user's id, and nothing of what it says.
package struct Delivery: Sendable, Equatable {
  package enum State: String, Sendable, CaseIterable {
    case waiting
    /// A worker has it.
    case underWay = "under-way"
    /// The provider knows that it cannot be delivered, or it could not be composed.
    case givenUp = "given-up"
    /// Its code ended before it went out.
    case expired
  }

  /// Stable over all attempts; a part of the `Message-ID`.
  package var id: Int64
  package var kind: Notification.Kind
  package var userID: String
  package var state: State
  package var created: Timestamp
  /// When it may be taken again; of one under way, when its lease ends. Nil where it is not tried again.
  package var due: Timestamp?
  /// When its code ends.
  package var expires: Timestamp
  /// Attempts that were begun.
  package var attempts: Int
  /// Why the last one failed.
  package var reason: String

  package init(
    id: Int64, kind: Notification.Kind, userID: String, state: State, created: Timestamp, due: Timestamp?,
    expires: Timestamp, attempts: Int, reason: String
  ) {
    self.id = id
    self.kind = kind
    self.userID = userID
    self.state = state
    self.created = created
    self.due = due
    self.expires = expires
    self.attempts = attempts
    self.reason = reason
  }
}

/// How many messages of a kind wait or are under way.
package struct Backlog: Sendable, Equatable {
  package var kind: Notification.Kind
  package var count: Int
  /// When the oldest of them was queued.
  package var oldest: Timestamp

  package init(kind: Notification.Kind, count: Int, oldest: Timestamp) {
    self.kind = kind
    self.count = count
    self.oldest = oldest
  }
}

/// Answers what operators ask of the outbox. Kinds that this version does not know are left out.
package protocol OutboxReport: Sendable {
  /// The messages in one of the states, the latest first.
  func deliveries(_ states: Set<Delivery.State>, limit: Int) async throws -> [Delivery]
  /// What waits of each kind, in the order of their numbers; none where nothing does. Looks at all that waits.
  func backlog() async throws -> [Backlog]
}
