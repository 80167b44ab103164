import Domain

/// Reads what organizations and the instance say themselves in messages.
final class MessageTextReads {
  private let parts, part, all: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.parts = try connection.prepare(
      """
      SELECT field, text, creation_date, change_date, sequence FROM message_texts
      WHERE owner = ? AND kind = ? AND language = ?
      """)
    self.part = try connection.prepare(
      "SELECT text FROM message_texts WHERE owner = ? AND kind = ? AND language = ? AND field = ?")
    self.all = try connection.prepare("SELECT kind, language, field, text FROM message_texts WHERE owner = ?")
  }

  func text(_ key: MessageTextKey, of scope: Membership.Scope) throws -> Dated<MessageText>? {
    var whole: Dated<MessageText>?
    try self.parts.forEach {
      $0.text(scope.organizationID)
      $0.text(key.kind.rawValue)
      $0.text(key.language)
    } body: { row in
      let field: MessageTextField = try known(row.text())
      var text = MessageText()
      text[field] = row.text()
      Dated.add(Dated(text, &row), to: &whole)
    }
    return whole
  }

  func item(_ scope: Membership.Scope, _ key: MessageTextKey, _ field: MessageTextField) throws -> Item? {
    try self.part.first {
      $0.messageText(scope, key, field)
    } read: { row in
      .messageText(scope, key, field, row.text())
    }
  }

  /// Everything that an organization or the instance says.
  func items(of scope: Membership.Scope) throws -> [Item] {
    var items: [Item] = []
    try self.all.forEach({ $0.text(scope.organizationID) }) { row in
      let key = MessageTextKey(try known(row.text()), in: row.text())
      items.append(.messageText(scope, key, try known(row.text()), row.text()))
    }
    return items
  }
}

extension SQLiteStore {
  package func messageText(_ key: MessageTextKey, of scope: Membership.Scope) async throws -> Dated<MessageText>? {
    try self.readers.read { try $0.messageTexts.text(key, of: scope) }
  }
}
