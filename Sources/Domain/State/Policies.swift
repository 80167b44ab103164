/// Which events users are told of, beside the messages that they are sent codes with.
package struct NotificationPolicy: Sendable, Equatable {
  /// A mail says that the password was changed.
  package var tellsOfPasswordChange: Bool

  /// The default: whoever did not change the password should learn of it.
  package init(tellsOfPasswordChange: Bool = true) {
    self.tellsOfPasswordChange = tellsOfPasswordChange
  }
}

/// A policy that was set, by an organization for its users.
package struct PolicySetting<Policy: Sendable & Equatable>: Sendable, Equatable {
  package var policy: Policy
  package var creationDate: Timestamp
  package var changeDate: Timestamp
  /// The number of the event that set it last.
  package var sequence: UInt64

  package init(policy: Policy, creationDate: Timestamp, changeDate: Timestamp, sequence: UInt64) {
    self.policy = policy
    self.creationDate = creationDate
    self.changeDate = changeDate
    self.sequence = sequence
  }
}
