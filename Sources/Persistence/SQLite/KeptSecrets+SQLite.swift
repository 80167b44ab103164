import Domain

extension KeptSecrets {
  /// So many samples are tried: some may be left from a time when another key was in use.
  private static let samples = 32

  /// Reads a database of any version.
  init(_ connection: Connection) throws {
    let version = try Schema.check(connection)
    guard version > 0 else { return }
    isNew = try connection.integer("SELECT 1 FROM instance") == nil
    // An instance that is set up comes with its events.
    isPartOfCopy = try isNew && connection.integer("SELECT 1 FROM events LIMIT 1") != nil
    // Former versions kept no check.
    if version >= 5 {
      keyCheck = try connection.prepare("SELECT key_check FROM store").first { $0.isNull ? nil : $0.blob() } ?? nil
    }
    guard keyCheck == nil else { return }
    try connection.prepare(
      "SELECT user_id, sealed_code FROM outbox WHERE sealed_code <> x'' ORDER BY id DESC LIMIT \(Self.samples)"
    ).forEach { row in samples.append(.code(userID: row.text(), row.blob())) }
    guard samples.isEmpty else { return }
    // No index leads there: asked once in the life of a store.
    try connection.prepare(
      """
      SELECT aggregate_id, type, payload FROM events
      WHERE type IN ('user.human.mfa.otp.added', 'user.human.totp.added') AND payload <> x''
      ORDER BY position DESC LIMIT \(Self.samples)
      """
    ).forEach { row in
      let userID = row.text()
      if case .user(.totpAdded(let secret)) = try EventRecord(type: row.text(), payload: row.blob()).event() {
        samples.append(.totpSecret(userID: userID, secret))
      }
    }
  }
}
