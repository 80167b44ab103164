import Domain

extension MemoryStore {
  package func messageText(_ key: MessageTextKey, of scope: Membership.Scope) async throws -> Dated<MessageText>? {
    var whole: Dated<MessageText>?
    for row in state.items.rows.values {
      guard case .messageText(scope, key, let field, let text) = row.value else { continue }
      var part = MessageText()
      part[field] = text
      Dated.add(row.map { _ in part }, to: &whole)
    }
    return whole
  }
}
