extension SuccessTables {
  static let organizations = Success.table(
    #"""
    v1 UpdateOrg in <organization> | {"name":"New"} | created
    v1 DeactivateOrg in <organization> | | changed
    v1 ReactivateOrg in <retired> | | changed
    v1 RemoveOrg in <organization> | | changed | details.resourceOwner=<instance>
    v1 GetMyOrg in <retired> | | read org | org.state=ORG_STATE_INACTIVE  org.name=Retired  org.primaryDomain=retired.localhost
    v1 SetOrgMetadata in <organization> | {"key":"k","value":"dg=="} | changed | details.resourceOwner=<organization>
    v1 BulkSetOrgMetadata in <noted> | {"metadata":[{"key":"k","value":"dg=="},{"key":"l","value":"dg=="}]} | changed
    v1 RemoveOrgMetadata in <noted> | {"key":"k"} | changed
    v1 BulkRemoveOrgMetadata in <noted> | {"keys":["k","k"]} | changed
    v1 GetOrgMetadata in <noted> | {"key":"k"} | read metadata | metadata.value=dg==  metadata.details.resourceOwner=<noted>
    v1 ListOrgMetadata in <noted> | {"queries":[{"keyQuery":{"key":"K","method":"TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"}}]} | listed | result.0.key=k  result.0.value=dg==  result.1=-
    v1 ListOrgMetadata in <organization> | | nothing | result=-  details.viewTimestamp=*
    admin GetOrgByID | {"id":"<organization>"} | read org | org.name=Acme  org.state=ORG_STATE_ACTIVE  org.details.resourceOwner=<organization>
    admin GetOrgByID | {"id":"<retired>"} | read org | org.state=ORG_STATE_INACTIVE
    admin IsOrgUnique | {"name":"nobody"} | nothing | isUnique=true
    admin IsOrgUnique | {"name":"DEFAULT"} | nothing | isUnique=-
    admin IsOrgUnique | {"name":"nobody","domain":"Default.LOCALHOST"} | nothing | isUnique=-
    admin IsOrgUnique | {"name":"nobody","domain":"other.localhost"} | nothing | isUnique=true
    admin GetDefaultOrg | | read org | org.id=<home>
    admin SetDefaultOrg | {"orgId":"<organization>"} | changed | details.resourceOwner=<instance>
    admin RemoveOrg | {"orgId":"<organization>"} | changed | details.resourceOwner=<instance>
    admin RemoveOrg | {"orgId":"<retired>"} | changed
    admin SetUpOrg | {"org":{"name":"Acme"},"human":<new human>} | nothing | orgId=*  userId=*  details.creationDate=*  details.changeDate=-
    admin SetUpOrg | {"org":{"name":"Acme"},"human":{"userName":"grace","profile":<names v1>,"email":{"email":"g@example.com","isEmailVerified":true},"phone":{"phone":"<phone>","isPhoneVerified":true},"password":"<password>"},"roles":["ORG_USER_MANAGER","ORG_OWNER_VIEWER"]} | nothing | orgId=*  userId=*
    admin SetUpOrg | {"org":{"name":"Acme","domain":"acme.example"},"human":{"userName":"grace@acme.example","profile":<names v1>,"email":<address v1>}} | nothing | orgId=*  userId=*
    org AddOrganization | {"name":"Acme"} | changed | organizationId=*  createdAdmins=-
    org AddOrganization | {"name":"Acme","orgId":"acme"} | changed | organizationId=acme  details.resourceOwner=acme
    org AddOrganization | {"name":"Acme","organizationId":"acme","orgId":"other"} | changed | organizationId=acme
    org AddOrganization | {"name":"Acme","admins":[{"userId":"<admin>"},{"human":{"username":"a","profile":<names>,"email":{"email":"a@example.com","returnCode":{}},"phone":{"phone":"<phone>","returnCode":{}}},"roles":["ORG_USER_MANAGER"]}]} | changed | createdAdmins.0.userId=*  createdAdmins.0.emailCode=*  createdAdmins.0.phoneCode=*  createdAdmins.1=-
    org AddOrganization | {"name":"Acme","admins":[{"human":{"userId":"ada","profile":<names>,"email":{"email":"a@example.com"},"password":{"password":"<password>"}}}]} | changed | createdAdmins.0.userId=ada  createdAdmins.0.emailCode=-
    org UpdateOrganization | {"organizationId":"<organization>","name":"New"} | dated changeDate
    org DeactivateOrganization | {"organizationId":"<organization>"} | dated changeDate
    org ActivateOrganization | {"organizationId":"<retired>"} | dated changeDate
    org DeleteOrganization | {"organizationId":"<organization>"} | dated deletionDate
    org SetOrganizationMetadata | {"organizationId":"<organization>","metadata":[{"key":"k","value":"dg=="}]} | dated setDate
    org DeleteOrganizationMetadata | {"organizationId":"<noted>","keys":["k"]} | dated deletionDate
    org ListOrganizationMetadata | {"organizationId":"<noted>"} | paged | metadata.0.key=k  metadata.0.value=dg==  metadata.0.creationDate=*
    org ListOrganizationMetadata | {"organizationId":"<unknown>"} | nothing | metadata=-  pagination.appliedLimit=1000
    """#)
}
