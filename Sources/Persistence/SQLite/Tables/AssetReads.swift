import Domain

/// Reads and writes what was uploaded for label policies. It is large and seldom asked for: statements are prepared each time.
struct AssetTable {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func content(_ name: String, of scope: Membership.Scope) throws -> [UInt8]? {
    try connection.prepare("SELECT content FROM assets WHERE owner = ? AND name = ?").first {
      $0.text(scope.organizationID)
      $0.text(name)
    } read: { row in
      row.blob()
    }
  }

  /// Everything of an organization or of the instance.
  func items(of scope: Membership.Scope) throws -> [Item] {
    var items: [Item] = []
    try connection.prepare("SELECT name, content FROM assets WHERE owner = ?").forEach({ $0.text(scope.organizationID) }
    ) {
      row in
      items.append(.asset(scope, Asset(name: row.text(), content: row.blob())))
    }
    return items
  }

  func put(
    _ asset: Asset, of scope: Membership.Scope, _ date: Timestamp, _ sequence: UInt64
  ) throws(SQLiteError) {
    try connection.prepare(
      """
      INSERT INTO assets (owner, name, content, creation_date, change_date, sequence) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (owner, name) DO UPDATE SET content = excluded.content, change_date = excluded.change_date,
        sequence = excluded.sequence
      """
    ).run { row in
      row.text(scope.organizationID)
      row.text(asset.name)
      row.blob(asset.content)
      row.date(date)
      row.date(date)
      row.sequence(sequence)
    }
  }

  func remove(_ name: String, of scope: Membership.Scope) throws(SQLiteError) {
    try connection.prepare("DELETE FROM assets WHERE owner = ? AND name = ?").run { row in
      row.text(scope.organizationID)
      row.text(name)
    }
  }
}

extension SQLiteStore {
  package func asset(_ name: String, of scope: Membership.Scope) async throws -> [UInt8]? {
    try self.readers.read { try AssetTable($0.connection).content(name, of: scope) }
  }
}
