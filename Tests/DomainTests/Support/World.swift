import Testing

@testable import Domain

/// A store in memory that believes nothing: a command sees only what its keys name, and what it decides must hold what
/// the ports promise: events that number on, and states that are the fold of them.
struct World: Equatable {
  private(set) var states: [Key: AggregateState] = [:]
  private(set) var limits: [RateLimit.Key: RateLimit] = [:]
  private(set) var holders: [UniqueName: String] = [:]
  private(set) var events: [Event] = []
  private(set) var outbox: [Domain.Notification] = []
  private(set) var rows = ItemSet()

  /// Two organizations, and nobody in them.
  init() {
    happened(to: Given.organization, owner: Given.organization, [.organization(.added(name: "Acme"))])
    happened(to: Given.otherOrganization, owner: Given.otherOrganization, [.organization(.added(name: "Other"))])
  }

  /// A store that was never used.
  static var empty: World {
    var world = World()
    world.states = [:]
    world.events = []
    return world
  }

  /// Two organizations and a user to whom this happened.
  init(_ userEvents: [UserEvent], organization: String = Given.organization) {
    self.init()
    happened(to: Given.user, owner: organization, userEvents.map { .user($0) })
  }

  private mutating func happened(to id: String, owner: String, _ payloads: [Event.Payload]) {
    var state: AggregateState?
    for (index, payload) in payloads.enumerated() {
      let event = Event(
        aggregateID: id, sequence: UInt64(index + 1), resourceOwner: owner, editorID: "editor",
        date: Given.past, payload: payload)
      events.append(event)
      state = AggregateState.evolve(state, event)
      for change in event.items { rows.apply(change) }
    }
    if let state { states[state.key] = state }
  }

  /// There is an instance from now on.
  mutating func addInstance() { happened(to: "1", owner: "1", [.instance(.added(defaultLanguage: "en"))]) }

  /// Loads, decides, checks what was decided and keeps it, as a store does.
  @discardableResult
  mutating func execute<Outcome>(
    _ command: Command<Outcome>, at now: Timestamp = Given.now
  ) throws(DomainError) -> Outcome {
    var changes = Changes(by: command.editorID, at: now)
    var keys = command.keys
    load(keys, into: &changes)
    for more in [command.further, command.last] {
      guard let more else { continue }
      let named = more(changes)
      load(named, into: &changes)
      keys += named
    }
    let outcome: Result<Outcome, DomainError>
    do throws(DomainError) {
      outcome = .success(try command.decide(&changes))
    } catch {
      guard changes.isKept else { throw error }
      outcome = .failure(error)
    }
    #expect(
      Set(keys).isSuperset(of: changes.limits.filter { !$0.isUnused }.map { .limit($0.key) }),
      "what is counted was loaded")
    var taken = holders
    for claim in changes.claims {
      switch claim {
      case .take(let name, let owner, let conflict):
        guard taken[name] == nil else { throw conflict }
        taken[name] = owner
      case .release(let name, let owner): if taken[name] == owner { taken[name] = nil }
      }
    }
    holders = taken
    keep(changes)
    return try outcome.get()
  }

  private func load(_ keys: [Key], into changes: inout Changes) {
    for key in keys {
      let found: Loaded? =
        switch key {
        case .user, .organization, .instance, .session: states[key].map { .state($0) }
        case .item(let key): rows[key].map { .item($0) }
        case .memberships(let userID): .memberships(members.filter { $0.userID == userID })
        case .instanceMembers(let id):
          .memberships(members.filter { $0.scope == .instance && users[$0.userID]?.organizationID == id })
        case .limit(let key): limits[key].map { .limit($0) }
        case .notification(let id):
          outbox.indices.contains(Int(id))
            ? .notification(
              outbox[Int(id)].kind, userID: outbox[Int(id)].userID, sessionID: outbox[Int(id)].sessionID) : nil
        case .history(let id): .history(events.filter { $0.aggregateID == id })
        case .instanceOwners: .memberships(members.filter(\.ownsInstance))
        case .namedUsers(let scope): .namedUsers(namedUsers(scope))
        }
      if let found { changes.load(key, found) }
    }
  }

  private mutating func keep(_ changes: Changes) {
    for event in changes.rewritten {
      let index = events.firstIndex { $0.aggregateID == event.aggregateID && $0.sequence == event.sequence }
      if let index { events[index] = event } else { Issue.record("what never happened is rewritten") }
    }
    for event in changes.events {
      let last = events.last { $0.aggregateID == event.aggregateID }
      #expect(event.sequence == (last?.sequence ?? 0) + 1)
      #expect(event.date == changes.now)
      #expect(last == nil || last?.resourceOwner == event.resourceOwner)
      events.append(event)
    }
    #expect(changes.items == changes.events.flatMap(\.items), "items follow the events")
    for change in changes.items { rows.apply(change) }
    let touched = Set(changes.events.map(\.aggregateID))
    for state in changes.states { states[state.key] = state }
    #expect(Set(changes.states.map(\.id)) == touched && changes.states.count == touched.count)
    for id in touched { expectFold(of: id) }
    for limit in changes.limits { limits[limit.key] = limit.isUnused ? nil : limit }
    for notification in changes.notifications {
      let issued = events.last {
        $0.aggregateID == notification.sessionID ?? notification.userID && $0.sequence == notification.codeIssuedBy
      }
      #expect(issued != nil, "a message names the event that issued its code")
      outbox.append(notification)
    }
    for change in changes.outbox {
      switch change {
      case .remove(let id): if outbox.indices.contains(Int(id)) { outbox.remove(at: Int(id)) }
      case .removeAll(let userID): outbox.removeAll { $0.userID == userID }
      case .postpone, .giveUp, .forget: break
      }
    }
  }

  /// The kept state is what the events amount to, from the first.
  func expectFold(of id: String) {
    let state = events.filter { $0.aggregateID == id }.reduce(nil) { AggregateState.evolve($0, $1) }
    #expect(states.values.first { $0.id == id } == state)
  }
}

