import Domain

/// Gathers where a token stands from rows, one for each membership of its user: whether it was taken back, up to when the
/// user's tokens ended, the number of the instance's last event, and the columns of a `Bearer`.
struct StandingRows {
  private var found: TokenStanding?
  private var memberships: [Membership] = []

  mutating func add(_ row: inout some RecordRow) throws {
    let isRevoked = row.integer() != 0
    let (ended, sequence) = (row.optionalDate(), row.sequence())
    let bearer = try Bearer(&row, adding: &memberships)
    if found == nil {
      found = TokenStanding(bearer: bearer, isRevoked: isRevoked, ended: ended, instanceSequence: sequence)
    }
  }

  /// Nil for an unknown user.
  var standing: TokenStanding? {
    var found = found
    found?.bearer.memberships = memberships
    return found
  }
}
