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

extension Tables {
  static let policies = Rows(
    rowsOfEachPolicy(
      #"""
      v1 GetKINDPolicy | | read policy always | policy.isDefault=true  policy.details.resourceOwner=<instance>
      v1 GetKINDPolicy in <unruly> | | read policy | policy.isDefault=-  policy.details.resourceOwner=<unruly>
      v1 GetDefaultKINDPolicy in <unruly> | | read policy always | policy.isDefault=true  policy.details.resourceOwner=<instance>
      v1 AddCustomKINDPolicy in <organization> | ONE | created | details.resourceOwner=<organization>
      v1 UpdateCustomKINDPolicy in <unruly> | OTHER | changed | details.resourceOwner=<unruly>
      v1 ResetKINDPolicyToDefault in <unruly> | | changed | details.resourceOwner=<unruly>
      admin UpdateKINDPolicy | ONE | changed | details.resourceOwner=<instance>
      admin GetKINDPolicy | | read policy always | policy.isDefault=true  policy.details.resourceOwner=<instance>
      """#)
        + #"""

        v1 GetLoginPolicy | | read policy always | isDefault=true  policy.allowUsernamePassword=true  policy.passwordlessType=PASSWORDLESS_TYPE_ALLOWED  policy.passwordCheckLifetime=864000s  policy.mfaInitSkipLifetime=2592000s  policy.multiFactorCheckLifetime=43200s  policy.forceMfa=-  policy.defaultRedirectUri=-
        v1 GetLoginPolicy in <unruly> | | read policy | isDefault=-  policy.forceMfa=true  policy.passwordCheckLifetime=0s  policy.secondFactors=[SECOND_FACTOR_TYPE_OTP]  policy.multiFactors=-
        v1 GetPasswordAgePolicy in <unruly> | | read policy always | isDefault=-  policy.maxAgeDays=90
        v1 GetLockoutPolicy in <unruly> | | read policy always | isDefault=-  policy.maxPasswordAttempts=5
        v1 GetLockoutPolicy | | read policy | isDefault=true  policy.maxPasswordAttempts=-
        v1 GetPrivacyPolicy in <unruly> | | read policy always | policy.tosLink=https://acme.example/  policy.docsLink=-
        v1 ListLoginPolicySecondFactors | | listed always | details.totalResult=4  result=[SECOND_FACTOR_TYPE_OTP SECOND_FACTOR_TYPE_U2F SECOND_FACTOR_TYPE_OTP_EMAIL SECOND_FACTOR_TYPE_OTP_SMS]
        v1 ListLoginPolicySecondFactors in <unruly> | | listed | details.totalResult=1
        v1 ListLoginPolicyMultiFactors | | listed always | details.totalResult=1  result=[MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION]
        v1 AddSecondFactorToLoginPolicy in <unruly> | {"type":5} | created
        v1 RemoveSecondFactorFromLoginPolicy in <unruly> | {"type":"SECOND_FACTOR_TYPE_OTP"} | changed
        v1 AddMultiFactorToLoginPolicy in <unruly> | {"type":1} | created
        v1 RemoveMultiFactorFromLoginPolicy in <permissive> | {"type":"MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"} | changed
        admin ListLoginPolicySecondFactors | | listed always | details.totalResult=4
        admin ListLoginPolicyMultiFactors | | listed always | details.totalResult=1
        admin AddSecondFactorToLoginPolicy | {"type":5} | created | details.resourceOwner=<instance>
        admin RemoveSecondFactorFromLoginPolicy | {"type":"SECOND_FACTOR_TYPE_U2F"} | changed | details.resourceOwner=<instance>
        admin RemoveMultiFactorFromLoginPolicy | {"type":"MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"} | changed
        admin AddMultiFactorToLoginPolicy beside <factorless> | {"type":1} | created
        admin AddNotificationPolicy | {"passwordChange":true} | created
        admin GetSecurityPolicy | | read policy always | policy.enableIframeEmbedding=-
        admin SetSecurityPolicy | {"enableIframeEmbedding":true,"allowedOrigins":["https://acme.example:8443"]} | changed
        admin SetSecurityPolicy | {} | changed
        auth GetMyLoginPolicy as <verified> | | read policy always | policy.isDefault=true  policy.allowRegister=true
        auth GetMyPrivacyPolicy as <verified> | | read policy always | policy.isDefault=true
        v1 GetPasswordComplexityPolicy | | read policy always | isDefault=true  policy.minLength=8
        v1 GetPasswordComplexityPolicy in <unruly> | | read policy | isDefault=-  policy.minLength=12
        v1 GetDefaultPasswordComplexityPolicy in <unruly> | | read policy always | policy.minLength=8
        v1 GetNotificationPolicy | | read policy always | policy.passwordChange=true
        v1 GetNotificationPolicy in <unruly> | | read policy | policy.passwordChange=-  policy.isDefault=-
        v1 GetDefaultNotificationPolicy in <unruly> | | read policy always | policy.passwordChange=true
        v1 AddCustomLoginPolicy in <unruly> | {"forceMfa":true} | already_exists Org-Dgfb2 | there is one
        v1 UpdateCustomLoginPolicy | {"forceMfa":true} | not_found Org-M0sif | there is none
        v1 UpdateCustomLoginPolicy in <unruly> | {"forceMfa":true} | failed_precondition Org-5M9vdd | unchanged
        v1 ResetLoginPolicyToDefault | | not_found Org-GHB37 | there is none
        admin UpdateLoginPolicy | {"allowUsernamePassword":true,"allowRegister":true,"allowExternalIdp":true,"allowDomainDiscovery":true,"passwordlessType":1,"passwordCheckLifetime":"864000s","externalLoginCheckLifetime":"864000s","mfaInitSkipLifetime":"2592000s","secondFactorCheckLifetime":"64800s","multiFactorCheckLifetime":"43200s"} | failed_precondition INSTANCE-5M9vdd | as it is built in
        v1 AddCustomPasswordComplexityPolicy in <unruly> | {"minLength":12} | already_exists Org-LdhbS | there is one
        v1 UpdateCustomPasswordComplexityPolicy | {"minLength":12} | not_found ORG-Dgs3g | there is none
        v1 UpdateCustomPasswordComplexityPolicy in <unruly> | {"minLength":12} | failed_precondition Org-DAs21 | unchanged
        v1 ResetPasswordComplexityPolicyToDefault | | not_found ORG-ADgs2 | there is none
        admin UpdatePasswordComplexityPolicy | {"minLength":8,"hasUppercase":true,"hasLowercase":true,"hasNumber":true,"hasSymbol":true} | failed_precondition INSTANCE-9jlsf | as it is built in
        v1 AddCustomPasswordAgePolicy in <unruly> | {"maxAgeDays":90} | already_exists ORG-Lk0dS | there is one
        v1 UpdateCustomPasswordAgePolicy | {"maxAgeDays":90} | not_found ORG-0oPew | there is none
        v1 UpdateCustomPasswordAgePolicy in <unruly> | {"maxAgeDays":90} | failed_precondition Org-dsgjR | unchanged
        v1 ResetPasswordAgePolicyToDefault | | not_found ORG-Dgs1g | there is none
        admin UpdatePasswordAgePolicy | {} | failed_precondition INSTANCE-180sf | as it is built in
        v1 AddCustomLockoutPolicy in <unruly> | {"maxPasswordAttempts":5} | already_exists ORG-0olDf | there is one
        v1 UpdateCustomLockoutPolicy | {"maxPasswordAttempts":5} | not_found ORG-ADfs1 | there is none
        v1 UpdateCustomLockoutPolicy in <unruly> | {"maxPasswordAttempts":5} | failed_precondition ORG-0JFSr | unchanged
        v1 ResetLockoutPolicyToDefault | | not_found ORG-D4zuz | there is none
        admin UpdateLockoutPolicy | {} | failed_precondition INSTANCE-0psjF | as it is built in
        v1 AddCustomPrivacyPolicy in <unruly> | {"tosLink":"https://acme.example/"} | already_exists Org-0oLpd | there is one
        v1 UpdateCustomPrivacyPolicy | {"tosLink":"https://acme.example/"} | not_found ORG-Ng8sf | there is none
        v1 UpdateCustomPrivacyPolicy in <unruly> | {"tosLink":"https://acme.example/"} | failed_precondition Org-4N9fs | unchanged
        v1 ResetPrivacyPolicyToDefault | | not_found ORG-Ze9gs | there is none
        admin UpdatePrivacyPolicy | {} | failed_precondition INSTANCE-9jJfs | as it is built in
        v1 AddCustomNotificationPolicy in <unruly> | {} | already_exists Org-xa08n2 | there is one
        v1 UpdateCustomNotificationPolicy | {} | not_found ORG-x029n3 | there is none
        v1 UpdateCustomNotificationPolicy in <unruly> | {} | failed_precondition Org-ioqnxz | unchanged
        v1 ResetNotificationPolicyToDefault | | not_found ORG-x029n1s | there is none
        admin UpdateNotificationPolicy | {"passwordChange":true} | failed_precondition INSTANCE-29x02n | as it is built in
        v1 AddCustomLoginPolicy | {"defaultRedirectUri":"nowhere"} | invalid_argument Org-WSfdq | no URI
        v1 AddCustomLoginPolicy | {"secondFactors":[0]} | invalid_argument Org-SFeea | no factor
        v1 AddCustomLoginPolicy | {"multiFactors":[9]} | invalid_argument Org-WSfrg | no factor that is known
        v1 AddCustomLoginPolicy | {"idps":[{"idpId":"1","ownerType":1}]} | failed_precondition Org-FEd32 | there are none
        v1 AddCustomLoginPolicy | {"passwordCheckLifetime":"-1s"} | invalid_argument SIGNET-Lp1lt | before it begins
        v1 UpdateCustomLoginPolicy in <unruly> | {"defaultRedirectUri":"javascript:alert(1)"} | invalid_argument Org-Sfd21 | what a browser would run
        admin UpdateLoginPolicy | {"defaultRedirectUri":"x"} | invalid_argument IAM-SFdqd | no URI
        admin UpdateLoginPolicy | {"mfaInitSkipLifetime":"315576000000s"} | invalid_argument SIGNET-Lp1lt | ten thousand years
        v1 AddSecondFactorToLoginPolicy | {"type":1} | not_found Org-M0sif | no policy of its own
        v1 AddSecondFactorToLoginPolicy in <unruly> | {"type":1} | already_exists Org-2B0ps | it is there
        v1 RemoveSecondFactorFromLoginPolicy in <unruly> | {"type":2} | not_found Org-3M9od | it is not
        v1 AddMultiFactorToLoginPolicy in <permissive> | {"type":1} | already_exists Org-3M9od | it is there
        v1 RemoveMultiFactorFromLoginPolicy in <unruly> | {"type":1} | not_found Org-3M9df | it is not
        admin AddSecondFactorToLoginPolicy | {"type":1} | already_exists INSTANCE-2B0ps | it is there
        admin RemoveSecondFactorFromLoginPolicy | {"type":5} | not_found INSTANCE-3M9od | it is not
        admin AddMultiFactorToLoginPolicy | {"type":1} | already_exists INSTANCE-3M9od | it is there
        admin RemoveMultiFactorFromLoginPolicy beside <factorless> | {"type":1} | not_found INSTANCE-3M9df | it is not
        admin UpdatePasswordComplexityPolicy | {"minLength":0} | invalid_argument MODEL-Lsp0e | no length
        v1 AddCustomPrivacyPolicy | {"privacyLink":"privacy.html"} | invalid_argument SIGNET-Pp1ur | no address of the web
        admin UpdatePrivacyPolicy | {"customLinkText":"a\nb"} | invalid_argument SIGNET-Tx1ch | two lines
        admin AddNotificationPolicy beside <notified> | {} | already_exists INSTANCE-xpo1bj | there is one
        admin SetSecurityPolicy | {"allowedOrigins":["https://acme.example/path"]} | invalid_argument SIGNET-Sp1or | more than an origin
        """#)
}
