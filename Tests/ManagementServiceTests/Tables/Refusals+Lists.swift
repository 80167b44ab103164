extension RefusalTables {
  static let lists = Refusal.table(
    #"""
    admin ListEvents | {"aggregateId":"a\u0000"} | invalid_argument SIGNET-Tx1ch | no id has such a character
    """#)
}
