import Domain

/// Reads what organizations and the instance say in the login. It is read seldom: statements are made when they are asked
/// for.
struct LoginTranslationReads {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func translation(_ locale: String, of scope: Membership.Scope) throws -> LoginTranslation? {
    try connection.prepare("SELECT json FROM login_translations WHERE owner = ? AND locale = ?").first {
      $0.text(scope.stored)
      $0.text(locale)
    } read: { row in
      LoginTranslation(storedLocale: locale, json: row.text())
    }
  }

  /// All that an organization or the instance says.
  func items(of scope: Membership.Scope) throws -> [Item] {
    var items: [Item] = []
    try connection.prepare("SELECT locale, json FROM login_translations WHERE owner = ?").forEach {
      $0.text(scope.stored)
    } body: { row in
      items.append(.loginTranslation(scope, LoginTranslation(storedLocale: row.text(), json: row.text())))
    }
    return items
  }
}

/// Keeps it, as events have it.
final class LoginTranslationWriter {
  private let write: Statement
  private let delete: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.write = try connection.prepare(
      """
      INSERT INTO login_translations (owner, locale, json, creation_date, change_date, sequence) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (owner, locale) DO UPDATE SET json = excluded.json, change_date = excluded.change_date,
        sequence = excluded.sequence
      """)
    self.delete = try connection.prepare("DELETE FROM login_translations WHERE owner = ? AND locale = ?")
  }

  func put(
    _ translation: LoginTranslation, of scope: Membership.Scope, _ date: Timestamp, _ sequence: UInt64
  ) throws(SQLiteError) {
    try write.run { row in
      row.text(scope.stored)
      row.text(translation.locale)
      row.text(translation.json)
      row.date(date)
      row.date(date)
      row.sequence(sequence)
    }
  }

  func remove(_ locale: String, of scope: Membership.Scope) throws(SQLiteError) {
    try delete.run { row in
      row.text(scope.stored)
      row.text(locale)
    }
  }
}

extension SQLiteStore {
  package func loginTranslation(
    _ locale: String, of scope: Membership.Scope
  ) async throws -> LoginTranslation? {
    try self.readers.read { try $0.loginTranslation(locale, of: scope) }
  }
}
