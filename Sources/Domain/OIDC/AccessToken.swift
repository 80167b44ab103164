/// What lets a program call, for some hours. Nothing is kept of it: all that it says is in the token, which this server alone
/// can make, either signed for all to see or sealed.
package struct AccessToken: Sendable, Equatable {
  /// `V2_<id>-at_<id>`, as clients know it from `jti`.
  package var id: String
  package var issuer: String
  package var userID: String
  /// Who asked for it: the login name or the id of the machine.
  package var clientID: String
  package var audience: [String]
  package var scopes: [String]
  /// To the second, as `expires`.
  package var issued: Timestamp
  package var expires: Timestamp
  /// How the user proved who it is (RFC 8176).
  package var methods: [String]

  /// What sealed ones begin with, so that people and scanners for secrets know one when they see it.
  package static let sealedPrefix = "signetat_"

  /// Whether a token looks like one: sealed ones by what they begin with, signed ones by `{"` in base64url.
  package static func isOne(_ token: String) -> Bool {
    token.utf8.starts(with: sealedPrefix.utf8) || token.utf8.starts(with: "eyJ".utf8)
  }

  /// The id of a token out of one that was drawn for it.
  static func id(of drawn: String) -> String { "V2_\(drawn)-at_\(drawn)" }

  /// When the id was drawn, to the millisecond; nil for an id of another form.
  package var drawn: Timestamp? {
    guard let start = id.utf8.lastIndex(of: UInt8(ascii: "_")) else { return nil }
    let drawn = String(id[start...].dropFirst())
    return id == Self.id(of: drawn) ? SequentialIDs.date(of: drawn) : nil
  }

  /// The claims of the token (RFC 9068 section 2.2).
  package var claims: JSONObject {
    var claims: JSONObject = [
      "iss": .text(issuer), "sub": .text(userID), "aud": .texts(audience), "exp": .number(expires.seconds),
      "iat": .number(issued.seconds), "nbf": .number(issued.seconds), "client_id": .text(clientID), "jti": .text(id),
      "scope": .text(scopes.joined(separator: " ")),
    ]
    if !methods.isEmpty { claims["amr"] = .texts(methods) }
    return claims
  }
}

extension AccessToken {
  /// What such claims say; nil for those of another token: an `id_token` has neither `jti` nor `scope`.
  package init?(_ claims: JSONObject) {
    guard let id = claims["jti"]?.text, let issuer = claims["iss"]?.text, let userID = claims["sub"]?.text,
      let clientID = claims["client_id"]?.text, let audience = claims["aud"]?.texts,
      let scope = claims["scope"]?.text, let issued = claims["iat"]?.number, let expires = claims["exp"]?.number
    else { return nil }
    self.init(
      id: id, issuer: issuer, userID: userID, clientID: clientID, audience: audience,
      scopes: scope.split(separator: " ").map(String.init), issued: Timestamp(seconds: issued),
      expires: Timestamp(seconds: expires), methods: claims["amr"]?.texts ?? [])
    guard drawn != nil else { return nil }
  }
}

extension Timestamp {
  /// Whole seconds since 1970-01-01T00:00:00Z, as claims have them.
  package var seconds: Int64 { microseconds / 1_000_000 }
}
