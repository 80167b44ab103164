// How user names change with the domain policy, for an organization of any size at once.
//
// A switch is one event. It claims the new names of all whom it concerns, so that a clash refuses it as a whole; what users
// are called from then on is computed of the name that their state has and of the switches since (`Naming`). Their states
// follow, some at a time (`NameLoop`), and nobody sees the difference.
//
// The claims are one commit, for which other writers wait. In pieces before it, whoever adds, renames or removes a user
// meanwhile would have to claim both names, what a crash leaves would be names without an owner, and the answer would come
// when the last piece has its turn: minutes later. In pieces behind it, a clash would be found when the switch is thrown.

/// Under which policy the name in a user's state was formed.
package struct NameForm: Sendable, Hashable {
  /// How often the names of the user's organization had been switched.
  package var epoch: UInt64
  /// Whether the name is unique in the organization alone.
  package var isOfOrganization: Bool

  package init(epoch: UInt64 = 0, isOfOrganization: Bool = false) {
    self.epoch = epoch
    self.isOfOrganization = isOfOrganization
  }
}

/// Which switches of user names there were, of an organization or of the instance.
package struct NameHistory: Sendable, Equatable {
  /// What becomes of each name.
  package struct Switch: Sendable, Equatable {
    /// Its number; the first is 1.
    package var epoch: UInt64
    /// Whether names are unique in their organization alone from then on.
    package var isOfOrganization: Bool
    /// Of an organization: the keys of the domains that are taken off, or the one that is put behind names. The instance's
    /// switches take those that each organization has.
    package var domains: [String]

    package init(epoch: UInt64, isOfOrganization: Bool, domains: [String] = []) {
      self.epoch = epoch
      self.isOfOrganization = isOfOrganization
      self.domains = domains
    }
  }

  /// The number of the last one.
  package var epoch: UInt64
  /// Of an organization: up to which one the instance's switches are among these, or do not concern it.
  package var instanceEpoch: UInt64
  /// Whether names are unique in their organization alone since.
  package var isOfOrganization: Bool
  /// In their order, those that some user's state does not show yet, but for those that took each other back.
  package var switches: [Switch]

  package init(
    epoch: UInt64 = 0, instanceEpoch: UInt64 = 0, isOfOrganization: Bool = false, switches: [Switch] = []
  ) {
    self.epoch = epoch
    self.instanceEpoch = instanceEpoch
    self.isOfOrganization = isOfOrganization
    self.switches = switches
  }

  /// More are refused until states have followed: each reader of such a state goes through them. So many are there only where
  /// users were made between them all.
  static let maximumSwitches = 32
}

extension NameHistory.Switch {
  /// A name after this switch.
  func applied(to name: String) -> String {
    guard isOfOrganization else {
      guard let domain = domains.first else { return name }
      return "\(name)@\(domain)"
    }
    guard let domain = UserName.domain(of: name), domains.contains(domain) else { return name }
    guard let at = UserName.domainStart(in: name) else { return name }
    return String(name.unicodeScalars[..<at])
  }
}

/// How the users of an organization are called: what its policy and its domains make of their names.
package struct Naming: Sendable, Equatable {
  /// With the instance's switches that concern the organization.
  package let history: NameHistory
  /// The domains that login names end in: the primary one first. Empty where they end in none.
  package let domains: [String]

  /// Where no policy was ever set.
  package static let standard = Naming(NameHistory())

  /// - Parameter domains: none where it is not asked for login names.
  init(_ history: NameHistory, domains: [String] = []) {
    self.history = history
    self.domains = domains
  }

  package init(_ organization: Organization?, _ instance: Instance?) {
    guard let organization, organization.names.epoch > 0 || instance?.names.epoch ?? 0 > 0 else {
      self = .standard
      return
    }
    let history = organization.names(under: instance)
    self.init(history, domains: history.isOfOrganization ? organization.loginDomains : [])
  }

  /// Whether login names end in a domain.
  package var isOfOrganization: Bool { history.isOfOrganization }

  /// What a name that is formed now is.
  package var form: NameForm { NameForm(epoch: history.epoch, isOfOrganization: isOfOrganization) }

  /// What a user is called, whatever their state says yet.
  package func name(_ name: String, _ form: NameForm) -> String {
    guard form.epoch < history.epoch else { return name }
    return history.switches.reduce(name) { $1.epoch > form.epoch ? $1.applied(to: $0) : $0 }
  }

  package func name(of user: User) -> String { name(user.userName, user.nameForm) }

  /// Whether a user's state has the name that the user has.
  package func isSettled(_ user: User) -> Bool { user.nameForm.epoch >= history.epoch || !user.exists }

  /// The name that a user holds.
  package func uniqueName(of user: User) -> UniqueName {
    UniqueName(userName: name(of: user), form, in: user.organizationID)
  }

  /// A user as whoever asks is to see it.
  package func seen(_ user: User) -> User {
    guard self != .standard else { return user }
    var seen = user
    if !isSettled(user) {
      seen.userName = name(of: user)
      seen.nameForm = form
    }
    seen.loginDomains = domains
    return seen
  }
}

extension Organization {
  /// The domains that are known to be its own, the primary one first, as they were written.
  package var loginDomains: [String] {
    let verified = domains.filter(\.isVerified)
    return verified.filter(isPrimary).map(\.name) + verified.filter { !isPrimary($0) }.map(\.name)
  }

  /// What a switch does to names of its users as its domains are.
  func nameSwitch(_ epoch: UInt64, isOfOrganization: Bool) -> NameHistory.Switch {
    let verified = domains.filter(\.isVerified)
    return NameHistory.Switch(
      epoch: epoch, isOfOrganization: isOfOrganization,
      domains: isOfOrganization ? verified.map(\.key) : verified.filter(isPrimary).map(\.name))
  }

  /// Its switches, and those of the instance that concern it since: while it has no policy of its own. Whatever changes its
  /// domains keeps these first (`Changes.keepNames`), so that they are those of the time.
  package func names(under instance: Instance?) -> NameHistory {
    guard let instance, instance.names.epoch > names.instanceEpoch, exists else { return names }
    var history = names
    if domainPolicy == nil {
      for change in instance.names.switches where change.epoch > names.instanceEpoch {
        history.switches.append(
          nameSwitch(
            names.epoch + change.epoch - names.instanceEpoch, isOfOrganization: change.isOfOrganization))
      }
      history.epoch += instance.names.epoch - names.instanceEpoch
      history.isOfOrganization = instance.names.isOfOrganization
    }
    history.instanceEpoch = instance.names.epoch
    return history
  }
}

extension Key {
  /// What tells how the users of an organization are called.
  static func naming(of organizationID: String) -> [Key] { [.organization(organizationID), .instance] }
}

extension Changes {
  /// How the users of an organization are called. Needs `Key.naming(of:)`.
  func naming(of organizationID: String) -> Naming { Naming(organization(organizationID), instance) }

  /// What tells how a user who was loaded is called.
  func namingKeys(of userID: String) -> [Key] {
    user(userID).map { Key.naming(of: $0.organizationID) } ?? []
  }

  /// Keeps with an organization what the instance's switches were for it, before something changes that they look at.
  mutating func keepNames(of organization: inout Organization) {
    let history = organization.names(under: instance)
    guard history.epoch != organization.names.epoch else { return }
    append(.namesKept(history), to: &organization)
  }
}
