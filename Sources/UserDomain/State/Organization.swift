/// Who owns users: the state that the events of one organization amount to.
public struct Organization: Sendable, Equatable {
  /// The numbers are kept in stores and equal those of the published interface.
  public enum State: Int, Sendable, Hashable {
    case unspecified = 0, active, inactive, removed
  }

  public let id: String
  public var name: String
  public var state: State
  /// What its name was made into at its creation, e.g. `acme.localhost`; empty until then.
  public var primaryDomain: String
  public var creationDate: Timestamp
  public var changeDate: Timestamp
  /// The number of the organization's last event; the first is 1.
  public var sequence: UInt64
  /// What passwords of its users must have; nil: the default.
  public var passwordPolicy: PolicySetting<PasswordPolicy>?
  /// What its users are told of; nil: the default.
  public var notificationPolicy: PolicySetting<NotificationPolicy>?

  public init(
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
  public var exists: Bool { self.state == .active || self.state == .inactive }
}

/// The installation as a whole: one for each store, with the id that it got at its first start.
public struct Instance: Sendable, Equatable {
  public let id: String
  /// The organization that users without another belong to.
  public var defaultOrganizationID: String
  /// BCP 47: the language of mails to people without a preferred one.
  public var defaultLanguage: String
  public var creationDate: Timestamp
  public var changeDate: Timestamp
  public var sequence: UInt64

  public init(
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
public struct Membership: Sendable, Equatable {
  public enum Scope: Sendable, Hashable {
    case instance
    case organization(String)
  }

  public let scope: Scope
  public let userID: String
  /// Names of roles, e.g. `ORG_OWNER`.
  public var roles: [String]

  public init(scope: Scope, userID: String, roles: [String]) {
    self.scope = scope
    self.userID = userID
    self.roles = roles
  }
}

/// A personal access token, without the token itself.
public struct PersonalAccessToken: Sendable, Equatable {
  public let id: String
  public let userID: String
  public let organizationID: String
  /// SHA-256 of the token: what a presented token is looked up by.
  public let digest: [UInt8]
  public let expires: Timestamp
  public let creationDate: Timestamp

  public init(
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
