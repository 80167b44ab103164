import Domain

/// Gathers where a token stands from rows, one for each membership of its user: whether it was taken back, up to when the
/// user's tokens ended, the number of the instance's last event, and the columns of a `Bearer`.
struct StandingRows {
  private var rows = BearerRows()
  private var (isRevoked, ended, sequence) = (false, Timestamp?.none, UInt64(0))

  mutating func add(_ row: inout some RecordRow) throws {
    (isRevoked, ended, sequence) = (row.integer() != 0, row.optionalDate(), row.sequence())
    try rows.add(&row)
  }

  /// Nil for an unknown user.
  var standing: TokenStanding? {
    rows.bearer.map { TokenStanding(bearer: $0, isRevoked: isRevoked, ended: ended, instanceSequence: sequence) }
  }
}
