import Domain
import GrpcCore
import HTTPTransport

extension OAuthRequest {
  private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

  /// How the client says who it is (RFC 6749 section 2.3, RFC 7521 section 4.2).
  /// - Throws: `OAuthError` where it does not, or in several ways at once.
  func clientProof() throws(OAuthError) -> ClientProof {
    let basic = try basicCredentials()
    let assertion = self[.clientAssertion]
    let secret = self[.clientSecret]
    guard [basic != nil, assertion != nil, secret != nil].filter(\.self).count <= 1 else {
      throw OAuthError(.invalidRequest, "client authentication must not use more than one method")
    }
    if let basic { return .secrets(basic) }
    if let assertion {
      guard self[.clientAssertionType] == Self.assertionType else {
        throw OAuthError(.invalidRequest, "client_assertion_type must be \(Self.assertionType)")
      }
      return .assertion(assertion)
    }
    guard let id = self[.clientID] else { throw .noClient }
    return .secrets([(id, secret ?? "")])
  }

  /// Whether the client uses HTTP's own way, which is answered in kind.
  var usesBasic: Bool { authorization(of: "basic") != nil }

  /// The bearer token, of the header or of the form (RFC 6750 section 2).
  var bearerToken: String? { authorization(of: "bearer") ?? self[.accessToken] }

  /// The spellings that the credentials of a Basic header can have: both parts are a form's (RFC 6749 section 2.3.1), but not
  /// every client encodes them.
  private func basicCredentials() throws(OAuthError) -> [(id: String, secret: String)]? {
    guard let text = authorization(of: "basic") else { return nil }
    var characters = text.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? 0x5F : $0 }
    while characters.last == UInt8(ascii: "="), characters.count > text.utf8.count - 2 { characters.removeLast() }
    guard let bytes = Base64URL.decode(characters), let pair = String(validating: bytes, as: UTF8.self),
      // A byte: what follows it may belong to it as Unicode has it.
      let colon = pair.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { throw OAuthError(.invalidClient, "invalid authorization header") }
    let raw = (id: String(pair[..<colon]), secret: String(pair.utf8[colon...].dropFirst()) ?? "")
    guard let id = raw.id.formDecoded, let secret = raw.secret.formDecoded, (id, secret) != raw else { return [raw] }
    return [(id, secret), raw]
  }

  private func authorization(of scheme: String) -> String? {
    request.fields.first("authorization").flatMap { AuthorizationField.credentials($0, of: scheme) }
  }
}
