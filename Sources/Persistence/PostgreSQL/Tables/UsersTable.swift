import Domain

/// The rows of users whole, with the note of whom lists see changed.
enum UsersTable {
  private static let columns = [
    ("id", "text"), ("organization_id", "text"), ("state", "bigint"), ("type", "bigint"), ("user_name", "text"),
    ("login_name", "text"), ("first_name", "text"), ("last_name", "text"), ("nick_name", "text"),
    ("display_name", "text"), ("email", "text"), ("phone", "text"), ("creation_date", "bigint"),
    ("change_date", "bigint"), ("sequence", "bigint"), ("payload", "bytea"),
  ]
  private static let names = columns.map(\.0).joined(separator: ", ")
  private static let rows =
    "unnest("
    + columns.enumerated().map { "$\($0.offset + 1)::\($0.element.1)[]" }.joined(separator: ", ") + ")"
  private static let noted =
    "INSERT INTO user_changes (writer, batch, number) SELECT $17::bigint, $18::bigint, number FROM"

  /// In the order in which they came, which is that of their numbers.
  private static let add = PostgresStatement(
    """
    WITH added AS (
      INSERT INTO users (\(names)) SELECT \(names) FROM \(rows) WITH ORDINALITY AS n (\(names), place)
      WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.id = n.id) ORDER BY place RETURNING number)
    \(noted) added
    """)
  private static let change = PostgresStatement(
    """
    WITH changed AS (
      UPDATE users u SET \(columns.map(\.0).filter { !["id", "type", "creation_date"].contains($0) }.map { "\($0) = n.\($0)" }.joined(separator: ", "))
      FROM \(rows) AS n (\(names)) WHERE u.id = n.id RETURNING u.number)
    \(noted) changed
    """)

  static func add(_ users: [User], _ line: WriterLine) -> PostgresRequest { request(add, users, line) }
  static func change(_ users: [User], _ line: WriterLine) -> PostgresRequest { request(change, users, line) }

  private static func request(_ statement: PostgresStatement, _ users: [User], _ line: WriterLine) -> PostgresRequest {
    PostgresRequest(
      statement,
      [
        .texts(users.map(\.id)), .texts(users.map(\.organizationID)), .integers(users.map { Int64($0.state.rawValue) }),
        .integers(users.map { Int64($0.type.rawValue) }), .texts(users.map(\.userName)),
        .texts(users.map(\.userName.folded)), .texts(users.map { $0.human?.profile.firstName ?? "" }),
        .texts(users.map { $0.human?.profile.lastName ?? "" }), .texts(users.map { $0.human?.profile.nickName ?? "" }),
        .texts(users.map(\.displayed)), .texts(users.map { $0.human?.email.address.text }),
        .texts(users.map { $0.human?.phone?.number.text }), .dates(users.map(\.creationDate)),
        .dates(users.map(\.changeDate)), .sequences(users.map(\.sequence)), .blobs(users.map(\.payload)),
        .integer(line.id), .integer(line.batch + 1),
      ])
  }
}

extension User {
  fileprivate var displayed: String { human?.profile.displayName ?? machine?.name ?? "" }

  /// Whether lists see no difference.
  func lists(as other: User) -> Bool {
    guard (state, userName, displayed) == (other.state, other.userName, other.displayed),
      organizationID == other.organizationID
    else { return false }
    let (one, two) = (human, other.human)
    return (one?.profile.firstName, one?.profile.lastName, one?.profile.nickName)
      == (two?.profile.firstName, two?.profile.lastName, two?.profile.nickName)
      && (one?.email.address.text, one?.phone?.number.text) == (two?.email.address.text, two?.phone?.number.text)
  }
}
