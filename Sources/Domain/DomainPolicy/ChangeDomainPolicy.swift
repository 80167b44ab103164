/// Everybody whose names a policy is about, and their organizations.
package struct NamedUsers: Sendable, Equatable {
  /// A user who is there, as the state has the name.
  package struct Entry: Sendable, Equatable {
    package var id: String
    package var organizationID: String
    package var userName: String
    package var form: NameForm

    package init(_ user: User) {
      (id, organizationID, userName, form) = (user.id, user.organizationID, user.userName, user.nameForm)
    }
  }

  package var users: [Entry]
  package var organizations: [Organization]

  package init(users: [Entry], organizations: [Organization]) {
    self.users = users
    self.organizations = organizations
  }
}

/// What is to become of an organization's domain policy.
package enum DomainPolicyUpdate: Sendable, Equatable {
  /// The first of its own.
  case add(DomainPolicy)
  case change(DomainPolicy)
  /// The instance's holds again.
  case reset
}

/// What the change of a domain policy is refused with.
private enum DomainPolicyErrors {
  static let ownerMissing = "Errors.ResourceOwnerMissing"
  static let exists = DomainError(.alreadyExists, "ORG-1M8ds", "Errors.Org.DomainPolicy.AlreadyExists")
  static let notFound = DomainError(.notFound, "ORG-2N9sd", "Errors.Org.DomainPolicy.NotFound")
  static let notChanged = DomainError(.preconditionFailed, "ORG-3M9ds", "Errors.Org.DomainPolicy.NotChanged")
  static let notFoundForReset = DomainError(.notFound, "ORG-Dvsh3", "Errors.Org.DomainPolicy.NotFound")
  static let instanceNotChanged = DomainError(
    .preconditionFailed, "INSTANCE-pl9fN", "Errors.Instance.DomainPolicy.NotChanged")
  static let busy = DomainError(.unavailable, "SIGNET-Nm2bs", "Errors.Org.DomainPolicy.Busy")

  /// A name that two users would have.
  static func clash(_ name: String) -> DomainError {
    var error = DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.DomainPolicy.NamesClash")
    error.subject = name
    return error
  }
}

extension Command<ChangeOutcome> {
  /// Admin v1 `AddCustomDomainPolicy`, `UpdateCustomDomainPolicy`, `ResetCustomDomainPolicyToDefault`.
  ///
  /// Where login names have a domain from then on and had none before, or the other way, everybody of the organization is
  /// called otherwise with this commit.
  /// - Parameter standard: what holds where the instance has set none.
  /// - Throws: `V3-DKcYh` where two would have one name.
  package static func changeDomainPolicy(
    of organizationID: String, _ change: DomainPolicyUpdate, by editorID: String,
    default standard: DomainPolicy = DomainPolicy()
  ) -> Self {
    Self(by: editorID, Key.naming(of: organizationID)) { changes in
      guard let organization = changes.organization(organizationID) else { return [] }
      let isOfOrganization = change.policy(changes.instance, standard).loginNamesHaveDomain
      return organization.names(under: changes.instance).isOfOrganization == isOfOrganization
        ? [] : [.namedUsers(.organization(organizationID))]
    } decide: { changes throws(DomainError) in
      guard !organizationID.isEmpty else { throw change.ownerMissing }
      try changes.requireOrganization(organizationID)
      guard var organization = changes.organization(organizationID) else { throw DomainPolicyErrors.notFound }
      let own = organization.domainPolicy
      switch change {
      case .add: guard own == nil else { throw DomainPolicyErrors.exists }
      case .change(let policy):
        guard let own else { throw DomainPolicyErrors.notFound }
        guard own.value != policy else { throw DomainPolicyErrors.notChanged }
      case .reset: guard own != nil else { throw DomainPolicyErrors.notFoundForReset }
      }
      let names = try changes.names(of: organization, under: change.policy(changes.instance, standard))
      switch change {
      case .add(let policy): changes.append(.domainPolicyAdded(policy, names), to: &organization)
      case .change(let policy): changes.append(.domainPolicyChanged(policy, names), to: &organization)
      case .reset: changes.append(.domainPolicyRemoved(names), to: &organization)
      }
      return ChangeOutcome(organization)
    }
  }

  /// Admin v1 `UpdateDomainPolicy`: what holds in all organizations that have no policy of their own.
  /// - Parameter standard: what holds before one is set.
  /// - Throws: `V3-DKcYh` where two would have one name.
  package static func setDomainPolicy(
    _ policy: DomainPolicy, by editorID: String, default standard: DomainPolicy = DomainPolicy()
  ) -> Self {
    Self(by: editorID, [.instance]) { changes in
      let isOfOrganization = changes.instance?.names.isOfOrganization ?? false
      return policy.loginNamesHaveDomain == isOfOrganization ? [] : [.namedUsers(.instance)]
    } decide: { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      guard DomainPolicy.current(instance, default: standard) != policy else {
        throw DomainPolicyErrors.instanceNotChanged
      }
      let names = try changes.names(of: instance, under: policy)
      if instance.domainPolicy == nil {
        changes.append(.domainPolicyAdded(policy, names), to: &instance)
      } else {
        changes.append(.domainPolicyChanged(policy, names), to: &instance)
      }
      return ChangeOutcome(instance)
    }
  }
}

extension DomainPolicyUpdate {
  /// What holds in the organization afterwards.
  fileprivate func policy(_ instance: Instance?, _ standard: DomainPolicy) -> DomainPolicy {
    switch self {
    case .add(let policy), .change(let policy): policy
    case .reset: .current(instance, default: standard)
    }
  }

