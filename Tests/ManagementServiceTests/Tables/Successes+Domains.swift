extension SuccessTables {
  static let domains = Success.table(
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
    """#)
}
