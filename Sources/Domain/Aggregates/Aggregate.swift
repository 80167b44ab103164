/// State that the events of one thing amount to, and the rows that follow them beside it.
///
/// What conforms is a case of `Event.Payload` and of `AggregateState`, has a record and a table in the stores, and
/// nothing else: loading, numbering, folding and writing are the same for all.
package protocol Aggregate: Sendable, Equatable {
  /// What can happen to it. Kept for ever: cases are appended, and never change their meaning.
  associatedtype Happening: Sendable, Equatable

  var id: String { get }
  /// The number of the last event; the first is 1.
  var sequence: UInt64 { get }
  /// When that happened.
  var changeDate: Timestamp { get }
  /// The organization that it belongs to; of an organization or the instance its own id.
  var resourceOwner: String { get }
  /// The state as stores keep it.
  var aggregateState: AggregateState { get }

  /// What happened, as an event carries it.
  static func payload(_ happening: Happening) -> Event.Payload

  /// The state after one more event; nil while there is none. Total: an event that does not fit the state leaves it as
  /// it is, but for its number and date, since what has happened cannot be refused.
  static func evolve(_ state: Self?, _ event: Event) -> Self?

  /// What an event changes of the rows beside the state. Told here and nowhere else; without `default`, so that the
  /// compiler finds what a new event forgets.
  static func items(_ happening: Happening, _ event: Event) -> [ItemChange]
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
    case .user: User.evolve(state?.user, event)?.aggregateState
    case .organization: Organization.evolve(state?.organization, event)?.aggregateState
    case .instance: Instance.evolve(state?.instance, event)?.aggregateState
    case .session: Session.evolve(state?.session, event)?.aggregateState
    }
  }

  package var user: User? { if case .user(let user) = self { user } else { nil } }
  package var organization: Organization? {
    if case .organization(let organization) = self { organization } else { nil }
  }
  package var instance: Instance? { if case .instance(let instance) = self { instance } else { nil } }
  package var session: Session? { if case .session(let session) = self { session } else { nil } }
}
