/// Why a request of OAuth 2.0 or OpenID Connect is refused, as its standards say it (RFC 6749 section 5.2, RFC 6750 section
/// 3.1).
package struct OAuthError: Error, Sendable, Equatable {
  package enum Code: String, Sendable {
    case invalidRequest = "invalid_request"
    case invalidClient = "invalid_client"
    case invalidGrant = "invalid_grant"
    case unauthorizedClient = "unauthorized_client"
    case unsupportedGrantType = "unsupported_grant_type"
    case unsupportedTokenType = "unsupported_token_type"
    case accessDenied = "access_denied"
    case temporarilyUnavailable = "temporarily_unavailable"
    case serverError = "server_error"
  }

  package var code: Code
  /// For the developer of a client, in English: a sentence, or the key of one.
  package var description: String

  package init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
