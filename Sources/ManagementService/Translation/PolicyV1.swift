import Domain
import ManagementAPI
import ProtobufCodec

// Policies as v1 tells them, and as its requests set them.

extension PasswordPolicyFields {
  /// Tells all but the length.
  mutating func tell(_ policy: PasswordPolicy) { tell(Self.needs, of: policy) }

  fileprivate static var needs: FieldTable<Self, PasswordPolicy, Bool> {
    [
      (\.hasLowercase, \.needsLowercase), (\.hasUppercase, \.needsUppercase), (\.hasNumber, \.needsNumber),
      (\.hasSymbol, \.needsSymbol),
    ]
  }
}

extension Zitadel_Policy_V1_PasswordComplexityPolicy: PolicyMessage {
  init(_ policy: PasswordPolicy) {
    self.init()
    minLength = UInt64(policy.minimumLength)
    tell(policy)
  }
}

extension PasswordPolicy {
  init<Fields: PasswordPolicyFields>(_ fields: Fields, minimumLength: some BinaryInteger) {
    self.init()
    self.minimumLength = Int(clamping: minimumLength)
    fields.read(Fields.needs, into: &self)
  }
}

extension Zitadel_Policy_V1_PasswordAgePolicy: PolicyMessage {
  init(_ policy: PasswordAgePolicy) {
    self.init()
    (maxAgeDays, expireWarnDays) = (UInt64(policy.maximumDays), UInt64(policy.warningDays))
  }
}

extension PasswordAgePolicy {
  init(_ fields: some PasswordAgePolicyFields) {
    self.init(maximumDays: Int(fields.maxAgeDays), warningDays: Int(fields.expireWarnDays))
  }
}

extension Zitadel_Policy_V1_LockoutPolicy: PolicyMessage {
  init(_ policy: LockoutPolicy) {
    self.init()
    maxPasswordAttempts = UInt64(policy.maximumPasswordAttempts)
    maxOtpAttempts = UInt64(policy.maximumOTPAttempts)
  }
}

extension LockoutPolicy {
  init(_ fields: some LockoutPolicyFields) {
    self.init(
      maximumPasswordAttempts: Int(fields.maxPasswordAttempts), maximumOTPAttempts: Int(fields.maxOtpAttempts))
  }
}

extension Zitadel_Policy_V1_NotificationPolicy: PolicyMessage {
  init(_ policy: NotificationPolicy) {
    self.init()
    passwordChange = policy.tellsOfPasswordChange
  }
}

extension NotificationPolicy {
  init(_ fields: some NotificationPolicyFields) { self.init(tellsOfPasswordChange: fields.passwordChange) }
}

extension PrivacyPolicyFields {
  mutating func tell(_ policy: PrivacyPolicy) { tell(Self.links, of: policy) }

  fileprivate static var links: FieldTable<Self, PrivacyPolicy, String> {
    [
      (\.tosLink, \.termsLink), (\.privacyLink, \.privacyLink), (\.helpLink, \.helpLink),
      (\.supportEmail, \.supportEmail), (\.docsLink, \.docsLink), (\.customLink, \.customLink),
      (\.customLinkText, \.customLinkText),
    ]
  }
}

extension Zitadel_Policy_V1_PrivacyPolicy: PolicyMessage {
  init(_ policy: PrivacyPolicy) {
    self.init()
    tell(policy)
  }
}

extension PrivacyPolicy {
  init<Fields: PrivacyPolicyFields>(_ fields: Fields) {
    self.init()
    fields.read(Fields.links, into: &self)
  }
}
