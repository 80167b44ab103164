import Domain

extension MemoryStore {
  package func messageText(_ key: MessageTextKey, of scope: Membership.Scope) async throws -> OwnMessageText? {
    var whole: OwnMessageText?
    for row in state.items.rows.values {
      guard case .messageText(scope, key, let field, let text) = row.item else { continue }
      var part = MessageText()
      part[field] = text
      OwnMessageText.add(
        OwnMessageText(
          text: part, creationDate: row.creationDate, changeDate: row.changeDate, sequence: row.sequence), to: &whole)
    }
    return whole
  }
}
