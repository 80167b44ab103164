extension Tables {
  /// Of what follows the events, and of what has failed.
  static let inside = Rows(
    #"""
    admin ListViews | | nothing always | result.0.database=signet  result.0.viewName=instance  result.0.processedSequence=*  result.0.eventTimestamp=*  result.0.lastSuccessfulSpoolerRun=*  result.9.viewName=notifications  result.10=-
    admin ListFailedEvents | | nothing always | result.0=-
    admin RemoveFailedEvent | {"database":"signet","viewName":"notifications","failedSequence":"1"} | nothing always
    admin RemoveFailedEvent | {"database":"zitadel","viewName":"projections.users13","failedSequence":"18446744073709551615"} | nothing
    admin ListMilestones | | listed | details.totalResult=1  result.0.type=MILESTONE_TYPE_INSTANCE_CREATED  result.0.reachedDate=*  result.1=-
    admin ListMilestones | {"queries":[{"isReachedQuery":{"reached":true}}],"sortingColumn":"MILESTONE_FIELD_NAME_TYPE"} | listed | details.totalResult=1
    admin ListMilestones | {"queries":[{"isReachedQuery":{}}]} | nothing | result.0=-
    admin ListMilestones | {"query":{"offset":"1"}} | listed | details.totalResult=1  result.0=-
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","password":"p"} | nothing
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","id":"<smtp>"} | nothing
    admin TestSMTPConfigById | {"id":"<smtp>","receiverAddress":"b@example.com"} | nothing
    admin ListMilestones | {"queries":[{}]} | invalid_argument ADMIN-sE7pc | a query for nothing
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com"} | invalid_argument SMTP-p9kj | neither a password nor an id
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","id":"<mailHook>"} | not_found SMTP-p9cc | no SMTP server
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"h","receiverAddress":"b@example.com","password":"p"} | invalid_argument COMMAND-EvAtufIinh | no port
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"refused@example.com","password":"p"} | failed_precondition SIGNET-Pv7tR | the server said so
    admin TestSMTPConfigById | {"id":"<unknown>","receiverAddress":"b@example.com"} | not_found SMTP-99klw | there is none
    admin TestSMTPConfigById | {"id":"<smtp>","receiverAddress":"refused@example.com"} | failed_precondition SIGNET-Pv7tR | the server said so
    """#)
}
