import Domain
import HTTPTransport
import NIOEmbedded

@testable import GrpcCore
@testable import Secrets
@testable import Web

/// What must hold of tokens, of what programs say who they are with, and of what stands in both.
package enum TokenProperties {
  /// Bearer tokens and assertions: nil when whatever can be read has one spelling, and is read again from what it says.
  package static func tokenFault(_ input: [UInt8]) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    if let bytes = Base64URL.decode(input), Array(Base64URL.encode(bytes).utf8) != input { return "two spellings" }
    if let object = JSONObject(parsing: input), let fault = fault(object) { return fault }
    if let jws = CompactJWS(text) {
      let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Array($0) }
      guard parts.count == 3, parts[1] == Array(Base64URL.encode(jws.payload).utf8),
        parts[2] == Array(Base64URL.encode(jws.signature).utf8), jws.signed == parts[0] + [UInt8(ascii: ".")] + parts[1]
      else { return "a token of other parts" }
      if let claims = JSONObject(parsing: jws.payload), let fault = fault(claims) { return fault }
    }
    if let scopes = try? OAuthScopes(parsing: text), !scopes.names.isEmpty {
      guard scopes.names.count <= OAuthScopes.maximumCount else { return "more scopes than there may be" }
      let again = try? OAuthScopes(parsing: scopes.names.joined(separator: " "))
      guard again == scopes else { return "other scopes" }
    }
    if let token = AuthorizationField.credentials(text, of: "bearer") {
      guard !token.isEmpty, token.utf8.first != UInt8(ascii: " ") else { return "a token of nothing" }
      let again = AuthorizationField.credentials("Bearer \(token)", of: "bearer")
      guard again.map({ Array($0.utf8) }) == Array(token.utf8) else { return "another bearer token" }
    }
    return nil
  }

  /// Objects of JSON and the claims of tokens.
  private static func fault(_ object: JSONObject) -> String? {
    guard JSONObject(parsing: object.jsonBytes) == object else { return "another object" }
    // Years that a clock can have.
    guard let token = AccessToken(object), abs(token.issued.seconds) < 1 << 40, abs(token.expires.seconds) < 1 << 40,
      object["iat"]?.number == token.issued.seconds, object["exp"]?.number == token.expires.seconds
    else { return nil }
    return AccessToken(token.claims) == token ? nil : "another token"
  }

  private static let executor = EventLoopExecutor(eventLoop: EmbeddedEventLoop())

  /// Requests for tokens: the first line is the `authorization` field, the second the query, all else the form. Nil when they
  /// are refused, or the client is the same once its credentials are written anew.
  package static func clientFault(_ input: [UInt8]) -> String? {
    let lines = input.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false).map { Array($0) }
    guard lines.count == 3 else { return nil }
    var fields = formFields
    if !lines[0].isEmpty { fields.append("authorization", String(decoding: lines[0], as: UTF8.self)) }
    guard let proof = Self.proof(fields, query: String(decoding: lines[1], as: UTF8.self), lines[2]),
      case .secrets(let pairs) = proof
    else { return nil }
    guard (1...2).contains(pairs.count) else { return "\(pairs.count) spellings" }
    for (id, secret) in pairs {
      let (name, word) = (id.percentEncoded, secret.percentEncoded)
      let basic = Self.proof(["authorization": "bAsic  \(Base64URL.encode(Array("\(name):\(word)".utf8)))"])
      guard isFirst(id, secret, of: basic) else { return "another client by HTTP's own way" }
      // What is empty in a form was not sent.
      guard !id.isEmpty else { continue }
      let form = Self.proof(formFields, Array("client_id=\(name)&client_secret=\(word)".utf8))
      guard isFirst(id, secret, of: form) else { return "another client in a form" }
    }
    return nil
  }

  private static func isFirst(_ id: String, _ secret: String, of proof: ClientProof?) -> Bool {
    guard case .secrets(let pairs)? = proof, let first = pairs.first else { return false }
    return Array(first.id.utf8) == Array(id.utf8) && Array(first.secret.utf8) == Array(secret.utf8)
  }

  private static let formFields: HTTPFields = ["content-type": "application/x-www-form-urlencoded"]

  private static func proof(_ fields: HTTPFields, query: String = "", _ body: [UInt8] = []) -> ClientProof? {
    let request = HTTPRouteRequest(
      method: "POST", path: "/oauth/v2/token", target: "/oauth/v2/token?\(query)", pathParameters: [:], fields: fields,
      body: body, authority: "localhost", scheme: "http", isSecure: false, peer: nil, executor: executor)
    guard let read = try? OAuthRequest(request, PublicOrigin()) else { return nil }
    _ = (read.bearerToken, read.usesBasic, read.issuer)
    return try? read.clientProof()
  }
}
