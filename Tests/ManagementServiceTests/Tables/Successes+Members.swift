extension SuccessTables {
  /// Of members of organizations and of the instance.
  static let members = Success.table(
    #"""
    v1 ListOrgMemberRoles | | nothing | result.0=ORG_OWNER  result.9=ORG_USER_SELF_MANAGER  result.10=SELF_MANAGEMENT_GLOBAL
    v1 ListOrgMemberRoles in <organization> | | nothing | result.9=ORG_USER_SELF_MANAGER  result.10=-
    v1 ListOrgMembers in <organization> | | listed | details.totalResult=1  result.0.userId=<admin>  result.0.roles=[ORG_OWNER]  result.0.displayName=admin  result.0.preferredLoginName=admin  result.0.userType=TYPE_MACHINE  result.0.userResourceOwner=<home>  result.0.details.resourceOwner=<organization>  result.0.email=-
    v1 ListOrgMembers in <organization> | {"queries":[{"userIdQuery":{"userId":"<verified>"}}]} | nothing | details.viewTimestamp=*  details.totalResult=-  result=-
    v1 AddOrgMember in <organization> | {"userId":"<verified>","roles":["ORG_USER_MANAGER","ORG_OWNER","ORG_OWNER"]} | created | details.resourceOwner=<organization>
    v1 AddOrgMember | {"userId":"<machine>","roles":["SELF_MANAGEMENT_GLOBAL"]} | created
    v1 UpdateOrgMember in <organization> | {"userId":"<admin>","roles":["ORG_OWNER_VIEWER"]} | changed
    v1 UpdateOrgMember in <organization> | {"userId":"<admin>","roles":["ORG_OWNER"]} | changed
    v1 RemoveOrgMember in <organization> | {"userId":"<admin>"} | changed
    v1 RemoveOrgMember | {"userId":"<machine>"} | changed
    v1 RemoveOrgMember | {"userId":"<unknown>"} | changed
    admin ListIAMMemberRoles | | listed | roles.0=IAM_OWNER  roles.6=IAM_LOGIN_CLIENT  roles.7=-  details.totalResult=7
    admin ListIAMMembers | {"sortingColumn":"MEMBER_FIELD_NAME_USER_ID"} | listed | details.totalResult=1  result.0.userId=<admin>  result.0.roles=[IAM_OWNER]  result.0.details.resourceOwner=6
    admin AddIAMMember | {"userId":"<verified>","roles":["IAM_OWNER_VIEWER"]} | created | details.resourceOwner=6
    admin UpdateIAMMember | {"userId":"<admin>","roles":["IAM_OWNER"]} | changed
    admin UpdateIAMMember | {"userId":"<admin>","roles":["IAM_OWNER_VIEWER","IAM_OWNER"]} | changed
    admin RemoveIAMMember | {"userId":"<verified>"} | changed
    """#)
}
