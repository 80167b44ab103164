import Testing

@testable import Domain

/// A store in memory that believes nothing: a command sees only what its keys name, and each decision must hold what
/// the ports promise: events that number on, and states that are the fold of them.
struct World: Equatable {
  private(set) var users: [String: User] = [:]
  private(set) var organizations: [String: Organization] = [:]
  private(set) var instance: Instance?
  private(set) var limits: [ResendLimit.Key: ResendLimit] = [:]
  private(set) var names: Set<UniqueName> = []
  private(set) var events: [Event] = []
  private(set) var outbox: [Notification] = []
  private(set) var items: Set<UserItem> = []

  /// Two organizations, and nobody in them.
  init() {
    self.happened(to: Given.organization, owner: Given.organization, [.organization(.added(name: "Acme"))])
    self.happened(to: Given.otherOrganization, owner: Given.otherOrganization, [.organization(.added(name: "Other"))])
  }

  /// A store that was never used.
  static var empty: World {
    var world = World()
    world.organizations = [:]
    world.events = []
    return world
  }

  /// Two organizations and a user to whom this happened.
  init(_ userEvents: [UserEvent], organization: String = Given.organization) {
    self.init()
    self.happened(to: Given.user, owner: organization, userEvents.map { .user($0) })
  }

  private mutating func happened(to id: String, owner: String, _ payloads: [Event.Payload]) {
    for (index, payload) in payloads.enumerated() {
      let event = Event(
        aggregateID: id, sequence: UInt64(index + 1), resourceOwner: owner, editorID: "editor",
        date: Given.past, payload: payload)
      self.events.append(event)
      self.users[id] = User.evolve(self.users[id], event)
      self.organizations[id] = Organization.evolve(self.organizations[id], event)
      self.followItems(event)
    }
  }

  /// What users have beside their state follows the events alone.
  private mutating func followItems(_ event: Event) {
    guard case .user(let payload) = event.payload else { return }
    let id = event.aggregateID
    switch payload {
    case .personalAccessTokenAdded(let token, _, _): self.items.insert(UserItem(.personalAccessToken, of: id, token))
    case .personalAccessTokenRemoved(let token): self.items.remove(UserItem(.personalAccessToken, of: id, token))
    case .machineKeyAdded(let key, _, _): self.items.insert(UserItem(.machineKey, of: id, key))
    case .machineKeyRemoved(let key): self.items.remove(UserItem(.machineKey, of: id, key))
    case .metadataSet(let key, _): self.items.insert(UserItem(.metadata, of: id, key))
    case .metadataRemoved(let key): self.items.remove(UserItem(.metadata, of: id, key))
    default: break
    }
  }

  /// Loads, decides, checks the decision and keeps it, as a store does.
  @discardableResult
  mutating func execute<C: Command>(_ command: C, at now: Timestamp = Given.now) throws(DomainError) -> C.Outcome {
    var state = self.load(command.keys)
    let further = self.load(command.furtherKeys(state))
    state.users += further.users
    state.organizations += further.organizations
    state.resendLimits += further.resendLimits
    state.items.formUnion(further.items)
    let decision = try command.decide(state, now: now)
    let loaded = Set(command.keys.resendLimits + command.furtherKeys(state).resendLimits)
    #expect(loaded.isSuperset(of: decision.resendLimits.map(\.key)), "what is counted was loaded")
    var taken = self.names
    for claim in decision.claims {
      switch claim {
      case .take(let name, let conflict): guard taken.insert(name).inserted else { throw conflict }
      case .release(let name): taken.remove(name)
      }
    }
    self.names = taken
    self.keep(decision, at: now)
    return try decision.outcome.get()
  }

  private func load(_ keys: CommandKeys) -> LoadedState {
    LoadedState(
      users: keys.users.compactMap { self.users[$0] },
      organizations: keys.organizations.compactMap { self.organizations[$0] },
      instance: keys.instance ? self.instance : nil, resendLimits: keys.resendLimits.compactMap { self.limits[$0] },
      items: self.items.intersection(keys.items), domainOwners: self.domainOwners(keys.domains))
  }

  /// Who has proved to own each of the domains.
  private func domainOwners(_ domains: [String]) -> [String: String] {
    self.events.reduce(into: [:]) { owners, event in
      guard case .organization(.domainVerified(let domain)) = event.payload else { return }
      if domains.contains(domain.lowercased()) { owners[domain.lowercased()] = event.aggregateID }
    }
  }

  private mutating func keep<Outcome>(_ decision: Decision<Outcome>, at now: Timestamp) {
    for event in decision.events {
      let last = self.events.last { $0.aggregateID == event.aggregateID }
      #expect(event.sequence == (last?.sequence ?? 0) + 1)
      #expect(event.date == now)
      #expect(last == nil || last?.resourceOwner == event.resourceOwner)
      self.events.append(event)
      self.followItems(event)
    }
    let touched = Set(decision.events.map(\.aggregateID))
    for user in decision.users { self.users[user.id] = user }
    for organization in decision.organizations { self.organizations[organization.id] = organization }
    if let instance = decision.instance { self.instance = instance }
    let given = decision.users.map(\.id) + decision.organizations.map(\.id) + (decision.instance.map { [$0.id] } ?? [])
    #expect(Set(given) == touched && given.count == touched.count, "each aggregate with events brings its state")
    for id in touched { self.expectFold(of: id) }
    for limit in decision.resendLimits { self.limits[limit.key] = limit }
    for notification in decision.notifications {
      let issued = self.events.last {
        $0.aggregateID == notification.userID && $0.sequence == notification.codeIssuedBy
      }
      #expect(issued != nil, "a message names the event that issued its code")
      self.outbox.append(notification)
    }
  }

  /// The kept state is what the events amount to, from the first.
  func expectFold(of id: String) {
    let events = self.events.filter { $0.aggregateID == id }
    #expect(events.reduce(nil as User?, User.evolve) == self.users[id])
    #expect(events.reduce(nil as Organization?, Organization.evolve) == self.organizations[id])
    if self.instance?.id == id { #expect(events.reduce(nil as Instance?, Instance.evolve) == self.instance) }
  }
}

extension World {
  /// What a command that succeeds does to users, in its order.
  mutating func userEvents<C: Command>(of command: C, at now: Timestamp = Given.now) throws -> [UserEvent] {
    let before = self.events.count
    try self.execute(command, at: now)
    return self.events[before...].compactMap { if case .user(let event) = $0.payload { event } else { nil } }
  }

  /// The refusal of a command that must write nothing.
  func refusal<C: Command>(of command: C, at now: Timestamp = Given.now) -> DomainError? {
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
  var user: User? { self.users[Given.user] }
  var human: Human? { self.user?.human }
}
