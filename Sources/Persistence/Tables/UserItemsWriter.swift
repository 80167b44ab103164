import Domain

/// Follows events in the tables of what users have beside their state: tokens, keys, metadata.
final class UserItemsWriter {
  private let addToken: Statement
  private let addKey: Statement
  private let setMetadata: Statement
  private let removeItem: [UserItem.Kind: Statement]
  private let removeItems: [Statement]

  init(_ connection: Connection) throws(SQLiteError) {
    self.addToken = try connection.prepare(
      "INSERT INTO tokens (digest, id, user_id, expires, creation_date, sequence) VALUES (?, ?, ?, ?, ?, ?)")
    self.addKey = try connection.prepare(
      "INSERT INTO machine_keys (id, user_id, public_key, expires, creation_date, sequence) VALUES (?, ?, ?, ?, ?, ?)")
    self.setMetadata = try connection.prepare(
      """
      INSERT INTO user_metadata (user_id, key, value, creation_date, change_date, sequence) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value, change_date = excluded.change_date,
        sequence = excluded.sequence
      """)
    self.removeItem = [
      .personalAccessToken: try connection.prepare("DELETE FROM tokens WHERE user_id = ? AND id = ?"),
      .machineKey: try connection.prepare("DELETE FROM machine_keys WHERE user_id = ? AND id = ?"),
      .metadata: try connection.prepare("DELETE FROM user_metadata WHERE user_id = ? AND key = ?"),
    ]
    self.removeItems = [
      try connection.prepare("DELETE FROM tokens WHERE user_id = ?"),
      try connection.prepare("DELETE FROM machine_keys WHERE user_id = ?"),
      try connection.prepare("DELETE FROM user_metadata WHERE user_id = ?"),
    ]
  }

  func follow(_ payload: UserEvent, _ event: Event) throws(SQLiteError) {
    switch payload {
    case .personalAccessTokenAdded(let id, let digest, let expires):
      try self.addToken.run { row in
        row.blob(digest)
        row.text(id)
        row.text(event.aggregateID)
        row.date(expires)
        row.date(event.date)
        row.sequence(event.sequence)
      }
    case .machineKeyAdded(let id, let publicKey, let expires):
      try self.addKey.run { row in
        row.text(id)
        row.text(event.aggregateID)
        row.blob(publicKey)
        row.date(expires)
        row.date(event.date)
        row.sequence(event.sequence)
      }
    case .metadataSet(let key, let value):
      try self.setMetadata.run { row in
        row.text(event.aggregateID)
        row.text(key)
        row.blob(value)
        row.date(event.date)
        row.date(event.date)
        row.sequence(event.sequence)
      }
    case .personalAccessTokenRemoved(let id): try self.remove(.personalAccessToken, event, id)
    case .machineKeyRemoved(let id): try self.remove(.machineKey, event, id)
    case .metadataRemoved(let key): try self.remove(.metadata, event, key)
    default: break
    }
  }

  private func remove(_ kind: UserItem.Kind, _ event: Event, _ id: String) throws(SQLiteError) {
    try self.removeItem[kind]?.run { row in
      row.text(event.aggregateID)
      row.text(id)
    }
  }

  func removeAll(of userID: String) throws(SQLiteError) {
    for statement in self.removeItems { try statement.run { $0.text(userID) } }
  }
}
