/// Which events users are told of, beside the messages that they are sent codes with.
public struct NotificationPolicy: Sendable, Equatable {
  /// A mail says that the password was changed.
  public var tellsOfPasswordChange: Bool

  /// The default: whoever did not change the password should learn of it.
  public init(tellsOfPasswordChange: Bool = true) {
    self.tellsOfPasswordChange = tellsOfPasswordChange
  }
}

/// A policy that was set, by an organization for its users.
public struct PolicySetting<Policy: Sendable & Equatable>: Sendable, Equatable {
  public var policy: Policy
  public var creationDate: Timestamp
  public var changeDate: Timestamp
  /// The number of the event that set it last.
  public var sequence: UInt64

  public init(policy: Policy, creationDate: Timestamp, changeDate: Timestamp, sequence: UInt64) {
    self.policy = policy
    self.creationDate = creationDate
    self.changeDate = changeDate
    self.sequence = sequence
  }
}
