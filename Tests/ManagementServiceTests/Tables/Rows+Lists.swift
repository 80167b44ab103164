extension Tables {
  /// Lists over the whole instance: organizations, and what happened.
  static let lists = Rows(
    #"""
    v1 GetOrgByDomainGlobal | {"domain":"Default.localhost"} | read org | org.id=<home>  org.name=Default  org.state=ORG_STATE_ACTIVE  org.primaryDomain=default.localhost
    admin ListOrgs | | listed | result.0.id=<home>  result.0.details.sequence=*  result.1=-  details.totalResult=1
    admin ListOrgs | {"queries":[{"idQuery":{"id":"<organization>"}}]} | listed | result.0.name=Acme  details.totalResult=1
    admin ListOrgs | {"queries":[{"nameQuery":{"name":"<organization>","method":"TEXT_QUERY_METHOD_CONTAINS"}}]} | nothing | result=-
    admin ListOrgs | {"queries":[{"domainQuery":{"domain":"ACME.","method":"TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}},{"stateQuery":{"state":"ORG_STATE_ACTIVE"}}],"sortingColumn":"ORG_FIELD_NAME_NAME"} | nothing | result=-  sortingColumn=ORG_FIELD_NAME_NAME
    admin ListOrgs | {"queries":[{"stateQuery":{"state":"ORG_STATE_REMOVED"}}]} | nothing | result=-
    org ListOrganizations | | listed | result.0.id=<home>  result.0.details.creationDate=*  result.0.state=ORGANIZATION_STATE_ACTIVE  result.0.primaryDomain=default.localhost
    org ListOrganizations | {"queries":[{"defaultQuery":{}},{"nameQuery":{"name":"DEFAULT","method":"TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"}},{"stateQuery":{"state":"ORGANIZATION_STATE_ACTIVE"}},{"idQuery":{"id":"<home>"}},{"domainQuery":{"domain":"fault","method":"TEXT_QUERY_METHOD_CONTAINS"}}],"sortingColumn":"ORGANIZATION_FIELD_NAME_CREATION_DATE"} | listed | result.0.id=<home>  details.totalResult=1
    org ListOrganizations as <program> | | nothing | result=-
    v1 ListOrgChanges | | nothing always | result.0.eventType.key=EventTypes.org.domain.primary.set  result.0.eventType.localizedMessage=*  result.0.resourceOwnerId=<home>
    v1 ListOrgChanges | {"query":{"asc":true,"limit":1}} | nothing | result.0.eventType.key=EventTypes.org.added  result.1=-
    v1 ListOrgChanges in <organization> | {"query":{"limit":1}} | nothing | result.0.eventType.key=EventTypes.org.member.added  result.0.editorDisplayName=admin
    admin ListEvents | {"asc":true,"limit":1} | nothing | events.0.type.type=instance.added  events.0.aggregate.type.type=instance  events.0.payload.defaultLanguage=en  events.1=-
    admin ListEvents | {"aggregateId":"<verified>"} | nothing | events.0.type.type=user.human.email.verified  events.1.type.localized.localizedMessage=Person created.  events.1.type.localized.key=EventTypes.user.human.added  events.1.payload.userName=verified  events.1.payload.email=verified@example.com  events.1.editor.displayName=admin  events.1.editor.userId=<admin>  events.1.aggregate.type.localized.localizedMessage=User account.  events.1.aggregate.resourceOwner=<home>  events.1.sequence=1  events.1.creationDate=*
    admin ListEvents | {"eventTypes":["user.pat.added"],"aggregateId":"<tokened>"} | nothing | events.0.payload.expiration=9999-12-31T23:59:59Z  events.0.payload.tokenId=<tokened.token>  events.0.payload.digest=-
    admin ListEvents | {"eventTypes":["user.locked","nothing"],"aggregateId":"<locked>"} | nothing | events.0.type.type=user.locked  events.1=-
    admin ListEvents | {"eventTypes":["nothing"]} | nothing | events=-
    admin ListEvents | {"aggregateTypes":["project"]} | nothing | events=-
    admin ListEvents | {"aggregateTypes":["org"],"limit":1,"resourceOwner":"<organization>"} | nothing | events.0.type.type=org.member.added  events.0.payload.roles=[ORG_OWNER]
    admin ListEvents | {"editorUserId":"<unknown>"} | nothing | events=-
    admin ListEvents | {"from":"2000-01-01T00:00:00Z"} | nothing | events=-
    admin ListEvents | {"from":"2000-01-01T00:00:00Z","asc":true} | nothing | events.0.type.type=instance.added
    admin ListEvents | {"creationDate":"2000-01-01T00:00:00Z"} | nothing | events=-
    admin ListEvents | {"creationDate":"2000-01-01T00:00:00Z","range":{}} | nothing | events.0=*
    admin ListEvents | {"range":{"since":"2100-01-01T00:00:00Z"}} | nothing | events=-
    admin ListEvents | {"range":{"until":"2100-01-01T00:00:00Z"},"limit":4000000000,"sequence":"3"} | nothing | events.0=*
    admin ListEventTypes | | nothing always | eventTypes.0.type=instance.added  eventTypes.0.localized.localizedMessage=*
    admin ListAggregateTypes | | nothing always | aggregateTypes.0.type=user  aggregateTypes.1.type=org  aggregateTypes.2.localized.localizedMessage=*
    v1 ListUsers | | listed | result.0.id=<admin>
    v2 ListUsers | | listed always | result.0.userId=<admin>
    v1 GetOrgByDomainGlobal | {"domain":"nobody.localhost"} | not_found QUERY-iTTGJ | nobody has it
    v1 GetOrgByDomainGlobal in <retired> | {"domain":"retired.localhost"} | not_found QUERY-iTTGJ | only while it is in use
    admin ListOrgs | {"queries":[{"nameQuery":{"name":"\u00ad","method":"TEXT_QUERY_METHOD_CONTAINS_IGNORE_CASE"}}]} | invalid_argument SIGNET-Tx2in | of which nothing is looked for
    org ListOrganizations | {"queries":[{"idQuery":{"id":"\u0000"}}]} | invalid_argument SIGNET-Tx1ch | no id has such a character
    admin ListEvents | {"aggregateId":"a\u0000"} | invalid_argument SIGNET-Tx1ch | no id has such a character
    """#)
}
