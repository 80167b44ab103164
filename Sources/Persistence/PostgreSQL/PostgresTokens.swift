import Domain

extension PostgresReads {
  /// A row for each membership, or one without any.
  static let standing = PostgresStatement(
    """
    SELECT CASE WHEN EXISTS (SELECT 1 FROM resend_limits
        WHERE kind = \(RateLimit.Key.Kind.revokedToken.rawValue) AND subject = $1::text) THEN 1::bigint ELSE 0 END,
      (SELECT bucket_date FROM resend_limits
        WHERE kind = \(RateLimit.Key.Kind.endedTokens.rawValue) AND subject = u.id),
      (SELECT sequence FROM instance), u.id, u.organization_id, u.state, 0::bigint, m.key, m.value
    FROM users u LEFT JOIN items m ON m.kind = \(ItemRecord.Kind.member.rawValue) AND m.owner = u.id
    WHERE u.id = $2::text ORDER BY m.key
    """)
}

extension PostgresStore {
  package func standing(userID: String, tokenID: String) async throws -> TokenStanding? {
    let request = PostgresRequest(PostgresReads.standing, .text(tokenID), .text(userID))
    let found = try await readers.read(request) { result in
      var rows = StandingRows()
      try result.forEach { row in try rows.add(&row) }
      return rows.standing
    }
    return removals.board.current.seen(found)
  }
}
