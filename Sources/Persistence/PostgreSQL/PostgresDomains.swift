import Domain

extension PostgresStore {
  /// The rule that puts a domain behind the user name: the organization's own, else the instance's.
  private static let ruled = """
    SELECT 1 FROM items r WHERE r.kind = \(ItemRecord.Kind.nameRule.rawValue) AND r.value = '\\x01'::bytea
      AND (r.owner = u.organization_id OR r.owner = '' AND NOT EXISTS (SELECT 1 FROM items o
        WHERE o.kind = r.kind AND o.owner = u.organization_id AND o.value <> ''::bytea))
    """

  /// Goes through the names in their order: no index leads to those that end in a domain.
  private static let names = PostgresStatement(
    """
    SELECT u.login_name, u.id, u.organization_id FROM users u
    WHERE u.state <> 3 AND NOT EXISTS (\(ruled)) AND (u.login_name, u.id) > ($1::text, $2::text) AND position('@' IN u.login_name) > 0
    ORDER BY u.login_name, u.id LIMIT $3::bigint
    """)
  private static let owners = PostgresStatement(
    """
    SELECT key, aggregate FROM items WHERE kind = \(ItemRecord.Kind.domain.rawValue) AND owner = '' AND key = ANY ($1::text[])
    """)
  /// Names that are looked at together.
  private static let chunk = 5000

  package func claimedNames(after: ClaimedName?, limit: Int) async throws -> [ClaimedName] {
    var found: [ClaimedName] = []
    var last = (name: after?.name ?? "", id: after?.userID ?? "")
    while found.count < limit {
      try Task.checkCancellation()
      let request = PostgresRequest(Self.names, .text(last.name), .text(last.id), .number(Self.chunk))
      let names = try await readers.all(request) { (name: $0.text(), id: $0.text(), organizationID: $0.text()) }
      guard let end = names.last else { break }
      let domains = names.map { row -> String in
        guard let at = row.name.lastIndex(of: "@"), at > row.name.startIndex else { return "" }
        return DomainName.key(of: String(row.name[row.name.index(after: at)...]))
      }
      let owners = try await readers.all(PostgresRequest(Self.owners, .texts(Array(Set(domains))))) {
        ($0.text(), $0.text())
      }
      let byDomain = Dictionary(owners, uniquingKeysWith: { $1 })
      for (row, domain) in zip(names, domains) {
        guard let owner = byDomain[domain], owner != row.organizationID else { continue }
        found.append(ClaimedName(name: row.name, userID: row.id))
      }
      last = (end.name, end.id)
    }
    return Array(found.prefix(limit))
  }

  package func verifiedDomains() -> AsyncStream<Void> { domainBell.rings() }
}
