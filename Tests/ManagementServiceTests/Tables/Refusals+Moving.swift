extension RefusalTables {
  /// Of what moves from one server to another.
  static let moving = Refusal.table(
    #"""
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
