/// The token of a session, as text.
package enum SessionToken {
  /// Tells it from tokens of other kinds before anything is looked up.
  package static let prefix = "signet_session_"

  package static func isOne(_ token: String) -> Bool { token.utf8.starts(with: prefix.utf8) }

  /// Whether a text could be a session's token for whoever does not know how they look: base64url (RFC 4648 section 5).
  static func isReadable(_ text: String) -> Bool {
    text.utf8.count <= 200 && text.utf8.count % 4 != 1
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

/// Tokens of sessions, as bearer tokens of the API.
package struct SessionTokens: TokenKind {
  private let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }

  package func recognizes(_ token: String) -> Bool { SessionToken.isOne(token) }

  /// Who it stands for: once the password was entered that they have still, and a second factor was proved where the login
  /// policy of their organization asks for one.
  package func bearer(_ token: String) async throws -> Bearer? {
    let digest = useCases.vault.digest(token: token)
    guard let bearer = try await useCases.directory.bearer(sessionTokenDigest: digest), let session = bearer.session,
      session.isSignedIn(newPasswordEnds: useCases.newPasswordEndsSessions)
    else { return nil }
    if session.factors.contains(where: \.isSecond) { return bearer }
    let policy = try await useCases.policy(LoginPolicy.self, of: bearer.organizationID)
    return policy.forcesMFA || policy.forcesLocalMFA ? nil : bearer
  }
}
