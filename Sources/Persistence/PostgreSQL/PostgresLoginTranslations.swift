import Domain

extension PostgresStore {
  package func loginTranslation(
    _ locale: String, of scope: Membership.Scope
  ) async throws -> LoginTranslation? {
    let request = PostgresRequest(
      PostgresReads.loginTranslation, .number(ItemRecord.Kind.loginTranslation.rawValue), .text(scope.stored),
      .text(locale))
    guard !request.hasZero else { return nil }
    return try await readers.read(request) { result in
      try result.first { row in
        guard case .loginTranslation(_, let translation) = try ItemRecord(&row).item else { return nil }
        return translation
      } ?? nil
    }
  }
}

extension PostgresReads {
  fileprivate static let loginTranslation = PostgresStatement(
    "SELECT \(ItemRecord.columns) FROM items WHERE kind = $1::bigint AND owner = $2::text AND key = $3::text")
}
