import Domain

extension MemoryStore {
  package func loginTranslation(
    _ locale: String, of scope: Membership.Scope
  ) async throws -> LoginTranslation? {
    if case .loginTranslation(_, let translation)? = state.items[.loginTranslation(scope, locale: locale)] {
      translation
    } else {
      nil
    }
  }
}
