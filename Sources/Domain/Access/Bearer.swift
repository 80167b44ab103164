/// Who a token stands for.
package struct Bearer: Sendable, Equatable {
  package var userID: String
  package var organizationID: String
  /// Only an active user calls anything.
  package var state: User.State
  /// From then on the token is worth nothing.
  package var tokenExpires: Timestamp
  /// All memberships of the user.
  package var memberships: [Membership] = []
  /// The session that the token is of; nil for a token of another kind.
  package var session: BearerSession?
}

extension Bearer {
  /// Of a token that no session has.
  package init(
    userID: String, organizationID: String, state: User.State, tokenExpires: Timestamp, memberships: [Membership]
  ) {
    self.init(
      userID: userID, organizationID: organizationID, state: state, tokenExpires: tokenExpires,
      memberships: memberships, session: nil)
  }
}

/// What a token stands for that a session has: not more than was proved in it.
package struct BearerSession: Sendable, Equatable {
  package var id: String
  /// Of the user agent that it was made for; nil: that was not said.
  package var fingerprintID: String?
  /// What was proved in it, a password that is not the user's any more among it.
  package var factors: Set<SessionFactor>
  /// Since when the password was set that was entered, and that the user has now.
  package var passwordDates: (entered: Timestamp?, current: Timestamp?)

  package init(
    id: String, fingerprintID: String?, factors: Set<SessionFactor>,
    passwordDates: (entered: Timestamp?, current: Timestamp?)
  ) {
    (self.id, self.fingerprintID, self.factors, self.passwordDates) = (id, fingerprintID, factors, passwordDates)
  }

  package static func == (left: Self, right: Self) -> Bool {
    (left.id, left.fingerprintID, left.factors) == (right.id, right.fingerprintID, right.factors)
      && left.passwordDates == right.passwordDates
  }

  /// Whether the user may call with it: their password was entered.
  /// - Parameter newPasswordEnds: whether it has to be the one that they have still.
  package func isSignedIn(newPasswordEnds: Bool) -> Bool {
    guard factors.contains(.password), let entered = passwordDates.entered, let current = passwordDates.current else {
      return false
    }
    return entered == current || !newPasswordEnds
  }
}