extension World {
  /// The names that are held.
  var names: Set<UniqueName> { Set(holders.keys) }
  var users: [String: User] { byID(\.user) }
  var organizations: [String: Organization] { byID(\.organization) }
  var sessions: [String: Session] { byID(\.session) }
  var instance: Instance? { states[.instance]?.instance }
  /// How the users of an organization are called.
  func naming(of organizationID: String) -> Naming { Naming(organizations[organizationID], instance) }
  /// A user as whoever asks sees them.
  func seen(_ id: String) -> User? { users[id].map { naming(of: $0.organizationID).seen($0) } }

  private func namedUsers(_ scope: Membership.Scope) -> NamedUsers {
    let found = users.values.filter { user in
      user.exists && (scope == .instance || scope == .organization(user.organizationID))
    }
    return NamedUsers(
      users: found.map { NamedUsers.Entry($0) },
      organizations: scope == .instance ? organizations.values.filter(\.exists) : [])
  }

  private var members: [Membership] {
    rows.rows.values.compactMap { if case .member(let membership) = $0.value { membership } else { nil } }
  }
  /// What users have beside their state, and organizations have of metadata.
  var items: [Item.Key] {
    rows.rows.keys.filter { key in
      if case .domain = key { false } else { true }
    }
  }

  private func byID<State: Aggregate>(_ state: (AggregateState) -> State?) -> [String: State] {
    states.values.reduce(into: [:]) { if let state = state($1) { $0[state.id] = state } }
  }

  /// What a command that succeeds does to users, in its order.
  mutating func userEvents<Outcome>(
    of command: Command<Outcome>, at now: Timestamp = Given.now
  ) throws -> [UserEvent] {
    let before = events.count
    try execute(command, at: now)
    return events[before...].compactMap { if case .user(let event) = $0.payload { event } else { nil } }
  }

  /// The refusal of a command that must write nothing.
  func refusal<Outcome>(of command: Command<Outcome>, at now: Timestamp = Given.now) -> DomainError? {
    var world = self
    do throws(DomainError) {
      try world.execute(command, at: now)
      return nil
    } catch {
      #expect(world == self, "a refusal writes nothing")
      return error
    }
  }

  /// The user that most tests are about.
  var user: User? { states[.user(Given.user)]?.user }
  var human: Human? { user?.human }
}
