extension Tables {
  /// Of what moves from one server to another.
  static let moving = Rows(
    #"""
    admin ExportData | {"orgIds":["<home>"]} | nothing | orgs.0.orgId=7  orgs.0.org.name=Default  orgs.0.orgState=ORG_STATE_ACTIVE  orgs.0.domains.0.domainName=default.localhost  orgs.0.machineUsers.0.user.userName=admin  orgs.0.orgMembers=-
    admin ExportData beside <secured> | {"orgIds":["<home>"],"withPasswords":true} | nothing | orgs.0.humanUsers.0.user.hashedPassword.value=plain:Secr3t-enough!
    admin ExportData beside <secured> | {"orgIds":["<home>"]} | nothing | orgs.0.humanUsers.0.userId=<secured>  orgs.0.humanUsers.0.user.hashedPassword=-
    admin ExportData beside <authenticated> | {"withOtp":true} | nothing | orgs.0.humanUsers.0.user.otpCode=<secret>
    admin ExportData | {"excludedOrgIds":["<home>"]} | nothing | orgs=-
    admin ExportData | {"orgIds":["<unknown>"]} | nothing | orgs=-
    admin ImportData | {"timeout":"30m","dataOrgs":{"orgs":[{"orgId":"100","org":{"name":"Moved"},"humanUsers":[{"userId":"200","user":<new human>}]}]}} | nothing | errors=-  success.orgs.0.orgId=100  success.orgs.0.humanUserIds.0=200
    admin ImportData | {"timeout":"1h30m","dataOrgsv1":{"orgs":[{"orgId":"<home>","humanUsers":[{"userId":"200","user":<new human>}],"projects":[{"projectId":"1"}],"iamPolicy":{"orgId":"<home>"},"secondFactors":[{"type":1}]}]}} | nothing | success.orgs.0.humanUserIds.0=200  errors.0.type=second_factor  errors.1.type=project  errors.1.message=1 not kept: there is no place for them here
    admin ImportData | {"timeout":"1m","dataOrgs":{"orgs":[{"orgId":"<home>","org":{"name":"Default"}}]}} | nothing | success.orgs=-  errors.0.type=org  errors.0.id=7
    admin ImportData | {"timeout":"1m","dataOrgs":{}} | nothing | errors=-
    admin ImportData | {"dataOrgs":{}} | invalid_argument SIGNET-Mv5to | for how long is to be said
    admin ImportData | {"dataOrgs":{},"timeout":"soon"} | invalid_argument SIGNET-Mv5to | no duration
    admin ImportData | {"dataOrgs":{},"timeout":"-1s"} | invalid_argument SIGNET-Mv5to | over before it begins
    admin ImportData | {"timeout":"1m"} | invalid_argument SIGNET-Mv7no | nothing to take over
    admin ImportData | {"dataOrgsLocal":{"path":"/etc/passwd"},"timeout":"1m"} | invalid_argument SIGNET-Mv6fl | a file of the server's
    admin ImportData | {"dataOrgsv1S3":{"bucket":"b"},"timeout":"1m"} | invalid_argument SIGNET-Mv6fl | a bucket
    admin ImportData | {"dataOrgsGcs":{"bucket":"b"},"timeout":"1m"} | invalid_argument SIGNET-Mv6fl | another bucket
    admin ExportData | {"localOutput":{"path":"/tmp/x"}} | invalid_argument SIGNET-Mv6fl | a file of the server's
    """#)
}
