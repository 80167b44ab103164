import Domain

/// Reads what users and organizations have beside their state: tokens, keys, metadata.
///
/// Lists have many forms: their statements are made when they are asked for.
final class UserItemsReader {
  private let connection: Connection
  private let machineKey, metadataKeys, metadata: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    self.machineKey = try connection.prepare(
      "SELECT public_key, expires FROM machine_keys WHERE id = ? AND user_id = ?")
    self.metadataKeys = try connection.prepare("SELECT key FROM metadata WHERE owner_id = ? ORDER BY key")
    self.metadata = try connection.prepare(
      "SELECT key, value, creation_date, change_date, sequence FROM metadata WHERE owner_id = ? AND key = ?")
  }

  func machineKey(id: String, userID: String) throws -> MachineKey? {
    try self.machineKey.first {
      $0.text(id)
      $0.text(userID)
    } read: { row in
      MachineKey(publicKey: row.blob(), expires: row.date())
    }
  }

  func metadata(of ownerID: String, key: String) throws -> Dated<MetadataEntry>? {
    try self.metadata.first {
      $0.text(ownerID)
      $0.text(key)
    } read: { row in
      Dated(MetadataEntry(key: row.text(), value: row.blob()), &row)
    }
  }

  /// Keys are few and matched here, as Unicode has it; values are large, and read for the page alone.
  func metadata(of ownerID: String, _ filters: [TextMatch], _ page: PageRequest) throws -> ItemPage<
    Dated<MetadataEntry>
  > {
    var keys: [String] = []
    try self.metadataKeys.forEach({ $0.text(ownerID) }) { row in
      let key = row.text()
      if filters.allSatisfy({ $0.matches(key) }) { keys.append(key) }
    }
    if !page.isAscending { keys.reverse() }
    let wanted = keys.dropFirst(page.offset).prefix(page.limit)
    return ItemPage(items: try wanted.compactMap { try self.metadata(of: ownerID, key: $0) }, total: keys.count)
  }

  func credentials(
    _ kind: Credential.Kind, _ query: CredentialQuery, _ removals: Removals
  ) throws -> ItemPage<Dated<Credential>> {
    let table = kind == .personalAccessToken ? "tokens" : "machine_keys"
    let from = "FROM \(table) AS item JOIN users ON users.id = item.user_id"
    let conditions = query.filters.map(\.sql) + query.visibility.sql
    let isThere = removals.isThere("users.organization_id")
    let condition = " WHERE " + (conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")) + isThere.sql
    let bind: (inout Binding) -> Void = { binding in
      for filter in query.filters { filter.bind(to: &binding) }
      query.visibility.bind(to: &binding)
      isThere.bind(&binding)
    }
    let total = try self.connection.prepare("SELECT count(*) \(from)\(condition)").first(bind) { Int($0.integer()) }
    let direction = query.page.isAscending ? "ASC" : "DESC"
    let list = try self.connection.prepare(
      """
      SELECT item.id, item.user_id, users.organization_id, item.expires, item.creation_date, item.sequence
      \(from)\(condition) ORDER BY \(query.order.column) \(direction), item.id \(direction) LIMIT ? OFFSET ?
      """)
    var items: [Dated<Credential>] = []
    try list.forEach {
      bind(&$0)
      $0.integer(query.page.limit)
      $0.integer(query.page.offset)
    } body: { row in
      items.append(Dated(Credential(&row), at: row.date(), sequence: row.sequence()))
    }
    return ItemPage(items: items, total: total ?? 0)
  }
}

extension CredentialQuery.Order {
  fileprivate var column: String {
    switch self {
    case .id: "item.id"
    case .creationDate: "item.creation_date"
    case .userID: "item.user_id"
    case .organizationID: "users.organization_id"
    case .expires: "item.expires"
    }
  }
}

extension CredentialQuery.Filter {
  fileprivate var sql: String {
    switch self {
    case .id: "item.id = ?"
    case .userID: "item.user_id = ?"
    case .organizationID: "users.organization_id = ?"
    case .creationDate(let method, _): "item.creation_date \(method.sql) ?"
    case .expires(let method, _): "item.expires \(method.sql) ?"
    }
  }

  fileprivate func bind(to binding: inout Binding) {
    switch self {
    case .id(let id), .userID(let id), .organizationID(let id): binding.text(id)
    case .creationDate(_, let date), .expires(_, let date): binding.date(date)
    }
  }
}

extension CredentialQuery.Visibility {
  fileprivate var sql: [String] {
    guard case .only(let organizations, _) = self else { return [] }
    let places = organizations.map { _ in "?" }.joined(separator: ", ")
    return ["(item.user_id = ? OR users.organization_id IN (\(places)))"]
  }

  fileprivate func bind(to binding: inout Binding) {
    guard case .only(let organizations, let userID) = self else { return }
    binding.text(userID)
    for organization in organizations { binding.text(organization) }
  }
}
