/// Which events users are told of, beside the messages that they are sent codes with.
package struct NotificationPolicy: Policy {
  /// A mail says that the password was changed.
  package var tellsOfPasswordChange: Bool

  /// The default: whoever did not change the password should learn of it.
  package init(tellsOfPasswordChange: Bool = true) {
    self.tellsOfPasswordChange = tellsOfPasswordChange
  }
}

extension NotificationPolicy {
  package static let kind = PolicyKind.notification
  package static let errors = PolicyErrors(
    name: "NotificationPolicy", exists: "Org-xa08n2", missing: "ORG-x029n3", notChanged: "Org-ioqnxz",
    missingForReset: "ORG-x029n1s", instanceNotChanged: "INSTANCE-29x02n", instanceExists: "INSTANCE-xpo1bj")

  package init() { self.init(tellsOfPasswordChange: true) }

  package init?(_ value: PolicyValue) {
    if case .notification(let policy) = value { self = policy } else { return nil }
  }
  package var value: PolicyValue { .notification(self) }
  package var published: EventFields { ["passwordChange": .flag(tellsOfPasswordChange)] }
}
