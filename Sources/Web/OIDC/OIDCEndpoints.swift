import Domain
import GrpcCore
import HTTPTransport
import Logging

/// OpenID Connect for programs: discovery, tokens, keys, and what is told of tokens and users.
package struct OIDCEndpoints: Sendable {
  let useCases: UseCases
  let logger: Logger

  package init(useCases: UseCases, logger: Logger) {
    self.useCases = useCases
    self.logger = logger
  }

  static let discoveryPath = "/.well-known/openid-configuration"
  static let tokenPath = "/oauth/v2/token"
  static let keysPath = "/oauth/v2/keys"
  static let introspectionPath = "/oauth/v2/introspect"
  static let revocationPath = "/oauth/v2/revoke"
  static let userInfoPath = "/oidc/v1/userinfo"

  package var routes: [HTTPRoute] {
    endpoint(["GET"], Self.discoveryPath) { .json(discovery(of: $0.issuer)) }
      + endpoint(["GET"], Self.keysPath) { _ in try await keys() }
      + endpoint(["GET", "POST"], Self.tokenPath, token)
      + endpoint(["GET", "POST"], Self.userInfoPath, userInfo)
      + endpoint(["GET", "POST"], Self.introspectionPath, introspect)
      + endpoint(["GET", "POST"], Self.revocationPath, revoke)
  }

  private func endpoint(
    _ methods: [String], _ path: String, _ answer: @escaping @Sendable (OAuthRequest) async throws -> HTTPRouteResponse
  ) -> [HTTPRoute] {
    HTTPRoute.open(methods, path: path) { request in
      var read: OAuthRequest?
      do {
        let oauth = try OAuthRequest(request, useCases.origin)
        read = oauth
        return try await answer(oauth)
      } catch let error as OAuthError {
        guard error.code == .invalidClient, read?.usesBasic == true else { return .refusal(error) }
        // RFC 6749 section 5.2: who tries HTTP's own way is answered in it.
        var response = HTTPRouteResponse.refusal(error, status: 401)
        response.fields.append("www-authenticate", "Basic realm=\"signet\", charset=\"UTF-8\"")
        return response
      } catch let error as DomainError where error.kind == .resourceExhausted {
        return .refusal(OAuthError(.temporarilyUnavailable, error.key))
      } catch let error as DomainError where error.kind != .preconditionFailed {
        return .refusal(OAuthError(.invalidRequest, error.key))
      } catch is CancellationError {
        return .refusal(OAuthError(.serverError, "Errors.Internal"))
      } catch {
        logger.error("an endpoint failed", metadata: ["error": "\(error)", "path": "\(path)"])
        let isTransient = (error as? StoreError)?.isTransient == true
        return .refusal(OAuthError(isTransient ? .temporarilyUnavailable : .serverError, "Errors.Internal"))
      }
    }
  }

  /// The keys that verify what the instance has signed (RFC 7517 section 5). Also of nodes that know of another key only now.
  private func keys() async throws -> HTTPRouteResponse {
    try await useCases.refreshInstance()
    let state = try await useCases.preparedOIDC()
    var response = HTTPRouteResponse.json([
      "keys": .list(state.webKeys.compactMap { useCases.signer.jsonWebKey($0.key) }.map(JSONValue.object))
    ])
    response.fields.set("cache-control", "max-age=\(useCases.keyRotation.cacheAge), must-revalidate")
    response.fields.removeAll("pragma")
    return response
  }

  private func token(_ request: OAuthRequest) async throws -> HTTPRouteResponse {
    guard let grant = request[.grantType] else { throw OAuthError(.invalidRequest, "grant_type missing") }
    let scope = request[.scope] ?? ""
    let issued: IssuedToken
    switch grant {
    case GrantType.clientCredentials:
      issued = try await useCases.clientCredentials(
        try request.clientProof(), scope: scope, issuer: request.issuer)
    case GrantType.jwtBearer:
      // Who is meant stands in the assertion: whatever else says so is passed by.
      issued = try await useCases.jwtBearer(request[.assertion] ?? "", scope: scope, issuer: request.issuer)
    default: throw OAuthError(.unsupportedGrantType, "\(grant.prefix(100)) not supported")
    }
    var answer: JSONObject = [
      "access_token": .text(issued.accessToken), "token_type": .text("Bearer"), "expires_in": .number(issued.expiresIn),
    ]
    if let idToken = issued.idToken { answer["id_token"] = .text(idToken) }
    return .json(answer)
  }
}

/// The ways to a token that there are.
enum GrantType {
  static let clientCredentials = "client_credentials"
  static let jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer"
}
