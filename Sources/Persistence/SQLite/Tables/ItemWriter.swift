import Domain

/// Follows events in the tables beside the states, as the domain tells it. A kind that is not named here is a row of
/// `ItemTable`.
final class ItemWriter {
  private let addToken, removeToken, addKey, removeKey, setMetadata, removeMetadata, putMember: Statement
  private let removeMember, addDomain, removeDomain: Statement
  private let removeItems: [Statement]
  private let putText, removeText: Statement
  private let providers: ProviderWriter
  private let assets: AssetTable
  private let putNameRule: Statement
  private let others: ItemTable

  init(_ connection: Connection) throws(SQLiteError) {
    self.addToken = try connection.prepare(
      "INSERT INTO tokens (digest, id, user_id, expires, creation_date, sequence) VALUES (?, ?, ?, ?, ?, ?)")
    self.removeToken = try connection.prepare("DELETE FROM tokens WHERE user_id = ? AND id = ?")
    self.addKey = try connection.prepare(
      "INSERT INTO machine_keys (id, user_id, public_key, expires, creation_date, sequence) VALUES (?, ?, ?, ?, ?, ?)")
    self.removeKey = try connection.prepare("DELETE FROM machine_keys WHERE user_id = ? AND id = ?")
    self.setMetadata = try connection.prepare(
      """
      INSERT INTO metadata (owner_id, key, value, creation_date, change_date, sequence) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (owner_id, key) DO UPDATE SET value = excluded.value, change_date = excluded.change_date,
        sequence = excluded.sequence
      """)
    self.removeMetadata = try connection.prepare("DELETE FROM metadata WHERE owner_id = ? AND key = ?")
    self.putMember = try connection.prepare(
      """
      INSERT INTO memberships (user_id, organization_id, roles, creation_date, change_date, sequence, user_number,
        user_organization_id)
      SELECT users.id, ?2, ?3, ?4, ?5, ?6, users.number, users.organization_id FROM users WHERE users.id = ?1
      ON CONFLICT (user_id, organization_id) DO UPDATE SET roles = excluded.roles, change_date = excluded.change_date,
        sequence = excluded.sequence
      """)
    self.removeMember = try connection.prepare("DELETE FROM memberships WHERE user_id = ? AND organization_id = ?")
    self.addDomain = try connection.prepare(
      "INSERT OR IGNORE INTO organization_domains (domain, organization_id) VALUES (?, ?)")
    self.removeDomain = try connection.prepare("DELETE FROM organization_domains WHERE domain = ?")
    self.providers = try ProviderWriter(connection)
    self.assets = AssetTable(connection)
    self.others = ItemTable(connection)
    self.removeItems = [
      try connection.prepare("DELETE FROM tokens WHERE user_id = ?"),
      try connection.prepare("DELETE FROM machine_keys WHERE user_id = ?"),
      try connection.prepare("DELETE FROM metadata WHERE owner_id = ?"),
      try connection.prepare("DELETE FROM memberships WHERE user_id = ?"),
      try connection.prepare("DELETE FROM organization_domains WHERE organization_id = ?"),
      try connection.prepare("DELETE FROM message_texts WHERE owner = ?"),
      try connection.prepare("DELETE FROM assets WHERE owner = ?"),
      try connection.prepare("DELETE FROM name_rules WHERE owner = ?"),
      try connection.prepare("DELETE FROM items WHERE owner = ?"),
      try connection.prepare("DELETE FROM items WHERE aggregate = ?"),
    ]
    self.putText = try connection.prepare(
      """
      INSERT INTO message_texts (owner, kind, language, field, text, creation_date, change_date, sequence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (owner, kind, language, field) DO UPDATE SET text = excluded.text, change_date = excluded.change_date,
        sequence = excluded.sequence
      """)
    self.putNameRule = try connection.prepare("INSERT OR REPLACE INTO name_rules (owner, has_domain) VALUES (?, ?)")
    self.removeText = try connection.prepare(
      "DELETE FROM message_texts WHERE owner = ? AND kind = ? AND language = ? AND field = ?")
  }

  func apply(_ change: ItemChange) throws(SQLiteError) {
    switch change {
    case .put(let item, let date, let sequence): try put(item, date, sequence)
    case .remove(let key), .drop(let key): try remove(key)
    case .removeAll(let id): for statement in removeItems { try statement.run { $0.text(id) } }
    }
  }

  private func put(_ item: Item, _ date: Timestamp, _ sequence: UInt64) throws(SQLiteError) {
    switch item {
    case .personalAccessToken(let id, let userID, let digest, let expires):
      try addToken.run { row in
        row.blob(digest)
        row.text(id)
        row.text(userID)
        row.date(expires)
        row.date(date)
        row.sequence(sequence)
      }
    case .machineKey(let id, let userID, let publicKey, let expires):
      try addKey.run { row in
        row.text(id)
        row.text(userID)
        row.blob(publicKey)
        row.date(expires)
        row.date(date)
        row.sequence(sequence)
      }
    case .metadata(let ownerID, let key, let value):
      try setMetadata.run { row in
        row.text(ownerID)
        row.text(key)
        row.blob(value)
        row.date(date)
        row.date(date)
        row.sequence(sequence)
      }
    case .member(let membership):
      try putMember.run { row in
        row.text(membership.userID)
        row.text(membership.scope.organizationID)
        row.text(membership.roles.joined(separator: " "))
        row.date(date)
        row.date(date)
        row.sequence(sequence)
      }
    case .domain(let domain, let organizationID):
      try addDomain.run { row in
        row.text(domain)
        row.text(organizationID)
      }
    case .messageText(let scope, let key, let field, let text):
      try putText.run { row in
        row.messageText(scope, key, field)
        row.text(text)
        row.date(date)
        row.date(date)
        row.sequence(sequence)
      }
    case .provider(let provider): try providers.put(provider, date, sequence)
    case .activeProvider(let channel, let id): try providers.activate(channel, id)
    case .asset(let scope, let asset): try assets.put(asset, of: scope, date, sequence)
    case .nameRule(let scope, let hasDomain):
      try putNameRule.run { row in
        row.text(scope.organizationID)
        row.integer(hasDomain.map { $0 ? 1 : 0 } ?? 2)
      }
    default: try others.put(item, date, sequence)
    }
  }

  private func remove(_ key: Item.Key) throws(SQLiteError) {
    switch key {
    case .personalAccessToken(let userID, let id): try remove(removeToken, userID, id)
    case .machineKey(let userID, let id): try remove(removeKey, userID, id)
    case .metadata(let ownerID, let key): try remove(removeMetadata, ownerID, key)
    case .member(let scope, let userID): try remove(removeMember, userID, scope.organizationID)
    case .domain(let domain): try removeDomain.run { $0.text(domain) }
    case .messageText(let scope, let key, let field): try removeText.run { $0.messageText(scope, key, field) }
    case .provider(let id): try providers.remove(id)
    case .activeProvider(let channel): try providers.deactivate(channel)
    case .asset(let scope, let name): try assets.remove(name, of: scope)
    // It goes with its organization alone.
    case .nameRule: break
    default: try others.remove(key)
    }
  }

  private func remove(_ statement: Statement, _ ownerID: String, _ id: String) throws(SQLiteError) {
    try statement.run { row in
      row.text(ownerID)
      row.text(id)
    }
  }
}

extension Binding {
  /// The key of a part of a message's text.
  mutating func messageText(_ scope: Membership.Scope, _ key: MessageTextKey, _ field: MessageTextField) {
    text(scope.organizationID)
    text(key.kind.rawValue)
    text(key.language)
    text(field.rawValue)
  }
}
