extension Tables {
  /// Of domain policies, in both forms.
  static let domainPolicies = Rows(
    #"""
    admin GetDomainPolicy | | read policy always | policy.isDefault=true  policy.userLoginMustBeDomain=-  policy.details.resourceOwner=<instance>
    admin UpdateDomainPolicy | {"validateOrgDomains":true} | changed | details.resourceOwner=<instance>
    admin UpdateDomainPolicy | {"userLoginMustBeDomain":true} | changed | details.resourceOwner=<instance>
    admin GetCustomDomainPolicy | {"orgId":"<ruled>"} | read policy always | policy.isDefault=-  isDefault=-  policy.userLoginMustBeDomain=true  policy.details.resourceOwner=<ruled>
    admin GetCustomDomainPolicy | {"orgId":"<organization>"} | read policy | policy.isDefault=true  isDefault=true  policy.details.resourceOwner=<instance>
    admin AddCustomDomainPolicy | {"orgId":"<organization>","smtpSenderAddressMatchesInstanceDomain":true} | created | details.resourceOwner=<organization>
    admin UpdateCustomDomainPolicy | {"orgId":"<ruled>"} | changed | details.resourceOwner=<ruled>
    admin ResetCustomDomainPolicyToDefault | {"orgId":"<ruled>"} | changed | details.resourceOwner=<ruled>
    v1 GetDomainPolicy in <ruled> | | read policy always | policy.isDefault=-  policy.userLoginMustBeDomain=true
    v1 GetOrgIAMPolicy | | read policy always | policy.isDefault=true
    v1 GetOrgIAMPolicy in <ruled> | | read policy | policy.isDefault=-  policy.userLoginMustBeDomain=true
    admin GetOrgIAMPolicy | | read policy always | policy.isDefault=true
    admin UpdateOrgIAMPolicy | {"userLoginMustBeDomain":true} | changed | details.resourceOwner=<instance>
    admin GetCustomOrgIAMPolicy | {"orgId":"<ruled>"} | read policy always | policy.userLoginMustBeDomain=true  isDefault=-
    admin AddCustomOrgIAMPolicy | {"orgId":"<organization>"} | created | details.resourceOwner=<organization>
    admin UpdateCustomOrgIAMPolicy | {"orgId":"<ruled>","userLoginMustBeDomain":true} | changed | details.resourceOwner=<ruled>
    admin ResetCustomOrgIAMPolicyToDefault | {"orgId":"<ruled>"} | changed | details.resourceOwner=<ruled>
    admin ListInstanceDomains | | listed always | details.totalResult=1  result.0.domain=localhost  result.0.primary=true
    admin ListInstanceDomains | {"queries":[{"primaryQuery":{"primary":false}}]} | nothing | result.0=-
    admin ListInstanceDomains | {"queries":[{"domainQuery":{"domain":"LOCAL","method":"TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}}]} | listed | details.totalResult=1
    admin ListInstanceTrustedDomains beside <trusted> | | listed always | details.totalResult=1  result.0.domain=trusted.example  result.0.details.resourceOwner=<instance>
    admin ListInstanceTrustedDomains beside <trusted> | {"queries":[{"domainQuery":{"domain":"other"}}]} | nothing | result.0=-
    admin AddInstanceTrustedDomain | {"domain":"New.example"} | created | details.resourceOwner=<instance>
    admin RemoveInstanceTrustedDomain beside <trusted> | {"domain":"trusted.example"} | changed | details.resourceOwner=<instance>
    v1 GetDomainPolicy | | read policy | policy.isDefault=true
    admin UpdateDomainPolicy | | failed_precondition INSTANCE-pl9fN | as it is
    admin UpdateDomainPolicy beside <twins> | {"userLoginMustBeDomain":true} | already_exists V3-DKcYh | two would have one name
    admin AddCustomDomainPolicy | {"orgId":"<ruled>"} | already_exists ORG-1M8ds | there is one
    admin AddCustomDomainPolicy | {"orgId":"<unknown>"} | failed_precondition COMMAND-QXPGs | nobody has this id
    admin UpdateCustomDomainPolicy | {"orgId":"<organization>","userLoginMustBeDomain":true} | not_found ORG-2N9sd | there is none
    admin UpdateCustomDomainPolicy | {"orgId":"<ruled>","userLoginMustBeDomain":true} | failed_precondition ORG-3M9ds | as it is
    admin ResetCustomDomainPolicyToDefault | {"orgId":"<organization>"} | not_found ORG-Dvsh3 | there is none
    admin UpdateOrgIAMPolicy beside <twins> | {"userLoginMustBeDomain":true} | already_exists V3-DKcYh | two would have one name
    admin AddCustomOrgIAMPolicy | {"orgId":"<ruled>"} | already_exists ORG-1M8ds | there is one
    admin UpdateCustomOrgIAMPolicy | {"orgId":"<organization>","userLoginMustBeDomain":true} | not_found ORG-2N9sd | there is none
    admin ResetCustomOrgIAMPolicyToDefault | {"orgId":"<organization>"} | not_found ORG-Dvsh3 | there is none
    admin AddSMTPConfig beside <bound> | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587"} | invalid_argument INST-xtWIiR2ZbR | a sender of another domain than the instance's
    admin UpdateSMTPConfig beside <bound> | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587"} | invalid_argument INST-xtWIiR2ZbR | a sender of another domain than the instance's
    admin AddEmailProviderSMTP beside <bound> | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587"} | invalid_argument INST-xtWIiR2ZbR | a sender of another domain than the instance's
    admin UpdateEmailProviderSMTP beside <bound> | {"id":"<smtp>","senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587"} | invalid_argument INST-xtWIiR2ZbR | a sender of another domain than the instance's
    admin AddInstanceTrustedDomain | {"domain":" "} | invalid_argument COMMA-Stk21 | spaces
    admin AddInstanceTrustedDomain | {"domain":"a_b.example"} | invalid_argument COMMA-S3v3w | a character that no domain has
    admin AddInstanceTrustedDomain beside <trusted> | {"domain":"Trusted.example"} | failed_precondition COMMA-hg42a | it is there
    admin RemoveInstanceTrustedDomain | {"domain":" "} | invalid_argument COMMA-ajAzwu | spaces
    admin RemoveInstanceTrustedDomain | {"domain":"a_b.example"} | invalid_argument COMMA-lfs3Te | a character that no domain has
    admin RemoveInstanceTrustedDomain | {"domain":"nobody.example"} | not_found COMMA-de3z9 | it is not there
    """#)
}
