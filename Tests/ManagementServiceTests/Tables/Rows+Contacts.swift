extension Tables {
  /// Of addresses, numbers and invitations.
  static let contacts = Rows(
    #"""
    v1 GetHumanEmail | {"userId":"<verified>"} | read | email.email=verified@example.com  email.isEmailVerified=true
    v1 UpdateHumanEmail | {"userId":"<verified>","email":"b@example.com"} | changed | | user.human.email.email=b@example.com  user.human.email.isVerified=-
    v1 UpdateHumanEmail | {"userId":"<unverified>","email":"b@example.com","isEmailVerified":true} | changed | | user.human.email.isVerified=true
    v1 ResendHumanInitialization | {"userId":"<initial>","email":"b@example.com"} | changed | | user.human.email.email=b@example.com
    v1 ResendHumanEmailVerification | {"userId":"<unverified>"} | changed
    v1 UpdateHumanPhone | {"userId":"<verified>","phone":"+41 79 123 45 67"} | changed | | user.human.phone.phone=+41791234567  user.human.phone.isVerified=-
    v1 UpdateHumanPhone | {"userId":"<verified>","phone":"<phone>","isPhoneVerified":true} | changed | | user.human.phone.isVerified=true
    v1 RemoveHumanPhone | {"userId":"<phoned>"} | changed | | user.human.phone.phone=-
    v1 ResendHumanPhoneVerification | {"userId":"<phoned>"} | changed
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
    v2 CreateInviteCode | {"userId":"<unverified>"} | changed | inviteCode=-
    v2 CreateInviteCode | {"userId":"<unverified>","returnCode":{}} | changed | inviteCode=*
    v2 ResendInviteCode | {"userId":"<invitedByMail>"} | changed
    v2 VerifyInviteCode | {"userId":"<invited>","verificationCode":"<invited.code>"} | changed | | user.human.email.isVerified=true
    v1 ResendHumanEmailVerification | {"userId":"<unknown>"} | not_found COMMAND-0Pe4r | nobody has this id
    v1 ResendHumanEmailVerification | {"userId":"<foreign>"} | not_found COMMAND-0Pe4r | of another organization
    v1 ResendHumanEmailVerification | {"userId":"<initial>"} | failed_precondition COMMAND-E3fbw | not initialized
    v1 ResendHumanEmailVerification | {"userId":"<verified>"} | failed_precondition COMMAND-3M9ds | already verified
    v1 ResendHumanInitialization | {"userId":"<unknown>"} | not_found COMMAND-2M9df | nobody has this id
    v1 ResendHumanInitialization | {"userId":"<foreign>"} | not_found COMMAND-2M9df | of another organization
    v1 ResendHumanInitialization | {"userId":"<unverified>"} | failed_precondition COMMAND-2M9sd | already initialized
    v1 UpdateHumanEmail | {"userId":"<unverified>","email":"jörg@example.com"} | invalid_argument EMAIL-599BI | an address that people can have no mail at
    v1 UpdateHumanEmail | {"userId":"<unknown>","email":"new@example.com"} | failed_precondition COMMAND-0Pe4r | nobody has this id
    v1 UpdateHumanEmail | {"userId":"<foreign>","email":"new@example.com"} | failed_precondition COMMAND-0Pe4r | of another organization
    v1 UpdateHumanEmail | {"userId":"<initial>","email":"new@example.com"} | failed_precondition COMMAND-J8dsk | not initialized
    v1 UpdateHumanEmail | {"userId":"<unverified>","email":"<unverified.email>"} | failed_precondition COMMAND-2b7fM | unchanged
    v2 SetEmail | {"userId":"<unknown>","email":"new@example.com"} | not_found COMMAND-ieJ2e | nobody has this id
    v2 ResendEmailCode | {"userId":"<unknown>"} | not_found COMMAND-ieJ2e | nobody has this id
    v2 SendEmailCode | {"userId":"<unknown>"} | not_found COMMAND-ieJ2e | nobody has this id
    v2 VerifyEmail | {"userId":"<unknown>","verificationCode":"AAAAAA"} | not_found COMMAND-ieJ2e | nobody has this id
    v2 SetEmail | {"userId":"<initial>","email":"new@example.com"} | failed_precondition COMMAND-uz0Uu | not initialized
    v2 ResendEmailCode | {"userId":"<initial>"} | failed_precondition COMMAND-uz0Uu | not initialized
    v2 SendEmailCode | {"userId":"<initial>"} | failed_precondition COMMAND-uz0Uu | not initialized
    v2 VerifyEmail | {"userId":"<initial>","verificationCode":"AAAAAA"} | failed_precondition COMMAND-uz0Uu | not initialized
    v2 ResendEmailCode | {"userId":"<verified>"} | failed_precondition EMAIL-5w5ilin4yt | verified, so no code is pending
    v2 SetEmail | {"userId":"<unverified>","email":"<unverified.email>"} | failed_precondition COMMAND-Uch5e | unchanged
    v2 VerifyEmail | {"userId":"<unverified>","verificationCode":"ÄÄÄÄÄÄ"} | invalid_argument COMMAND-eis9R +1 | wrong code
    v2 VerifyEmail | {"userId":"<verified>","verificationCode":"AAAAAA"} | invalid_argument COMMAND-eis9R | no code is pending
    v2 SetEmail | {"userId":"<unknown>","sendCode":{"urlTemplate":"https://example.com/{{.Code"},"email":"new@example.com"} | invalid_argument DOMAIN-oGh5e | the template does not parse, seen before the user is
    v2 ResendEmailCode | {"userId":"<unknown>","sendCode":{"urlTemplate":"https://example.com/{{.Code"}} | invalid_argument DOMAIN-oGh5e | the template does not parse, seen before the user is
    v2 SendEmailCode | {"userId":"<unknown>","sendCode":{"urlTemplate":"https://example.com/{{.Code"}} | invalid_argument DOMAIN-oGh5e | the template does not parse, seen before the user is
    v2 SetEmail | {"userId":"<unknown>","sendCode":{"urlTemplate":"https://example.com/{{.Nope}}"},"email":"new@example.com"} | invalid_argument DOMAIN-ieYa7 | the template asks for what there is not, seen before the user is
    v2 ResendEmailCode | {"userId":"<unknown>","sendCode":{"urlTemplate":"https://example.com/{{.Nope}}"}} | invalid_argument DOMAIN-ieYa7 | the template asks for what there is not, seen before the user is
    v2 SendEmailCode | {"userId":"<unknown>","sendCode":{"urlTemplate":"https://example.com/{{.Nope}}"}} | invalid_argument DOMAIN-ieYa7 | the template asks for what there is not, seen before the user is
    v1 UpdateHumanPhone | {"userId":"<verified>","phone":"+abc"} | invalid_argument PHONE-so0wa | no number
    v1 UpdateHumanPhone | {"userId":"<unknown>","phone":"+41791234567"} | failed_precondition COMMAND-3M0fs | unknown
    v1 UpdateHumanPhone | {"userId":"<phoned>","phone":"<phoned.phone>"} | failed_precondition COMMAND-wF94r | unchanged
    v1 ResendHumanPhoneVerification | {"userId":"<unknown>"} | failed_precondition COMMAND-2M0fs | unknown
    v1 ResendHumanPhoneVerification | {"userId":"<verified>"} | not_found COMMAND-2b7Hf | none
    v1 ResendHumanPhoneVerification | {"userId":"<phoneVerified>"} | failed_precondition COMMAND-2M9sf | verified
    v1 RemoveHumanPhone | {"userId":"<unknown>"} | failed_precondition COMMAND-3M9fs | unknown
    v1 RemoveHumanPhone | {"userId":"<verified>"} | not_found COMMAND-p6rsc | none
    v2 SetPhone | {"userId":"<unknown>","phone":"+41446681800"} | not_found COMMAND-ieJ2e | nobody has this id
    v2 SetPhone | {"userId":"<machine>","phone":"+41446681800"} | not_found COMMAND-ieJ2e | a program
    v2 SetPhone | {"userId":"<initial>","phone":"+41446681800"} | failed_precondition COMMAND-uz0Uu | not initialized
    v2 SetPhone | {"userId":"<verified>","phone":"call me"} | invalid_argument PHONE-so0wa | no number
    v2 SetPhone | {"userId":"<verified>","phone":"+999 123 456 789"} | invalid_argument PHONE-so0wa | no country has the code
    v2 SetPhone | {"userId":"<verified>","phone":"044 668 18 00"} | invalid_argument PHONE-so0wa | no country
    v1 UpdateHumanPhone | {"userId":"<verified>","phone":"+41 44 668 18"} | invalid_argument PHONE-so0wa | too short for its country
    v2 SetPhone | {"userId":"<verified>","phone":" - "} | invalid_argument PHONE-Zt0NV | nothing of it is left
    v2 SetPhone | {"userId":"<phoned>","phone":"+41 44 668 18 00"} | failed_precondition COMMAND-Uch5e | unchanged
    v2 RemovePhone | {"userId":"<unknown>"} | not_found COMMAND-ieJ2e | nobody has this id
    v2 RemovePhone | {"userId":"<verified>"} | failed_precondition COMMAND-ieJ2e | there is none
    v2 ResendPhoneCode | {"userId":"<unknown>"} | not_found COMMAND-ieJ2e | nobody has this id
    v2 ResendPhoneCode | {"userId":"<phoneVerified>"} | failed_precondition PHONE-5xrra88eq8 | none is pending
    v2 VerifyPhone | {"userId":"<unknown>","verificationCode":"A"} | not_found COMMAND-ieJ2e | nobody has this id
    v2 VerifyPhone | {"userId":"<phoneVerified>","verificationCode":"A"} | invalid_argument COMMAND-eis9R | none is pending
    v2 VerifyPhone | {"userId":"<phoned>","verificationCode":"A"} | invalid_argument COMMAND-eis9R +1 | wrong code
    v2 CreateInviteCode | {"userId":"<unknown>"} | failed_precondition COMMAND-Wgvn4 | nobody has this id
    v2 CreateInviteCode | {"userId":"<secured>"} | failed_precondition COMMAND-EF34g | can log in already
    v2 ResendInviteCode | {"userId":"<unverified>"} | failed_precondition COMMAND-Wr3gq | was never invited
    v2 ResendInviteCode | {"userId":"<invited>"} | failed_precondition COMMAND-Wr3gq | was told the code by the caller
    v2 ResendInviteCode | {"userId":"<unknown>"} | failed_precondition COMMAND-Wgvn4 | nobody has this id
    v2 VerifyInviteCode | {"userId":"<unknown>","verificationCode":"A"} | failed_precondition COMMAND-F5g2h | nobody has this id
    v2 VerifyInviteCode | {"userId":"<invited>","verificationCode":"A"} | invalid_argument COMMAND-Wgn4q +1 | wrong code
    """#)
}
