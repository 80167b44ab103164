extension RefusalTables {
  /// Of members of organizations and of the instance.
  static let members = Refusal.table(
    #"""
    v1 AddOrgMember | {"userId":"<machine>"} | invalid_argument ORG-4Mlfs | no roles
    v1 AddOrgMember | {"userId":"<machine>","roles":["IAM_OWNER"]} | invalid_argument Org-4N8es | a role of the instance
    v1 AddOrgMember | {"userId":"<machine>","roles":["ORG_OWNER","nobody"]} | invalid_argument Org-4N8es | one that nobody knows
    v1 AddOrgMember | {"userId":"<machine>","roles":["SELF_MANAGEMENT_GLOBAL","ORG_OWNER"]} | invalid_argument Org-4N8es | given alone
    v1 AddOrgMember | {"userId":"<unknown>","roles":["ORG_OWNER"]} | failed_precondition ORG-GoXOn | nobody has this id
    v1 AddOrgMember | {"userId":"<removed>","roles":["ORG_OWNER"]} | failed_precondition ORG-GoXOn | gone
    v1 AddOrgMember in <organization> | {"userId":"<admin>","roles":["ORG_OWNER"]} | already_exists ORG-poWwe | is one
    v1 AddOrgMember as <machine>:ORG_OWNER | {"userId":"<verified>","roles":["SELF_MANAGEMENT_GLOBAL"]} | permission_denied AUTH-AWfge | gives more than an owner has
    v1 UpdateOrgMember | {"userId":"<machine>"} | invalid_argument Org-LiaZi | no roles
    v1 UpdateOrgMember | {"userId":"<machine>","roles":["IAM_OWNER"]} | invalid_argument IAM-m9fG8 | a role of the instance
    v1 UpdateOrgMember | {"userId":"<machine>","roles":["SELF_MANAGEMENT_GLOBAL"]} | invalid_argument IAM-m9fG8 | only given anew
    v1 UpdateOrgMember | {"userId":"<machine>","roles":["ORG_OWNER"]} | not_found Org-D8JxR | no member
    v1 UpdateOrgMember in <organization> | {"userId":"<unknown>","roles":["ORG_OWNER"]} | not_found Org-D8JxR | nobody has this id
    v1 ListOrgMembers | {"queries":[{"emailQuery":{"email":"a\u0000"}}]} | invalid_argument SIGNET-Tx1ch | what no store can hold
    admin AddIAMMember | {"userId":"<machine>"} | invalid_argument INSTA-SDSfs | no roles
    admin AddIAMMember | {"userId":"<machine>","roles":["ORG_OWNER"]} | invalid_argument INSTANCE-4m0fS | a role of an organization
    admin AddIAMMember | {"userId":"<machine>","roles":["SELF_MANAGEMENT_GLOBAL"]} | invalid_argument INSTANCE-4m0fS | given in organizations
    admin AddIAMMember | {"userId":"<unknown>","roles":["IAM_OWNER"]} | failed_precondition INSTA-GSXOn | nobody has this id
    admin AddIAMMember | {"userId":"<admin>","roles":["IAM_OWNER"]} | already_exists INSTA-pFDwe | is one
    admin UpdateIAMMember | {"userId":"<machine>"} | invalid_argument INSTANCE-LiaZi | no roles
    admin UpdateIAMMember | {"userId":"<machine>","roles":["ORG_OWNER"]} | invalid_argument INSTANCE-3m9fs | a role of an organization
    admin UpdateIAMMember | {"userId":"<machine>","roles":["IAM_OWNER"]} | not_found INSTANCE-D8JxR | no member
    admin UpdateIAMMember | {"userId":"<admin>","roles":["IAM_OWNER_VIEWER"]} | failed_precondition SIGNET-La5tO | the last owner
    admin RemoveIAMMember | {"userId":"<admin>"} | failed_precondition SIGNET-La5tO | the last owner
    admin ListIAMMembers | {"queries":[{"lastNameQuery":{"lastName":"\u00ad","method":"TEXT_QUERY_METHOD_CONTAINS_IGNORE_CASE"}}]} | invalid_argument SIGNET-Tx2in | of which nothing is left
    """#)
}
