import ProtobufCodec
import UserDomain

/// Reads states, names and events over one connection, with statements that are prepared once.
final class StateReader {
  private let users: Statement
  private let usersByLoginName: Statement
  private let usersByEmail: Statement
  private let userIDs: Statement
  private let organizations: Statement
  private let organizationsByDomain: Statement
  private let instances: Statement
  private let names: Statement
  private let bearers: Statement
  private let memberships: Statement
  private let limits: Statement
  private let events: Statement
  private let due: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    let columns = """
      id, organization_id, state, type, user_name, first_name, last_name, nick_name, display_name, email, phone, \
      creation_date, change_date, sequence, payload
      """
    self.users = try connection.prepare("SELECT \(columns) FROM users WHERE id = ?")
    self.usersByLoginName = try connection.prepare(
      "SELECT \(columns) FROM users WHERE login_name = ? AND state <> 3")
    self.usersByEmail = try connection.prepare(
      "SELECT 1 FROM users WHERE email = ? COLLATE NOCASE AND organization_id = ? AND state <> 3 LIMIT 1")
    self.userIDs = try connection.prepare("SELECT id FROM users WHERE id > ? ORDER BY id LIMIT ?")
    let organization = "SELECT id, name, state, primary_domain, creation_date, change_date, sequence FROM organizations"
    self.organizations = try connection.prepare("\(organization) WHERE id = ?")
    self.organizationsByDomain = try connection.prepare("\(organization) WHERE primary_domain = ? AND state IN (1, 2)")
    self.instances = try connection.prepare(
      "SELECT id, default_organization_id, default_language, creation_date, change_date, sequence FROM instance")
    self.names = try connection.prepare("SELECT 1 FROM unique_names WHERE kind = ? AND name = ?")
    self.bearers = try connection.prepare(
      """
      SELECT users.id, users.organization_id, users.state, tokens.expires
      FROM tokens JOIN users ON users.id = tokens.user_id WHERE tokens.digest = ?
      """)
    self.memberships = try connection.prepare("SELECT organization_id, roles FROM memberships WHERE user_id = ?")
    self.limits = try connection.prepare(
      "SELECT bucket_debt, bucket_date, sent FROM resend_limits WHERE kind = ? AND subject = ?")
    self.events = try connection.prepare(
      """
      SELECT aggregate_id, sequence, resource_owner, editor_id, date, type, payload FROM events
      WHERE aggregate_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
      """)
    self.due = try connection.prepare("SELECT min(due) FROM outbox WHERE due IS NOT NULL")
  }

  func user(id: String) throws -> User? {
    try self.users.first({ $0.text(id) }, read: Self.user)?.get()
  }

  func user(loginName: String) throws -> User? {
    try self.usersByLoginName.first({ $0.text(loginName.lowercased()) }, read: Self.user)?.get()
  }

  func isUsed(email: EmailAddress, organizationID: String) throws -> Bool {
    try self.usersByEmail.first {
      $0.text(email.text)
      $0.text(organizationID)
    } read: { _ in
      true
    } ?? false
  }

  func userIDs(after: String, limit: Int) throws -> [String] {
    var ids: [String] = []
    try self.userIDs.forEach {
      $0.text(after)
      $0.integer(limit)
    } body: {
      ids.append($0.text())
    }
    return ids
  }

  func organization(id: String) throws -> Organization? {
    try self.organizations.first({ $0.text(id) }, read: Self.organization)
  }

  func organization(domain: String) throws -> Organization? {
    try self.organizationsByDomain.first({ $0.text(domain.lowercased()) }, read: Self.organization)
  }

  func instance() throws -> Instance? {
    try self.instances.first { row in
      Instance(
        id: row.text(), defaultOrganizationID: row.text(), defaultLanguage: row.text(), creationDate: row.date(),
        changeDate: row.date(), sequence: UInt64(bitPattern: row.integer()))
    }
  }

  func isTaken(_ name: UniqueName) throws -> Bool {
    try self.names.first {
      $0.integer(name.kind.rawValue)
      $0.text(name.name)
    } read: { _ in
      true
    } ?? false
  }

  func bearer(tokenDigest: [UInt8]) throws -> Bearer? {
    let found = try self.bearers.first({ $0.blob(tokenDigest) }) { row in
      Bearer(
        userID: row.text(), organizationID: row.text(),
        state: User.State(rawValue: Int(row.integer())) ?? .unspecified, tokenExpires: row.date(), memberships: [])
    }
    guard var bearer = found else { return nil }
    let userID = bearer.userID
    try self.memberships.forEach({ $0.text(userID) }) { row in
      let organization = row.text()
      bearer.memberships.append(
        Membership(
          scope: organization.isEmpty ? .instance : .organization(organization), userID: userID,
          roles: row.text().split(separator: " ").map(String.init)))
    }
    return bearer
  }

  func resendLimit(_ key: ResendLimit.Key) throws -> ResendLimit? {
    try self.limits.first {
      $0.integer(key.kind.rawValue)
      $0.text(key.subject)
    } read: { row -> Result<ResendLimit, WireError> in
      let (debt, date) = (row.integer(), row.date())
      return row.withBlob { bytes in
        Result { () throws(WireError) in
          let sent = try Signet_Store_V1_SentTimes(serialized: bytes).dates.map { Timestamp(microseconds: $0) }
          return ResendLimit(key: key, sent: sent, bucketDebt: debt, bucketDate: date)
        }
      }
    }?.get()
  }

  func events(aggregateID: String, after: UInt64, limit: Int) throws -> [Event] {
    var events: [Event] = []
    try self.events.forEach {
      $0.text(aggregateID)
      $0.integer(after)
      $0.integer(limit)
    } body: { row in
      let (id, sequence, owner, editor, date) = (row.text(), row.integer(), row.text(), row.text(), row.date())
      let type = row.text()
      events.append(
        Event(
          aggregateID: id, sequence: UInt64(bitPattern: sequence), resourceOwner: owner, editorID: editor, date: date,
          payload: try EventRecord.payload(type: type, row.blob())))
    }
    return events
  }

  /// When the next notification may be taken.
  func nextDue() throws -> Timestamp? {
    try self.due.first { row in row.isNull ? nil : row.date() } ?? nil
  }

  private static func user(_ row: inout Row) -> Result<User, StoreError> {
    let (id, organization) = (row.text(), row.text())
    let (state, type) = (User.State(rawValue: Int(row.integer())) ?? .unspecified, row.integer())
    let userName = row.text()
    let (first, last, nick, display) = (row.text(), row.text(), row.text(), row.text())
    let (email, phone) = (row.text(), row.optionalText())
    let (created, changed, sequence) = (row.date(), row.date(), UInt64(bitPattern: row.integer()))
    do throws(WireError) {
      let kind = try row.withBlob { (payload) throws(WireError) -> User.Kind in
        if type == UserRecord.machineType { return .machine(try Machine(name: display, payload: payload)) }
        return .human(
          try Human(
            firstName: first, lastName: last, nickName: nick, displayName: display, email: email, phone: phone,
            payload: payload))
      }
      return .success(
        User(
          id: id, organizationID: organization, state: state, userName: userName, kind: kind, creationDate: created,
          changeDate: changed, sequence: sequence))
    } catch {
      return .failure(StoreError("the row of user \(id) is damaged: \(error)"))
    }
  }

  private static func organization(_ row: inout Row) -> Organization {
    Organization(
      id: row.text(), name: row.text(), state: Organization.State(rawValue: Int(row.integer())) ?? .unspecified,
      primaryDomain: row.text(), creationDate: row.date(), changeDate: row.date(),
      sequence: UInt64(bitPattern: row.integer()))
  }
}

extension Row {
  /// Microseconds since 1970.
  mutating func date() -> Timestamp { Timestamp(microseconds: self.integer()) }
}
