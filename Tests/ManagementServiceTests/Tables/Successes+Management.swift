/// What each method answers to whoever may, and what has become of the user: `Success`.
enum SuccessTables {
  static let management = Success.table(
    #"""
    v1 Healthz | | nothing
    v1 GetIAM | | nothing | defaultOrgId=<home>
    v1 GetSupportedLanguages | | nothing | languages=[en de]
    v1 AddOrg | {"name":"Acme"} | created | id=*
    v1 GetMyOrg | | nothing | org.id=<home>  org.name=Default  org.details.sequence=*
    v1 GetUserByID | {"id":"<verified>"} | read user | user.userName=verified  user.human.email.isEmailVerified=true
    v1 GetUserByLoginNameGlobal | {"loginName":"ADMIN"} | read user | user.id=<admin>
    v1 ListUsers | | listed | result.0.id=<admin>
    v1 ListUserChanges | {"userId":"<locked>"} | nothing | result.0.eventType.key=EventTypes.user.locked  result.0.editorDisplayName=admin  result.0.sequence=3
    v1 ListUserChanges | {"userId":"<removed>"} | nothing | result.0.eventType.key=EventTypes.user.removed
    v1 IsUserUnique | {"userName":"nobody"} | nothing | isUnique=true
    v1 IsUserUnique | {"userName":"Admin"} | nothing | isUnique=-
    v1 AddHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"initialPassword":"<password>"} | created | userId=*
    v1 ImportHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"hashedPassword":{"value":"$2b$04$x"},"otpCode":"<secret>"} | created | userId=*
    v1 AddMachineUser | {"userName":"m","name":"M"} | changed | userId=*
    v1 DeactivateUser | {"id":"<verified>"} | changed | | user.state=USER_STATE_INACTIVE
    v1 ReactivateUser | {"id":"<inactive>"} | changed | | user.state=USER_STATE_ACTIVE
    v1 LockUser | {"id":"<verified>"} | changed | | user.state=USER_STATE_LOCKED
    v1 LockUser | {"id":"<initial>"} | changed | | user.state=USER_STATE_LOCKED
    v1 UnlockUser | {"id":"<locked>"} | changed | | user.state=USER_STATE_ACTIVE
    v1 RemoveUser | {"id":"<verified>"} | changed | | user=-
    v1 UpdateUserName | {"userId":"<verified>","userName":"Renamed"} | changed | | user.username=Renamed  user.preferredLoginName=Renamed
    v1 SetUserMetadata | {"id":"<verified>","key":"k","value":"dg=="} | changed | id=<verified>
    v1 BulkSetUserMetadata | {"id":"<verified>","metadata":[{"key":"k","value":"dg=="}]} | changed
    v1 ListUserMetadata | {"id":"<described>"} | listed | result.0.key=k  result.0.value=dg==
    v1 GetUserMetadata | {"id":"<described>","key":"k"} | read metadata | metadata.value=dg==
    v1 RemoveUserMetadata | {"id":"<described>","key":"k"} | changed
    v1 BulkRemoveUserMetadata | {"id":"<described>","keys":["k"]} | changed
    v1 GetHumanProfile | {"userId":"<verified>"} | read | profile.firstName=Ada  profile.displayName=Ada Lovelace
    v1 UpdateHumanProfile | {"userId":"<verified>","firstName":"Grace","lastName":"Hopper","displayName":"Grace","gender":"GENDER_FEMALE","preferredLanguage":"de"} | changed | | user.human.profile.familyName=Hopper  user.human.profile.gender=GENDER_FEMALE  user.human.profile.preferredLanguage=de
    v1 GetHumanEmail | {"userId":"<verified>"} | read | email.email=verified@example.com  email.isEmailVerified=true
    v1 UpdateHumanEmail | {"userId":"<verified>","email":"b@example.com"} | changed | | user.human.email.email=b@example.com  user.human.email.isVerified=-
    v1 UpdateHumanEmail | {"userId":"<unverified>","email":"b@example.com","isEmailVerified":true} | changed | | user.human.email.isVerified=true
    v1 ResendHumanInitialization | {"userId":"<initial>","email":"b@example.com"} | changed | | user.human.email.email=b@example.com
    v1 ResendHumanEmailVerification | {"userId":"<unverified>"} | changed
    v1 GetHumanPhone | {"userId":"<verified>"} | read | phone.phone=-
    v1 GetHumanPhone | {"userId":"<phoned>"} | read | phone.phone=<phone>
    v1 UpdateHumanPhone | {"userId":"<verified>","phone":"+41 79 123 45 67"} | changed | | user.human.phone.phone=+41791234567  user.human.phone.isVerified=-
    v1 UpdateHumanPhone | {"userId":"<verified>","phone":"<phone>","isPhoneVerified":true} | changed | | user.human.phone.isVerified=true
    v1 RemoveHumanPhone | {"userId":"<phoned>"} | changed | | user.human.phone.phone=-
    v1 ResendHumanPhoneVerification | {"userId":"<phoned>"} | changed
    v1 SetHumanInitialPassword | {"userId":"<verified>","password":"<password>"} | changed | | user.human.passwordChangeRequired=true
    v1 SetHumanPassword | {"userId":"<verified>","password":"<password>","noChangeRequired":true} | changed | | user.human.passwordChangeRequired=-  user.human.passwordChanged=*
    v1 SendHumanResetPasswordNotification | {"userId":"<secured>"} | changed
    v1 UpdateMachine | {"userId":"<machine>","name":"Other"} | changed | | user.machine.name=Other
    v1 GenerateMachineSecret | {"userId":"<machine>"} | changed | clientId=machine  clientSecret=* | user.machine.hasSecret=true
    v1 RemoveMachineSecret | {"userId":"<secretive>"} | changed | | user.machine.hasSecret=-
    v1 GetMachineKeyByIDs | {"userId":"<keyed>","keyId":"<keyed.key>"} | read key | key.id=<keyed.key>  key.type=KEY_TYPE_JSON
    v1 ListMachineKeys | {"userId":"<keyed>"} | listed | result.0.id=<keyed.key>
    v1 AddMachineKey | {"userId":"<machine>","type":"KEY_TYPE_JSON"} | created | keyId=*  keyDetails=*
    v1 AddMachineKey | {"userId":"<machine>","type":"KEY_TYPE_JSON","publicKey":"UFVCTElDIEtFWQ=="} | created | keyId=*  keyDetails=-
    v1 RemoveMachineKey | {"userId":"<keyed>","keyId":"<keyed.key>"} | changed
    v1 GetPersonalAccessTokenByIDs | {"userId":"<tokened>","tokenId":"<tokened.token>"} | read token | token.id=<tokened.token>
    v1 ListPersonalAccessTokens | {"userId":"<tokened>"} | listed | result.0.id=<tokened.token>
    v1 AddPersonalAccessToken | {"userId":"<machine>"} | created | tokenId=*  token=*
    v1 RemovePersonalAccessToken | {"userId":"<tokened>","tokenId":"<tokened.token>"} | changed
    v1 ListUserMemberships | {"userId":"<admin>"} | listed | result.0.iam=true  result.0.roles=[IAM_OWNER]
    v1 GetDomainPolicy | | read policy | policy.isDefault=true
    v1 GetPasswordComplexityPolicy | | read policy | isDefault=true  policy.minLength=8
    v1 GetPasswordComplexityPolicy in <unruly> | | read policy | isDefault=-  policy.minLength=12
    v1 GetDefaultPasswordComplexityPolicy in <unruly> | | read policy | policy.minLength=8
    v1 GetNotificationPolicy | | read policy | policy.passwordChange=true
    v1 GetNotificationPolicy in <unruly> | | read policy | policy.passwordChange=-  policy.isDefault=-
    v1 GetDefaultNotificationPolicy in <unruly> | | read policy | policy.passwordChange=true
    admin Healthz | | nothing
    """#)
}
