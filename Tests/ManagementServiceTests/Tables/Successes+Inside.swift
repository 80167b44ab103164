extension SuccessTables {
  /// Of what follows the events, and of what has failed.
  static let inside = Success.table(
    #"""
    admin ListViews | | nothing | result.0.database=signet  result.0.viewName=instance  result.0.processedSequence=*  result.0.eventTimestamp=*  result.0.lastSuccessfulSpoolerRun=*  result.9.viewName=notifications  result.10=-
    admin ListFailedEvents | | nothing | result.0=-
    admin RemoveFailedEvent | {"database":"signet","viewName":"notifications","failedSequence":"1"} | nothing
    admin RemoveFailedEvent | {"database":"zitadel","viewName":"projections.users13","failedSequence":"18446744073709551615"} | nothing
    admin ListMilestones | | listed | details.totalResult=1  result.0.type=MILESTONE_TYPE_INSTANCE_CREATED  result.0.reachedDate=*  result.1=-
    admin ListMilestones | {"queries":[{"isReachedQuery":{"reached":true}}],"sortingColumn":"MILESTONE_FIELD_NAME_TYPE"} | listed | details.totalResult=1
    admin ListMilestones | {"queries":[{"isReachedQuery":{}}]} | nothing | result.0=-
    admin ListMilestones | {"query":{"offset":"1"}} | listed | details.totalResult=1  result.0=-
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","password":"p"} | nothing
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","id":"<smtp>"} | nothing
    admin TestSMTPConfigById | {"id":"<smtp>","receiverAddress":"b@example.com"} | nothing
    """#)
}
