import Domain
import Persistence

/// What a store in memory holds: a value, so that a transaction is rolled back by forgetting it.
struct MemoryState: Sendable {
  struct Waiting: Sendable {
    var id: Int64
    /// nil: given up.
    var due: Timestamp?
    var isLeased = false
    var attempts = 0
    /// Whether its code ended before it went out.
    var isExpired = false
    var reason = ""
    var created: Timestamp
    var notification: Notification
  }

  var states: [Key: AggregateState] = [:]
  /// The ids of users in the order of their creation.
  var userIDs: [String] = []
  var events: [String: [Event]] = [:]
  /// Which event of which aggregate was committed when.
  var log: [(aggregateID: String, index: Int)] = []
  var items = ItemSet()
  var names: [UniqueName: String] = [:]
  var limits: [RateLimit.Key: RateLimit] = [:]
  var outbox: [Waiting] = []
  var lastID: Int64 = 0
  var keyCheck: [UInt8]?
  /// What cannot be read by who writes.
  var damaged: Set<Key> = []

  func user(_ id: String) -> User? { states[.user(id)]?.user }

  func find(_ key: Key) -> Loaded? {
    switch key {
    case .user, .organization, .instance, .session: states[key].map { .state($0) }
    case .item(let key): items[key].map { .item($0) }
    case .memberships(let userID): .memberships(memberships(of: userID).map(\.value))
    case .instanceMembers(let id): .memberships(instanceMembers.filter { user($0.userID)?.organizationID == id })
    case .limit(let key): limits[key].map { .limit($0) }
    case .notification(let id):
      outbox.first { $0.id == id }.map {
        .notification(
          $0.notification.kind, userID: $0.notification.userID, sessionID: $0.notification.sessionID)
      }
    case .history(let id): .history(events[id] ?? [])
    case .instanceOwners: .memberships(instanceMembers.filter { $0.roles.contains("IAM_OWNER") })
    case .namedUsers(let scope): .namedUsers(namedUsers(scope))
    }
  }

  /// - Throws: `StoreError` for events that do not number on.
  mutating func apply(_ changes: StoredChanges) throws {
    for released in changes.released where names[released.name] == released.ownerID { names[released.name] = nil }
    for state in changes.states {
      if states.updateValue(state, forKey: state.key) == nil, let user = state.user { userIDs.append(user.id) }
    }
    for event in changes.events {
      guard event.sequence > events[event.aggregateID]?.last?.sequence ?? 0 else {
        throw StoreError("event \(event.sequence) of \(event.aggregateID) is there already")
      }
      log.append((event.aggregateID, events[event.aggregateID]?.count ?? 0))
      events[event.aggregateID, default: []].append(event)
    }
    for change in changes.items { items.apply(change) }
    for event in changes.rewritten {
      guard let index = events[event.aggregateID]?.firstIndex(where: { $0.sequence == event.sequence }) else {
        continue
      }
      events[event.aggregateID]?[index] = event
    }
    for limit in changes.limits { limits[limit.key] = limit.isUnused ? nil : limit }
    for change in changes.outbox { apply(change) }
    for queued in changes.notifications {
      lastID += 1
      outbox.append(
        Waiting(id: lastID, due: queued.date, created: queued.date, notification: queued.notification))
    }
  }

  private mutating func apply(_ change: OutboxChange) {
    switch change {
    case .remove(let id): outbox.removeAll { $0.id == id }
    case .removeAll(let userID): outbox.removeAll { $0.notification.userID == userID }
    case .forget(let id): outbox.removeAll { $0.id == id && $0.due == nil }
    case .postpone(let id, let date, let reason): settle(id, date) { $0.reason = reason }
    case .giveUp(let id, let isExpired, let reason):
      settle(id, nil) {
        $0.notification.sealedCode = []
        $0.isExpired = isExpired
        $0.reason = reason
      }
    }
  }

  private mutating func settle(_ id: Int64, _ due: Timestamp?, _ change: (inout Waiting) -> Void) {
    guard let index = outbox.firstIndex(where: { $0.id == id }) else { return }
    outbox[index].due = due
    outbox[index].isLeased = false
    change(&outbox[index])
  }

