extension SuccessTables {
  /// Of domain policies, in both forms.
  static let domainPolicies = Success.table(
    #"""
    admin GetDomainPolicy | | read policy | policy.isDefault=true  policy.userLoginMustBeDomain=-  policy.details.resourceOwner=<instance>
    admin UpdateDomainPolicy | {"validateOrgDomains":true} | changed | details.resourceOwner=<instance>
    admin UpdateDomainPolicy | {"userLoginMustBeDomain":true} | changed | details.resourceOwner=<instance>
    admin GetCustomDomainPolicy | {"orgId":"<ruled>"} | read policy | policy.isDefault=-  isDefault=-  policy.userLoginMustBeDomain=true  policy.details.resourceOwner=<ruled>
    admin GetCustomDomainPolicy | {"orgId":"<organization>"} | read policy | policy.isDefault=true  isDefault=true  policy.details.resourceOwner=<instance>
    admin AddCustomDomainPolicy | {"orgId":"<organization>","smtpSenderAddressMatchesInstanceDomain":true} | created | details.resourceOwner=<organization>
    admin UpdateCustomDomainPolicy | {"orgId":"<ruled>"} | changed | details.resourceOwner=<ruled>
    admin ResetCustomDomainPolicyToDefault | {"orgId":"<ruled>"} | changed | details.resourceOwner=<ruled>
    v1 GetDomainPolicy in <ruled> | | read policy | policy.isDefault=-  policy.userLoginMustBeDomain=true
    v1 GetOrgIAMPolicy | | read policy | policy.isDefault=true
    v1 GetOrgIAMPolicy in <ruled> | | read policy | policy.isDefault=-  policy.userLoginMustBeDomain=true
    admin GetOrgIAMPolicy | | read policy | policy.isDefault=true
    admin UpdateOrgIAMPolicy | {"userLoginMustBeDomain":true} | changed | details.resourceOwner=<instance>
    admin GetCustomOrgIAMPolicy | {"orgId":"<ruled>"} | read policy | policy.userLoginMustBeDomain=true  isDefault=-
    admin AddCustomOrgIAMPolicy | {"orgId":"<organization>"} | created | details.resourceOwner=<organization>
    admin UpdateCustomOrgIAMPolicy | {"orgId":"<ruled>","userLoginMustBeDomain":true} | changed | details.resourceOwner=<ruled>
    admin ResetCustomOrgIAMPolicyToDefault | {"orgId":"<ruled>"} | changed | details.resourceOwner=<ruled>
    admin ListInstanceDomains | | listed | details.totalResult=1  result.0.domain=localhost  result.0.primary=true
    admin ListInstanceDomains | {"queries":[{"primaryQuery":{"primary":false}}]} | nothing | result.0=-
    admin ListInstanceDomains | {"queries":[{"domainQuery":{"domain":"LOCAL","method":"TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}}]} | listed | details.totalResult=1
    admin ListInstanceTrustedDomains beside <trusted> | | listed | details.totalResult=1  result.0.domain=trusted.example  result.0.details.resourceOwner=<instance>
    admin ListInstanceTrustedDomains beside <trusted> | {"queries":[{"domainQuery":{"domain":"other"}}]} | nothing | result.0=-
    admin AddInstanceTrustedDomain | {"domain":"New.example"} | created | details.resourceOwner=<instance>
    admin RemoveInstanceTrustedDomain beside <trusted> | {"domain":"trusted.example"} | changed | details.resourceOwner=<instance>
    """#)
}
