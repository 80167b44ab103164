extension RefusalTables {
  /// Of what follows the events, and of what has failed.
  static let inside = Refusal.table(
    #"""
    admin ListMilestones | {"queries":[{}]} | invalid_argument ADMIN-sE7pc | a query for nothing
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com"} | invalid_argument SMTP-p9kj | neither a password nor an id
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"b@example.com","id":"<mailHook>"} | not_found SMTP-p9cc | no SMTP server
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"h","receiverAddress":"b@example.com","password":"p"} | invalid_argument COMMAND-EvAtufIinh | no port
    admin TestSMTPConfig | {"senderAddress":"a@example.com","senderName":"Acme","host":"mail.example.com:587","receiverAddress":"refused@example.com","password":"p"} | failed_precondition SIGNET-Pv7tR | the server said so
    admin TestSMTPConfigById | {"id":"<unknown>","receiverAddress":"b@example.com"} | not_found SMTP-99klw | there is none
    admin TestSMTPConfigById | {"id":"<smtp>","receiverAddress":"refused@example.com"} | failed_precondition SIGNET-Pv7tR | the server said so
    """#)
}
