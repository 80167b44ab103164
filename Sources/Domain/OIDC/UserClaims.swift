/// What is told of a user, by the scopes of a token (OpenID Connect Core section 5.4).
package struct UserClaims: Sendable {
  package var user: User
  /// Nil where the scopes ask for nothing of it.
  package var organization: Organization?
  package var metadata: [MetadataEntry] = []

  package init(user: User, organization: Organization?, metadata: [MetadataEntry] = []) {
    self.user = user
    self.organization = organization
    self.metadata = metadata
  }

  /// So many bytes of metadata a token carries at most. Whoever is asked for all of it is the userinfo endpoint.
  private static let maximumMetadata = 8192

  /// What the userinfo endpoint answers.
  package func all(_ scopes: OAuthScopes) -> JSONObject {
    custom(scopes).merging(profile(scopes)) { $1 }.merging(["sub": .text(user.id)]) { $1 }
  }

  /// What stands in tokens themselves.
  package func inToken(_ scopes: OAuthScopes) -> JSONObject {
    var claims = UserClaims(user: user, organization: organization, metadata: metadata)
    if metadata.reduce(0, { $0 + $1.key.utf8.count + $1.value.count }) > Self.maximumMetadata { claims.metadata = [] }
    return claims.custom(scopes)
  }

  private func profile(_ scopes: OAuthScopes) -> JSONObject {
    var claims: JSONObject = [:]
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { claims[name] = .text(text) }
    }
    if scopes.contains("profile") {
      claims["updated_at"] = .number(user.changeDate.seconds)
      add("preferred_username", user.loginName)
      add("name", user.machine?.name ?? user.human?.profile.displayName)
      if let profile = user.human?.profile {
        add("given_name", profile.firstName)
        add("family_name", profile.lastName)
        add("nickname", profile.nickName)
        add("locale", profile.preferredLanguage)
        add("gender", profile.gender.claim)
      }
    }
    if scopes.contains("email"), let email = user.human?.email {
      add("email", email.address.text)
      if email.isVerified { claims["email_verified"] = .flag(true) }
    }
    if scopes.contains("phone"), let phone = user.human?.phone {
      add("phone_number", phone.number.text)
      if phone.isVerified { claims["phone_number_verified"] = .flag(true) }
    }
    return claims
  }

  /// Claims of the interface's own.
  private func custom(_ scopes: OAuthScopes) -> JSONObject {
    var claims: JSONObject = [:]
    if scopes.asksForMetadata, !metadata.isEmpty {
      claims["urn:zitadel:iam:user:metadata"] = .object(
        Dictionary(metadata.map { ($0.key, .text(Base64URL.encode($0.value))) }) { $1 })
    }
    if scopes.asksForOrganization, let organization {
      if scopes.organizationID != nil { claims["urn:zitadel:iam:org:id"] = .text(organization.id) }
      claims["urn:zitadel:iam:user:resourceowner:id"] = .text(organization.id)
      claims["urn:zitadel:iam:user:resourceowner:name"] = .text(organization.name)
      claims["urn:zitadel:iam:user:resourceowner:primary_domain"] = .text(organization.primaryDomain)
    }
    if let domain = scopes.organizationDomain { claims["urn:zitadel:iam:org:domain:primary"] = .text(domain) }
    return claims
  }
}

extension Profile.Gender {
  fileprivate var claim: String? {
    switch self {
    case .unspecified: nil
    case .female: "female"
    case .male: "male"
    case .diverse: "diverse"
    }
  }
}
