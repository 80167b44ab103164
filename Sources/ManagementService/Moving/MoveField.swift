import ManagementAPI
import ProtobufCodec
import Domain

/// One thing of an organization, ready to be taken over.
enum MoveItem: Sendable {
  case organization(Zitadel_Management_V1_AddOrgRequest)
  case domain(Zitadel_Org_V1_Domain)
  case policy(MovedPolicy, dropped: [String])
  case text(MessageTextKind, MessageText, language: String)
  case human(Zitadel_V1_V1_DataHumanUser)
  case machine(Zitadel_V1_V1_DataMachineUser)
  case machineKey(Zitadel_V1_V1_DataMachineKey)
  case metadata(Zitadel_Management_V1_SetUserMetadataRequest)
  case member(Zitadel_Management_V1_AddOrgMemberRequest)
}

/// What an organization has, by its name in the data, and what becomes of it here.
struct MoveField: Sendable {
  /// In what order things are taken over: whoever is named by others is there before them, in whichever organization.
  enum Phase: Int, Sendable, CaseIterable, Comparable {
    case organization, rules, users, belongings

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// In JSON.
  let name: String
  /// As lists of errors name one.
  let type: String
  let phase: Phase
  /// An object; else a list of them.
  var isSingle = false
  /// Whether no version of the interface known here has it.
  var isUnknown = false
  /// Reads one; nil: there is nothing here that it could become.
  var item: (@Sendable ([UInt8]) throws -> MoveItem)?

  init(unknown name: String) {
    self.init(name, name, .belongings)
    isUnknown = true
  }

  private init(_ name: String, _ type: String, _ phase: Phase) {
    (self.name, self.type, self.phase) = (name, type, phase)
  }

  private static func kept<M: Message>(
    _ name: String, _ type: String, _ phase: Phase, isSingle: Bool = false, as message: M.Type,
    _ make: @escaping @Sendable (M) throws -> MoveItem
  ) -> MoveField {
    var field = MoveField(name, type, phase)
    field.isSingle = isSingle
    field.item = { bytes in
      let message = try M(jsonUTF8: bytes)
      try message.validate()
      return try make(message)
    }
    return field
  }

  private static func text<M: MessageTextFields & LanguageFields>(
    _ name: String, _ type: String, _ kind: MessageTextKind, as message: M.Type
  ) -> MoveField {
    kept(name, type, .belongings, as: message) { .text(kind, MessageText($0), language: $0.language) }
  }

  private static func policy<M: Message>(
    _ name: String, _ type: String, isSingle: Bool = true, as message: M.Type,
    _ make: @escaping @Sendable (M) throws -> MovedPolicy
  ) -> MoveField {
    kept(name, type, .rules, isSingle: isSingle, as: message) { .policy(try make($0), dropped: []) }
  }

  private static func dropped(_ name: String, _ type: String, isSingle: Bool = false) -> MoveField {
    var field = MoveField(name, type, .belongings)
    field.isSingle = isSingle
    return field
  }

