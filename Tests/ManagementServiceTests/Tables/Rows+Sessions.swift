extension Tables {
  static let sessions = Rows(
    #"""
    session CreateSession | | changed | sessionId=*  sessionToken=*  details.resourceOwner=<instance>
    session CreateSession | {"checks":{"user":{"userId":"<secured>"},"password":{"password":"<password>"}},"lifetime":"3600s"} | changed | sessionId=*  sessionToken=*
    session CreateSession beside <secured> | {"checks":{"user":{"loginName":"SECURED"}},"userAgent":{"fingerprintId":"f","ip":"192.0.2.1","header":{"accept":{"values":["a","b"]}}}} | changed | sessionToken=*
    session SetSession | {"sessionId":"<session>","sessionToken":"<session.token>","checks":{"user":{"userId":"<secured>"}}} | changed | sessionToken=*
    session SetSession | {"sessionId":"<session>","sessionToken":"<session.token>"} | changed | sessionToken=-
    session SetSession | {"sessionId":"<signedIn>","metadata":{"k":"dg=="}} | changed | sessionToken=*
    session SetSession | {"sessionId":"<signedIn>","lifetime":"0.000000001s"} | changed | sessionToken=*
    session SetSession as <machine> | {"sessionId":"<signedIn>","sessionToken":"<signedIn.token>","checks":{"password":{"password":"<password>"}}} | nothing | sessionToken=*
    session CreateSession | {"checks":{"user":{"userId":"<authenticated>"},"totp":{"code":"<totp>"}}} | changed | sessionToken=*  challenges=-
    session CreateSession | {"checks":{"user":{"userId":"<mailed>"}},"challenges":{"otpEmail":{"returnCode":{}}}} | changed | challenges.otpEmail=*  challenges.otpSms=-
    session CreateSession | {"checks":{"user":{"userId":"<mailed>"}},"challenges":{"otpEmail":{"sendCode":{"urlTemplate":"https://example.com/{{.SessionID}}?code={{.Code}}&name={{.LoginName}}"}}}} | changed | challenges=-
    session CreateSession | {"checks":{"user":{"userId":"<texted>"}},"challenges":{"otpSms":{"returnCode":true}}} | changed | challenges.otpSms=*  challenges.otpEmail=-
    session CreateSession | {"checks":{"user":{"userId":"<texted>"}},"challenges":{"otpSms":{}}} | changed | challenges=-
    session SetSession | {"sessionId":"<mailedCode>","checks":{"otpEmail":{"code":"<mailedCode.code>"}}} | changed | sessionToken=*
    session SetSession as <machine> | {"sessionId":"<textedCode>","sessionToken":"<textedCode.token>","checks":{"otpSms":{"code":"<textedCode.code>"}}} | nothing | sessionToken=*
    session SetSession | {"sessionId":"<unspent>","checks":{"totp":{"code":"<totp>"}}} | changed | sessionToken=*
    session GetSession | {"sessionId":"<session>"} | nothing | session.id=<session>  session.factors=-  session.sequence=2  session.creationDate=*  session.expirationDate=-
    session GetSession | {"sessionId":"<signedIn>"} | nothing | session.factors.user.id=<secured>  session.factors.user.loginName=secured  session.factors.user.displayName=*  session.factors.user.organizationId=<home>  session.factors.password.verifiedAt=*  session.factors.totp=-  session.metadata.k=dg==
    session GetSession as <machine> | {"sessionId":"<signedIn>","sessionToken":"<signedIn.token>"} | nothing | session.factors.user.verifiedAt=*
    session GetSession as <verified>:ORG_OWNER | {"sessionId":"<signedIn>"} | nothing | session.id=<signedIn>
    session GetSession as <secured> | {"sessionId":"<signedIn>"} | nothing | session.id=<signedIn>
    session ListSessions beside <session> | | listed | sessions.0.id=<session>
    session ListSessions beside <session> | {"queries":[{"userIdQuery":{"id":"<secured>"}},{"creatorQuery":{}},{"expirationDateQuery":{"expirationDate":"2100-01-01T00:00:00Z","method":"TIMESTAMP_QUERY_METHOD_GREATER"}}],"sortingColumn":"SESSION_FIELD_NAME_CREATION_DATE"} | nothing | sessions=-
    session ListSessions beside <signedIn> | {"queries":[{"userIdQuery":{"id":"<secured>"}},{"creatorQuery":{}},{"expirationDateQuery":{"expirationDate":"2100-01-01T00:00:00Z","method":"TIMESTAMP_QUERY_METHOD_GREATER"}}]} | listed | sessions.0.id=<signedIn>  details.totalResult=1
    session ListSessions as <machine> | {"queries":[{"idsQuery":{"ids":["<signedIn>"]}}]} | nothing | sessions=-
    session DeleteSession | {"sessionId":"<session>","sessionToken":"<session.token>"} | changed | details.resourceOwner=<instance>
    session DeleteSession | {"sessionId":"<signedIn>"} | changed
    session DeleteSession as <secured> | {"sessionId":"<signedIn>"} | nothing | details.changeDate=*
    session DeleteSession as <verified>:ORG_OWNER | {"sessionId":"<signedIn>"} | nothing | details.changeDate=*
    session DeleteSession | {"sessionId":"<unknown>"} | nothing | details.resourceOwner=<instance>
    session DeleteSession | {"sessionId":"<terminated>"} | nothing | details.resourceOwner=<instance>
    session CreateSession as <verified> | | not_found AUTHZ-cdgFk | a member of nothing
    session CreateSession as <verified>:ORG_OWNER | | not_found AUTHZ-cdgFk | a role on an organization is not enough
    session CreateSession | {"checks":{"user":{"userId":"<unknown>"}}} | not_found QUERY-Dfbg2 | nobody has this id
    session CreateSession | {"checks":{"user":{"loginName":"nobody"}}} | not_found QUERY-Dfbg2 | nobody is called so
    session CreateSession | {"checks":{"user":{"userId":"<removed>"}}} | not_found QUERY-Dfbg2 | removed
    session CreateSession | {"checks":{"user":{"loginName":"\u0000"}}} | invalid_argument SIGNET-Tx1ch | U+0000
    session CreateSession | {"checks":{"user":{"userId":"<locked>"}}} | failed_precondition SESSION-Gj4ko | locked
    session CreateSession | {"checks":{"user":{"userId":"<inactive>"}}} | failed_precondition SESSION-Gj4ko | inactive
    session CreateSession | {"checks":{"password":{"password":"x"}}} | failed_precondition COMMAND-Sfw3f | nobody's password
    session CreateSession | {"checks":{"user":{"userId":"<machine>"},"password":{"password":"x"}}} | failed_precondition COMMAND-3n77z | a program has none
    session CreateSession | {"checks":{"user":{"userId":"<verified>"},"password":{"password":"x"}}} | failed_precondition COMMAND-3nJ4t | has none
    session CreateSession | {"checks":{"user":{"userId":"<secured>"},"password":{"password":"x"}}} | invalid_argument COMMAND-3M0fs +1 | a wrong one
    session CreateSession | {"metadata":{"":"dg=="}} | invalid_argument SIGNET-Se3mk | an empty key
    session CreateSession | {"metadata":{"\u0007":"dg=="}} | invalid_argument SIGNET-Tx1ch | a bell for a key
    session CreateSession | {"userAgent":{"description":"\u0000"}} | invalid_argument SIGNET-Tx1ch | U+0000
    session SetSession | {"sessionId":"<session>","sessionToken":"<signedIn.token>","lifetime":"9s"} | permission_denied COMMAND-sGr42 | another session's token
    session SetSession | {"sessionId":"<session>","sessionToken":"a.b","lifetime":"9s"} | invalid_argument COMMAND-hi6Ph | no base64url
    session SetSession | {"sessionId":"<session>","sessionToken":"abcde","lifetime":"9s"} | invalid_argument COMMAND-hi6Ph | five letters are no base64url
    session SetSession | {"sessionId":"<unknown>","sessionToken":"<signedIn.token>"} | permission_denied COMMAND-sGr42 | no such session, with a token
    session SetSession | {"sessionId":"<unknown>"} | not_found QUERY-SFeaa | no such session, with the permission
    session SetSession as <verified> | {"sessionId":"<signedIn>"} | not_found AUTHZ-cdgFk | a member of nothing
    session SetSession as <verified>:ORG_OWNER | {"sessionId":"<signedIn>","lifetime":"9s"} | permission_denied AUTH-AWfge | may read and end it, and no more
    session SetSession | {"sessionId":"<terminated>","sessionToken":"<terminated.token>","lifetime":"9s"} | failed_precondition COMMAND-Hewfq | it is over
    session SetSession | {"sessionId":"<expired>","sessionToken":"<expired.token>","lifetime":"9s"} | failed_precondition COMMAND-Hkl3d | it has expired
    session SetSession | {"sessionId":"<session>","checks":{"user":{"userId":"<unknown>"}}} | not_found QUERY-Dfbg2 | nobody has this id
    session SetSession | {"sessionId":"<session>","checks":{"password":{"password":"x"}}} | failed_precondition COMMAND-Sfw3f | nobody's password
    session SetSession | {"sessionId":"<signedIn>","checks":{"password":{"password":"x"}}} | invalid_argument COMMAND-3M0fs +1 | a wrong one
    session SetSession | {"sessionId":"<session>","checks":{"user":{"userId":"<locked>"}}} | failed_precondition SESSION-Gj4ko | locked
    session SetSession | {"sessionId":"<lockedIn>","checks":{"password":{"password":"<password>"}}} | failed_precondition COMMAND-JLK35 | locked since
    session SetSession | {"sessionId":"<session>","checks":{"user":{"userId":"<machine>"},"password":{"password":"x"}}} | failed_precondition COMMAND-3n77z | a program has none
    session SetSession | {"sessionId":"<session>","checks":{"user":{"userId":"<verified>"},"password":{"password":"x"}}} | failed_precondition COMMAND-3nJ4t | has none
    session CreateSession | {"checks":{"totp":{"code":"123456"}}} | invalid_argument COMMAND-8N9ds | nobody's code
    session CreateSession | {"checks":{"user":{"userId":"<secured>"},"totp":{"code":"123456"}}} | failed_precondition COMMAND-3Mif9s | no authenticator app
    session CreateSession | {"checks":{"user":{"userId":"<registered>"},"totp":{"code":"<totp>"}}} | failed_precondition COMMAND-3Mif9s | it was never verified
    session CreateSession | {"checks":{"user":{"userId":"<authenticated>"},"totp":{"code":"123456"}}} | invalid_argument EVENT-8isk2 +1 | a wrong code
    session CreateSession | {"checks":{"otpSms":{"code":"1"}}} | invalid_argument COMMAND-S453v | nobody's code
    session CreateSession | {"checks":{"otpEmail":{"code":"1"}}} | invalid_argument COMMAND-S453v | nobody's code
    session CreateSession | {"checks":{"user":{"userId":"<secured>"},"otpSms":{"code":"1"}}} | failed_precondition COMMAND-d2r52 | no codes by SMS
    session CreateSession | {"checks":{"user":{"userId":"<secured>"},"otpEmail":{"code":"1"}}} | failed_precondition COMMAND-d2r52 | no codes by mail
    session CreateSession | {"checks":{"user":{"userId":"<texted>"},"otpSms":{"code":"1"}}} | failed_precondition COMMAND-S34gh | none was sent
    session CreateSession | {"checks":{"user":{"userId":"<mailed>"},"otpEmail":{"code":"1"}}} | failed_precondition COMMAND-S34gh | none was sent
    session CreateSession | {"checks":{"recoveryCode":{"code":"1"}}} | invalid_argument SIGNET-Rc3us | nobody's code
    session CreateSession | {"checks":{"user":{"userId":"<secured>"},"recoveryCode":{"code":"1"}}} | failed_precondition SIGNET-Rc5no | there are none
    session CreateSession | {"checks":{"user":{"userId":"<prepared>"},"recoveryCode":{"code":"1"}}} | invalid_argument SIGNET-Rc7wr +1 | a wrong one
    session CreateSession | {"challenges":{"otpSms":{}}} | failed_precondition COMMAND-JKL3g | for nobody
    session CreateSession | {"challenges":{"otpEmail":{}}} | failed_precondition COMMAND-JK3gp | for nobody
    session CreateSession | {"checks":{"user":{"userId":"<mailed>"}},"challenges":{"otpSms":{}}} | failed_precondition COMMAND-BJ2g3 | no codes by SMS
    session CreateSession | {"checks":{"user":{"userId":"<texted>"}},"challenges":{"otpEmail":{}}} | failed_precondition COMMAND-JKLJ3 | no codes by mail
    session CreateSession | {"challenges":{"otpEmail":{"sendCode":{"urlTemplate":"https://example.com/{{.Code"}}}} | invalid_argument DOMAIN-oGh5e | the template does not parse
    session CreateSession | {"challenges":{"otpEmail":{"sendCode":{"urlTemplate":"https://example.com/{{.OrgID}}"}}}} | invalid_argument DOMAIN-ieYa7 | the template asks for what there is not
    session SetSession | {"sessionId":"<session>","checks":{"totp":{"code":"123456"}}} | invalid_argument COMMAND-8N9ds | nobody's code
    session SetSession | {"sessionId":"<signedIn>","checks":{"totp":{"code":"123456"}}} | failed_precondition COMMAND-3Mif9s | no authenticator app
    session SetSession | {"sessionId":"<unspent>","checks":{"totp":{"code":"123456"}}} | invalid_argument EVENT-8isk2 +1 | a wrong code
    session SetSession | {"sessionId":"<session>","checks":{"otpSms":{"code":"1"}}} | invalid_argument COMMAND-S453v | nobody's code
    session SetSession | {"sessionId":"<signedIn>","checks":{"otpEmail":{"code":"1"}}} | failed_precondition COMMAND-d2r52 | no codes by mail
    session SetSession | {"sessionId":"<uncoded>","checks":{"otpEmail":{"code":"1"}}} | failed_precondition COMMAND-S34gh | none was sent
    session SetSession | {"sessionId":"<heldCode>","checks":{"otpEmail":{"code":"<heldCode.code>"}}} | failed_precondition COMMAND-S6h4R | locked since
    session SetSession | {"sessionId":"<heldApp>","checks":{"totp":{"code":"<totp>"}}} | failed_precondition COMMAND-SF3fg | locked since
    session SetSession | {"sessionId":"<mailedCode>","checks":{"otpSms":{"code":"1"}}} | failed_precondition COMMAND-d2r52 | no codes by SMS
    session SetSession | {"sessionId":"<mailedCode>","checks":{"otpEmail":{"code":"1"}}} | invalid_argument CODE-woT0xc +2 | a wrong code
    session SetSession | {"sessionId":"<textedCode>","checks":{"otpSms":{"code":"1"}}} | invalid_argument CODE-woT0xc +2 | a wrong code
    session SetSession | {"sessionId":"<lateCode>","checks":{"otpEmail":{"code":"<lateCode.code>"}}} | failed_precondition CODE-QvUQ4P +2 | too late
    session SetSession | {"sessionId":"<unspent>","challenges":{"otpSms":{}}} | failed_precondition COMMAND-BJ2g3 | no codes by SMS
    session SetSession | {"sessionId":"<unspent>","challenges":{"otpEmail":{}}} | failed_precondition COMMAND-JKLJ3 | no codes by mail
    session SetSession | {"sessionId":"<session>","challenges":{"otpSms":{}}} | failed_precondition COMMAND-JKL3g | for nobody
    session SetSession | {"sessionId":"<session>","challenges":{"otpEmail":{}}} | failed_precondition COMMAND-JK3gp | for nobody
    session SetSession | {"sessionId":"<session>","challenges":{"otpEmail":{"sendCode":{"urlTemplate":"{{"}}}} | invalid_argument DOMAIN-oGh5e | the template does not parse
    session SetSession | {"sessionId":"<session>","challenges":{"otpEmail":{"sendCode":{"urlTemplate":"https://example.com/{{.Nope}}"}}}} | invalid_argument DOMAIN-ieYa7 | the template asks for what there is not
    session GetSession | {"sessionId":"<unknown>"} | not_found QUERY-SFeaa | no such session
    session GetSession | {"sessionId":"<terminated>"} | not_found QUERY-SFeaa | it is over
    session GetSession | {"sessionId":"<session>","sessionToken":"<signedIn.token>"} | permission_denied QUERY-dsfr3 | another session's token
    session GetSession | {"sessionId":"<session>","sessionToken":"a.b"} | permission_denied QUERY-dsfr3 | no token
    session GetSession as <verified> | {"sessionId":"<signedIn>"} | permission_denied QUERY-dsfr3 | another's
    session GetSession as <verified>:ORG_OWNER | {"sessionId":"<session>"} | permission_denied QUERY-dsfr3 | nobody's
    session DeleteSession | {"sessionId":"<session>","sessionToken":"<signedIn.token>"} | permission_denied COMMAND-sGr42 | another session's token
    session DeleteSession | {"sessionId":"<session>","sessionToken":"a.b"} | invalid_argument COMMAND-hi6Ph | no base64url
    session DeleteSession as <verified> | {"sessionId":"<signedIn>"} | not_found AUTHZ-cdgFk | another's
    session ListSessions | {"queries":[{"creatorQuery":{"id":""}}]} | invalid_argument GRPC-x8n24uh | a creator without an id
    session ListSessions | {"queries":[{"userAgentQuery":{}}]} | invalid_argument GRPC-x8n23uh | the caller has no user agent
    session ListSessions | {"queries":[{"userAgentQuery":{"fingerprintId":""}}]} | invalid_argument GRPC-x8n23uh | an empty one
    session ListSessions | {"queries":[{"idsQuery":{"ids":["\u0000"]}}]} | invalid_argument SIGNET-Tx1ch | U+0000
    """#)
}
