import Domain

/// Reads where a token that was issued stands, and its user.
final class TokenReads {
  private let standing: Statement

  /// A row for each membership, or one without any.
  init(_ connection: Connection) throws(SQLiteError) {
    self.standing = try connection.prepare(
      """
      SELECT EXISTS (SELECT 1 FROM resend_limits WHERE kind = \(RateLimit.Key.Kind.revokedToken.rawValue) AND subject = ?),
        (SELECT bucket_date FROM resend_limits
          WHERE kind = \(RateLimit.Key.Kind.endedTokens.rawValue) AND subject = users.id),
        (SELECT sequence FROM instance), users.id, users.organization_id, users.state, 0,
        memberships.organization_id, memberships.roles
      FROM users LEFT JOIN memberships ON memberships.user_id = users.id
      WHERE users.id = ? ORDER BY memberships.organization_id
      """)
  }

  func standing(userID: String, tokenID: String) throws -> TokenStanding? {
    var found = StandingRows()
    try standing.forEach {
      $0.text(tokenID)
      $0.text(userID)
    } body: { row in
      try found.add(&row)
    }
    return found.standing
  }
}

extension SQLiteStore {
  package func standing(userID: String, tokenID: String) async throws -> TokenStanding? {
    try read { $1.seen(try $0.issuedTokens.standing(userID: userID, tokenID: tokenID)) }
  }
}
