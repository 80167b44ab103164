import Domain
import ManagementAPI
import ProtobufCodec

// Policies as v1 tells them, and what the requests that set one have in common.

extension Zitadel_Policy_V1_PasswordComplexityPolicy: PolicyMessage {
  init(_ policy: PasswordPolicy) {
    self.init()
    minLength = UInt64(policy.minimumLength)
    hasUppercase = policy.needsUppercase
    hasLowercase = policy.needsLowercase
    hasNumber = policy.needsNumber
    hasSymbol = policy.needsSymbol
  }
}

protocol PasswordPolicyRequest {
  associatedtype Length: BinaryInteger
  var minLength: Length { get }
  var hasLowercase: Bool { get }
  var hasUppercase: Bool { get }
  var hasNumber: Bool { get }
  var hasSymbol: Bool { get }
}

extension Zitadel_Management_V1_AddCustomPasswordComplexityPolicyRequest: PasswordPolicyRequest {}
extension Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyRequest: PasswordPolicyRequest {}
extension Zitadel_Admin_V1_UpdatePasswordComplexityPolicyRequest: PasswordPolicyRequest {}

extension PasswordPolicy {
  init(_ request: some PasswordPolicyRequest) {
    self.init(
      minimumLength: Int(clamping: request.minLength), needsLowercase: request.hasLowercase,
      needsUppercase: request.hasUppercase, needsNumber: request.hasNumber, needsSymbol: request.hasSymbol)
  }
}

extension Zitadel_Policy_V1_PasswordAgePolicy: PolicyMessage {
  init(_ policy: PasswordAgePolicy) {
    self.init()
    (maxAgeDays, expireWarnDays) = (UInt64(policy.maximumDays), UInt64(policy.warningDays))
  }
}

protocol PasswordAgePolicyRequest {
  var maxAgeDays: UInt32 { get }
  var expireWarnDays: UInt32 { get }
}

extension Zitadel_Management_V1_AddCustomPasswordAgePolicyRequest: PasswordAgePolicyRequest {}
extension Zitadel_Management_V1_UpdateCustomPasswordAgePolicyRequest: PasswordAgePolicyRequest {}
extension Zitadel_Admin_V1_UpdatePasswordAgePolicyRequest: PasswordAgePolicyRequest {}

extension PasswordAgePolicy {
  init(_ request: some PasswordAgePolicyRequest) {
    self.init(maximumDays: Int(request.maxAgeDays), warningDays: Int(request.expireWarnDays))
  }
}

extension Zitadel_Policy_V1_LockoutPolicy: PolicyMessage {
  init(_ policy: LockoutPolicy) {
    self.init()
    maxPasswordAttempts = UInt64(policy.maximumPasswordAttempts)
    maxOtpAttempts = UInt64(policy.maximumOTPAttempts)
  }
}

protocol LockoutPolicyRequest {
  var maxPasswordAttempts: UInt32 { get }
  var maxOtpAttempts: UInt32 { get }
}

extension Zitadel_Management_V1_AddCustomLockoutPolicyRequest: LockoutPolicyRequest {}
extension Zitadel_Management_V1_UpdateCustomLockoutPolicyRequest: LockoutPolicyRequest {}
extension Zitadel_Admin_V1_UpdateLockoutPolicyRequest: LockoutPolicyRequest {}

extension LockoutPolicy {
  init(_ request: some LockoutPolicyRequest) {
    self.init(
      maximumPasswordAttempts: Int(request.maxPasswordAttempts), maximumOTPAttempts: Int(request.maxOtpAttempts))
  }
}

extension Zitadel_Policy_V1_NotificationPolicy: PolicyMessage {
  init(_ policy: NotificationPolicy) {
    self.init()
    passwordChange = policy.tellsOfPasswordChange
  }
}

extension Zitadel_Policy_V1_PrivacyPolicy: PolicyMessage {
  init(_ policy: PrivacyPolicy) {
    self.init()
    tosLink = policy.termsLink
    privacyLink = policy.privacyLink
    helpLink = policy.helpLink
    supportEmail = policy.supportEmail
    docsLink = policy.docsLink
    customLink = policy.customLink
    customLinkText = policy.customLinkText
  }
}

protocol PrivacyPolicyRequest {
  var tosLink: String { get }
  var privacyLink: String { get }
  var helpLink: String { get }
  var supportEmail: String { get }
  var docsLink: String { get }
  var customLink: String { get }
  var customLinkText: String { get }
}

extension Zitadel_Management_V1_AddCustomPrivacyPolicyRequest: PrivacyPolicyRequest {}
extension Zitadel_Management_V1_UpdateCustomPrivacyPolicyRequest: PrivacyPolicyRequest {}
extension Zitadel_Admin_V1_UpdatePrivacyPolicyRequest: PrivacyPolicyRequest {}

extension PrivacyPolicy {
  init(_ request: some PrivacyPolicyRequest) {
    self.init()
    termsLink = request.tosLink
    privacyLink = request.privacyLink
    helpLink = request.helpLink
    supportEmail = request.supportEmail
    docsLink = request.docsLink
    customLink = request.customLink
    customLinkText = request.customLinkText
  }
}
