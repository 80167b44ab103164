import Domain

/// Items of the kinds that have no table of their own: nothing looks for them but by their keys, and seldom, so that
/// statements are made when they are asked for.
struct ItemTable {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func item(_ key: Item.Key) throws -> Item? {
    let sql = "SELECT \(ItemRecord.columns) FROM items WHERE owner = ? AND kind = ? AND key = ?"
    return try connection.prepare(sql).first {
      $0.key(of: ItemRecord.Key(key))
    } read: { row in
      try ItemRecord(&row).item
    }
  }

  /// Those that a user, an organization or the instance has put.
  static let ofAggregate = "SELECT \(ItemRecord.columns) FROM items WHERE aggregate = ?"

  func put(_ item: Item, _ date: Timestamp, _ sequence: UInt64) throws(SQLiteError) {
    let record = ItemRecord(item)
    try connection.prepare(
      """
      INSERT INTO items (owner, kind, key, aggregate, digest, expires, value, creation_date, change_date, sequence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (owner, kind, key) DO UPDATE SET aggregate = excluded.aggregate, digest = excluded.digest,
        expires = excluded.expires, value = excluded.value, change_date = excluded.change_date,
        sequence = excluded.sequence
      """
    ).run { row in
      row.key(of: record.key)
      row.text(record.aggregate)
      if let digest = record.digest { row.blob(digest) } else { row.null() }
      row.date(record.expires)
      row.blob(record.value)
      row.date(date)
      row.date(date)
      row.sequence(sequence)
    }
  }

  func remove(_ key: Item.Key) throws(SQLiteError) {
    try connection.prepare("DELETE FROM items WHERE owner = ? AND kind = ? AND key = ?").run {
      $0.key(of: ItemRecord.Key(key))
    }
  }
}

extension Binding {
  fileprivate mutating func key(of key: ItemRecord.Key) {
    text(key.owner)
    integer(key.kind.rawValue)
    text(key.key)
  }
}

extension SQLiteStore {
  package func item(_ key: Item.Key) async throws -> Item? { try self.readers.read { try $0.item(key) } }
}