  fileprivate var ownerMissing: DomainError {
    switch self {
    case .add: DomainError(.invalidArgument, "Org-4Jfsf", DomainPolicyErrors.ownerMissing)
    case .change: DomainError(.invalidArgument, "Org-5H8fs", DomainPolicyErrors.ownerMissing)
    case .reset: DomainError(.invalidArgument, "Org-3H8fs", DomainPolicyErrors.ownerMissing)
    }
  }
}

extension Changes {
  /// The switches of an organization's names once it has a policy, or has it no more; nil: they stay as they are.
  fileprivate mutating func names(
    of organization: Organization, under policy: DomainPolicy
  ) throws(DomainError) -> NameHistory? {
    // Whether the instance's switches concern the organization changes now.
    let before = organization.names(under: instance)
    guard policy.loginNamesHaveDomain != before.isOfOrganization else {
      return before == organization.names ? nil : before
    }
    var after = before
    after.epoch += 1
    after.isOfOrganization = policy.loginNamesHaveDomain
    after.switches.append(organization.nameSwitch(after.epoch, isOfOrganization: after.isOfOrganization))
    let users = namedUsers(.organization(organization.id)).users
    after.forget(upTo: users.map(\.form.epoch).min() ?? before.epoch)
    after.cancel(formedUnder: Set(users.map(\.form.epoch))) { off, on in
      off.domains.first.map { on.domains.contains(DomainName.key(of: $0)) } ?? on.domains.isEmpty
    }
    guard after.switches.count <= NameHistory.maximumSwitches else { throw DomainPolicyErrors.busy }
    for user in users { claim(user, Naming(before), Naming(after)) }
    return after
  }

  /// The switches of the instance's names once it has a policy; nil: they stay as they are.
  fileprivate mutating func names(of instance: Instance, under policy: DomainPolicy) throws(DomainError) -> NameHistory?
  {
    guard policy.loginNamesHaveDomain != instance.names.isOfOrganization else { return nil }
    var switched = instance
    switched.names.epoch += 1
    switched.names.isOfOrganization = policy.loginNamesHaveDomain
    switched.names.switches.append(
      NameHistory.Switch(epoch: switched.names.epoch, isOfOrganization: policy.loginNamesHaveDomain))
    let named = namedUsers(.instance)
    var namings: [String: (own: NameHistory, before: Naming, after: Naming)] = [:]
    for organization in named.organizations where organization.exists && organization.domainPolicy == nil {
      namings[organization.id] = (
        organization.names, Naming(organization.names(under: instance)), Naming(organization.names(under: switched))
      )
    }
    // Up to which of the instance's switches states show them.
    var shown = Set(named.organizations.map(\.names.instanceEpoch))
    var oldest = instance.names.epoch
    for user in named.users {
      guard let naming = namings[user.organizationID] else { continue }
      let ahead = user.form.epoch > naming.own.epoch ? user.form.epoch - naming.own.epoch : 0
      shown.insert(naming.own.instanceEpoch + ahead)
      oldest = min(oldest, naming.own.instanceEpoch + ahead)
      claim(user, naming.before, naming.after)
    }
    switched.names.forget(upTo: oldest)
    // Each organization puts its primary domain behind names, and takes it off again: where it has one.
    let areTakenBack = named.organizations.allSatisfy { organization in
      let verified = organization.domains.filter(\.isVerified)
      return verified.isEmpty || verified.contains(where: organization.isPrimary)
    }
    switched.names.cancel(formedUnder: shown) { _, _ in areTakenBack }
    guard switched.names.switches.count <= NameHistory.maximumSwitches else { throw DomainPolicyErrors.busy }
    return switched.names
  }

  /// Gives a user's name up for the one that a switch makes of it.
  private mutating func claim(_ user: NamedUsers.Entry, _ before: Naming, _ after: Naming) {
    let (old, new) = (before.name(user.userName, user.form), after.name(user.userName, user.form))
    claims.append(.release(UniqueName(userName: old, before.form, in: user.organizationID), by: user.id))
    claims.append(
      .take(
        UniqueName(userName: new, after.form, in: user.organizationID), by: user.id,
        conflict: DomainPolicyErrors.clash(new)))
  }
}

extension NameHistory {
  /// Forgets switches that everybody's state shows.
  fileprivate mutating func forget(upTo epoch: UInt64) { switches.removeAll { $0.epoch <= epoch } }

  /// Forgets switches that took domains off again which those before them had put behind names, where no name was formed in
  /// between: whoever throws a switch forth and back leaves two.
  /// - Parameters:
  ///   - epochs: under which names were formed.
  ///   - isTakenBack: whether a switch takes off what the one before it has put behind names.
  fileprivate mutating func cancel(
    formedUnder epochs: Set<UInt64>, _ isTakenBack: (_ off: Switch, _ on: Switch) -> Bool
  ) {
    var kept: [Switch] = []
    for change in switches {
      if let last = kept.last, change.isOfOrganization, !last.isOfOrganization, isTakenBack(last, change),
        !epochs.contains(where: { (last.epoch..<change.epoch).contains($0) })
      {
        kept.removeLast()
      } else {
        kept.append(change)
      }
    }
    switches = kept
  }
}

extension DomainPolicy {
  /// What readers of events are told.
  var published: EventFields {
    [
      "userLoginMustBeDomain": .flag(loginNamesHaveDomain), "validateOrgDomains": .flag(domainsMustBeProved),
      "smtpSenderAddressMatchesInstanceDomain": .flag(senderHasInstanceDomain),
    ]
  }
}
