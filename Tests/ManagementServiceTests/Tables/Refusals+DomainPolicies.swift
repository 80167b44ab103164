extension RefusalTables {
  /// Of domain policies, in both forms.
  static let domainPolicies = Refusal.table(
    #"""
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
