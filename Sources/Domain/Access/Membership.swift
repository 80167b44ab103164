/// The roles that a user holds somewhere.
package struct Membership: Sendable, Equatable {
  package enum Scope: Sendable, Hashable {
    case instance
    case organization(String)
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
