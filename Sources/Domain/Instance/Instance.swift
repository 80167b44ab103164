/// The installation as a whole: one for each store, with the id that it got at its first start.
package struct Instance: Sendable, Equatable {
  package let id: String
  /// The organization that users without another belong to.
  package var defaultOrganizationID: String
  /// BCP 47: the language of mails to people without a preferred one.
  package var defaultLanguage: String
  package var creationDate: Timestamp
  package var changeDate: Timestamp
  package var sequence: UInt64
  /// Those that were set.
  package var secretGenerators: [SecretGenerator.Kind: Dated<SecretGenerator>] = [:]
  /// Those that were set: what holds for organizations without their own.
  package var policies = Policies()
  /// Whether it has ever said anything itself in messages: only then is it looked for.
  package var hasOwnTexts = false
  /// Keys that sign tokens, and how long those count.
  package var oidc = OIDCState()
  /// The same of pages.
  package var hasOwnPageTexts = false
  /// What it does not offer; nil: nothing was ever restricted.
  package var restrictions: Dated<Restrictions>?
  /// Nil: the default.
  package var domainPolicy: Dated<DomainPolicy>?
  /// How the names of users were switched by it.
  package var names = NameHistory()
  /// Domains, in lower case, under which clients reach the instance too, as its owners say: whoever asks for one is issued
  /// tokens by it (`PublicOrigin`). In the order in which they were added.
  package var trustedDomains: [Dated<String>] = []

  static let missing = DomainError(.preconditionFailed, "SIGNET-No1nS", "Errors.Instance.NotFound")
}

extension Instance {
  /// What stands in columns of stores; they set the rest.
  package init(
    id: String, defaultOrganizationID: String, defaultLanguage: String, creationDate: Timestamp, changeDate: Timestamp,
    sequence: UInt64
  ) {
    self.init(
      id: id, defaultOrganizationID: defaultOrganizationID, defaultLanguage: defaultLanguage,
      creationDate: creationDate, changeDate: changeDate, sequence: sequence, policies: Policies())
  }
}

extension Instance: Aggregate {
  package var resourceOwner: String { id }
  package var aggregateState: AggregateState { .instance(self) }
  package static func payload(_ happening: InstanceEvent) -> Event.Payload { .instance(happening) }
}
