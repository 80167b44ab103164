extension Tables {
  /// Of new users, and of updates that change many parts.
  static let creations = Rows(
    #"""
    v1 IsUserUnique | {"userName":"nobody"} | nothing always | isUnique=true
    v1 IsUserUnique | {"userName":"Admin"} | nothing | isUnique=-
    v1 IsUserUnique | {"email":"nobody"} | nothing | isUnique=true
    v1 AddHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"initialPassword":"<password>"} | created | userId=*
    v1 ImportHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"hashedPassword":{"value":"$2b$04$x"},"otpCode":"<secret>"} | created | userId=*
    v1 AddMachineUser | {"userName":"m","name":"M"} | changed | userId=*
    v1 AddMachineKey | {"userId":"<machine>","type":"KEY_TYPE_JSON"} | created | keyId=*  keyDetails=*
    v1 AddMachineKey | {"userId":"<machine>","type":"KEY_TYPE_JSON","publicKey":"UFVCTElDIEtFWQ=="} | created | keyId=*  keyDetails=-
    v2 CreateUser | {"organizationId":"<home>","username":"<name>","human":{"profile":<names>,"email":{"email":"a@example.com","returnCode":{}},"phone":{"phone":"<phone>","returnCode":{}},"password":{"password":"<password>"}}} | dated creationDate | id=*  emailCode=*  phoneCode=*
    v2 CreateUser | {"organizationId":"<home>","machine":{"name":"M","description":"d"}} | dated creationDate | id=*  emailCode=-
    v2 CreateUser | {"organizationId":"<home>","userId":"m1","machine":{"name":"M","accessTokenType":"ACCESS_TOKEN_TYPE_JWT"},"metadata":[{"key":"k","value":"dg=="}]} | dated creationDate | id=m1 | user.machine.accessTokenType=ACCESS_TOKEN_TYPE_JWT
    v2 AddHumanUser | {"username":"<name>","profile":<names>,"email":<address>,"totpSecret":"<secret>"} | changed | userId=*  emailCode=-
    v2 AddHumanUser | {"username":"<name>","profile":<names>,"email":<address>,"hashedPassword":{"hash":"$2b$04$x"}} | changed | userId=*
    v2 UpdateUser | {"userId":"<verified>","human":{"profile":{"nickName":"n"}}} | dated changeDate | | user.human.profile.nickName=n  user.human.profile.givenName=Ada
    v2 UpdateUser | {"userId":"<machine>","machine":{"description":"d"}} | dated changeDate | | user.machine.description=d  user.machine.name=Machine
    v2 UpdateUser | {"userId":"<machine>","machine":{"accessTokenType":"ACCESS_TOKEN_TYPE_JWT"},"metadata":[{"key":"k","value":"dg=="}]} | dated changeDate | | user.machine.accessTokenType=ACCESS_TOKEN_TYPE_JWT  user.machine.name=Machine
    v2 UpdateHumanUser | {"userId":"<phoned>","username":"n","phone":{"phone":""},"email":{"email":"b@example.com","returnCode":{}}} | changed | emailCode=* | user.username=n  user.human.phone.phone=-
    v1 AddHumanUser | {"userName":"ADMIN","profile":{"firstName":"Ada","lastName":"Lovelace"},"email":{"email":"<name>@example.net"}} | already_exists V3-DKcYh | the user name is taken, whatever its case
    v2 AddHumanUser | {"username":"ADMIN","profile":<names>,"email":{"email":"<name>@example.net","returnCode":{}}} | already_exists V3-DKcYh | the user name is taken, whatever its case
    v1 AddHumanUser | {"userName":"ada@<organization.domain>","profile":<names v1>,"email":<address v1>} | invalid_argument COMMAND-SFd21 | in the domain of another organization
    v1 ImportHumanUser | {"userName":"ada@<organization.domain>","profile":<names v1>,"email":<address v1>} | invalid_argument COMMAND-SFd21 | in the domain of another organization
    v1 AddHumanUser | {"userName":" ","profile":<names v1>,"email":<address v1>} | invalid_argument V2-zzad3 | spaces for a user name
    v1 AddHumanUser | {"userName":"<name>","profile":{"firstName":" ","lastName":"Hopper","displayName":"Grace"},"email":<address v1>} | invalid_argument USER-UCej2 | spaces for a first name
    v1 AddHumanUser | {"userName":"<name>","profile":{"firstName":"Grace","lastName":" ","displayName":"Grace"},"email":<address v1>} | invalid_argument USER-4hB7d | spaces for a last name
    v1 AddHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"phone":{"phone":"+abc"}} | invalid_argument PHONE-so0wa | no number
    v1 AddHumanUser | {"userName":"<name>","profile":<names v1>,"email":{"email":"jörg@example.com"}} | invalid_argument EMAIL-599BI | an address that people can have no mail at
    v1 AddHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"initialPassword":"short"} | invalid_argument DOMAIN-HuJf6 | a password that breaks the policy
    v1 ImportHumanUser | {"userName":" ","profile":<names v1>,"email":<address v1>} | invalid_argument COMMAND-00p2b | spaces for a user name
    v1 ImportHumanUser | {"userName":"<name>","profile":{"firstName":" ","lastName":"Hopper","displayName":"Grace"},"email":<address v1>} | invalid_argument PROFILE-RF5z2 | spaces for a first name
    v1 ImportHumanUser | {"userName":"<name>","profile":{"firstName":"Grace","lastName":" ","displayName":"Grace"},"email":<address v1>} | invalid_argument PROFILE-DSUkN | spaces for a last name
    v1 ImportHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"otpCode":"SECRET-1"} | invalid_argument SIGNET-Tp0sB | a secret that is not base32
    v1 ImportHumanUser | {"userName":"ADMIN","profile":<names v1>,"email":<address v1>} | already_exists V3-DKcYh | the name is taken
    v1 AddMachineUser | {"userName":" ","name":"M"} | invalid_argument COMMAND-bs9Ds | spaces for a user name
    v1 AddMachineUser | {"userName":"<name>","name":" "} | invalid_argument COMMAND-bm9Ds | spaces for a name
    v1 AddMachineUser | {"userName":"<name>","name":"M","userId":"<machine>"} | failed_precondition COMMAND-k2una | the id is taken
    v1 AddMachineUser | {"userName":"ADMIN","name":"M"} | already_exists V3-DKcYh | the name is taken
    v1 AddMachineUser | {"name":"M","userName":"ada@<organization.domain>"} | invalid_argument COMMAND-SFd21 | in the domain of another organization
    v2 AddHumanUser | {"username":" ","profile":<names>,"email":<address v1>} | invalid_argument V2-zzad3 | spaces for a user name
    v2 AddHumanUser | {"username":"<name>","profile":{"givenName":" ","familyName":"Lovelace"},"email":<address v1>} | invalid_argument USER-UCej2 | spaces for a first name
    v2 AddHumanUser | {"username":"<name>","profile":{"givenName":"Ada","familyName":" "},"email":<address v1>} | invalid_argument USER-4hB7d | spaces for a last name
    v2 AddHumanUser | {"username":"<name>","profile":<names>,"email":{"email":"a@example.com","sendCode":{"urlTemplate":"{{"}}} | invalid_argument DOMAIN-oGh5e | the template does not parse
    v2 AddHumanUser | {"username":"<name>","profile":<names>,"email":<address v1>,"totpSecret":"SECRET-1"} | invalid_argument SIGNET-Tp0sB | a secret that is not base32
    v1 ImportHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"hashedPassword":{"value":"nonsense"}} | invalid_argument USER-JDk4t | a hash that nobody can verify
    v1 ImportHumanUser | {"userName":"<name>","profile":<names v1>,"email":<address v1>,"password":"short"} | invalid_argument DOMAIN-HuJf6 | a password that breaks the policy
    v1 AddMachineKey | {"userId":"<unknown>","type":"KEY_TYPE_JSON"} | failed_precondition COMMAND-bnipwm1 | nobody has this id
    v1 AddMachineKey | {"userId":"<verified>","type":"KEY_TYPE_JSON"} | failed_precondition COMMAND-bnipwm1 | a person
    v1 AddMachineKey | {"userId":"<machine>","type":"KEY_TYPE_JSON","expirationDate":"2020-01-01T00:00:00Z"} | invalid_argument DOMAIN-dv3t5 | has expired
    v1 AddMachineKey | {"userId":"<machine>","type":"KEY_TYPE_JSON","publicKey":"bm9uc2Vuc2U="} | invalid_argument COMMAND-5F3h1 | not a key
    v2 AddHumanUser | {"username":"<name>","profile":<names>,"email":<address>,"userId":"<secured>"} | failed_precondition COMMAND-7yiox1isql | the id is taken
    v2 AddHumanUser | {"username":"new1","profile":<names>,"email":{"email":"new1@example.com","isVerified":true},"organization":{"orgId":"1"}} | failed_precondition COMMAND-QXPGs | the organization does not exist
    v2 AddHumanUser | {"username":"new2","profile":<names>,"email":{"email":"new2@example.com","isVerified":true},"hashedPassword":{"hash":"$1$x$y"}} | invalid_argument USER-JDk4t | a hash of no kind that is known
    v2 AddHumanUser | {"username":"new3","profile":<names>,"email":{"email":"new3@example.com","isVerified":true},"idpLinks":[{"idpId":"1","userId":"2","userName":"n"}]} | failed_precondition COMMAND-39nf2 | an identity provider that does not exist
    v2 AddHumanUser | {"username":"new4","profile":<names>,"email":{"email":"new4@example.com","isVerified":true},"phone":{"phone":"x"}} | invalid_argument PHONE-so0wa | no phone number
    v2 AddHumanUser | {"username":"new5","profile":<names>,"email":{"email":"new5@example.com","isVerified":true},"password":{"password":"short"}} | invalid_argument DOMAIN-HuJf6 | the password is refused
    v1 ImportHumanUser | {"userName":"import6","profile":{"firstName":"A","lastName":"B"},"email":{"email":"a@example.com"},"hashedPassword":{"value":"$1$x$y"}} | invalid_argument USER-JDk4t | a hash of no kind that is known
    v2 CreateUser | {"organizationId":"<home>","username":"<name>","human":{"profile":<names>,"email":<address>,"totpSecret":"SECRET-1"}} | invalid_argument SIGNET-Tp0sB | a secret that is not base32
    v2 CreateUser | {"organizationId":"1","username":"<name>","human":{"profile":<names>,"email":<address>}} | failed_precondition COMMAND-QXPGs | an organization that does not exist
    v2 CreateUser | {"organizationId":"<home>","username":"ADMIN","human":{"profile":<names>,"email":<address>}} | already_exists V3-DKcYh | the name is taken
    v2 CreateUser | {"organizationId":"<home>","username":"<name>","human":{"profile":<names>,"email":<address>,"hashedPassword":{"hash":"$1$x$y"}}} | invalid_argument USER-JDk4t | a hash of no kind that is known
    v2 CreateUser | {"organizationId":"<home>","username":"<name>","human":{"profile":<names>,"email":<address>,"idpLinks":[{"idpId":"1","userId":"2","userName":"n"}]}} | failed_precondition COMMAND-39nf2 | an identity provider that does not exist
    v2 CreateUser | {"organizationId":"<home>","username":"<name>","human":{"profile":<names>,"email":<address>,"password":{"password":"short"}}} | invalid_argument DOMAIN-HuJf6 | the password is refused
    v2 CreateUser | {"organizationId":"1","machine":{"name":"M"}} | failed_precondition COMMAND-QXPGs | the program's organization does not exist
    v2 UpdateHumanUser | {"userId":"<verified>","profile":{"givenName":" ","familyName":"B"}} | invalid_argument USER-UCej2 | a name of spaces
    v2 UpdateHumanUser | {"userId":"<verified>","email":{"email":"a@example.com","sendCode":{"urlTemplate":"{{"}}} | invalid_argument DOMAIN-oGh5e | the template does not parse
    v2 UpdateUser | {"userId":"<secured>","human":{"password":{"password":{"password":"<other>"},"verificationCode":"A"}}} | failed_precondition COMMAND-2M9fs | no code is pending
    v2 UpdateUser | {"userId":"<machine>","username":"ADMIN","machine":{}} | already_exists V3-DKcYh | the name is taken
    v2 UpdateUser | {"userId":"<verified>","human":{"password":{}}} | invalid_argument COMMAND-3klek4sbns | neither a password nor a hash
    v2 UpdateHumanUser | {"userId":"<verified>","username":"ada@<organization.domain>"} | invalid_argument COMMAND-SFd21 | a name in the domain of another organization
    v2 UpdateUser | {"userId":"<machine>","username":"ada@<organization.domain>","machine":{}} | invalid_argument COMMAND-SFd21 | a name in the domain of another organization
    v2 CreateUser | {"organizationId":"<home>","username":"ada@<organization.domain>","human":{"profile":<names>,"email":<address>}} | invalid_argument COMMAND-SFd21 | a name in the domain of another organization
    v2 CreateUser | {"organizationId":"<home>","username":"<name>","human":{"profile":<names>,"email":<address>},"userId":"<secured>"} | failed_precondition COMMAND-7yiox1isql | the id is taken
    v2 CreateUser | {"organizationId":"<home>","machine":{"name":"M"},"userId":"<secured>"} | failed_precondition COMMAND-k2una | the program's id is taken
    v2 UpdateHumanUser | {"userId":"<unknown>","username":"x"} | not_found COMMAND-ugjs0upun6 | nobody has this id
    v2 UpdateHumanUser | {"userId":"<machine>","username":"x"} | not_found COMMAND-ugjs0upun6 | a program is no person
    v2 UpdateHumanUser | {"userId":"<phoned>","phone":{"phone":"","isVerified":true}} | invalid_argument USERv2-4f3d6 | removing a phone verifies nothing
    v2 UpdateHumanUser | {"userId":"<verified>","username":"ADMIN"} | already_exists V3-DKcYh | the name is taken
    v2 UpdateHumanUser | {"userId":"<verified>","password":{"hashedPassword":{"hash":"$1$x$y"}}} | invalid_argument USER-oz74onzvqr | a hash of no kind that is known
    v2 UpdateHumanUser | {"userId":"<verified>","password":{}} | invalid_argument COMMAND-3klek4sbns | neither a password nor a hash
    v2 UpdateUser | {"userId":"<unknown>","human":{}} | not_found COMMAND-ugjs0upun6 | nobody has this id
    v2 UpdateUser | {"userId":"<verified>","machine":{"name":"x"}} | not_found COMMAND-ugjs0upun6 | a person is no program
    """#)
}
