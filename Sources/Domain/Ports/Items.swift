/// Answers what stands beside states, of whichever kind. Like other reads, they see every write that was acknowledged before.
package protocol Items: Sendable {
  func item(_ key: Item.Key) async throws -> Item?
}

extension Items {
  /// What the login says, as an organization or the instance has set it for exactly this locale; nil where it has not.
  package func loginTranslation(_ locale: String, of scope: Membership.Scope) async throws -> LoginTranslation? {
    guard case .loginTranslation(_, let own)? = try await item(.loginTranslation(scope, locale: locale)) else {
      return nil
    }
    return own
  }
}
