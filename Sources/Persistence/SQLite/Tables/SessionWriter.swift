import Domain

/// Writes the rows of sessions.
final class SessionWriter {
  private let put: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.put = try connection.prepare(
      """
      INSERT INTO sessions (id, instance_id, creator_id, state, user_id, organization_id, fingerprint_id, factors,
        password_date, token_digest, expires, creation_date, change_date, sequence, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, user_id = excluded.user_id,
        organization_id = excluded.organization_id, factors = excluded.factors, password_date = excluded.password_date,
        token_digest = excluded.token_digest, expires = excluded.expires, change_date = excluded.change_date,
        sequence = excluded.sequence, payload = excluded.payload
      """)
  }

  func put(_ session: Session) throws(SQLiteError) {
    try put.run { row in
      row.text(session.id)
      row.text(session.instanceID)
      row.text(session.creatorID)
      row.integer(session.state.rawValue)
      row.text(session.user?.id)
      row.text(session.user?.organizationID)
      row.text(session.userAgent?.fingerprintID)
      row.integer(session.storedFactors)
      row.date(session.passwordDate)
      if session.tokenDigest.isEmpty { row.null() } else { row.blob(session.tokenDigest) }
      row.date(session.expires)
      row.date(session.creationDate)
      row.date(session.changeDate)
      row.sequence(session.sequence)
      row.blob(session.payload)
    }
  }
}
