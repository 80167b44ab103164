extension Tables {
  /// Of passwords, keys, tokens, metadata and policies.
  static let credentials = Rows(
    #"""
    v1 SetUserMetadata | {"id":"<verified>","key":"k","value":"dg=="} | changed | id=<verified>
    v1 BulkSetUserMetadata | {"id":"<verified>","metadata":[{"key":"k","value":"dg=="}]} | changed
    v1 ListUserMetadata | {"id":"<described>"} | listed always | result.0.key=k  result.0.value=dg==
    v1 SetHumanInitialPassword | {"userId":"<verified>","password":"<password>"} | changed | | user.human.passwordChangeRequired=true
    v1 SetHumanPassword | {"userId":"<verified>","password":"<password>","noChangeRequired":true} | changed | | user.human.passwordChangeRequired=-  user.human.passwordChanged=*
    v1 SendHumanResetPasswordNotification | {"userId":"<secured>"} | changed
    v1 UpdateMachine | {"userId":"<machine>","name":"Other"} | changed | | user.machine.name=Other
    v1 GenerateMachineSecret | {"userId":"<machine>"} | changed | clientId=machine  clientSecret=* | user.machine.hasSecret=true
    v1 RemoveMachineSecret | {"userId":"<secretive>"} | changed | | user.machine.hasSecret=-
    v1 GetMachineKeyByIDs | {"userId":"<keyed>","keyId":"<keyed.key>"} | read key | key.id=<keyed.key>  key.type=KEY_TYPE_JSON
    v1 ListMachineKeys | {"userId":"<keyed>"} | listed always | result.0.id=<keyed.key>
    v1 RemoveMachineKey | {"userId":"<keyed>","keyId":"<keyed.key>"} | changed
    v1 GetPersonalAccessTokenByIDs | {"userId":"<tokened>","tokenId":"<tokened.token>"} | read token | token.id=<tokened.token>
    v1 ListPersonalAccessTokens | {"userId":"<tokened>"} | listed always | result.0.id=<tokened.token>
    v1 AddPersonalAccessToken | {"userId":"<machine>"} | created | tokenId=*  token=*
    v1 RemovePersonalAccessToken | {"userId":"<tokened>","tokenId":"<tokened.token>"} | changed
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
    v2 ListKeys | {"filters":[{"keyIdFilter":{"id":"<keyed.key>"}}]} | paged always | result.0.userId=<keyed>
    v2 AddPersonalAccessToken | {"userId":"<machine>","expirationDate":"2090-01-01T00:00:00Z"} | dated creationDate | tokenId=*  token=*
    v2 RemovePersonalAccessToken | {"userId":"<tokened>","tokenId":"<tokened.token>"} | dated deletionDate
    v2 ListPersonalAccessTokens | {"filters":[{"tokenIdFilter":{"id":"<tokened.token>"}}]} | paged always | result.0.userId=<tokened>
    v2 SetUserMetadata | {"userId":"<verified>","metadata":[{"key":"k","value":"dg=="}]} | dated setDate
    v2 ListUserMetadata | {"userId":"<described>"} | paged always | metadata.0.key=k
    v1 SetHumanPassword | {"userId":"<unknown>","password":"<other>"} | failed_precondition COMMAND-G8dh3 | nobody has this id
    v1 SetHumanPassword | {"userId":"<foreign>","password":"<other>"} | failed_precondition COMMAND-G8dh3 | of another organization
    v1 SetHumanPassword | {"userId":"<initial>","password":"<other>"} | failed_precondition COMMAND-M9dse | not initialized
    v1 SetHumanPassword | {"userId":"<secured>","password":"Aa1!"} | invalid_argument DOMAIN-HuJf6 | too short
    v1 SetHumanPassword | {"userId":"<secured>","password":"AAAAAA1!"} | invalid_argument DOMAIN-co3Xw | no lower-case letter
    v1 SetHumanPassword | {"userId":"<secured>","password":"aaaaaa1!"} | invalid_argument DOMAIN-VoaRj | no upper-case letter
    v1 SetHumanPassword | {"userId":"<secured>","password":"Aaaaaaa!"} | invalid_argument DOMAIN-ZBv4H | no digit
    v1 SetHumanPassword | {"userId":"<secured>","password":"Aaaaaaa1"} | invalid_argument DOMAIN-ZDLwA | no symbol
    v1 SetHumanInitialPassword | {"userId":"<unknown>","password":"<other>"} | failed_precondition COMMAND-G8dh3 | nobody has this id
    v1 SetHumanInitialPassword | {"userId":"<initial>","password":"<other>"} | failed_precondition COMMAND-M9dse | not initialized
    v1 SendHumanResetPasswordNotification | {"userId":"<unknown>"} | failed_precondition COMMAND-Hj9ds | nobody has this id
    v1 SendHumanResetPasswordNotification | {"userId":"<foreign>"} | failed_precondition COMMAND-Hj9ds | of another organization
    v1 SendHumanResetPasswordNotification | {"userId":"<initial>"} | failed_precondition COMMAND-2M9sd | not initialized
    v2 PasswordReset | {"userId":"<unknown>"} | not_found COMMAND-SAF4f | nobody has this id
    v2 PasswordReset | {"userId":"<machine>"} | not_found COMMAND-SAF4f | a program
    v2 PasswordReset | {"userId":"<initial>"} | failed_precondition COMMAND-Sfe4g | not initialized
    v2 PasswordReset | {"userId":"<unknown>","sendLink":{"urlTemplate":"https://a.example/{{.Code"}} | invalid_argument DOMAIN-oGh5e | the template does not parse, seen before the user is
    v2 SetPassword | {"userId":"<unknown>","newPassword":{"password":"<other>"}} | failed_precondition COMMAND-G8dh3 | nobody has this id
    v2 SetPassword | {"userId":"<initial>","newPassword":{"password":"<other>"}} | failed_precondition COMMAND-M9dse | not initialized
    v2 SetPassword | {"userId":"<secured>"} | invalid_argument DOMAIN-HuJf6 | no password
    v2 SetPassword | {"userId":"<secured>","currentPassword":"wrong","newPassword":{"password":"<other>"}} | invalid_argument COMMAND-3M0fs +1 | wrong current password
    v2 SetPassword | {"userId":"<secured>","currentPassword":"Secr3t-enough!","newPassword":{"password":"Secr3t-enough!"}} | failed_precondition COMMAND-Aesh5 +1 | the new password is the current one
    v2 SetPassword | {"userId":"<verified>","currentPassword":"any","newPassword":{"password":"<other>"}} | failed_precondition COMMAND-Fds3s | has no current password
    v2 SetPassword | {"userId":"<secured>","verificationCode":"AAAAAA","newPassword":{"password":"<other>"}} | failed_precondition COMMAND-2M9fs | no code is pending
    v2 SetPassword | {"userId":"<resetting>","verificationCode":"<resetting.code>"} | invalid_argument COMMAND-Mf0sd | a code, but no password
    v2 SetPassword | {"userId":"<secured>","currentPassword":"Secr3t-enough!"} | invalid_argument COMMAND-3M0fs | the current password, but no new one
    v2 SetPassword | {"userId":"<secured>","newPassword":{"password":"Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!"}} | invalid_argument SIGNET-Pw7Lg | more than bcrypt looks at
    auth UpdateMyPassword | {"oldPassword":"x","newPassword":"<other>"} | failed_precondition COMMAND-G8dh3 | a program has none
    v1 UpdateMachine | {"userId":"<unknown>","name":"x"} | not_found COMMAND-5M0od | nobody has this id
    v1 UpdateMachine | {"userId":"<verified>","name":"x"} | not_found COMMAND-5M0od | a person
    v1 UpdateMachine | {"userId":"<foreignMachine>","name":"x"} | not_found COMMAND-5M0od | of another organization
    v1 UpdateMachine | {"userId":"<machine>","name":"Machine"} | failed_precondition COMMAND-2n8vs | nothing changes
    v1 GenerateMachineSecret | {"userId":"<unknown>"} | not_found QUERY-Dfbg2 | nobody has this id
    v1 GenerateMachineSecret | {"userId":"<verified>"} | failed_precondition COMMAND-x8910n | a person
    v1 GenerateMachineSecret | {"userId":"<foreignMachine>"} | not_found MANAG-fpo4B | of another organization
    v2 AddSecret | {"userId":"<unknown>"} | failed_precondition COMMAND-x8910n | nobody has this id
    v1 RemoveMachineSecret | {"userId":"<unknown>"} | failed_precondition COMMAND-x7s802 | nobody has this id
    v1 RemoveMachineSecret | {"userId":"<machine>"} | failed_precondition COMMAND-coi82n | there is none
    v2 RemoveSecret | {"userId":"<machine>"} | failed_precondition COMMAND-coi82n | there is none
    v2 AddKey | {"userId":"<unknown>","expirationDate":"2090-01-01T00:00:00Z"} | failed_precondition COMMAND-bnipwm1 | nobody has this id
    v2 AddKey | {"userId":"<machine>","expirationDate":"2020-01-01T00:00:00Z"} | invalid_argument DOMAIN-dv3t5 | has expired
    v1 RemoveMachineKey | {"userId":"<machine>","keyId":"1"} | not_found COMMAND-4m77G | there is none
    v2 RemoveKey | {"userId":"<unknown>","keyId":"1"} | not_found COMMAND-4m77G | nobody has this id
    v1 GetMachineKeyByIDs | {"userId":"<machine>","keyId":"1"} | not_found QUERY-Dgr3g | there is none
    v1 AddPersonalAccessToken | {"userId":"<unknown>"} | failed_precondition COMMAND-Dggw2 | nobody has this id
    v1 AddPersonalAccessToken | {"userId":"<verified>"} | failed_precondition COMMAND-Df2f1 | a person
    v1 AddPersonalAccessToken | {"userId":"<machine>","expirationDate":"2020-01-01T00:00:00Z"} | invalid_argument DOMAIN-dv3t5 | has expired
    v2 AddPersonalAccessToken | {"userId":"<unknown>","expirationDate":"2090-01-01T00:00:00Z"} | failed_precondition COMMAND-Dggw2 | nobody has this id
    v2 AddPersonalAccessToken | {"userId":"<verified>","expirationDate":"2090-01-01T00:00:00Z"} | failed_precondition COMMAND-Df2f1 | a person
    v1 RemovePersonalAccessToken | {"userId":"<machine>","tokenId":"1"} | not_found COMMAND-4m77G | there is none
    v2 RemovePersonalAccessToken | {"userId":"<machine>","tokenId":"1"} | not_found COMMAND-4m77G | there is none
    v1 GetPersonalAccessTokenByIDs | {"userId":"<machine>","tokenId":"1"} | not_found QUERY-fRunu | there is none
    v1 SetUserMetadata | {"id":"<unknown>","key":"k","value":"dg=="} | failed_precondition COMMAND-uXHNj | nobody has this id
    v1 SetUserMetadata | {"id":"<foreign>","key":"k","value":"dg=="} | failed_precondition COMMAND-uXHNj | of another organization
    v1 BulkSetUserMetadata | {"id":"<verified>"} | failed_precondition META-9mm2d | nothing
    v2 SetUserMetadata | {"userId":"<unknown>","metadata":[{"key":"k","value":"dg=="}]} | failed_precondition COMMAND-uXHNj | nobody has this id
    v2 SetUserMetadata | {"userId":"<verified>"} | failed_precondition META-9mm2d | nothing
    v1 AddCustomPasswordComplexityPolicy | {"minLength":0} | invalid_argument MODEL-Lsp0e | no length
    v1 AddCustomPasswordComplexityPolicy | {"minLength":73} | invalid_argument MODEL-Lsp0e | longer than any
    """#)
}
