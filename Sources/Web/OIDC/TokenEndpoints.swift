import Domain
import GrpcCore
import HTTPTransport

/// What is told of tokens that were issued, and their end.
extension OIDCEndpoints {
  /// A token that counts, of either kind that tells of its user.
  private struct Found {
    var bearer: Bearer
    /// Nil: a personal access token, which was issued to nobody in particular.
    var token: AccessToken?
    var scopes: OAuthScopes
  }

  private func find(_ text: String) async throws -> Found? {
    if AccessToken.isOne(text) {
      return try await useCases.countingToken(text).map {
        Found(bearer: $0.bearer, token: $0.token, scopes: OAuthScopes($0.token.scopes))
      }
    }
    guard let bearer = try await useCases.store.bearer(tokenDigest: useCases.vault.digest(token: text)),
      useCases.clock.now < bearer.tokenExpires
    else { return nil }
    return Found(bearer: bearer, token: nil, scopes: .ofPersonalToken)
  }

  private func claims(of found: Found) async throws -> (user: User, claims: JSONObject)? {
    guard let user = try await useCases.store.user(id: found.bearer.userID), user.state == .active else { return nil }
    let organization =
      found.scopes.asksForOrganization ? try await useCases.store.organization(id: user.organizationID) : nil
    return (user, try await useCases.claims(of: user, organization, found.scopes).all(found.scopes))
  }

  /// Who the bearer of a token is (OpenID Connect Core section 5.3).
  func userInfo(_ request: OAuthRequest) async throws -> HTTPRouteResponse {
    func refuse(_ code: OAuthError.Code, _ description: String, _ challenge: String) -> HTTPRouteResponse {
      var response = HTTPRouteResponse.refusal(OAuthError(code, description), status: 401)
      response.fields.append("www-authenticate", challenge)
      return response
    }
    guard let text = request.bearerToken else { return refuse(.invalidRequest, "access token missing", "Bearer") }
    let challenge = "Bearer error=\"invalid_token\""
    guard let found = try await find(text) else { return refuse(.accessDenied, "access token invalid", challenge) }
    guard let claims = try await claims(of: found)?.claims else {
      return refuse(.accessDenied, "no active user", challenge)
    }
    return .json(claims)
  }

  /// What a token is worth (RFC 7662). Whoever may not know is told what everybody is told of garbage.
  func introspect(_ request: OAuthRequest) async throws -> HTTPRouteResponse {
    let client: ProvedClient
    do {
      client = try await useCases.client(try request.clientProof(), issuer: request.issuer)
    } catch let error as OAuthError where error == .secretInvalid {
      throw OAuthError(.unauthorizedClient, error.description)
    } catch let error as OAuthError where [.noClient, .secretMissing].contains(error) {
      throw OAuthError(.invalidClient, error.description)
    }
    guard let text = request[.token], let found = try await find(text), mayKnow(client, found),
      let (user, claims) = try await claims(of: found)
    else { return .json(["active": .flag(false)]) }
    var answer = claims
    answer["active"] = .flag(true)
    answer["token_type"] = .text("Bearer")
    answer["username"] = .text(user.loginName)
    answer["scope"] = .text(found.scopes.names.joined(separator: " "))
    if let token = found.token {
      answer.merge(token.claims) { $1 }
      answer["auth_time"] = .number(token.issued.seconds)
    } else {
      answer["iss"] = .text(request.issuer)
      answer["exp"] = .number(found.bearer.tokenExpires.seconds)
    }
    return .json(answer)
  }

  /// Whether a token was issued to a client, for it, or to another of its organization.
  private func mayKnow(_ client: ProvedClient, _ found: Found) -> Bool {
    guard let token = found.token else { return true }
    return found.bearer.organizationID == client.user.organizationID
      || token.audience.contains(client.id) || token.audience.contains(client.user.id)
  }

  /// Ends a token before its time (RFC 7009). Of one that is worth nothing nothing is said.
  func revoke(_ request: OAuthRequest) async throws -> HTTPRouteResponse {
    let client: ProvedClient
    do {
      client = try await useCases.client(try request.clientProof(), issuer: request.issuer)
    } catch let error as OAuthError {
      return unknownClient(error.description, request)
    }
    guard let text = request[.token] else { throw OAuthError(.invalidRequest, "token missing") }
    guard AccessToken.isOne(text) else {
      // RFC 7009 section 2.2.1: personal access tokens are removed by the API.
      guard !text.hasPrefix("signet_") else {
        throw OAuthError(.unsupportedTokenType, "only what this endpoint's server has issued by OAuth is revoked here")
      }
      return HTTPRouteResponse(fields: ["cache-control": "no-store"])
    }
    if let found = try await useCases.countingToken(text) {
      guard found.bearer.organizationID == client.user.organizationID else {
        return unknownClient("the token was issued to another client", request)
      }
      try await useCases.revoke(found.token, by: client.user.id)
    }
    return HTTPRouteResponse(fields: ["cache-control": "no-store"])
  }

  private func unknownClient(_ description: String, _ request: OAuthRequest) -> HTTPRouteResponse {
    var response = HTTPRouteResponse.refusal(OAuthError(.invalidClient, description), status: 401)
    if request.usesBasic { response.fields.append("www-authenticate", "Basic realm=\"signet\", charset=\"UTF-8\"") }
    return response
  }
}
