import ProtobufCodec
import UserDomain

/// Writes what commands decide over one connection, with statements that are prepared once.
final class StateWriter {
  private let connection: Connection
  private let takeName: Statement
  private let releaseName: Statement
  private let putUser: Statement
  private let putOrganization: Statement
  private let putInstance: Statement
  private let addEvent: Statement
  private let putMembership: Statement
  private let addToken: Statement
  private let removeToken: Statement
  private let putLimit: Statement
  private let queue: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    self.takeName = try connection.prepare("INSERT OR IGNORE INTO unique_names (kind, name) VALUES (?, ?)")
    self.releaseName = try connection.prepare("DELETE FROM unique_names WHERE kind = ? AND name = ?")
    // An update in place: REPLACE would delete the row, which foreign keys forbid, and touch every index.
    self.putUser = try connection.prepare(
      """
      INSERT INTO users (id, organization_id, state, type, user_name, login_name, first_name, last_name, nick_name,
        display_name, email, phone, creation_date, change_date, sequence, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, user_name = excluded.user_name,
        login_name = excluded.login_name, first_name = excluded.first_name, last_name = excluded.last_name,
        nick_name = excluded.nick_name, display_name = excluded.display_name, email = excluded.email,
        phone = excluded.phone, change_date = excluded.change_date, sequence = excluded.sequence,
        payload = excluded.payload
      """)
    self.putOrganization = try connection.prepare(
      """
      INSERT INTO organizations (id, name, state, primary_domain, creation_date, change_date, sequence)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, state = excluded.state,
        primary_domain = excluded.primary_domain, change_date = excluded.change_date, sequence = excluded.sequence
      """)
    self.putInstance = try connection.prepare(
      """
      INSERT OR REPLACE INTO instance (only, id, default_organization_id, default_language, creation_date, change_date,
        sequence)
      VALUES (1, ?, ?, ?, ?, ?, ?)
      """)
    self.addEvent = try connection.prepare(
      """
      INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    self.putMembership = try connection.prepare(
      "INSERT OR REPLACE INTO memberships (user_id, organization_id, roles) VALUES (?, ?, ?)")
    self.addToken = try connection.prepare(
      "INSERT INTO tokens (digest, id, user_id, expires, creation_date) VALUES (?, ?, ?, ?, ?)")
    self.removeToken = try connection.prepare("DELETE FROM tokens WHERE user_id = ? AND id = ?")
    self.putLimit = try connection.prepare(
      "INSERT OR REPLACE INTO resend_limits (kind, subject, bucket_debt, bucket_date, sent) VALUES (?, ?, ?, ?, ?)")
    self.queue = try connection.prepare(
      """
      INSERT INTO outbox (due, attempts, reason, created, kind, interface, user_id, code_issued_by, sealed_code, expires,
        url_template)
      VALUES (?, 0, '', ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// Writes a decision.
  /// - Throws: the `DomainError` of a name that is taken, with nothing written; `SQLiteError`.
  func write<Outcome>(_ decision: Decision<Outcome>, now: Timestamp) throws {
    try self.apply(decision.claims)
    for user in decision.users { try self.put(user) }
    for organization in decision.organizations { try self.put(organization) }
    if let instance = decision.instance { try self.put(instance) }
    for event in decision.events { try self.append(event) }
    for limit in decision.resendLimits { try self.put(limit) }
    for notification in decision.notifications { try self.enqueue(notification, now: now) }
  }

  /// Takes and frees names; where one is held by another, gives those back that were taken already.
  private func apply(_ claims: [Claim]) throws {
    for (index, claim) in claims.enumerated() {
      switch claim {
      case .release(let name): try self.change(self.releaseName, name)
      case .take(let name, let conflict):
        try self.change(self.takeName, name)
        guard self.connection.changes == 0 else { continue }
        for done in claims[..<index].reversed() {
          switch done {
          case .take(let name, _): try self.change(self.releaseName, name)
          case .release(let name): try self.change(self.takeName, name)
          }
        }
        throw conflict
      }
    }
  }

  private func change(_ statement: Statement, _ name: UniqueName) throws(SQLiteError) {
    try statement.run {
      $0.integer(name.kind.rawValue)
      $0.text(name.name)
    }
  }

  func put(_ user: User) throws(SQLiteError) {
    try self.putUser.run { row in
      row.text(user.id)
      row.text(user.organizationID)
      row.integer(user.state.rawValue)
      row.integer(user.human == nil ? UserRecord.machineType : UserRecord.humanType)
      row.text(user.userName)
      row.text(user.loginName.lowercased())
      let profile = user.human?.profile
      row.text(profile?.firstName ?? "")
      row.text(profile?.lastName ?? "")
      row.text(profile?.nickName ?? "")
      row.text(profile?.displayName ?? user.machine?.name ?? "")
      row.text(user.human?.email.address.text)
      row.text(user.human?.phone?.number.text)
      row.integer(user.creationDate.microseconds)
      row.integer(user.changeDate.microseconds)
      row.integer(user.sequence)
      row.blob(UserRecord.payload(user))
    }
  }

  private func put(_ organization: Organization) throws(SQLiteError) {
    try self.putOrganization.run { row in
      row.text(organization.id)
      row.text(organization.name)
      row.integer(organization.state.rawValue)
      row.text(organization.primaryDomain)
      row.integer(organization.creationDate.microseconds)
      row.integer(organization.changeDate.microseconds)
      row.integer(organization.sequence)
    }
  }

  private func put(_ instance: Instance) throws(SQLiteError) {
    try self.putInstance.run { row in
      row.text(instance.id)
      row.text(instance.defaultOrganizationID)
      row.text(instance.defaultLanguage)
      row.integer(instance.creationDate.microseconds)
      row.integer(instance.changeDate.microseconds)
      row.integer(instance.sequence)
    }
  }

  /// Appends an event, and follows it in the tables that are derived from events alone.
  func append(_ event: Event) throws(SQLiteError) {
    let record = EventRecord(event.payload)
    try self.addEvent.run { row in
      row.text(event.aggregateID)
      row.integer(event.sequence)
      row.text(event.resourceOwner)
      row.text(event.editorID)
      row.integer(event.date.microseconds)
      row.text(record.type)
      row.blob(record.payload)
    }
    switch event.payload {
    case .user(.personalAccessTokenAdded(let id, let digest, let expires)):
      try self.addToken.run { row in
        row.blob(digest)
        row.text(id)
        row.text(event.aggregateID)
        row.integer(expires.microseconds)
        row.integer(event.date.microseconds)
      }
    case .user(.personalAccessTokenRemoved(let id)):
      try self.removeToken.run { row in
        row.text(event.aggregateID)
        row.text(id)
      }
    case .organization(.memberAdded(let userID, let roles)): try self.put(userID, event.aggregateID, roles)
    case .instance(.memberAdded(let userID, let roles)): try self.put(userID, "", roles)
    default: break
    }
  }

  private func put(_ userID: String, _ organizationID: String, _ roles: [String]) throws(SQLiteError) {
    try self.putMembership.run { row in
      row.text(userID)
      row.text(organizationID)
      row.text(roles.joined(separator: " "))
    }
  }

  private func put(_ limit: ResendLimit) throws(SQLiteError) {
    var sent = Signet_Store_V1_SentTimes()
    sent.dates = limit.sent.map(\.microseconds)
    try self.putLimit.run { row in
      row.integer(limit.key.kind.rawValue)
      row.text(limit.key.subject)
      row.integer(limit.bucketDebt)
      row.integer(limit.bucketDate.microseconds)
      row.blob(sent.serialized())
    }
  }

  private func enqueue(_ notification: Notification, now: Timestamp) throws(SQLiteError) {
    try self.queue.run { row in
      row.integer(now.microseconds)
      row.integer(now.microseconds)
      row.integer(notification.kind.rawValue)
      row.integer(notification.interface.rawValue)
      row.text(notification.userID)
      row.integer(notification.codeIssuedBy)
      row.blob(notification.sealedCode)
      row.integer(notification.expires.microseconds)
      row.text(notification.urlTemplate)
    }
  }
}
