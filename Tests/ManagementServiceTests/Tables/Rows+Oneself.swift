extension Tables {
  /// Of one's own account.
  static let oneself = Rows(
    #"""
    auth Healthz | | nothing always
    auth GetSupportedLanguages as <machine> | | nothing always | languages=[en de]
    auth GetMyUser as <machine> | | read user always | user.machine.name=Machine
    auth ListMyUserChanges as <machine> | | nothing always | result.0.eventType.key=*
    auth ListMyMetadata as <described> | | listed always | result.0.key=k
    auth GetMyMetadata as <described> | {"key":"k"} | read metadata | metadata.value=dg==
    auth UpdateMyUserName as <verified> | {"userName":"n"} | changed
    auth GetMyPasswordComplexityPolicy as <verified> | | read policy always | policy.minLength=8
    auth UpdateMyPassword as <secured> | {"oldPassword":"<password>","newPassword":"<other>"} | changed
    auth GetMyProfile as <verified> | | read | profile.firstName=Ada
    auth UpdateMyProfile as <verified> | <names v1> | changed
    auth GetMyEmail as <verified> | | read | email.email=verified@example.com
    auth SetMyEmail as <verified> | {"email":"b@example.com"} | changed
    auth VerifyMyEmail as <unverified> | {"code":"<unverified.code>"} | changed
    auth ResendMyEmailVerification as <unverified> | | changed
    auth SetMyPhone as <verified> | {"phone":"<phone>"} | changed
    auth GetMyPhone as <verified> | | read | phone.phone=-
    auth GetMyPhone as <phoned> | | read | phone.phone=<phone>
    auth VerifyMyPhone as <phoned> | {"code":"<phoned.code>"} | changed
    auth ResendMyPhoneVerification as <phoned> | | changed
    auth RemoveMyPhone as <phoned> | | changed
    auth ListMyZitadelPermissions | | nothing always | result=*
    auth ListMyZitadelPermissions as <machine> | | nothing | result=-
    auth ListMyMemberships | | listed always | result.0.iam=true
    auth RemoveMyUser as <verified>:ORG_USER_SELF_MANAGER | | changed
    auth GetMyProfile as <machine> | | failed_precondition QUERY-WLTce | a program has none
    auth GetMyEmail as <machine> | | failed_precondition QUERY-pt7HY | a program has none
    auth GetMyPhone as <machine> | | failed_precondition QUERY-hliQl | a program has none
    auth UpdateMyUserName as <verified> | {"userName":"verified"} | failed_precondition COMMAND-6m9gs | unchanged
    auth UpdateMyUserName as <verified> | {"userName":"ADMIN"} | already_exists V3-DKcYh | taken
    auth UpdateMyProfile as <machine> | <names v1> | failed_precondition COMMAND-3M9sd | a program has none
    auth UpdateMyProfile as <verified> | {"firstName":"Ada","lastName":"Lovelace","displayName":"Ada Lovelace"} | failed_precondition COMMAND-2M0fs | unchanged
    auth UpdateMyProfile as <verified> | {"firstName":" ","lastName":"Hopper","displayName":"G"} | invalid_argument PROFILE-RF5z2 | spaces for a name
    auth SetMyEmail as <machine> | {"email":"x@example.com"} | failed_precondition COMMAND-0Pe4r | a program has none
    auth SetMyEmail as <unverified> | {"email":"unverified@example.com"} | failed_precondition COMMAND-2b7fM | unchanged
    auth ResendMyEmailVerification as <machine> | | not_found COMMAND-0Pe4r | a program has none
    auth ResendMyEmailVerification as <verified> | | failed_precondition COMMAND-3M9ds | already verified
    auth VerifyMyEmail as <machine> | {"code":"AAAAAA"} | not_found COMMAND-3n8ud | a program has none
    auth VerifyMyEmail as <verified> | {"code":"AAAAAA"} | not_found COMMAND-3n8ud | no code is pending
    auth VerifyMyEmail as <unverified> | {"code":"ÄÄÄÄÄÄ"} | invalid_argument COMMAND-Gdsgs +1 | a wrong code
    auth SetMyPhone as <machine> | {"phone":"<phone>"} | failed_precondition COMMAND-3M0fs | a program has none
    auth SetMyPhone as <verified> | {"phone":"+abc"} | invalid_argument PHONE-so0wa | no number
    auth SetMyPhone as <phoned> | {"phone":"<phone>"} | failed_precondition COMMAND-wF94r | unchanged
    auth ResendMyPhoneVerification as <machine> | | failed_precondition COMMAND-2M0fs | a program has none
    auth ResendMyPhoneVerification as <verified> | | not_found COMMAND-2b7Hf | there is none
    auth ResendMyPhoneVerification as <phoneVerified> | | failed_precondition COMMAND-2M9sf | already verified
    auth VerifyMyPhone as <machine> | {"code":"AAAAAA"} | failed_precondition COMMAND-Rsj8c | a program has none
    auth VerifyMyPhone as <verified> | {"code":"AAAAAA"} | not_found COMMAND-Rsj8c | no code is pending
    auth VerifyMyPhone as <phoned> | {"code":"ÄÄÄÄÄÄ"} | invalid_argument COMMAND-sM0cs +1 | a wrong code
    auth RemoveMyPhone as <machine> | | failed_precondition COMMAND-3M9fs | a program has none
    auth RemoveMyPhone as <verified> | | not_found COMMAND-p6rsc | there is none
    auth GetMyMetadata as <verified> | {"key":"k"} | not_found QUERY-Rgh32 | not there
    auth UpdateMyPassword as <verified> | {"oldPassword":"x","newPassword":"<other>"} | failed_precondition COMMAND-Fds3s | has none
    auth UpdateMyPassword as <secured> | {"oldPassword":"x","newPassword":"<other>"} | invalid_argument COMMAND-3M0fs +1 | a wrong one
    auth UpdateMyPassword as <secured> | {"oldPassword":"<password>","newPassword":"<password>"} | failed_precondition COMMAND-Aesh5 +1 | the same
    auth UpdateMyPassword as <secured> | {"oldPassword":"<password>","newPassword":"short"} | invalid_argument DOMAIN-HuJf6 +1 | breaks the policy
    auth RemoveMyUser as <verified> | | not_found AUTHZ-cdgFk | takes a role
    v2 DeleteUser as <verified>:ORG_USER_SELF_MANAGER | {"userId":"<secured>"} | permission_denied AUTH-AWfge | may delete oneself alone
    v2 LockUser as <machine> | {"userId":"<machine>"} | not_found AUTHZ-cdgFk | not even oneself
    v2 SetPassword as <verified> | {"userId":"<verified>","newPassword":{"password":"<password>"}} | not_found AUTHZ-cdgFk | without the current one takes the permission
    v2 SetEmail as <verified> | {"userId":"<verified>","email":"b@example.com","isVerified":true} | not_found AUTHZ-cdgFk | nobody says so of oneself
    v2 SetPhone as <verified> | {"userId":"<verified>","phone":"<phone>","isVerified":true} | not_found AUTHZ-cdgFk | nobody says so of oneself
    v2 SetUserMetadata as <machine> | {"userId":"<machine>","metadata":[{"key":"k","value":"dg=="}]} | not_found AUTHZ-cdgFk | what others note of oneself
    v2 UpdateUser as <machine> | {"userId":"<machine>","machine":{},"metadata":[{"key":"k","value":"dg=="}]} | not_found AUTHZ-cdgFk | what others note of oneself
    v2 UpdateUser as <verified> | {"userId":"<verified>","human":{},"metadata":[{"key":"k","value":"dg=="}]} | not_found AUTHZ-cdgFk | what others note of oneself
    v1 GetHumanEmail | {"userId":"<unknown>"} | not_found QUERY-Hms2s | nobody has this id
    v1 GetHumanEmail | {"userId":"<foreign>"} | not_found QUERY-Hms2s | of another organization
    v1 GetHumanEmail | {"userId":"<machine>"} | failed_precondition QUERY-pt7HY | a program has none
    v1 GetHumanProfile | {"userId":"<removed>"} | not_found QUERY-HNhb3 | removed
    v1 GetHumanProfile | {"userId":"<machine>"} | failed_precondition QUERY-WLTce | a program has none
    v1 GetHumanPhone | {"userId":"<foreignMachine>"} | not_found QUERY-DAvb3 | of another organization
    v1 GetHumanPhone | {"userId":"<machine>"} | failed_precondition QUERY-hliQl | a program has none
    v1 ListUsers in <unknown> | | permission_denied AUTH-Bs7Ds | nobody has this organization
    v1 ResendHumanEmailVerification as <verified>:ORG_OWNER_VIEWER | {"userId":"<unverified>"} | permission_denied AUTH-5mWD2 | the role only looks
    v2 ResendEmailCode as <verified>:ORG_OWNER_VIEWER | {"userId":"<unverified>"} | permission_denied AUTH-AWfge | the role only looks
    v2 ResendEmailCode as <foreign>:ORG_OWNER | {"userId":"<unverified>"} | not_found AUTHZ-cdgFk | a role elsewhere
    v1 AddOrg | {"name":"Default"} | already_exists V3-DKcYh | the name is taken
    """#)
}
