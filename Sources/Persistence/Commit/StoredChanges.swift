import Domain

/// What a batch writes, of all its commands together: states and limits once, as the last command left them, all else in
/// the order in which it happened. Stores write it in the order of these fields.
package struct StoredChanges: Sendable {
  /// A notification, and when it was decided.
  package struct Queued: Sendable {
    package var notification: Notification
    package var date: Timestamp
  }

  /// Names that these owners hold no more.
  package internal(set) var released: [HeldName] = []
  package private(set) var states: [AggregateState] = []
  package private(set) var events: [Event] = []
  package private(set) var items: [ItemChange] = []
  /// Events of the past, or of this batch, that read differently from now on.
  package private(set) var rewritten: [Event] = []
  /// An unused one is forgotten.
  package private(set) var limits: [RateLimit] = []
  package private(set) var outbox: [OutboxChange] = []
  package private(set) var notifications: [Queued] = []

  package init() {}

  /// What is copied from another store: states as they are, and the rows beside them.
  init(copying states: [AggregateState], _ items: [ItemChange]) { (self.states, self.items) = (states, items) }

  package var isEmpty: Bool {
    released.isEmpty && states.isEmpty && events.isEmpty && items.isEmpty && rewritten.isEmpty && limits.isEmpty
      && outbox.isEmpty && notifications.isEmpty
  }

  mutating func removeAll() {
    released.removeAll(keepingCapacity: true)
    states.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    rewritten.removeAll(keepingCapacity: true)
    limits.removeAll(keepingCapacity: true)
    outbox.removeAll(keepingCapacity: true)
    notifications.removeAll(keepingCapacity: true)
  }

  mutating func put(_ state: AggregateState, isFirst: Bool) {
    if !isFirst, let index = states.lastIndex(where: { $0.key == state.key }) {
      states[index] = state
    } else {
      states.append(state)
    }
  }

  mutating func put(_ limit: RateLimit, isFirst: Bool) {
    if !isFirst, let index = limits.lastIndex(where: { $0.key == limit.key }) {
      limits[index] = limit
    } else {
      limits.append(limit)
    }
  }

  /// Adds what happens in order.
  mutating func append(_ changes: Changes) {
    events += changes.events
    items += changes.items
    rewritten += changes.rewritten
    for change in changes.outbox {
      outbox.append(change)
      // Those before are not in the store yet.
      if case .removeAll(let userID) = change { notifications.removeAll { $0.notification.userID == userID } }
    }
    for notification in changes.notifications {
      notifications.append(Queued(notification: notification, date: changes.now))
    }
  }
}
