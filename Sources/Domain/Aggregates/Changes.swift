/// What a command decides: loaded state goes in; events, states, items, claims, notifications and counts come out. The
/// store commits all of it or nothing.
package struct Changes: Sendable {
  package let editorID: String
  package let now: Timestamp
  /// Organizations whose users are gone, whatever their states say.
  private let removals: Removals

  /// What was loaded: few keys, so that a list is quicker than a table.
  private var loaded: [(key: Key, value: Loaded)] = []

  /// In the order in which they happened, numbered on and dated.
  package internal(set) var events: [Event] = []
  /// The new states of all aggregates that have events here: `evolve` folded over them.
  package internal(set) var states: [AggregateState] = []
  /// What the events change beside the states, in their order.
  package private(set) var items: [ItemChange] = []
  /// Events of the past that are to be read differently from now on.
  package private(set) var rewritten: [Event] = []
  /// Names to take and to free. Taken before anything else is written: a name that is held fails the command.
  package var claims: [Claim] = []
  /// What is to be delivered, in the outbox with the same commit.
  package var notifications: [Notification] = []
  /// What becomes of notifications that are in the outbox.
  package var outbox: [OutboxChange] = []
  /// The new counts of notifications and guesses; an unused one is forgotten.
  package var limits: [RateLimit] = []
  /// Whether what was decided is written although the caller is refused: a wrong guess counts.
  package private(set) var isKept = false

  package init(by editorID: String, at now: Timestamp, _ removals: Removals = Removals()) {
    self.editorID = editorID
    self.now = now
    self.removals = removals
    loaded.reserveCapacity(4)
  }

  /// Adds what a store has found under a key.
  package mutating func load(_ key: Key, _ value: Loaded) {
    loaded.append((key, value))
  }

  /// What is under a key as the command leaves it so far.
  private func state(_ key: Key) -> AggregateState? {
    for state in states where state.key == key { return state }
    if case .state(let state)? = found(key) { return state }
    return nil
  }

  private func found(_ key: Key) -> Loaded? { loaded.first { $0.key == key }?.value }

  /// The user of this id, also a deleted one. With its organization a user is deleted, too.
  package func user(_ id: String) -> User? { removals.seen(state(.user(id))?.user) }

  /// A user who is gone with its organization, as it was; nil for everybody else.
  func leftover(_ id: String) -> User? {
    guard let user = state(.user(id))?.user, removals.hide(user) else { return nil }
    return user
  }
  package func organization(_ id: String) -> Organization? { state(.organization(id))?.organization }
  package var instance: Instance? { state(.instance)?.instance }
  package func session(_ id: String) -> Session? { state(.session(id))?.session }

  /// An item as it was loaded: what the command itself puts is not seen.
  package func item(_ key: Item.Key) -> Item? {
    if case .item(let item)? = found(.item(key)) { item } else { nil }
  }

  /// Where a user is a member; nil where that was not loaded.
  func memberships(of userID: String) -> [Membership]? {
    // Where there are removals, stores load the user with them.
    if !removals.isEmpty, leftover(userID) != nil { return [] }
    guard case .memberships(let memberships)? = found(.memberships(userID: userID)) else { return nil }
    return removals.seen(memberships)
  }

  /// Who of an organization's users is a member of the instance; nil where that was not loaded. Others may be among them:
  /// whom commands before have made members, whosever they are.
  func instanceMembers(of organizationID: String) -> [Membership]? {
    if case .memberships(let members)? = found(.instanceMembers(of: organizationID)) { members } else { nil }
  }

  /// Who owns the instance; nil where that was not loaded.
  var instanceOwners: [Membership]? {
    guard case .memberships(let memberships)? = found(.instanceOwners) else { return nil }
    return memberships.filter(\.ownsInstance)
  }

  /// What was counted so far, by this command too; an unused limit where nothing is stored.
  package func limit(_ key: RateLimit.Key) -> RateLimit {
    if let counted = limits.last(where: { $0.key == key }) { return counted }
    return if case .limit(let limit)? = found(.limit(key)) { limit } else { RateLimit(key: key) }
  }

  /// Keeps what was counted, in place of what this command had counted before.
  mutating func count(_ limit: RateLimit) {
    if let index = limits.firstIndex(where: { $0.key == limit.key }) {
      limits[index] = limit
    } else {
      limits.append(limit)
    }
  }

  /// Whom a domain policy gives names; nobody where that was not loaded.
  func namedUsers(_ scope: Membership.Scope) -> NamedUsers {
    if case .namedUsers(let found)? = found(.namedUsers(scope)) { return found }
    return NamedUsers(users: [], organizations: [])
  }

  /// What of, for whom and for which session a notification in the outbox is; nil when it is gone.
  package func notification(_ id: Int64) -> (kind: Notification.Kind, userID: String, sessionID: String?)? {
    guard case .notification(let kind, let userID, let sessionID)? = found(.notification(id)) else { return nil }
    return (kind, userID, sessionID)
  }

  package func history(_ id: String) -> [Event] {
    if case .history(let events)? = found(.history(id)) { events } else { [] }
  }

  /// Creates an aggregate by its first event, which must be one that creates.
  /// - Throws: never for such an event; an event that creates nothing is refused.
  package mutating func create<A: Aggregate>(
    _: A.Type = A.self, id: String, in owner: String, _ happening: A.Happening
  ) throws(DomainError) -> A {
    let event = self.event(id, 0, owner, A.payload(happening))
    guard let aggregate = A.evolve(nil, happening, event) else {
      throw DomainError(.invalidArgument, "", "Errors.Internal")
    }
    record(event, happening, aggregate)
    return aggregate
  }

  /// Appends what happens to an aggregate: the event, the state after it, and what it changes beside.
  package mutating func append<A: Aggregate>(_ happening: A.Happening, to aggregate: inout A) {
    let event = self.event(aggregate.id, aggregate.sequence, aggregate.resourceOwner, A.payload(happening))
    if let next = A.evolve(aggregate, happening, event) { aggregate = next }
    record(event, happening, aggregate)
  }

  private mutating func record<A: Aggregate>(_ event: Event, _ happening: A.Happening, _ aggregate: A) {
    events.append(event)
    let changed = A.items(happening, event)
    if !changed.isEmpty { items += changed }
    keep(aggregate.aggregateState)
  }

  private mutating func keep(_ state: AggregateState) {
    let key = state.key
    if let index = states.firstIndex(where: { $0.key == key }) { states[index] = state } else { states.append(state) }
  }

  private func event(_ id: String, _ last: UInt64, _ owner: String, _ payload: Event.Payload) -> Event {
    Event(
      aggregateID: id, sequence: last + 1, resourceOwner: owner, editorID: editorID, date: now, payload: payload)
  }

  /// Drops a row that no event tells of any more, and nobody sees.
  mutating func drop(_ key: Item.Key) { items.append(.drop(key)) }

  /// Replaces events of the past, and the state that they amount to.
  mutating func rewrite(_ events: [Event], of user: inout User) {
    rewritten += events
    user = events.reduce(nil, AggregateState.evolve)?.user ?? user
    keep(.user(user))
  }

  /// Keeps what was decided so far although the caller is refused.
  ///
  ///     throw changes.keeping(wrongCode)
  package mutating func keeping(_ refusal: DomainError) -> DomainError {
    isKept = true
    return refusal
  }
}

/// Where a command left what it changed.
package struct ChangeOutcome: Sendable, Equatable {
  /// The id of the user or organization.
  package var id: String
  /// The number of its last event.
  package var sequence: UInt64
  /// When that happened.
  package var date: Timestamp
  /// The organization that owns the user; of an organization itself.
  package var resourceOwner: String

  package init(_ aggregate: some Aggregate) {
    id = aggregate.id
    sequence = aggregate.sequence
    date = aggregate.changeDate
    resourceOwner = aggregate.resourceOwner
  }
}
