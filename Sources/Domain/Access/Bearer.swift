/// Who a token stands for.
package struct Bearer: Sendable, Equatable {
  package var userID: String
  package var organizationID: String
  /// Only an active user calls anything.
  package var state: User.State
  /// From then on the token is worth nothing.
  package var tokenExpires: Timestamp
  /// All memberships of the user.
  package var memberships: [Membership]

  package init(
    userID: String, organizationID: String, state: User.State, tokenExpires: Timestamp, memberships: [Membership]
  ) {
    self.userID = userID
    self.organizationID = organizationID
    self.state = state
    self.tokenExpires = tokenExpires
    self.memberships = memberships
  }
}
