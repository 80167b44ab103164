extension Tables {
  static let domains = Rows(
    #"""
    v1 AddOrgDomain | {"domain":"Example.COM"} | created
    v1 AddOrgDomain | {"domain":"<challenged>.example"} | created
    v1 RemoveOrgDomain | {"domain":"<proved>"} | changed
    v1 RemoveOrgDomain | {"domain":"<asked>"} | changed
    v1 GenerateOrgDomainValidation | {"domain":"<asked>","type":"DOMAIN_VALIDATION_TYPE_HTTP"} | nothing | token=*  url=*
    v1 GenerateOrgDomainValidation | {"domain":"<challenged>","type":"DOMAIN_VALIDATION_TYPE_DNS"} | nothing | token=*  url=_zitadel-challenge.challenged.example
    v1 ValidateOrgDomain | {"domain":"<shown>"} | changed
    v1 SetPrimaryOrgDomain | {"domain":"<proved>"} | changed
    v1 SetPrimaryOrgDomain | {"domain":"default.localhost"} | changed
    v1 ListOrgDomains | | listed | result.0.domainName=default.localhost  result.0.isVerified=true  result.0.isPrimary=true  result.0.orgId=<home>  result.0.details.sequence=*
    v1 ListOrgDomains | {"queries":[{"domainNameQuery":{"name":"<challenged>"}}]} | listed | result.0.domainName=challenged.example  result.0.isVerified=-  result.0.validationType=DOMAIN_VALIDATION_TYPE_DNS
    org AddOrganizationDomain | {"organizationId":"<organization>","domain":"example.com"} | dated creationDate
    org DeleteOrganizationDomain | {"organizationId":"<home>","domain":"<proved>"} | dated deletionDate
    org GenerateOrganizationDomainValidation | {"organizationId":"<home>","domain":"<asked>","type":"DOMAIN_VALIDATION_TYPE_DNS"} | nothing | token=*  url=_zitadel-challenge.asked.example
    org VerifyOrganizationDomain | {"organizationId":"<home>","domain":"<shown>"} | dated changeDate
    org ListOrganizationDomains | {"organizationId":"<home>"} | paged | domains.0.domain=default.localhost  domains.0.isVerified=true  domains.0.isPrimary=true  domains.0.organizationId=<home>
    org ListOrganizationDomains | {"organizationId":"<home>","sortingColumn":"DOMAIN_FIELD_NAME_NAME","pagination":{"asc":true},"filters":[{"domainFilter":{"domain":"<shown>"}}]} | paged | domains.0.domain=shown.example  domains.0.isVerified=-  domains.0.validationType=DOMAIN_VALIDATION_TYPE_DNS
    v1 AddOrgDomain | {"domain":" "} | invalid_argument ORG-r3h4J | a domain of spaces
    v1 AddOrgDomain | {"domain":"example"} | invalid_argument ORG-r3h4J | one label
    v1 AddOrgDomain | {"domain":"*.example.com"} | invalid_argument ORG-r3h4J | a wildcard
    v1 AddOrgDomain | {"domain":"10.0.0.1"} | invalid_argument ORG-r3h4J | an address
    v1 AddOrgDomain | {"domain":"temporary.localhost"} | invalid_argument ORG-r3h4J | the names that we make end in it
    v1 AddOrgDomain | {"domain":"<proved>"} | already_exists V2-e1wse | the same again
    v1 AddOrgDomain | {"domain":"DEFAULT.localhost"} | already_exists V2-e1wse | the same again, in another spelling
    v1 AddOrgDomain | {"domain":"<taken>"} | already_exists V3-DKcYh | another organization has it
    v1 RemoveOrgDomain | {"domain":" "} | invalid_argument ORG-SJsK3 | a domain of spaces
    v1 RemoveOrgDomain | {"domain":"unknown.example"} | not_found ORG-GDfA3 | no such domain
    v1 RemoveOrgDomain | {"domain":"<taken>"} | not_found ORG-GDfA3 | another organization's
    v1 RemoveOrgDomain | {"domain":"default.localhost"} | failed_precondition ORG-Sjdi3 | the primary one
    v1 GenerateOrgDomainValidation | {"domain":" ","type":"DOMAIN_VALIDATION_TYPE_DNS"} | invalid_argument ORG-R24hb | a domain of spaces
    v1 GenerateOrgDomainValidation | {"domain":"unknown.example","type":"DOMAIN_VALIDATION_TYPE_DNS"} | not_found ORG-AGD31 | no such domain
    v1 GenerateOrgDomainValidation | {"domain":"<proved>","type":"DOMAIN_VALIDATION_TYPE_DNS"} | failed_precondition ORG-HGw21 | verified
    v1 ValidateOrgDomain | {"domain":" "} | invalid_argument ORG-R24hb | a domain of spaces
    v1 ValidateOrgDomain | {"domain":"unknown.example"} | not_found ORG-Sjdi3 | no such domain
    v1 ValidateOrgDomain | {"domain":"<proved>"} | failed_precondition ORG-HGw21 | verified
    v1 ValidateOrgDomain | {"domain":"<asked>"} | failed_precondition ORG-SFBB3 | no token was given
    v1 ValidateOrgDomain | {"domain":"<challenged>"} | failed_precondition SIGNET-Do3un 1 | the token is not there
    v1 SetPrimaryOrgDomain | {"domain":" "} | invalid_argument ORG-SsDG2 | a domain of spaces
    v1 SetPrimaryOrgDomain | {"domain":"unknown.example"} | not_found ORG-GDfA3 | no such domain
    v1 SetPrimaryOrgDomain | {"domain":"<asked>"} | failed_precondition ORG-Ggd32 | not verified
    v1 ListOrgDomains | {"queries":[{"domainNameQuery":{"name":"\u0000"}}]} | invalid_argument SIGNET-Tx1ch | U+0000
    org AddOrganizationDomain as <verified> | {"organizationId":"<home>","domain":"example.com"} | not_found AUTHZ-cdgFk | no member
    org AddOrganizationDomain as <verified>:ORG_USER_MANAGER | {"organizationId":"<home>","domain":"example.com"} | permission_denied AUTH-AWfge | without org.write
    org AddOrganizationDomain | {"organizationId":"<unknown>","domain":"example.com"} | not_found COMMA-kFHpQ | no such organization
    org AddOrganizationDomain | {"organizationId":"<home>","domain":"a_b.example"} | invalid_argument ORG-r3h4J | no domain
    org AddOrganizationDomain | {"organizationId":"<home>","domain":"<proved>"} | already_exists V2-e1wse | the same again
    org AddOrganizationDomain | {"organizationId":"<home>","domain":"<taken>"} | already_exists V3-DKcYh | another organization has it
    org DeleteOrganizationDomain as <verified>:ORG_USER_MANAGER | {"organizationId":"<home>","domain":"<proved>"} | permission_denied AUTH-AWfge | without org.write
    org DeleteOrganizationDomain | {"organizationId":"<home>","domain":" "} | invalid_argument ORG-SJsK3 | a domain of spaces
    org DeleteOrganizationDomain | {"organizationId":"<unknown>","domain":"a.b"} | not_found ORG-GDfA3 | no such organization
    org DeleteOrganizationDomain | {"organizationId":"<home>","domain":"default.localhost"} | failed_precondition ORG-Sjdi3 | the primary one
    org GenerateOrganizationDomainValidation as <verified>:ORG_USER_MANAGER | {"organizationId":"<home>","domain":"<asked>","type":"DOMAIN_VALIDATION_TYPE_HTTP"} | permission_denied AUTH-AWfge | without org.write
    org GenerateOrganizationDomainValidation | {"organizationId":"<home>","domain":" ","type":"DOMAIN_VALIDATION_TYPE_HTTP"} | invalid_argument ORG-R24hb | a domain of spaces
    org GenerateOrganizationDomainValidation | {"organizationId":"<home>","domain":"a.b","type":"DOMAIN_VALIDATION_TYPE_HTTP"} | not_found ORG-AGD31 | no such domain
    org GenerateOrganizationDomainValidation | {"organizationId":"<home>","domain":"<proved>","type":"DOMAIN_VALIDATION_TYPE_HTTP"} | failed_precondition ORG-HGw21 | verified
    org VerifyOrganizationDomain as <verified>:ORG_USER_MANAGER | {"organizationId":"<home>","domain":"<shown>"} | permission_denied AUTH-AWfge | without org.write
    org VerifyOrganizationDomain | {"organizationId":"<home>","domain":" "} | invalid_argument ORG-R24hb | a domain of spaces
    org VerifyOrganizationDomain | {"organizationId":"<home>","domain":"a.b"} | not_found ORG-Sjdi3 | no such domain
    org VerifyOrganizationDomain | {"organizationId":"<home>","domain":"<proved>"} | failed_precondition ORG-HGw21 | verified
    org VerifyOrganizationDomain | {"organizationId":"<home>","domain":"<asked>"} | failed_precondition ORG-SFBB3 | no token was given
    org VerifyOrganizationDomain | {"organizationId":"<home>","domain":"<challenged>"} | failed_precondition SIGNET-Do3un 1 | the token is not there
    org ListOrganizationDomains as <verified> | {"organizationId":"<home>"} | not_found AUTHZ-cdgFk | no member
    org ListOrganizationDomains | {"organizationId":"<home>","filters":[{"domainFilter":{"domain":"\u0000"}}]} | invalid_argument SIGNET-Tx1ch | U+0000
    """#)
}
