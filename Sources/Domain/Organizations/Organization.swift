/// Who owns users: the state that the events of one organization amount to.
package struct Organization: Sendable, Equatable {
  /// The numbers are kept in stores and equal those of the published interface.
  package enum State: Int, Sendable, Hashable {
    case unspecified = 0, active, inactive, removed
  }

  package let id: String
  package var name: String
  package var state: State
  /// What its name was made into at its creation, e.g. `acme.localhost`; empty until then.
  package var primaryDomain: String
  package var creationDate: Timestamp
  package var changeDate: Timestamp
  /// The number of the organization's last event; the first is 1.
  package var sequence: UInt64
  /// Those of its own: where there is none, the instance's holds.
  package var policies: Policies = Policies()
  /// Whether it has ever said anything itself in messages: only then is it looked for.
  package var hasOwnTexts = false
  /// The same of pages.
  package var hasOwnPageTexts = false
  /// In the order in which they were added.
  package var domains: [OrganizationDomain] = []
  /// Nil: the instance's.
  package var domainPolicy: Dated<DomainPolicy>?
  /// How the names of its users were switched.
  package var names = NameHistory()

  /// Whether it was not removed.
  package var exists: Bool { self.state == .active || self.state == .inactive }
}

extension Organization {
  /// What stands in columns of stores; they set the rest.
  package init(
    id: String, name: String, state: State, primaryDomain: String, creationDate: Timestamp, changeDate: Timestamp,
    sequence: UInt64
  ) {
    self.init(
      id: id, name: name, state: state, primaryDomain: primaryDomain, creationDate: creationDate,
      changeDate: changeDate, sequence: sequence, policies: Policies())
  }
}

extension Organization: Aggregate {
  package var resourceOwner: String { id }
  package var aggregateState: AggregateState { .organization(self) }
  package static func payload(_ happening: OrganizationEvent) -> Event.Payload { .organization(happening) }
}
