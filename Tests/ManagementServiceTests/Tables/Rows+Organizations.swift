extension Tables {
  /// Of the life of organizations, and what is kept with them.
  static let organizations = Rows(
    #"""
    v1 UpdateOrg in <organization> | {"name":"New"} | created
    v1 DeactivateOrg in <organization> | | changed
    v1 ReactivateOrg in <retired> | | changed
    v1 RemoveOrg in <organization> | | changed | details.resourceOwner=<instance>
    v1 GetMyOrg in <retired> | | read org always | org.state=ORG_STATE_INACTIVE  org.name=Retired  org.primaryDomain=retired.localhost
    v1 SetOrgMetadata in <organization> | {"key":"k","value":"dg=="} | changed | details.resourceOwner=<organization>
    v1 BulkSetOrgMetadata in <noted> | {"metadata":[{"key":"k","value":"dg=="},{"key":"l","value":"dg=="}]} | changed
    v1 RemoveOrgMetadata in <noted> | {"key":"k"} | changed
    v1 BulkRemoveOrgMetadata in <noted> | {"keys":["k","k"]} | changed
    v1 GetOrgMetadata in <noted> | {"key":"k"} | read metadata | metadata.value=dg==  metadata.details.resourceOwner=<noted>
    v1 ListOrgMetadata in <noted> | {"queries":[{"keyQuery":{"key":"K","method":"TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"}}]} | listed always | result.0.key=k  result.0.value=dg==  result.1=-
    v1 ListOrgMetadata in <organization> | | nothing | result=-  details.viewTimestamp=*
    admin GetOrgByID | {"id":"<organization>"} | read org | org.name=Acme  org.state=ORG_STATE_ACTIVE  org.details.resourceOwner=<organization>
    admin GetOrgByID | {"id":"<retired>"} | read org | org.state=ORG_STATE_INACTIVE
    admin IsOrgUnique | {"name":"nobody"} | nothing | isUnique=true
    admin IsOrgUnique | {"name":"DEFAULT"} | nothing | isUnique=-
    admin IsOrgUnique | {"name":"nobody","domain":"Default.LOCALHOST"} | nothing | isUnique=-
    admin IsOrgUnique | {"name":"nobody","domain":"other.localhost"} | nothing | isUnique=true
    admin GetDefaultOrg | | read org always | org.id=<home>
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
    org ListOrganizationMetadata | {"organizationId":"<noted>"} | paged always | metadata.0.key=k  metadata.0.value=dg==  metadata.0.creationDate=*
    org ListOrganizationMetadata | {"organizationId":"<unknown>"} | nothing | metadata=-  pagination.appliedLimit=1000
    v1 AddOrg | {"name":"Acme"} | created | id=*
    v1 GetMyOrg | | nothing | org.id=<home>  org.name=Default  org.details.sequence=*
    v1 UpdateOrg in <organization> | {"name":" "} | invalid_argument EVENT-Mf9sd | a name of spaces
    v1 UpdateOrg in <organization> | {"name":"Acme"} | failed_precondition ORG-4VSdf | unchanged
    v1 UpdateOrg in <organization> | {"name":"!"} | invalid_argument ORG-RrfXY | nothing of it can be in a domain
    v1 UpdateOrg in <organization> | {"name":"default"} | already_exists V3-DKcYh | taken
    v1 DeactivateOrg in <retired> | | failed_precondition EVENT-Dbs2g | it is
    v1 ReactivateOrg in <organization> | | failed_precondition EVENT-bfnrh | it is
    v1 RemoveOrg | | failed_precondition COMMA-wG9p1 | the default one
    v1 BulkSetOrgMetadata in <organization> | | failed_precondition META-9mm2d | nothing
    v1 SetOrgMetadata in <organization> | {"key":"a\u0001","value":"dg=="} | invalid_argument SIGNET-Tx1ch | a control
    v1 GetOrgMetadata in <organization> | {"key":"k"} | not_found QUERY-Rph32 | not there
    v1 GetOrgMetadata in <noted> | {"key":"K"} | not_found QUERY-Rph32 | its case counts
    v1 RemoveOrgMetadata in <organization> | {"key":"k"} | not_found META-mcnw3 | not there
    v1 BulkRemoveOrgMetadata in <organization> | | failed_precondition META-9mw2d | nothing
    v1 BulkRemoveOrgMetadata in <noted> | {"keys":["k","l"]} | not_found META-2npds | one is not there
    admin GetOrgByID | {"id":"<unknown>"} | not_found QUERY-leq5Q | nobody has this id
    admin GetOrgByID | {"id":"<verified>"} | not_found QUERY-leq5Q | a user has it
    admin IsOrgUnique | | invalid_argument QUERY-DGqfd | neither
    admin IsOrgUnique | {"name":" "} | invalid_argument QUERY-DGqfd | spaces
    admin SetDefaultOrg | {"orgId":"<home>"} | failed_precondition INST-SDfw2 | it is
    admin SetDefaultOrg | {"orgId":"<unknown>"} | failed_precondition INSTA-Wfe21 | nobody has this id
    admin SetDefaultOrg | {"orgId":"<retired>"} | failed_precondition INSTA-Wfe21 | inactive
    admin RemoveOrg | {"orgId":"<unknown>"} | not_found COMMA-aps2n | nobody has this id
    admin RemoveOrg | {"orgId":"<home>"} | failed_precondition COMMA-wG9p1 | the default one
    admin SetUpOrg | {"org":{"name":" "},"human":<new human>} | invalid_argument ORG-RrfXY | a name of spaces
    admin SetUpOrg | {"org":{"name":"Default"},"human":<new human>} | already_exists V3-DKcYh | taken
    admin SetUpOrg | {"org":{"name":"Acme"},"human":<new human>,"roles":["IAM_OWNER"]} | invalid_argument Org-4N8es | a role of the instance
    admin SetUpOrg | {"org":{"name":"Acme","domain":"no domain"},"human":<new human>} | invalid_argument ORG-r3h4J | no domain
    admin SetUpOrg | {"org":{"name":"Beta","domain":"BETA.localhost"},"human":<new human>} | already_exists V2-e1wse | what is made from the name
    admin SetUpOrg | {"org":{"name":"Beta","domain":"<organization.domain>"},"human":<new human>} | already_exists V3-DKcYh | another's
    admin SetUpOrg | {"org":{"name":"Acme"},"human":<new human>,"roles":["NONE"]} | invalid_argument Org-4N8es | no role
    admin SetUpOrg | {"org":{"name":"Acme"},"human":{"userName":" ","profile":<names v1>,"email":<address v1>}} | invalid_argument V2-zzad3 | a user name of spaces
    admin SetUpOrg | {"org":{"name":"Acme"},"human":{"userName":"a","profile":{"firstName":" ","lastName":"H"},"email":<address v1>}} | invalid_argument USER-UCej2 | a first name of spaces
    admin SetUpOrg | {"org":{"name":"Acme"},"human":{"userName":"a","profile":{"firstName":"G","lastName":" "},"email":<address v1>}} | invalid_argument USER-4hB7d | a last name of spaces
    admin SetUpOrg | {"org":{"name":"Acme"},"human":{"userName":"ADMIN","profile":<names v1>,"email":<address v1>}} | already_exists V3-DKcYh | a user name that is taken
    admin SetUpOrg | {"org":{"name":"Beta"},"human":{"userName":"ada@<organization.domain>","profile":<names v1>,"email":<address v1>}} | invalid_argument COMMAND-SFd21 | in the domain of another organization
    admin SetUpOrg | {"org":{"name":"Acme"},"human":{"userName":"a","profile":<names v1>,"email":<address v1>,"password":"short"}} | invalid_argument DOMAIN-HuJf6 | a weak password
    org AddOrganization | {"name":" "} | invalid_argument ORG-4ABd3 | a name of spaces
    org AddOrganization | {"name":"!"} | invalid_argument ORG-RrfXY | nothing of it can be in a domain
    org AddOrganization | {"name":"Acme","organizationId":"<home>"} | already_exists ORG-laho2n | the id is taken
    org AddOrganization | {"name":"Acme","orgId":"<verified>"} | already_exists ORG-laho2n | a user has the id
    org AddOrganization | {"name":"Acme","organizationId":" "} | invalid_argument ORG-4ABd3 | an id of spaces
    org AddOrganization | {"name":"DEFAULT"} | already_exists V3-DKcYh | the name is taken
    org AddOrganization | {"name":"Acme","admins":[{"userId":"<unknown>"}]} | failed_precondition ORG-GoXOn | nobody has this id
    org AddOrganization | {"name":"Acme","admins":[{"userId":"<admin>"},{"userId":"<admin>"}]} | already_exists ORG-poWwe | twice
    org AddOrganization | {"name":"Acme","admins":[{"userId":"<admin>","roles":["IAM_OWNER"]}]} | invalid_argument Org-4N8es | a role of the instance
    org AddOrganization | {"name":"Acme","admins":[{"human":{"username":"ADMIN","profile":<names>,"email":<address>}}]} | already_exists V3-DKcYh | a user name that is taken
    org AddOrganization | {"name":"Acme","admins":[{"human":{"userId":"<verified>","username":"a","profile":<names>,"email":<address>}}]} | failed_precondition COMMAND-k2unb | a user's id that is taken
    org AddOrganization | {"name":"Acme","organizationId":"a","admins":[{"human":{"userId":"a","username":"a","profile":<names>,"email":<address>}}]} | failed_precondition COMMAND-k2unb | one id for both
    org AddOrganization | {"name":"Acme","admins":[{"human":{"username":"a","profile":<names>,"email":<address>,"metadata":[{"key":" ","value":"dg=="}]}}]} | invalid_argument USER-Drght | metadata without a key
    org AddOrganization | {"name":"Acme","admins":[{"human":{"username":"a","profile":<names>,"email":<address>,"hashedPassword":{"hash":"?"}}}]} | invalid_argument USER-JDk4t | a hash of nobody's
    org AddOrganization | {"name":"Acme","admins":[{"human":{"username":"a","profile":<names>,"email":<address>,"idpLinks":[{"idpId":"1","userId":"2","userName":"a"}]}}]} | failed_precondition COMMAND-39nf2 | there are no providers
    org AddOrganization | {"name":"Beta","admins":[{"human":{"username":"ada@<organization.domain>","profile":<names>,"email":<address>}}]} | invalid_argument COMMAND-SFd21 | in the domain of another organization
    org AddOrganization | {"name":"Acme","admins":[{"human":{"username":" ","profile":<names>,"email":<address>}}]} | invalid_argument V2-zzad3 | a user name of spaces
    org AddOrganization | {"name":"Acme","admins":[{"human":{"username":"a","profile":{"givenName":" ","familyName":"L"},"email":<address>}}]} | invalid_argument USER-UCej2 | a first name of spaces
    org AddOrganization | {"name":"Acme","admins":[{"human":{"username":"a","profile":{"givenName":"A","familyName":" "},"email":<address>}}]} | invalid_argument USER-4hB7d | a last name of spaces
    org UpdateOrganization | {"organizationId":"<organization>","name":" "} | invalid_argument EVENT-Mf9sd | a name of spaces
    org UpdateOrganization | {"organizationId":"<organization>","name":"!"} | invalid_argument ORG-RrfXY | nothing of it can be in a domain
    org UpdateOrganization | {"organizationId":"<unknown>","name":"New"} | not_found ORG-1MRds | nobody has this id
    org UpdateOrganization | {"organizationId":"<organization>","name":"Acme"} | failed_precondition ORG-4VSdf | unchanged
    org DeactivateOrganization | {"organizationId":"<unknown>"} | not_found ORG-oL9nT | nobody has this id
    org DeactivateOrganization | {"organizationId":"<retired>"} | failed_precondition EVENT-Dbs2g | it is
    org ActivateOrganization | {"organizationId":"<unknown>"} | not_found ORG-Dgf3g | nobody has this id
    org ActivateOrganization | {"organizationId":"<organization>"} | failed_precondition EVENT-bfnrh | it is
    org DeleteOrganization | {"organizationId":"<unknown>"} | not_found COMMA-aps2n | nobody has this id
    org DeleteOrganization | {"organizationId":"<home>"} | failed_precondition COMMA-wG9p1 | the default one
    org SetOrganizationMetadata | {"organizationId":"<organization>"} | failed_precondition META-9mm2d | nothing
    org SetOrganizationMetadata | {"organizationId":"<unknown>","metadata":[{"key":"k","value":"dg=="}]} | failed_precondition COMMAND-QXPGs | nobody has this id
    org SetOrganizationMetadata | {"organizationId":"<organization>","metadata":[{"key":"k"}]} | invalid_argument META-2ml0f | no value
    org DeleteOrganizationMetadata | {"organizationId":"<organization>"} | failed_precondition META-9mw2d | nothing
    org DeleteOrganizationMetadata | {"organizationId":"<unknown>","keys":["k"]} | failed_precondition COMMAND-QXPGs | nobody has this id
    org DeleteOrganizationMetadata | {"organizationId":"<organization>","keys":["k"]} | not_found META-2npds | not there
    """#)
}
