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
  /// What passwords of its users must have; nil: the default.
  package var passwordPolicy: PolicySetting<PasswordPolicy>?
  /// What its users are told of; nil: the default.
  package var notificationPolicy: PolicySetting<NotificationPolicy>?
  /// Whether it has ever said anything itself in messages: only then is it looked for.
  package var hasOwnTexts: Bool
  /// In the order in which they were added.
  package var domains: [OrganizationDomain]

  package init(
    id: String, name: String, state: State, primaryDomain: String, creationDate: Timestamp, changeDate: Timestamp,
    sequence: UInt64, passwordPolicy: PolicySetting<PasswordPolicy>? = nil,
    notificationPolicy: PolicySetting<NotificationPolicy>? = nil, hasOwnTexts: Bool = false,
    domains: [OrganizationDomain] = []
  ) {
    self.id = id
    self.name = name
    self.state = state
    self.primaryDomain = primaryDomain
    self.creationDate = creationDate
    self.changeDate = changeDate
    self.sequence = sequence
    self.passwordPolicy = passwordPolicy
    self.notificationPolicy = notificationPolicy
    self.hasOwnTexts = hasOwnTexts
    self.domains = domains
  }

  /// Whether it was not removed.
  package var exists: Bool { self.state == .active || self.state == .inactive }
}
