extension Tables {
  /// Of members of organizations and of the instance.
  static let members = Rows(
    #"""
    v1 ListOrgMemberRoles | | nothing always | result.0=ORG_OWNER  result.9=ORG_USER_SELF_MANAGER  result.10=SELF_MANAGEMENT_GLOBAL
    v1 ListOrgMemberRoles in <organization> | | nothing | result.9=ORG_USER_SELF_MANAGER  result.10=-
    v1 ListOrgMembers in <organization> | | listed | details.totalResult=1  result.0.userId=<admin>  result.0.roles=[ORG_OWNER]  result.0.displayName=admin  result.0.preferredLoginName=admin  result.0.userType=TYPE_MACHINE  result.0.userResourceOwner=<home>  result.0.details.resourceOwner=<organization>  result.0.email=-
    v1 ListOrgMembers in <organization> | {"queries":[{"userIdQuery":{"userId":"<verified>"}}]} | nothing | details.viewTimestamp=*  details.totalResult=-  result=-
    v1 AddOrgMember in <organization> | {"userId":"<verified>","roles":["ORG_USER_MANAGER","ORG_OWNER","ORG_OWNER"]} | created | details.resourceOwner=<organization>
    v1 AddOrgMember | {"userId":"<machine>","roles":["SELF_MANAGEMENT_GLOBAL"]} | created
    v1 UpdateOrgMember in <organization> | {"userId":"<admin>","roles":["ORG_OWNER_VIEWER"]} | changed
    v1 UpdateOrgMember in <organization> | {"userId":"<admin>","roles":["ORG_OWNER"]} | changed
    v1 RemoveOrgMember in <organization> | {"userId":"<admin>"} | changed always
    v1 RemoveOrgMember | {"userId":"<machine>"} | changed
    v1 RemoveOrgMember | {"userId":"<unknown>"} | changed
    admin ListIAMMemberRoles | | listed always | roles.0=IAM_OWNER  roles.6=IAM_LOGIN_CLIENT  roles.7=-  details.totalResult=7
    admin ListIAMMembers | {"sortingColumn":"MEMBER_FIELD_NAME_USER_ID"} | listed | details.totalResult=1  result.0.userId=<admin>  result.0.roles=[IAM_OWNER]  result.0.details.resourceOwner=6
    admin AddIAMMember | {"userId":"<verified>","roles":["IAM_OWNER_VIEWER"]} | created | details.resourceOwner=6
    admin UpdateIAMMember | {"userId":"<admin>","roles":["IAM_OWNER"]} | changed
    admin UpdateIAMMember | {"userId":"<admin>","roles":["IAM_OWNER_VIEWER","IAM_OWNER"]} | changed
    admin RemoveIAMMember | {"userId":"<verified>"} | changed
    v1 ListUserMemberships | {"userId":"<admin>"} | listed always | result.0.iam=true  result.0.roles=[IAM_OWNER]
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
