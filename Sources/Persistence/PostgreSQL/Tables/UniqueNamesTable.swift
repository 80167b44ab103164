import Domain

/// Names that one only can hold.
enum UniqueNamesTable {
  /// In the order of the key: two batches that want the same names do not wait for each other.
  private static let take = PostgresStatement(
    """
    INSERT INTO unique_names (kind, name, owner_id)
    SELECT n.kind, n.name, n.owner FROM unnest($1::bigint[], $2::text[], $3::text[]) AS n (kind, name, owner)
    WHERE NOT EXISTS (SELECT 1 FROM unique_names u WHERE u.kind = n.kind AND u.name = n.name)
    ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING kind, name
    """)
  private static let release = PostgresStatement(
    """
    DELETE FROM unique_names u USING unnest($1::bigint[], $2::text[], $3::text[]) AS n (kind, name, owner)
    WHERE u.kind = n.kind AND u.name = n.name AND u.owner_id = n.owner
    """)

  /// - Returns: those that others hold.
  static func take(_ names: [HeldName], _ session: PostgresSession) throws -> Set<UniqueName> {
    var held = Set(names.map(\.name))
    try session.ask(request(take, names)).forEach { row in
      held.remove(UniqueName(try known(row.integer()), row.text()))
    }
    return held
  }

  static func release(_ names: [HeldName]) -> PostgresRequest { request(release, names) }

  private static func request(_ statement: PostgresStatement, _ names: [HeldName]) -> PostgresRequest {
    PostgresRequest(
      statement, .integers(names.map { Int64($0.name.kind.rawValue) }), .texts(names.map(\.name.name)),
      .texts(names.map(\.ownerID)))
  }
}
