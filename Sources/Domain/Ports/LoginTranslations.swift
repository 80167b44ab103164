/// Answers what the login says. Like other reads, they see every write that was acknowledged before.
package protocol LoginTranslations: Sendable {
  /// What an organization or the instance has set for exactly this locale; nil where it has set nothing.
  func loginTranslation(_ locale: String, of scope: Membership.Scope) async throws -> LoginTranslation?
}
