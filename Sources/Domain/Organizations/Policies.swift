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

/// What becomes of an organization's own policy.
package enum PolicyChange<Policy: Sendable & Equatable>: Sendable, Equatable {
  case add(Policy)
  case change(Policy)
  /// The default holds again.
  case reset
}

/// What the change of a policy is refused with.
private struct PolicyErrors {
  let exists, notFound, notChanged, notFoundForReset: DomainError

  static let password = PolicyErrors(
    "Errors.Org.PasswordComplexityPolicy", exists: "Org-LdhbS", notFound: "ORG-Dgs3g", notChanged: "Org-DAs21",
    notFoundForReset: "ORG-ADgs2")
  static let notification = PolicyErrors(
    "Errors.Org.NotificationPolicy", exists: "Org-xa08n2", notFound: "ORG-x029n3", notChanged: "Org-ioqnxz",
    notFoundForReset: "ORG-x029n1s")

  private init(
    _ text: String, exists: String, notFound: String, notChanged: String, notFoundForReset: String
  ) {
    self.exists = DomainError(.alreadyExists, exists, "\(text).AlreadyExists")
    self.notFound = DomainError(.notFound, notFound, "\(text).NotFound")
    self.notChanged = DomainError(.preconditionFailed, notChanged, "\(text).NotChanged")
    self.notFoundForReset = DomainError(.notFound, notFoundForReset, "\(text).NotFound")
  }
}

extension Command<ChangeOutcome> {
  /// Management v1 `AddCustomPasswordComplexityPolicy`, `UpdateCustom…` and `Reset…ToDefault`.
  package static func changePasswordPolicy(
    of organizationID: String, _ change: PolicyChange<PasswordPolicy>, by editorID: String
  ) -> Self {
    changePolicy(
      of: organizationID, change, by: editorID, .password, at: \.passwordPolicy,
      set: { .passwordPolicySet($0) }, removed: .passwordPolicyRemoved
    ) { policy throws(DomainError) in
      // What no password can have, or none must have.
      guard (1...PasswordPolicy.maximumBytes).contains(policy.minimumLength) else {
        throw DomainError(
          .invalidArgument, "MODEL-Lsp0e", "Errors.User.PasswordComplexityPolicy.MinLengthNotAllowed")
      }
    }
  }

  /// Management v1 `AddCustomNotificationPolicy`, `UpdateCustom…` and `Reset…ToDefault`.
  package static func changeNotificationPolicy(
    of organizationID: String, _ change: PolicyChange<NotificationPolicy>, by editorID: String
  ) -> Self {
    changePolicy(
      of: organizationID, change, by: editorID, .notification, at: \.notificationPolicy,
      set: { .notificationPolicySet($0) }, removed: .notificationPolicyRemoved)
  }

  private static func changePolicy<Policy>(
    of organizationID: String, _ change: PolicyChange<Policy>, by editorID: String, _ errors: PolicyErrors,
    at path: any KeyPath<Organization, PolicySetting<Policy>?> & Sendable,
    set: @escaping @Sendable (Policy) -> OrganizationEvent, removed: OrganizationEvent,
    check: @escaping @Sendable (Policy) throws(DomainError) -> Void = { (_) throws(DomainError) in }
  ) -> Self {
    Self(by: editorID, [.organization(organizationID)]) { changes throws(DomainError) in
      switch change {
      case .add(let policy), .change(let policy): try check(policy)
      case .reset: break
      }
      try changes.requireOrganization(organizationID)
      guard var organization = changes.organization(organizationID) else { throw errors.notFound }
      let setting = organization[keyPath: path]
      switch change {
      case .add(let policy):
        guard setting == nil else { throw errors.exists }
        changes.append(set(policy), to: &organization)
      case .change(let policy):
        guard let setting else { throw errors.notFound }
        guard setting.policy != policy else { throw errors.notChanged }
        changes.append(set(policy), to: &organization)
      case .reset:
        guard setting != nil else { throw errors.notFoundForReset }
        changes.append(removed, to: &organization)
      }
      return ChangeOutcome(organization)
    }
  }
}
