/// What is asked for with a token: the scopes that are known here. Others are dropped, as the reference does.
package struct OAuthScopes: Sendable, Equatable {
  package private(set) var names: [String] = []

  /// More are no use to anybody, and each is looked at whenever the token is.
  package static let maximumCount = 64
  package static let maximumBytes = 4096

  private static let plain: Set = ["openid", "profile", "email", "phone", "address", "offline_access"]
  private static let userPrefix = "urn:zitadel:iam:user:"
  private static let orgPrefix = "urn:zitadel:iam:org:"

  /// - Throws: `invalid_request` where there is none, or far too many.
  package init(parsing text: String) throws(OAuthError) {
    guard text.utf8.count <= Self.maximumBytes else { throw OAuthError(.invalidRequest, "scope too long") }
    let wanted = text.split(separator: " ").map(String.init)
    guard !wanted.isEmpty else { throw OAuthError(.invalidRequest, "scope missing") }
    guard wanted.count <= Self.maximumCount else { throw OAuthError(.invalidRequest, "too many scopes") }
    for name in wanted where Self.isKnown(name) && !names.contains(name) { names.append(name) }
  }

  package init(_ names: [String]) { self.names = names }

  package func contains(_ name: String) -> Bool { names.contains(name) }

  private static func isKnown(_ name: String) -> Bool {
    if plain.contains(name) { return true }
    if name == "\(userPrefix)metadata" || name == "\(userPrefix)resourceowner" { return true }
    guard name.hasPrefix(orgPrefix) else { return false }
    return name == "\(orgPrefix)projects:roles" || projectID(name) != nil
      || ["id:", "domain:primary:", "project:role:", "roles:id:"].contains { kind in
        rest(of: name, orgPrefix + kind).map { !$0.isEmpty } ?? false
      }
  }

  private static func rest(of name: String, _ prefix: String) -> String? {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
  }

  /// The project that a scope asks into the audience.
  private static func projectID(_ name: String) -> String? {
    guard let rest = rest(of: name, "\(orgPrefix)project:id:"), rest.hasSuffix(":aud") else { return nil }
    let id = String(rest.dropLast(4))
    return id.isEmpty ? nil : id
  }

  /// The projects that are asked into the audience; `zitadel` is the instance's own.
  package func projects(own projectID: String) -> [String] {
    var ids: [String] = []
    for id in names.compactMap(Self.projectID) {
      let id = id == "zitadel" ? projectID : id
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The organization that is asked for by its id.
  package var organizationID: String? { names.lazy.compactMap { Self.rest(of: $0, "\(Self.orgPrefix)id:") }.first }
  /// The organization that is asked for by its primary domain.
  package var organizationDomain: String? {
    names.lazy.compactMap { Self.rest(of: $0, "\(Self.orgPrefix)domain:primary:") }.first
  }

  /// Without what asks for an organization that is not the user's: programs are told of none but their own.
  package func of(_ organization: Organization) -> OAuthScopes {
    OAuthScopes(
      names.filter { name in
        if let id = Self.rest(of: name, "\(Self.orgPrefix)id:") { return id == organization.id }
        if let domain = Self.rest(of: name, "\(Self.orgPrefix)domain:primary:") {
          return domain == organization.primaryDomain
        }
        return true
      })
  }

  var asksForMetadata: Bool { contains("\(Self.userPrefix)metadata") }
  /// Whether what is told of a user says something of their organization.
  package var asksForOrganization: Bool { contains("\(Self.userPrefix)resourceowner") || organizationID != nil }

  /// What a personal access token may ask about its user.
  package static let ofPersonalToken = OAuthScopes([
    "openid", "profile", "\(userPrefix)metadata", "\(userPrefix)resourceowner",
  ])
}
