/// The roles that a user holds somewhere.
package struct Membership: Sendable, Equatable {
  package enum Scope: Sendable, Hashable {
    case instance
    case organization(String)

    /// - Parameter organizationID: empty for the instance.
    package init(organizationID: String) {
      self = organizationID.isEmpty ? .instance : .organization(organizationID)
    }

    /// Empty for the instance, in whose name no organization has anything.
    package var organizationID: String { if case .organization(let id) = self { id } else { "" } }
  }

  package let scope: Scope
  package let userID: String
  /// Names of roles, e.g. `ORG_OWNER`.
  package var roles: [String]

  package init(scope: Scope, userID: String, roles: [String]) {
    self.scope = scope
    self.userID = userID
    self.roles = roles
  }
}
