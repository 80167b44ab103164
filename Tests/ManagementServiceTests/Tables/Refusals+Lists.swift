extension RefusalTables {
  static let lists = Refusal.table(
    #"""
    v1 GetOrgByDomainGlobal | {"domain":"nobody.localhost"} | not_found QUERY-iTTGJ | nobody has it
    v1 GetOrgByDomainGlobal in <retired> | {"domain":"retired.localhost"} | not_found QUERY-iTTGJ | only while it is in use
    admin ListOrgs | {"queries":[{"nameQuery":{"name":"\u00ad","method":"TEXT_QUERY_METHOD_CONTAINS_IGNORE_CASE"}}]} | invalid_argument SIGNET-Tx2in | of which nothing is looked for
    org ListOrganizations | {"queries":[{"idQuery":{"id":"\u0000"}}]} | invalid_argument SIGNET-Tx1ch | no id has such a character
    admin ListEvents | {"aggregateId":"a\u0000"} | invalid_argument SIGNET-Tx1ch | no id has such a character
    """#)
}
