/// What the changes of a policy are refused with.
package struct PolicyErrors: Sendable {
  /// The part of the keys that names the policy, e.g. `LockoutPolicy`.
  let name: String
  /// An organization has one, has none to change, would not change its own, has none to reset.
  let exists, missing, notChanged, missingForReset: String
  /// The instance would not change its own.
  let instanceNotChanged: String
  /// The instance has set one.
  let instanceExists: String

  func exists(in scope: Membership.Scope) -> DomainError {
    switch scope {
    case .organization: DomainError(.alreadyExists, exists, "Errors.Org.\(name).AlreadyExists")
    case .instance: DomainError(.alreadyExists, instanceExists, "Errors.Instance.\(name).AlreadyExists")
    }
  }

  func notChanged(in scope: Membership.Scope) -> DomainError {
    switch scope {
    case .organization: DomainError(.preconditionFailed, notChanged, "Errors.Org.\(name).NotChanged")
    case .instance: DomainError(.preconditionFailed, instanceNotChanged, "Errors.IAM.\(name).NotChanged")
    }
  }

  var missingToChange: DomainError { DomainError(.notFound, missing, "Errors.Org.\(name).NotFound") }
  var missingToReset: DomainError { DomainError(.notFound, missingForReset, "Errors.Org.\(name).NotFound") }
}

extension PolicyKind {
  /// A row for each kind: its name; of an organization that it has one, that there is none to change, that nothing would
  /// change, that there is none to reset; of the instance that nothing would change.
  var errors: PolicyErrors {
    switch self {
    case .login: row("LoginPolicy", "Org-Dgfb2", "Org-M0sif", "Org-5M9vdd", "Org-GHB37", "INSTANCE-5M9vdd")
    case .passwordComplexity:
      row("PasswordComplexityPolicy", "Org-LdhbS", "ORG-Dgs3g", "Org-DAs21", "ORG-ADgs2", "INSTANCE-9jlsf")
    case .passwordAge: row("PasswordAgePolicy", "ORG-Lk0dS", "ORG-0oPew", "Org-dsgjR", "ORG-Dgs1g", "INSTANCE-180sf")
    case .lockout: row("LockoutPolicy", "ORG-0olDf", "ORG-ADfs1", "ORG-0JFSr", "ORG-D4zuz", "INSTANCE-0psjF")
    case .privacy: row("PrivacyPolicy", "Org-0oLpd", "ORG-Ng8sf", "Org-4N9fs", "ORG-Ze9gs", "INSTANCE-9jJfs")
    case .notification:
      row("NotificationPolicy", "Org-xa08n2", "ORG-x029n3", "Org-ioqnxz", "ORG-x029n1s", "INSTANCE-29x02n")
    case .label, .activeLabel: row("LabelPolicy", "Org-2B0ps", "Org-0K9dq", "Org-8nfSr", "Org-3M9df", "INSTANCE-28fHe")
    // It is the instance's, and an unchanged one is a success: nothing of this can be said.
    case .security: row("SecurityPolicy", "", "", "", "", "")
    }
  }

  private func row(
    _ name: String, _ exists: String, _ missing: String, _ notChanged: String, _ missingForReset: String,
    _ instanceNotChanged: String
  ) -> PolicyErrors {
    PolicyErrors(
      name: name, exists: exists, missing: missing, notChanged: notChanged, missingForReset: missingForReset,
      instanceNotChanged: instanceNotChanged,
      // Only of one kind the interface adds one.
      instanceExists: self == .notification ? "INSTANCE-xpo1bj" : "")
  }
}
