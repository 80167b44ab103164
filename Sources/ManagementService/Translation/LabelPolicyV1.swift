import Domain
import ManagementAPI

// Label policies as v1 tells them, and as its requests set them.

extension UseCases {
  /// What everybody in an organization sees, or what is prepared: its own, else the instance's; nil: the instance's.
  func labelMessage(
    isActive: Bool, of organizationID: String? = nil
  ) async throws -> Zitadel_Policy_V1_LabelPolicy {
    if isActive { return try await labelMessage(of: organizationID) { (active: ActiveLabelPolicy) in active.policy } }
    return try await labelMessage(of: organizationID) { (prepared: LabelPolicy) in prepared }
  }

  private func labelMessage<P: Policy>(
    of organizationID: String?, _ label: (P) -> LabelPolicy
  ) async throws -> Zitadel_Policy_V1_LabelPolicy {
    if let organizationID, let own = try await store.organization(id: organizationID)?.policies[P.self] {
      var message = Zitadel_Policy_V1_LabelPolicy(label(own.value), of: organizationID, at: origin.text)
      message.details = .init(
        own.sequence, created: own.creationDate, changed: own.changeDate, owner: organizationID)
      return message
    }
    let (policy, details) = try await generalPolicy(P.self)
    var message = Zitadel_Policy_V1_LabelPolicy(label(policy), of: details.resourceOwner, at: origin.text)
    message.details = details
    message.isDefault = true
    return message
  }
}

extension Zitadel_Policy_V1_LabelPolicy {
  /// - Parameters:
  ///   - owner: of what was uploaded.
  ///   - origin: of this server's addresses.
  fileprivate init(_ policy: LabelPolicy, of owner: String, at origin: String) {
    func url(_ asset: LabelAsset) -> String {
      policy.assets[asset].map { origin + LabelAsset.path(of: $0, owner: owner) } ?? ""
    }
    self.init()
    tell(policy)
    (logoURL, logoURLDark, iconURL, iconURLDark) = (url(.logo), url(.darkLogo), url(.icon), url(.darkIcon))
    fontURL = url(.font)
  }
}

extension LabelPolicyFields {
  /// Tells all but the pictures.
  mutating func tell(_ policy: LabelPolicy) {
    tell(Self.colors, of: policy)
    tell(Self.switches, of: policy)
    themeMode = .init(rawValue: Int32(policy.themeMode.rawValue))
  }

  fileprivate static var colors: FieldTable<Self, LabelPolicy, String> {
    [
      (\.primaryColor, \.light.primary), (\.backgroundColor, \.light.background), (\.warnColor, \.light.warn),
      (\.fontColor, \.light.font), (\.primaryColorDark, \.dark.primary),
      (\.backgroundColorDark, \.dark.background), (\.warnColorDark, \.dark.warn), (\.fontColorDark, \.dark.font),
    ]
  }

  fileprivate static var switches: FieldTable<Self, LabelPolicy, Bool> {
    [(\.hideLoginNameSuffix, \.hidesLoginNameSuffix), (\.disableWatermark, \.disablesWatermark)]
  }
}

extension LabelPolicy {
  /// - Throws: `SIGNET-Lb1th` for a theme that there is not.
  init<Fields: LabelPolicyFields>(_ fields: Fields) throws(DomainError) {
    self.init()
    fields.read(Fields.colors, into: &self)
    fields.read(Fields.switches, into: &self)
    guard let mode = ThemeMode(rawValue: Int(fields.themeMode.rawValue)) else {
      throw DomainError(.invalidArgument, "SIGNET-Lb1th", "Errors.Policy.Label.Invalid.ThemeMode")
    }
    themeMode = mode
  }
}
