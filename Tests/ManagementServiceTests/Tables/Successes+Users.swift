extension SuccessTables {
  static let users = Success.table(
    #"""
    v2 CreateUser | {"organizationId":"<home>","username":"<name>","human":{"profile":<names>,"email":{"email":"a@example.com","returnCode":{}},"phone":{"phone":"<phone>","returnCode":{}},"password":{"password":"<password>"}}} | dated creationDate | id=*  emailCode=*  phoneCode=*
    v2 CreateUser | {"organizationId":"<home>","machine":{"name":"M","description":"d"}} | dated creationDate | id=*  emailCode=-
    v2 AddHumanUser | {"username":"<name>","profile":<names>,"email":<address>,"totpSecret":"<secret>"} | changed | userId=*  emailCode=-
    v2 AddHumanUser | {"username":"<name>","profile":<names>,"email":<address>,"hashedPassword":{"hash":"$2b$04$x"}} | changed | userId=*
    v2 GetUserByID | {"userId":"<verified>"} | read | user.userId=<verified>  user.human.profile.givenName=Ada
    v2 ListUsers | | listed | result.0.userId=<admin>
    v2 SetEmail | {"userId":"<verified>","email":"b@example.com"} | changed | verificationCode=- | user.human.email.email=b@example.com  user.human.email.isVerified=-
    v2 SetEmail | {"userId":"<verified>","email":"b@example.com","returnCode":{}} | changed | verificationCode=*
    v2 SetEmail | {"userId":"<unverified>","email":"b@example.com","isVerified":true} | changed | | user.human.email.isVerified=true
    v2 ResendEmailCode | {"userId":"<unverified>"} | changed | verificationCode=-
    v2 ResendEmailCode | {"userId":"<unverified>","returnCode":{}} | changed | verificationCode=*
    v2 SendEmailCode | {"userId":"<verified>"} | changed | verificationCode=-
    v2 VerifyEmail | {"userId":"<unverified>","verificationCode":"<unverified.code>"} | changed | | user.human.email.isVerified=true
    v2 SetPhone | {"userId":"<verified>","phone":"0041 44 668 18 00","returnCode":{}} | changed | verificationCode=* | user.human.phone.phone=<phone>
    v2 SetPhone | {"userId":"<verified>","phone":"<phone>","isVerified":true} | changed | verificationCode=- | user.human.phone.isVerified=true
    v2 RemovePhone | {"userId":"<phoned>"} | changed | | user.human.phone.phone=-
    v2 ResendPhoneCode | {"userId":"<phoned>","returnCode":{}} | changed | verificationCode=*
    v2 VerifyPhone | {"userId":"<phoned>","verificationCode":"<phoned.code>"} | changed | | user.human.phone.isVerified=true
    v2 UpdateUser | {"userId":"<verified>","human":{"profile":{"nickName":"n"}}} | dated changeDate | | user.human.profile.nickName=n  user.human.profile.givenName=Ada
    v2 UpdateUser | {"userId":"<machine>","machine":{"description":"d"}} | dated changeDate | | user.machine.description=d  user.machine.name=Machine
    v2 UpdateHumanUser | {"userId":"<phoned>","username":"n","phone":{"phone":""},"email":{"email":"b@example.com","returnCode":{}}} | changed | emailCode=* | user.username=n  user.human.phone.phone=-
    v2 DeactivateUser | {"userId":"<verified>"} | changed | | user.state=USER_STATE_INACTIVE
    v2 ReactivateUser | {"userId":"<inactive>"} | changed | | user.state=USER_STATE_ACTIVE
    v2 LockUser | {"userId":"<verified>"} | changed | | user.state=USER_STATE_LOCKED
    v2 UnlockUser | {"userId":"<locked>"} | changed | | user.state=USER_STATE_ACTIVE
    v2 DeleteUser | {"userId":"<verified>"} | changed | | user=-
    v2 DeleteUser as <verified>:ORG_USER_SELF_MANAGER | {"userId":"<verified>"} | changed | | user=-
    v2 PasswordReset | {"userId":"<secured>"} | changed | verificationCode=-
    v2 PasswordReset | {"userId":"<secured>","returnCode":{}} | changed | verificationCode=*
    v2 SetPassword | {"userId":"<verified>","newPassword":{"password":"<password>"}} | changed | | user.human.passwordChanged=*
    v2 SetPassword as <secured> | {"userId":"<secured>","currentPassword":"<password>","newPassword":{"password":"<other>"}} | changed
    v2 SetPassword as <machine> | {"userId":"<resetting>","verificationCode":"<resetting.code>","newPassword":{"password":"<other>"}} | changed
    v2 AddSecret | {"userId":"<machine>"} | dated creationDate | clientSecret=* | user.machine.hasSecret=true
    v2 AddSecret as <machine> | {"userId":"<machine>"} | dated creationDate | clientSecret=*
    v2 RemoveSecret | {"userId":"<secretive>"} | dated deletionDate | | user.machine.hasSecret=-
    v2 AddKey | {"userId":"<machine>","expirationDate":"2090-01-01T00:00:00Z"} | dated creationDate | keyId=*  keyContent=*
    v2 RemoveKey | {"userId":"<keyed>","keyId":"<keyed.key>"} | dated deletionDate
    v2 ListKeys | {"filters":[{"keyIdFilter":{"id":"<keyed.key>"}}]} | paged | result.0.userId=<keyed>
    v2 AddPersonalAccessToken | {"userId":"<machine>","expirationDate":"2090-01-01T00:00:00Z"} | dated creationDate | tokenId=*  token=*
    v2 RemovePersonalAccessToken | {"userId":"<tokened>","tokenId":"<tokened.token>"} | dated deletionDate
    v2 ListPersonalAccessTokens | {"filters":[{"tokenIdFilter":{"id":"<tokened.token>"}}]} | paged | result.0.userId=<tokened>
    v2 ListAuthenticationMethodTypes | {"userId":"<secured>"} | listed | authMethodTypes=[AUTHENTICATION_METHOD_TYPE_PASSWORD]
    v2 ListAuthenticationFactors | {"userId":"<authenticated>"} | nothing | result.0.state=AUTH_FACTOR_STATE_READY
    v2 ListAuthenticationFactors | {"userId":"<authenticated>","authFactors":["U2F"]} | nothing | result=-
    v2 CreateInviteCode | {"userId":"<unverified>"} | changed | inviteCode=-
    v2 CreateInviteCode | {"userId":"<unverified>","returnCode":{}} | changed | inviteCode=*
    v2 ResendInviteCode | {"userId":"<invitedByMail>"} | changed
    v2 VerifyInviteCode | {"userId":"<invited>","verificationCode":"<invited.code>"} | changed | | user.human.email.isVerified=true
    v2 SetUserMetadata | {"userId":"<verified>","metadata":[{"key":"k","value":"dg=="}]} | dated setDate
    v2 ListUserMetadata | {"userId":"<described>"} | paged | metadata.0.key=k
    v2 DeleteUserMetadata | {"userId":"<described>","keys":["k"]} | dated deletionDate
    """#)

  /// Of one's own account.
  static let oneself = Success.table(
    #"""
    auth Healthz | | nothing
    auth GetSupportedLanguages as <machine> | | nothing | languages=[en de]
    auth GetMyUser as <machine> | | read user | user.machine.name=Machine
    auth ListMyUserChanges as <machine> | | nothing | result.0.eventType.key=*
    auth ListMyMetadata as <described> | | listed | result.0.key=k
    auth GetMyMetadata as <described> | {"key":"k"} | read metadata | metadata.value=dg==
    auth UpdateMyUserName as <verified> | {"userName":"n"} | changed
    auth GetMyPasswordComplexityPolicy as <verified> | | read policy | policy.minLength=8
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
    auth ListMyZitadelPermissions | | nothing | result=*
    auth ListMyZitadelPermissions as <machine> | | nothing | result=-
    auth ListMyMemberships | | listed | result.0.iam=true
    auth RemoveMyUser as <verified>:ORG_USER_SELF_MANAGER | | changed
    """#)
}
