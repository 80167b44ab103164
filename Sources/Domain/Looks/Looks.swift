/// How pages and mails look to the users of an organization: what it has activated, else what the instance has.
package struct Looks: Sendable, Equatable {
  /// Which schemes there are.
  package enum Theme: Sendable, Equatable {
    /// As the reader's system has it.
    case both
    case light, dark

    /// As `color-scheme` of CSS names it.
    package var colorScheme: String {
      switch self {
      case .both: "light dark"
      case .light: "light"
      case .dark: "dark"
      }
    }
  }

  package var theme: Theme
  package var light: Palette
  package var dark: Palette
  /// The paths of pictures on this server; nil for none.
  package var logo: String?
  package var darkLogo: String?
  package var icon: String?
  package var font: String?
  /// Whether it is said what this server is.
  package var hasWatermark: Bool
  /// Whether login names are shown without the domain of the organization.
  package var hidesLoginNameSuffix: Bool
  /// Whose they are: an organization's, or the instance's; nil: what is built in.
  package var owner: String?

  /// What is built in.
  package static let builtIn = Looks(LabelPolicy(), owner: nil)

  /// - Parameter owner: of the pictures.
  package init(_ policy: LabelPolicy, owner: String?) {
    switch policy.themeMode {
    case .light: self.theme = .light
    case .dark: self.theme = .dark
    case .unspecified, .auto: self.theme = .both
    }
    self.light = Palette.light.with(policy.light)
    self.dark = Palette.dark.with(policy.dark)
    self.hasWatermark = !policy.disablesWatermark
    self.hidesLoginNameSuffix = policy.hidesLoginNameSuffix
    self.owner = owner
    func path(_ asset: LabelAsset) -> String? {
      guard let owner, let name = policy.assets[asset] else { return nil }
      return LabelAsset.path(of: name, owner: owner)
    }
    self.logo = path(.logo) ?? path(.darkLogo)
    self.darkLogo = path(.darkLogo) ?? path(.logo)
    self.icon = path(.icon) ?? path(.darkIcon)
    self.font = path(.font)
  }

  /// The login name as a user is to see it.
  package func loginName(of user: User) -> String { hidesLoginNameSuffix ? user.userName : user.loginName }

  /// Of the scheme that is shown where a reader's system says nothing.
  package var first: Palette { theme == .dark ? dark : light }
}

extension Looks {
  /// What users of an organization see: what it has activated, else what the instance has.
  package init(of organization: Organization?, else instance: Instance?) {
    if let organization, let own = organization.policies[ActiveLabelPolicy.self]?.value {
      self.init(own.policy, owner: organization.id)
    } else {
      self.init(instance?.policies.general(ActiveLabelPolicy.self).policy ?? LabelPolicy(), owner: instance?.id)
    }
  }
}

extension PrivacyPolicy {
  /// What is told to users of an organization: its own policy, else the instance's.
  package init(of organization: Organization?, else instance: Instance?) {
    self = organization?.policies[PrivacyPolicy.self]?.value ?? instance?.policies.general() ?? PrivacyPolicy()
  }
}
