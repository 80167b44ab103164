import Domain

extension OIDCEndpoints {
  /// What clients are told of this server (OpenID Connect Discovery section 3, RFC 8414): what there is, and nothing else.
  func discovery(of issuer: String) -> JSONObject {
    let algorithms = SigningAlgorithm.allCases.map(\.rawValue)
    let authentication = ["client_secret_basic", "client_secret_post", "private_key_jwt"]
    return [
      "issuer": .text(issuer),
      "token_endpoint": .text(issuer + Self.tokenPath),
      "jwks_uri": .text(issuer + Self.keysPath),
      "userinfo_endpoint": .text(issuer + Self.userInfoPath),
      "introspection_endpoint": .text(issuer + Self.introspectionPath),
      "revocation_endpoint": .text(issuer + Self.revocationPath),
      "grant_types_supported": .texts([GrantType.clientCredentials, GrantType.jwtBearer]),
      // Required, and not empty. Nobody is sent here by a browser: this is what the token endpoint gives beside a token.
      "response_types_supported": .texts(["id_token"]),
      "subject_types_supported": .texts(["public"]),
      "scopes_supported": .texts(["openid", "profile", "email", "phone"]),
      "id_token_signing_alg_values_supported": .texts(algorithms),
      "token_endpoint_auth_methods_supported": .texts(authentication),
      "token_endpoint_auth_signing_alg_values_supported": .texts(["RS256"]),
      "introspection_endpoint_auth_methods_supported": .texts(authentication),
      "introspection_endpoint_auth_signing_alg_values_supported": .texts(["RS256"]),
      "revocation_endpoint_auth_methods_supported": .texts(authentication),
      "revocation_endpoint_auth_signing_alg_values_supported": .texts(["RS256"]),
      "request_parameter_supported": .flag(false),
      "request_uri_parameter_supported": .flag(false),
      "ui_locales_supported": .texts(useCases.languages),
      "claims_supported": .texts([
        "sub", "aud", "exp", "iat", "iss", "auth_time", "amr", "at_hash", "scope", "client_id", "azp",
        "preferred_username", "name", "family_name", "given_name", "nickname", "gender", "locale", "updated_at",
        "email",
        "email_verified", "phone_number", "phone_number_verified",
      ]),
    ]
  }
}
