/// Which events users are told of, beside the messages that they are sent codes with.
package struct NotificationPolicy: Policy {
  /// A mail says that the password was changed.
  package var tellsOfPasswordChange: Bool

  /// The default: whoever did not change the password should learn of it.
  package init(tellsOfPasswordChange: Bool = true) {
    self.tellsOfPasswordChange = tellsOfPasswordChange
  }

  package init() { self.init(tellsOfPasswordChange: true) }
}

extension NotificationPolicy {
  package static let kind = PolicyKind.notification
  package var value: PolicyValue { .notification(self) }
  package var published: EventFields { ["passwordChange": .flag(tellsOfPasswordChange)] }
}
