import Domain

/// Reads who is a member of what, over one connection.
final class MemberReads {
  private let connection: Connection
  private let ofUser, entries, membersOfInstance, ownersOfInstance: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    let columns = "organization_id, roles, creation_date, change_date, sequence"
    self.ofUser = try connection.prepare(
      "SELECT \(columns) FROM memberships WHERE user_id = ? ORDER BY organization_id")
    self.entries = try connection.prepare(
      "SELECT \(columns) FROM memberships WHERE user_id = ? AND organization_id = ?")
    self.membersOfInstance = try connection.prepare(
      "SELECT user_id, roles FROM memberships WHERE organization_id = '' AND user_organization_id = ? ORDER BY user_id")
    self.ownersOfInstance = try connection.prepare(
      """
      SELECT user_id, roles FROM memberships INDEXED BY memberships_instance_owners
      WHERE organization_id = '' AND ' ' || roles || ' ' LIKE '% IAM_OWNER %' ORDER BY user_id
      """)
  }

  /// Where a user is a member: the instance first.
  func entries(userID: String) throws -> [Dated<Membership>] {
    var entries: [Dated<Membership>] = []
    try ofUser.forEach({ $0.text(userID) }) { entries.append(Dated<Membership>(of: userID, &$0)) }
    return entries
  }

  func entry(_ scope: Membership.Scope, userID: String) throws -> Dated<Membership>? {
    try entries.first {
      $0.text(userID)
      $0.text(scope.organizationID)
    } read: {
      Dated<Membership>(of: userID, &$0)
    }
  }

  /// Those of the instance who belong to an organization.
  func instanceMembers(of organizationID: String) throws -> [Membership] {
    try members(membersOfInstance) { $0.text(organizationID) }
  }

  func instanceOwners() throws -> [Membership] { try members(ownersOfInstance) }

  private func members(
    _ statement: Statement, _ bind: (inout Binding) -> Void = { _ in }
  ) throws -> [Membership] {
    var members: [Membership] = []
    try statement.forEach(bind) { row in
      members.append(Membership(scope: .instance, userID: row.text(), roles: Self.roles(&row)))
    }
    return members
  }

  /// How many members there are.
  func count(_ scope: Membership.Scope) throws -> Int {
    try connection.prepare("SELECT count FROM member_counts WHERE organization_id = ?")
      .first({ $0.text(scope.organizationID) }) { Int($0.integer()) } ?? 0
  }

  /// The numbers of all members, ascending in an order.
  func numbers(_ order: MemberQuery.Order, of scope: Membership.Scope) throws -> [UInt32] {
    var numbers: [UInt32] = []
    try connection.prepare(
      """
      SELECT user_number FROM memberships AS member INDEXED BY \(order.index) WHERE organization_id = ?
      ORDER BY \(order.sql(true))
      """
    ).forEach({ $0.text(scope.organizationID) }) { numbers.append(UInt32(truncatingIfNeeded: $0.integer())) }
    return numbers
  }

  /// The number of a user, also of a removed one.
  func number(ofUser userID: String) throws -> UInt32? {
    try connection.prepare("SELECT number FROM users WHERE id = ?").first({ $0.text(userID) }) {
      UInt32(truncatingIfNeeded: $0.integer())
    }
  }

  /// Tells members apart by their places in an order.
  struct Comparison {
    fileprivate let statement: Statement
    fileprivate let scope: Membership.Scope

    /// Whether one member comes before another; nil where one of them is no member.
    func precedes(_ number: UInt32, _ userID: String) throws -> Bool? {
      try statement.first {
        $0.text(scope.organizationID)
        $0.text(userID)
        $0.integer(Int(number))
      } read: {
        $0.integer() == 1
      }
    }
  }

  func comparison(_ order: MemberQuery.Order, _ scope: Membership.Scope) throws -> Comparison {
    let columns = { (table: String) in "(\(table).\(order.column), \(table).user_number)" }
    return Comparison(
      statement: try connection.prepare(
        """
        SELECT \(columns("member")) < \(columns("other")) FROM users
        CROSS JOIN memberships AS member ON member.user_id = users.id AND member.organization_id = ?1
        CROSS JOIN memberships AS other ON other.user_id = ?2 AND other.organization_id = ?1
        WHERE users.number = ?3
        """), scope: scope)
  }

  private static func roles(_ row: inout Row) -> [String] { row.text().split(separator: " ").map(String.init) }
}