  mutating func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp
  ) -> [LeasedNotification] {
    var taken: [(due: Timestamp, index: Int)] = []
    for (index, waiting) in outbox.enumerated() where waiting.notification.kind.channel == channel {
      if let due = waiting.due, due <= now { taken.append((due, index)) }
    }
    taken.sort { ($0.due, $0.index) < ($1.due, $1.index) }
    return taken.prefix(limit).map(\.index).sorted().map { index in
      let waiting = outbox[index]
      outbox[index].due = until
      outbox[index].isLeased = true
      outbox[index].attempts += 1
      return waiting.leased
    }
  }

  func overdue(_ channel: Notification.Channel, limit: Int, now: Timestamp) -> [LeasedNotification] {
    let found = outbox.lazy.filter { waiting in
      guard let due = waiting.due, waiting.notification.kind.channel == channel else { return false }
      return waiting.notification.expires <= now && (!waiting.isLeased || due <= now)
    }
    return found.prefix(limit).map(\.leased)
  }

  mutating func bringForward(
    _ channel: Notification.Channel, dueAfter latest: Timestamp, to now: Timestamp, leaseEnd: Timestamp
  ) {
    for index in outbox.indices where outbox[index].notification.kind.channel == channel {
      guard let due = outbox[index].due, due > latest else { continue }
      outbox[index].due = outbox[index].isLeased ? leaseEnd : now
    }
  }

  func deliveries(_ states: Set<Delivery.State>, limit: Int) -> [Delivery] {
    Array(outbox.reversed().map(\.delivery).filter { states.contains($0.state) }.prefix(limit))
  }

  func backlog() -> [Backlog] {
    Dictionary(grouping: outbox.filter { $0.due != nil }, by: \.notification.kind)
      .map { kind, waiting in
        Backlog(kind: kind, count: waiting.count, oldest: waiting.map(\.created).min() ?? waiting[0].created)
      }
      .sorted { $0.kind.rawValue < $1.kind.rawValue }
  }

  /// What a process that has died had leased is due at once.
  mutating func releaseLeases(now: Timestamp) {
    for index in outbox.indices where outbox[index].isLeased {
      outbox[index].isLeased = false
      outbox[index].due = now
    }
  }

  mutating func tidy(failuresBefore: Timestamp, now: Timestamp) -> TidyReport {
    let (failures, counted) = (outbox.count, limits.count)
    outbox.removeAll { $0.due == nil && $0.created < failuresBefore }
    limits = limits.filter { _, limit in
      limit.bucketDate.microseconds + max(limit.bucketDebt, RatePolicy.memory) > now.microseconds
    }
    return TidyReport(
      failures: failures - outbox.count, limits: counted - limits.count, sessions: forgetSessions(at: now))
  }
}

extension MemoryState.Waiting {
  fileprivate var leased: LeasedNotification {
    var leased = LeasedNotification(id: id, attempts: attempts, created: created, notification: notification)
    leased.reason = reason
    return leased
  }

  fileprivate var delivery: Delivery {
    let state: Delivery.State = due == nil ? (isExpired ? .expired : .givenUp) : isLeased ? .underWay : .waiting
    return Delivery(
      id: id, kind: notification.kind, userID: notification.userID, state: state, created: created, due: due,
      expires: notification.expires, attempts: attempts, reason: reason)
  }
}

extension MemoryState: VerifiableStore {
  func aggregateIDs() -> [String] { Set(events.keys).union(states.values.map(\.id)).sorted() }
  func events(of aggregateID: String) -> [Event] { events[aggregateID] ?? [] }
  func events(of aggregateIDs: [String]) -> [[Event]] { aggregateIDs.map { events(of: $0) } }
  func states(_ keys: [Key]) -> [AggregateState?] { keys.map { states[$0] } }
  func holders(of sought: [UniqueName]) -> [[String]] { sought.map { names[$0].map { [$0] } ?? [] } }
  func heldNames() -> [(kind: UniqueName.Kind, name: String, ownerID: String)] {
    names.map { ($0.key.kind, $0.key.name, $0.value) }
  }
  func inSnapshot<Value>(_ body: () throws -> Value) rethrows -> Value { try body() }

  func items(of states: [AggregateState]) -> [[Item]] { states.map(items) }

  private func items(of state: AggregateState) -> [Item] {
    let id = if case .instance = state { "" } else { state.id }
    return items.rows.values.map(\.value).filter { $0.aggregateID == id }
  }
}
