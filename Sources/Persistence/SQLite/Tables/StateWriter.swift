import ProtobufCodec
import Domain

/// Writes names, states, events and limits over one connection, with statements that are prepared once.
final class StateWriter {
  private let connection: Connection
  private let findName, takeName, releaseName, putUser, touchUser, putOrganization, putInstance, addEvent: Statement
  private let rewriteEvent, putLimit, forgetLimit: Statement
  private let sessions: SessionWriter

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    self.sessions = try SessionWriter(connection)
    self.findName = try connection.prepare("SELECT 1 FROM unique_names WHERE kind = ? AND name = ? LIMIT 1")
    self.takeName = try connection.prepare("INSERT INTO unique_names (kind, name, clash, owner_id) VALUES (?, ?, 0, ?)")
    self.releaseName = try connection.prepare("DELETE FROM unique_names WHERE kind = ? AND name = ? AND owner_id = ?")
    // An update in place: REPLACE would delete the row, which foreign keys forbid, and touch every index.
    self.putUser = try connection.prepare(
      """
      INSERT INTO users (id, organization_id, state, type, user_name, login_name, first_name, last_name, nick_name,
        display_name, user_name_folded, first_name_folded, last_name_folded, nick_name_folded, display_name_folded, email, phone,
        creation_date, change_date, sequence, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, user_name = excluded.user_name,
        login_name = excluded.login_name, first_name = excluded.first_name, last_name = excluded.last_name,
        nick_name = excluded.nick_name, display_name = excluded.display_name,
        user_name_folded = excluded.user_name_folded, first_name_folded = excluded.first_name_folded, last_name_folded = excluded.last_name_folded,
        nick_name_folded = excluded.nick_name_folded, display_name_folded = excluded.display_name_folded,
        email = excluded.email, phone = excluded.phone, change_date = excluded.change_date, sequence = excluded.sequence,
        payload = excluded.payload
      """)
    // Most changes leave alone what lists filter and sort by; then no index and no trigger is touched.
    self.touchUser = try connection.prepare(
      """
      UPDATE users SET change_date = ?, sequence = ?, payload = ?
      WHERE id = ? AND state = ? AND user_name = ? AND first_name = ? AND last_name = ? AND nick_name = ?
        AND display_name = ? AND email IS ? AND phone IS ?
      """)
    self.putOrganization = try connection.prepare(
      """
      INSERT INTO organizations (id, name, name_folded, domains, state, primary_domain, creation_date, change_date, sequence,
        payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded, domains = excluded.domains,
        state = excluded.state, primary_domain = excluded.primary_domain, change_date = excluded.change_date,
        sequence = excluded.sequence, payload = excluded.payload
      """)
    self.putInstance = try connection.prepare(
      """
      INSERT OR REPLACE INTO instance (only, id, default_organization_id, default_language, creation_date, change_date,
        sequence, payload)
      VALUES (1, ?, ?, ?, ?, ?, ?, ?)
      """)
    self.addEvent = try connection.prepare(
      """
      INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    self.rewriteEvent = try connection.prepare(
      "UPDATE events SET payload = ? WHERE aggregate_id = ? AND sequence = ?")
    self.putLimit = try connection.prepare(
      "INSERT OR REPLACE INTO resend_limits (kind, subject, bucket_debt, bucket_date, sent) VALUES (?, ?, ?, ?, ?)")
    self.forgetLimit = try connection.prepare("DELETE FROM resend_limits WHERE kind = ? AND subject = ?")
  }

  func put(_ state: AggregateState) throws(SQLiteError) {
    switch state {
    case .user(let user): try put(user)
    case .organization(let organization): try put(organization)
    case .instance(let instance): try put(instance)
    case .session(let session): try sessions.put(session)
    }
  }

  /// - Returns: whether the name was free.
  func take(_ held: HeldName) throws -> Bool {
    let isHeld = try findName.first {
      $0.integer(held.name.kind.rawValue)
      $0.text(held.name.name)
    } read: { _ in
      true
    }
    guard isHeld == nil else { return false }
    try change(takeName, held)
    return true
  }

  func release(_ name: HeldName) throws(SQLiteError) { try change(releaseName, name) }

  private func change(_ statement: Statement, _ held: HeldName) throws(SQLiteError) {
    try statement.run {
      $0.integer(held.name.kind.rawValue)
      $0.text(held.name.name)
      $0.text(held.ownerID)
    }
  }

  private func put(_ user: User) throws(SQLiteError) {
    let profile = user.human?.profile
    let payload = user.payload
    try self.touchUser.run { row in
      row.date(user.changeDate)
      row.sequence(user.sequence)
      row.blob(payload)
      row.text(user.id)
      row.integer(user.state.rawValue)
      row.text(user.userName)
      row.text(profile?.firstName ?? "")
      row.text(profile?.lastName ?? "")
      row.text(profile?.nickName ?? "")
      row.text(profile?.displayName ?? user.machine?.name ?? "")
      row.text(user.human?.email.address.text)
      row.text(user.human?.phone?.number.text)
    }
    guard self.connection.changes == 0 else { return }
    try self.putUser.run { row in
      row.text(user.id)
      row.text(user.organizationID)
      row.integer(user.state.rawValue)
      row.integer(user.type.rawValue)
      row.text(user.userName)
      row.text(user.userName.folded)
      let names = [
        profile?.firstName ?? "", profile?.lastName ?? "", profile?.nickName ?? "",
        profile?.displayName ?? user.machine?.name ?? "",
      ]
      for name in names { row.text(name) }
      // What is ASCII is compared by SQLite as it is.
      for name in [user.userName] + names { row.text(name.utf8.allSatisfy { $0 < 0x80 } ? nil : name.folded) }
      row.text(user.human?.email.address.text)
      row.text(user.human?.phone?.number.text)
      row.date(user.creationDate)
      row.date(user.changeDate)
      row.sequence(user.sequence)
      row.blob(payload)
    }
  }

  private func put(_ organization: Organization) throws(SQLiteError) {
    try self.putOrganization.run { row in
      row.text(organization.id)
      row.text(organization.name)
      row.text(organization.name.folded)
      row.text(ListedDomains.text(of: organization))
      row.integer(organization.state.rawValue)
      row.text(organization.primaryDomain)
      row.date(organization.creationDate)
      row.date(organization.changeDate)
      row.sequence(organization.sequence)
      row.blob(Signet_Store_V1_OrganizationState(organization).serialized())
    }
  }

  private func put(_ instance: Instance) throws(SQLiteError) {
    try self.putInstance.run { row in
      row.text(instance.id)
      row.text(instance.defaultOrganizationID)
      row.text(instance.defaultLanguage)
      row.date(instance.creationDate)
      row.date(instance.changeDate)
      row.sequence(instance.sequence)
      row.blob(Signet_Store_V1_InstanceState(instance).serialized())
    }
  }

  func append(_ event: Event) throws(SQLiteError) {
    let record = EventRecord(event.payload)
    try self.addEvent.run { row in
      row.text(event.aggregateID)
      row.sequence(event.sequence)
      row.text(event.resourceOwner)
      row.text(event.editorID)
      row.date(event.date)
      row.text(record.type)
      row.blob(record.payload)
    }
  }

  func rewrite(_ event: Event) throws(SQLiteError) {
    try self.rewriteEvent.run { row in
      row.blob(EventRecord(event.payload).payload)
      row.text(event.aggregateID)
      row.sequence(event.sequence)
    }
  }

  /// Keeps what was counted; an unused limit is forgotten.
  func put(_ limit: RateLimit) throws(SQLiteError) {
    guard !limit.isUnused else {
      return try forgetLimit.run { row in
        row.integer(limit.key.kind.rawValue)
        row.text(limit.key.subject)
      }
    }
    var sent = Signet_Store_V1_SentTimes()
    sent.dates = limit.sent.map(\.microseconds)
    try self.putLimit.run { row in
      row.integer(limit.key.kind.rawValue)
      row.text(limit.key.subject)
      row.integer(limit.bucketDebt)
      row.date(limit.bucketDate)
      row.blob(sent.serialized())
    }
  }
}