  /// In the order in which they are taken over.
  static let all: [MoveField] = [
    kept("org", "org", .organization, isSingle: true, as: Zitadel_Management_V1_AddOrgRequest.self) {
      .organization($0)
    },
    kept("domains", "domain", .rules, as: Zitadel_Org_V1_Domain.self) { .domain($0) },
    policy(
      "passwordComplexityPolicy", "password_complexity_policy",
      as: Zitadel_Management_V1_AddCustomPasswordComplexityPolicyRequest.self
    ) { MovedPolicy(PasswordPolicy($0, minimumLength: $0.minLength)) },
    policy("domainPolicy", "domain_policy", as: Zitadel_Admin_V1_AddCustomDomainPolicyRequest.self) {
      MovedPolicy(domain: DomainPolicy($0))
    },
    policy("iamPolicy", "iam_policy", as: Zitadel_V1_V1_AddCustomOrgIAMPolicyRequest.self) {
      MovedPolicy(domain: DomainPolicy(older: $0.userLoginMustBeDomain))
    },
    policy("labelPolicy", "label_policy", as: Zitadel_Management_V1_AddCustomLabelPolicyRequest.self) {
      MovedPolicy(label: try LabelPolicy($0))
    },
    policy("lockoutPolicy", "lockout_policy", as: Zitadel_Management_V1_AddCustomLockoutPolicyRequest.self) {
      MovedPolicy(LockoutPolicy($0))
    },
    policy("privacyPolicy", "privacy_policy", as: Zitadel_Management_V1_AddCustomPrivacyPolicyRequest.self) {
      MovedPolicy(PrivacyPolicy($0))
    },
    kept(
      "loginPolicy", "login_policy", .rules, isSingle: true,
      as: Zitadel_Management_V1_AddCustomLoginPolicyRequest.self
    ) { message in
      var own = message
      own.idps = []
      return .policy(MovedPolicy(try LoginPolicy(own)), dropped: message.idps.map { _ in "login_policy_idp" })
    },
    policy(
      "secondFactors", "second_factor", isSingle: false,
      as: Zitadel_Management_V1_AddSecondFactorToLoginPolicyRequest.self
    ) {
      MovedPolicy(try LoginFactor($0.type, orRefuse: "Org-5m9fs", "Errors.Org.LoginPolicy.MFA.Unspecified"))
    },
    policy(
      "multiFactors", "multi_factor", isSingle: false,
      as: Zitadel_Management_V1_AddMultiFactorToLoginPolicyRequest.self
    ) {
      MovedPolicy(try LoginFactor($0.type, orRefuse: "Org-5m9fs", "Errors.Org.LoginPolicy.MFA.Unspecified"))
    },
    kept("humanUsers", "human_user", .users, as: Zitadel_V1_V1_DataHumanUser.self) { .human($0) },
    kept("machineUsers", "machine_user", .users, as: Zitadel_V1_V1_DataMachineUser.self) { .machine($0) },
    kept("machineKeys", "machine_key", .belongings, as: Zitadel_V1_V1_DataMachineKey.self) { .machineKey($0) },
    kept("userMetadata", "user_metadata", .belongings, as: Zitadel_Management_V1_SetUserMetadataRequest.self) {
      .metadata($0)
    },
    kept("orgMembers", "org_member", .belongings, as: Zitadel_Management_V1_AddOrgMemberRequest.self) { .member($0) },
    text(
      "initMessages", "init_message", .initialization, as: Zitadel_Management_V1_SetCustomInitMessageTextRequest.self),
    text(
      "passwordResetMessages", "password_reset_message", .passwordReset,
      as: Zitadel_Management_V1_SetCustomPasswordResetMessageTextRequest.self),
    text(
      "verifyEmailMessages", "verify_email_message", .verifyEmail,
      as: Zitadel_Management_V1_SetCustomVerifyEmailMessageTextRequest.self),
    text(
      "verifyPhoneMessages", "verify_phone_message", .verifyPhone,
      as: Zitadel_Management_V1_SetCustomVerifyPhoneMessageTextRequest.self),
    text(
      "inviteUserMessages", "invite_user_message", .inviteUser,
      as: Zitadel_Management_V1_SetCustomInviteUserMessageTextRequest.self),
    text(
      "domainClaimedMessages", "domain_claimed_message", .domainClaimed,
      as: Zitadel_Management_V1_SetCustomDomainClaimedMessageTextRequest.self),
    text(
      "passwordlessRegistrationMessages", "passwordless_registration_message", .passwordlessRegistration,
      as: Zitadel_Management_V1_SetCustomPasswordlessRegistrationMessageTextRequest.self),
    kept(
      "verifySmsOtpMessages", "verify_sms_otp_message", .belongings,
      as: Zitadel_Management_V1_SetCustomVerifySMSOTPMessageTextRequest.self
    ) { .text(.verifySMSOTP, MessageText(text: $0.text), language: $0.language) },
    text(
      "verifyEmailOtpMessages", "verify_email_otp_message", .verifyEmailOTP,
      as: Zitadel_Management_V1_SetCustomVerifyEmailOTPMessageTextRequest.self),
    kept("loginTexts", "login_text", .belongings, as: Zitadel_Management_V1_SetCustomLoginTextsRequest.self) {
      .text(.login, try MessageText(pagesOf: $0), language: $0.language)
    },
    dropped("idps", "idp"),
    dropped("oidcIdps", "oidc_idp"),
    dropped("jwtIdps", "jwt_idp"),
    dropped("userLinks", "user_link"),
    dropped("projects", "project"),
    dropped("projectRoles", "project_role"),
    dropped("apiApps", "api_app"),
    dropped("oidcApps", "oidc_app"),
    dropped("appKeys", "app_key"),
    dropped("projectGrants", "project_grant"),
    dropped("userGrants", "user_grant"),
    dropped("projectMembers", "project_member"),
    dropped("projectGrantMembers", "project_grant_member"),
    dropped("actions", "action"),
    dropped("triggerActions", "trigger_action"),
  ]

  static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Names may be written as the schema has them: `human_users`.
  static func jsonName(_ name: String) -> String {
    guard name.contains("_") else { return name }
    let words = name.split(separator: "_", omittingEmptySubsequences: true)
    return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
  }
}
