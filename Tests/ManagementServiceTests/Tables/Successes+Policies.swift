/// The methods of each policy: the same rows. `KIND` stands for the policy, `ONE` and `OTHER` for two requests, the first as
/// `<unruly>` has it.
private func rowsOfEachPolicy(_ rows: String) -> String {
  [
    ("Login", #"{"forceMfa":true}"#, #"{"allowRegister":true,"passwordCheckLifetime":"3600s"}"#),
    ("PasswordComplexity", #"{"minLength":12}"#, #"{"minLength":9,"hasSymbol":true}"#),
    ("PasswordAge", #"{"maxAgeDays":90}"#, #"{"maxAgeDays":90,"expireWarnDays":7}"#),
    ("Lockout", #"{"maxPasswordAttempts":5}"#, #"{"maxPasswordAttempts":3,"maxOtpAttempts":4}"#),
    ("Privacy", #"{"tosLink":"https://acme.example/"}"#, #"{"supportEmail":"help@acme.example"}"#),
    ("Notification", "{}", #"{"passwordChange":true}"#),
  ].map { kind, one, other in
    rows.replacing("KIND", with: kind).replacing("ONE", with: one).replacing("OTHER", with: other)
  }.joined(separator: "\n")
}

extension SuccessTables {
  static let policies = Success.table(
    rowsOfEachPolicy(
      #"""
      v1 GetKINDPolicy | | read policy | policy.isDefault=true  policy.details.resourceOwner=<instance>
      v1 GetKINDPolicy in <unruly> | | read policy | policy.isDefault=-  policy.details.resourceOwner=<unruly>
      v1 GetDefaultKINDPolicy in <unruly> | | read policy | policy.isDefault=true  policy.details.resourceOwner=<instance>
      v1 AddCustomKINDPolicy in <organization> | ONE | created | details.resourceOwner=<organization>
      v1 UpdateCustomKINDPolicy in <unruly> | OTHER | changed | details.resourceOwner=<unruly>
      v1 ResetKINDPolicyToDefault in <unruly> | | changed | details.resourceOwner=<unruly>
      admin UpdateKINDPolicy | ONE | changed | details.resourceOwner=<instance>
      admin GetKINDPolicy | | read policy | policy.isDefault=true  policy.details.resourceOwner=<instance>
      """#)
        + #"""

        v1 GetLoginPolicy | | read policy | isDefault=true  policy.allowUsernamePassword=true  policy.passwordlessType=PASSWORDLESS_TYPE_ALLOWED  policy.passwordCheckLifetime=864000s  policy.mfaInitSkipLifetime=2592000s  policy.multiFactorCheckLifetime=43200s  policy.forceMfa=-  policy.defaultRedirectUri=-
        v1 GetLoginPolicy in <unruly> | | read policy | isDefault=-  policy.forceMfa=true  policy.passwordCheckLifetime=0s  policy.secondFactors=[SECOND_FACTOR_TYPE_OTP]  policy.multiFactors=-
        v1 GetPasswordAgePolicy in <unruly> | | read policy | isDefault=-  policy.maxAgeDays=90
        v1 GetLockoutPolicy in <unruly> | | read policy | isDefault=-  policy.maxPasswordAttempts=5
        v1 GetLockoutPolicy | | read policy | isDefault=true  policy.maxPasswordAttempts=-
        v1 GetPrivacyPolicy in <unruly> | | read policy | policy.tosLink=https://acme.example/  policy.docsLink=-
        v1 ListLoginPolicySecondFactors | | listed | details.totalResult=4  result=[SECOND_FACTOR_TYPE_OTP SECOND_FACTOR_TYPE_U2F SECOND_FACTOR_TYPE_OTP_EMAIL SECOND_FACTOR_TYPE_OTP_SMS]
        v1 ListLoginPolicySecondFactors in <unruly> | | listed | details.totalResult=1
        v1 ListLoginPolicyMultiFactors | | listed | details.totalResult=1  result=[MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION]
        v1 AddSecondFactorToLoginPolicy in <unruly> | {"type":5} | created
        v1 RemoveSecondFactorFromLoginPolicy in <unruly> | {"type":"SECOND_FACTOR_TYPE_OTP"} | changed
        v1 AddMultiFactorToLoginPolicy in <unruly> | {"type":1} | created
        v1 RemoveMultiFactorFromLoginPolicy in <permissive> | {"type":"MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"} | changed
        admin ListLoginPolicySecondFactors | | listed | details.totalResult=4
        admin ListLoginPolicyMultiFactors | | listed | details.totalResult=1
        admin AddSecondFactorToLoginPolicy | {"type":5} | created | details.resourceOwner=<instance>
        admin RemoveSecondFactorFromLoginPolicy | {"type":"SECOND_FACTOR_TYPE_U2F"} | changed | details.resourceOwner=<instance>
        admin RemoveMultiFactorFromLoginPolicy | {"type":"MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"} | changed
        admin AddMultiFactorToLoginPolicy beside <factorless> | {"type":1} | created
        admin AddNotificationPolicy | {"passwordChange":true} | created
        admin GetSecurityPolicy | | read policy | policy.enableIframeEmbedding=-
        admin SetSecurityPolicy | {"enableIframeEmbedding":true,"allowedOrigins":["https://acme.example:8443"]} | changed
        admin SetSecurityPolicy | {} | changed
        auth GetMyLoginPolicy as <verified> | | read policy | policy.isDefault=true  policy.allowRegister=true
        auth GetMyPrivacyPolicy as <verified> | | read policy | policy.isDefault=true
        """#)
}
