/// State that the events of one thing amount to, and the rows that follow them beside it.
///
/// What conforms is a case of `Event.Payload` and of `AggregateState`, has a record and a table in the stores, and
/// nothing else: loading, numbering, folding and writing are the same for all.
package protocol Aggregate: Sendable, Equatable {
  /// What can happen to it. Kept for ever: cases are appended, and never change their meaning.
  associatedtype Happening: Sendable, Equatable

  var id: String { get }
  /// The number of the last event; the first is 1.
  var sequence: UInt64 { get set }
  /// When that happened.
  var changeDate: Timestamp { get set }
  /// The organization that it belongs to; of an organization or the instance its own id.
  var resourceOwner: String { get }
  /// The state as stores keep it.
  var aggregateState: AggregateState { get }

  /// What happened, as an event carries it.
  static func payload(_ happening: Happening) -> Event.Payload

  /// The state that begins with an event; nil for one that happens only to what is there.
  static func created(by happening: Happening, _ event: Event) -> Self?
  /// Follows an event, the first one too. Total: one that does not fit the state leaves it as it is, since what has
  /// happened cannot be refused.
  mutating func apply(_ happening: Happening, _ event: Event)

  /// What an event changes of the rows beside the state. Told here and nowhere else; without `default`, so that the
  /// compiler finds what a new event forgets.
  static func items(_ happening: Happening, _ event: Event) -> [ItemChange]
}

extension Aggregate {
  /// The state after one more event; nil while there is none.
  /// - Parameter happening: what the event carries.
  static func evolve(_ state: Self?, _ happening: Happening, _ event: Event) -> Self? {
    guard var next = state ?? created(by: happening, event) else { return nil }
    next.sequence = event.sequence
    next.changeDate = event.date
    next.apply(happening, event)
    return next
  }
}

/// The state of an aggregate of any kind. Indirect: a state is large, and handed on more often than it is looked into.
package indirect enum AggregateState: Sendable, Equatable {
  case user(User)
  case organization(Organization)
  case instance(Instance)
  case session(Session)

  /// What it is loaded by.
  package var key: Key {
    switch self {
    case .user(let user): .user(user.id)
    case .organization(let organization): .organization(organization.id)
    case .instance: .instance
    case .session(let session): .session(session.id)
    }
  }

  package var id: String {
    switch self {
    case .user(let user): user.id
    case .organization(let organization): organization.id
    case .instance(let instance): instance.id
    case .session(let session): session.id
    }
  }

  /// The state after one more event of the aggregate that the event is of; nil while there is none.
  package static func evolve(_ state: AggregateState?, _ event: Event) -> AggregateState? {
    switch event.payload {
    case .user(let happening): User.evolve(state?.user, happening, event)?.aggregateState
    case .organization(let happening): Organization.evolve(state?.organization, happening, event)?.aggregateState
    case .instance(let happening): Instance.evolve(state?.instance, happening, event)?.aggregateState
    case .session(let happening): Session.evolve(state?.session, happening, event)?.aggregateState
    }
  }

  package var user: User? { if case .user(let user) = self { user } else { nil } }
  package var organization: Organization? {
    if case .organization(let organization) = self { organization } else { nil }
  }
  package var instance: Instance? { if case .instance(let instance) = self { instance } else { nil } }
  package var session: Session? { if case .session(let session) = self { session } else { nil } }
}
