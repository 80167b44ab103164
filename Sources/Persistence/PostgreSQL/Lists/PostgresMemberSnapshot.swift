import Domain

extension PostgresUserSnapshot: MemberSnapshot {
  private static let kind = ItemRecord.Kind.member.rawValue
  private static let instance = PostgresStatement("SELECT id, sequence FROM instance")
  private static let organization = PostgresStatement(
    "SELECT id, sequence FROM organizations WHERE id = $1::text AND state IN (1, 2)")

  var epoch: Int { position.epoch }

  func owner(of scope: Membership.Scope) throws -> (id: String, sequence: UInt64)? {
    let request =
      switch scope {
      case .instance: PostgresRequest(Self.instance)
      case .organization(let id): PostgresRequest(Self.organization, .text(id))
      }
    return try read([request])[0].first { ($0.text(), $0.sequence()) }
  }

  func events(aggregateID: String, after: UInt64, limit: Int) throws -> [Event] {
    let request = PostgresRequest(PostgresReads.events, .text(aggregateID), .sequence(after), .number(limit))
    return try read([request])[0].map { try Event(&$0) }
  }

  /// Nobody is looked up one by one here.
  private static let joining = [true, false].map { isOn in
    PostgresStatement(
      "SELECT set_config('enable_hashjoin', '\(isOn ? "on" : "off")', true), set_config('enable_seqscan', '\(isOn ? "on" : "off")', true)"
    )
  }
  private static let numbers = statements { order in
    """
    SELECT u.number FROM items m JOIN users u ON u.id = m.owner
    WHERE m.kind = \(kind) AND m.aggregate = $1::text AND m.aggregate <> m.owner ORDER BY \(order.key("m", "u")), u.number
    """
  }

  private static func statements(_ sql: (MemberQuery.Order) -> String) -> [MemberQuery.Order: PostgresStatement] {
    Dictionary(uniqueKeysWithValues: MemberQuery.Order.allCases.map { ($0, PostgresStatement(sql($0))) })
  }

  func numbers(_ order: MemberQuery.Order, of scope: Membership.Scope) throws -> [UInt32] {
    guard let statement = Self.numbers[order] else { return [] }
    let request = PostgresRequest(statement, .text(scope.organizationID))
    return try read([PostgresRequest(Self.joining[0]), request, PostgresRequest(Self.joining[1])])[1].map {
      UInt32($0.integer())
    }
  }

  private static let members = PostgresStatement(
    """
    SELECT u.number, u.id, EXISTS (SELECT 1 FROM items m WHERE m.kind = \(kind) AND m.owner = u.id AND m.key = $2::text)
    FROM unnest($1::text[]) AS k (id) JOIN users u ON u.id = k.id
    """)

  func members(
    _ userIDs: Set<String>, of scope: Membership.Scope
  ) throws -> [(number: UInt32, userID: String, isMember: Bool)] {
    try read([PostgresRequest(Self.members, .texts(Array(userIDs)), .text(scope.organizationID))])[0].map {
      (UInt32($0.integer()), $0.text(), $0.integer() == 1)
    }
  }

  private static let precedes = statements { order in
    """
    SELECT (\(order.key("m", "u")), u.number) < (\(order.key("n", "v")), v.number)
    FROM users u JOIN items m ON m.kind = \(kind) AND m.owner = u.id AND m.key = $1::text
    JOIN users v ON v.id = $3::text JOIN items n ON n.kind = \(kind) AND n.owner = v.id AND n.key = $1::text
    WHERE u.number = $2::bigint
    """
  }

  func precedes(
    _ number: UInt32, _ userID: String, _ order: MemberQuery.Order, of scope: Membership.Scope
  ) throws -> Bool? {
    guard let statement = Self.precedes[order] else { return nil }
    let request = PostgresRequest(statement, .text(scope.organizationID), .integer(Int64(number)), .text(userID))
    return try read([request])[0].first { $0.integer() == 1 }
  }
}

extension MemberQuery.Order {
  /// What it compares, of a membership and its user.
  fileprivate func key(_ member: String, _ user: String) -> String {
    switch self {
    case .creationDate: "\(member).creation_date"
    case .changeDate: "\(member).change_date"
    case .userID: "\(member).owner"
    case .userResourceOwner: "\(user).organization_id"
    }
  }
}
