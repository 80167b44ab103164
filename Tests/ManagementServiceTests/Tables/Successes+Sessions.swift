extension SuccessTables {
  static let sessions = Success.table(
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
    """#)
}
