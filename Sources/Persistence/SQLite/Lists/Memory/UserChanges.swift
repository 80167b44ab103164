/// Which users may have changed in what lists search and sort by: the log of events tells.
struct UserChanges {
  /// The events behind the first and up to the second position count.
  var positions: Range<Int64>
  /// So many changes are followed at most.
  var limit: Int

  /// So many events are looked at for each change that is followed at most.
  private static let eventsPerChange = 20

  /// What happens most, and changes nothing that lists look at.
  private static let unlisted = [
    "user.human.email.code.added", "user.human.email.code.sent", "user.human.email.verified",
    "user.human.phone.code.added", "user.human.phone.code.sent", "user.human.phone.verified",
    "user.pat.added", "user.pat.removed", "user.metadata.set", "user.metadata.removed",
  ]

  /// Their numbers, in no order; nil where reading all users is quicker.
  func numbers(_ connection: Connection) throws -> [UInt32]? {
    guard self.positions.count <= self.limit * Self.eventsPerChange else { return nil }
    var numbers: [UInt32] = []
    let types = Self.unlisted.map { "'\($0)'" }.joined(separator: ", ")
    try connection.prepare(
      """
      SELECT DISTINCT users.number FROM events CROSS JOIN users ON users.id = events.aggregate_id
      WHERE events.position > ? AND events.type NOT IN (\(types)) LIMIT ?
      """
    ).forEach({
      $0.integer(self.positions.lowerBound)
      $0.integer(self.limit + 1)
    }) { row in
      numbers.append(UInt32(row.integer()))
    }
    return numbers.count > self.limit ? nil : numbers
  }
}

/// A JSON array, which SQL reads with `json_each`.
func json(_ numbers: [UInt32]) -> String {
  "[" + numbers.map(String.init).joined(separator: ",") + "]"
}
