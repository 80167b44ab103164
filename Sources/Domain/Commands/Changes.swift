/// The events of one decision while it is being made: numbered, dated, and folded into the state at once.
struct Changes {
  let editorID: String
  let now: Timestamp
  private(set) var events: [Event] = []

  init(by editorID: String, at now: Timestamp) {
    self.editorID = editorID
    self.now = now
  }

  /// Creates a user by its first event, which must be one that creates.
  /// - Throws: never for such an event; an event that creates nothing is refused.
  mutating func createUser(
    id: String, organizationID: String, _ payload: UserEvent
  ) throws(DomainError) -> User {
    let event = self.event(id, 0, organizationID, .user(payload))
    guard let user = User.evolve(nil, event) else {
      throw DomainError(.invalidArgument, "", "Errors.User.Invalid")
    }
    self.events.append(event)
    return user
  }

  mutating func append(_ payload: UserEvent, to user: inout User) {
    let event = self.event(user.id, user.sequence, user.organizationID, .user(payload))
    self.events.append(event)
    user = User.evolve(user, event) ?? user
  }

  mutating func createOrganization(id: String, name: String) -> Organization {
    var organization = Organization(
      id: id, name: name, state: .active, primaryDomain: "", creationDate: self.now, changeDate: self.now, sequence: 0)
    self.append(.added(name: name), to: &organization)
    return organization
  }

  mutating func append(_ payload: OrganizationEvent, to organization: inout Organization) {
    let event = self.event(organization.id, organization.sequence, organization.id, .organization(payload))
    self.events.append(event)
    organization = Organization.evolve(organization, event) ?? organization
  }

  mutating func createInstance(id: String, defaultLanguage: String) -> Instance {
    var instance = Instance(
      id: id, defaultOrganizationID: "", defaultLanguage: defaultLanguage, creationDate: self.now,
      changeDate: self.now, sequence: 0)
    self.append(.added(defaultLanguage: defaultLanguage), to: &instance)
    return instance
  }

  mutating func append(_ payload: InstanceEvent, to instance: inout Instance) {
    let event = self.event(instance.id, instance.sequence, instance.id, .instance(payload))
    self.events.append(event)
    instance = Instance.evolve(instance, event) ?? instance
  }

  private func event(_ id: String, _ last: UInt64, _ owner: String, _ payload: Event.Payload) -> Event {
    Event(
      aggregateID: id, sequence: last + 1, resourceOwner: owner, editorID: self.editorID, date: self.now,
      payload: payload)
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

  init(_ user: User) {
    self.id = user.id
    self.sequence = user.sequence
    self.date = user.changeDate
    self.resourceOwner = user.organizationID
  }

  init(_ organization: Organization) {
    self.id = organization.id
    self.sequence = organization.sequence
    self.date = organization.changeDate
    self.resourceOwner = organization.id
  }
}

extension Decision where Outcome == ChangeOutcome {
  /// One user has changed.
  init(_ changes: Changes, _ user: User, failure: DomainError? = nil) {
    self.init(outcome: failure.map { .failure($0) } ?? .success(ChangeOutcome(user)))
    self.events = changes.events
    self.users = [user]
  }
}
