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

  package init(
    id: String, name: String, state: State, primaryDomain: String, creationDate: Timestamp, changeDate: Timestamp,
    sequence: UInt64, passwordPolicy: PolicySetting<PasswordPolicy>? = nil,
    notificationPolicy: PolicySetting<NotificationPolicy>? = nil
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
  }

  /// Whether it was not removed.
  package var exists: Bool { self.state == .active || self.state == .inactive }
}

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

  package init(
    id: String, defaultOrganizationID: String, defaultLanguage: String, creationDate: Timestamp, changeDate: Timestamp,
    sequence: UInt64
  ) {
    self.id = id
    self.defaultOrganizationID = defaultOrganizationID
    self.defaultLanguage = defaultLanguage
    self.creationDate = creationDate
    self.changeDate = changeDate
    self.sequence = sequence
  }
}

/// The roles that a user holds somewhere.
package struct Membership: Sendable, Equatable {
  package enum Scope: Sendable, Hashable {
    case instance
    case organization(String)
  }

  package let scope: Scope
  package let userID: String
  /// Names of roles, e.g. `ORG_OWNER`.
  package var roles: [String]

  package init(scope: Scope, userID: String, roles: [String]) {
    self.scope = scope
    self.userID = userID
    self.roles = roles
  }
}

/// A personal access token, without the token itself.
package struct PersonalAccessToken: Sendable, Equatable {
  package let id: String
  package let userID: String
  package let organizationID: String
  /// SHA-256 of the token: what a presented token is looked up by.
  package let digest: [UInt8]
  package let expires: Timestamp
  package let creationDate: Timestamp

  package init(
    id: String, userID: String, organizationID: String, digest: [UInt8], expires: Timestamp, creationDate: Timestamp
  ) {
    self.id = id
    self.userID = userID
    self.organizationID = organizationID
    self.digest = digest
    self.expires = expires
    self.creationDate = creationDate
  }
}
