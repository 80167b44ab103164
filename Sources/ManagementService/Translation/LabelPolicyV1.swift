import Domain
import ManagementAPI

// Label policies as v1 tells them, and what the requests that set one have in common.

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
    primaryColor = policy.light.primary
    backgroundColor = policy.light.background
    warnColor = policy.light.warn
    fontColor = policy.light.font
    primaryColorDark = policy.dark.primary
    backgroundColorDark = policy.dark.background
    warnColorDark = policy.dark.warn
    fontColorDark = policy.dark.font
    hideLoginNameSuffix = policy.hidesLoginNameSuffix
    disableWatermark = policy.disablesWatermark
    themeMode = .init(rawValue: Int32(policy.themeMode.rawValue))
    logoURL = url(.logo)
    logoURLDark = url(.darkLogo)
    iconURL = url(.icon)
    iconURLDark = url(.darkIcon)
    fontURL = url(.font)
  }
}

protocol LabelPolicyRequest {
  var primaryColor: String { get }
  var backgroundColor: String { get }
  var warnColor: String { get }
  var fontColor: String { get }
  var primaryColorDark: String { get }
  var backgroundColorDark: String { get }
  var warnColorDark: String { get }
  var fontColorDark: String { get }
  var hideLoginNameSuffix: Bool { get }
  var disableWatermark: Bool { get }
  var themeMode: Zitadel_Policy_V1_ThemeMode { get }
}

extension Zitadel_Management_V1_AddCustomLabelPolicyRequest: LabelPolicyRequest {}
extension Zitadel_Management_V1_UpdateCustomLabelPolicyRequest: LabelPolicyRequest {}
extension Zitadel_Admin_V1_UpdateLabelPolicyRequest: LabelPolicyRequest {}

extension LabelPolicy {
  /// - Throws: `SIGNET-Lb1th` for a theme that there is not.
  init(_ request: some LabelPolicyRequest) throws(DomainError) {
    self.init()
    light = LabelColors(
      primary: request.primaryColor, background: request.backgroundColor, warn: request.warnColor,
      font: request.fontColor)
    dark = LabelColors(
      primary: request.primaryColorDark, background: request.backgroundColorDark, warn: request.warnColorDark,
      font: request.fontColorDark)
    hidesLoginNameSuffix = request.hideLoginNameSuffix
    disablesWatermark = request.disableWatermark
    guard let mode = ThemeMode(rawValue: Int(request.themeMode.rawValue)) else {
      throw DomainError(.invalidArgument, "SIGNET-Lb1th", "Errors.Policy.Label.Invalid.ThemeMode")
    }
    themeMode = mode
  }
}
