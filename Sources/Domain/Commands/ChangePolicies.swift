/// What becomes of an organization's own policy.
package enum PolicyChange<Policy: Sendable & Equatable>: Sendable, Equatable {
  case add(Policy)
  case change(Policy)
  /// The default holds again.
  case reset
}

extension PolicyChange {
  /// Refuses what does not fit what is set.
  /// - Returns: the policy to set; nil: none.
  fileprivate func checked(
    against setting: PolicySetting<Policy>?, exists: DomainError, notFound: DomainError, notChanged: DomainError,
    notFoundForReset: DomainError
  ) throws(DomainError) -> Policy? {
    switch self {
    case .add(let policy):
      guard setting == nil else { throw exists }
      return policy
    case .change(let policy):
      guard let setting else { throw notFound }
      guard setting.policy != policy else { throw notChanged }
      return policy
    case .reset:
      guard setting != nil else { throw notFoundForReset }
      return nil
    }
  }
}

extension LoadedState {
  fileprivate func policyOwner(_ id: String) throws(DomainError) -> Organization {
    guard let organization = self.organization(id), organization.exists else {
      throw DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound")
    }
    return organization
  }
}

extension Decision where Outcome == ChangeOutcome {
  /// One organization has changed.
  fileprivate init(_ changes: Changes, _ organization: Organization) {
    self.init(outcome: .success(ChangeOutcome(organization)))
    self.events = changes.events
    self.organizations = [organization]
  }
}

/// Management v1 `AddCustomPasswordComplexityPolicy`, `UpdateCustom…` and `Reset…ToDefault`.
package struct ChangePasswordPolicy: Command {
  package var organizationID: String
  package var editorID: String
  package var change: PolicyChange<PasswordPolicy>

  package init(organizationID: String, editorID: String, change: PolicyChange<PasswordPolicy>) {
    self.organizationID = organizationID
    self.editorID = editorID
    self.change = change
  }

  package var keys: CommandKeys { CommandKeys(organizations: [self.organizationID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    switch self.change {
    case .add(let policy), .change(let policy): try policy.check()
    case .reset: break
    }
    var organization = try state.policyOwner(self.organizationID)
    let text = "Errors.Org.PasswordComplexityPolicy"
    let policy = try self.change.checked(
      against: organization.passwordPolicy,
      exists: DomainError(.alreadyExists, "Org-LdhbS", "\(text).AlreadyExists"),
      notFound: DomainError(.notFound, "ORG-Dgs3g", "\(text).NotFound"),
      notChanged: DomainError(.preconditionFailed, "Org-DAs21", "\(text).NotChanged"),
      notFoundForReset: DomainError(.notFound, "ORG-ADgs2", "\(text).NotFound"))
    var changes = Changes(by: self.editorID, at: now)
    changes.append(policy.map { .passwordPolicySet($0) } ?? .passwordPolicyRemoved, to: &organization)
    return Decision(changes, organization)
  }
}

extension PasswordPolicy {
  /// - Throws: `MODEL-Lsp0e` for a length that no password can have, or none must have.
  fileprivate func check() throws(DomainError) {
    guard (1...Self.maximumBytes).contains(self.minimumLength) else {
      throw DomainError(
        .invalidArgument, "MODEL-Lsp0e", "Errors.User.PasswordComplexityPolicy.MinLengthNotAllowed")
    }
  }
}

/// Management v1 `AddCustomNotificationPolicy`, `UpdateCustom…` and `Reset…ToDefault`.
package struct ChangeNotificationPolicy: Command {
  package var organizationID: String
  package var editorID: String
  package var change: PolicyChange<NotificationPolicy>

  package init(organizationID: String, editorID: String, change: PolicyChange<NotificationPolicy>) {
    self.organizationID = organizationID
    self.editorID = editorID
    self.change = change
  }

  package var keys: CommandKeys { CommandKeys(organizations: [self.organizationID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var organization = try state.policyOwner(self.organizationID)
    let text = "Errors.Org.NotificationPolicy"
    let notFound = DomainError(.notFound, "SIGNET-Np2nf", "\(text).NotFound")
    let policy = try self.change.checked(
      against: organization.notificationPolicy,
      exists: DomainError(.alreadyExists, "SIGNET-Np1ae", "\(text).AlreadyExists"), notFound: notFound,
      notChanged: DomainError(.preconditionFailed, "SIGNET-Np3nc", "\(text).NotChanged"), notFoundForReset: notFound)
    var changes = Changes(by: self.editorID, at: now)
    changes.append(policy.map { .notificationPolicySet($0) } ?? .notificationPolicyRemoved, to: &organization)
    return Decision(changes, organization)
  }
}
