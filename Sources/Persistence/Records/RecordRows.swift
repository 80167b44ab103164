import Domain

// What stores read of their rows: which columns, and what they make together. The same for every store.

extension User {
  static let columns = """
    id, organization_id, state, type, user_name, first_name, last_name, nick_name, display_name, email, phone, \
    creation_date, change_date, sequence, payload
    """

  init(_ row: inout some RecordRow) throws {
    let (id, organizationID) = (row.text(), row.text())
    let (state, type) = (try known(row.integer(), as: User.State.self), try known(row.integer(), as: UserType.self))
    let userName = row.text()
    let (firstName, lastName, nickName, displayName) = (row.text(), row.text(), row.text(), row.text())
    let (email, phone) = (row.text(), row.optionalText())
    let (creationDate, changeDate, sequence) = (row.date(), row.date(), row.sequence())
    let kind: User.Kind
    let form: Signet_Store_V1_NameForm?
    switch type {
    case .human:
      let state = try row.message(Signet_Store_V1_HumanState.self, of: "user \(id)")
      form = state.nameForm
      kind = .human(
        try Human(
          firstName: firstName, lastName: lastName, nickName: nickName, displayName: displayName, email: email,
          phone: phone, state))
    case .machine:
      let state = try row.message(Signet_Store_V1_MachineState.self, of: "user \(id)")
      form = state.nameForm
      kind = .machine(try Machine(name: displayName, state))
    }
    self.init(
      id: id, organizationID: organizationID, state: state, userName: userName, kind: kind, creationDate: creationDate,
      changeDate: changeDate, sequence: sequence)
    if let form { nameForm = form.form }
  }
}

extension Organization {
  static let columns = "id, name, state, primary_domain, creation_date, change_date, sequence, payload"

  init(_ row: inout some RecordRow) throws {
    self.init(
      id: row.text(), name: row.text(), state: try known(row.integer()), primaryDomain: row.text(),
      creationDate: row.date(), changeDate: row.date(), sequence: row.sequence())
    let id = id
    let state = try row.message(Signet_Store_V1_OrganizationState.self, of: "organization \(id)")
    policies = try state.allPolicies
    hasOwnTexts = state.hasOwnTexts
    hasOwnPageTexts = state.hasOwnPageTexts
    domains = try state.domains.map { try OrganizationDomain($0) }
    domainPolicy = state.domainPolicy?.setting
    if let history = state.names { names = history.history }
  }
}

extension Instance {
  static let columns = "id, default_organization_id, default_language, creation_date, change_date, sequence, payload"

  init(_ row: inout some RecordRow) throws {
    self.init(
      id: row.text(), defaultOrganizationID: row.text(), defaultLanguage: row.text(), creationDate: row.date(),
      changeDate: row.date(), sequence: row.sequence())
    let state = try row.message(Signet_Store_V1_InstanceState.self, of: "the instance")
    secretGenerators = try state.generatorSettings
    hasOwnTexts = state.hasOwnTexts
    policies = try Policies(state.policies.map { try Dated($0) })
    oidc = try OIDCState(state.oidc)
    hasOwnPageTexts = state.hasOwnPageTexts
    restrictions = state.restrictionsSetting
    domainPolicy = state.domainPolicy?.setting
    if let history = state.names { names = history.history }
    trustedDomains = state.trustedDomains.map {
      Dated($0.domain, at: Timestamp(microseconds: $0.creationDate), sequence: $0.sequence)
    }
  }
}

extension Event {
  static let columns = "aggregate_id, sequence, resource_owner, editor_id, date, type, payload"

  init(_ row: inout some RecordRow) throws {
    self.init(
      aggregateID: row.text(), sequence: row.sequence(), resourceOwner: row.text(), editorID: row.text(),
      date: row.date(), payload: try EventRecord(type: row.text(), payload: row.blob()).event())
  }
}

extension HistoryEntry {
  static let columns = "type, sequence, date, editor_id, resource_owner"

  init(_ row: inout some RecordRow) {
    self.init(
      type: EventRecord.published(row.text()), sequence: row.sequence(), date: row.date(), editorID: row.text(),
      resourceOwner: row.text())
  }
}

extension Membership {
  /// - Parameter row: the organization, empty for the instance; the roles, separated by spaces.
  init(of userID: String, _ row: inout some RecordRow) {
    var roles = StoredRoles()
    self.init(of: userID, &row, &roles)
  }

  /// - Parameter roles: keeps those of the rows before.
  fileprivate init(of userID: String, _ row: inout some RecordRow, _ roles: inout StoredRoles) {
    let organization = row.text()
    self.init(
      scope: .init(organizationID: organization), userID: userID,
      roles: row.withBlob { roles.names($0) })
  }
}

/// Names of roles as they are stored, separated by spaces. Whoever is a member of thousands of organizations has the same roles in
/// most: they are made once for all rows that follow one another.
private struct StoredRoles {
  private var text = ""
  private var names: [String] = []

  mutating func names(_ stored: UnsafeRawBufferPointer) -> [String] {
    guard !text.utf8.elementsEqual(stored) else { return names }
    text = String(decoding: stored, as: UTF8.self)
    names = text.split(separator: " ").map(String.init)
    return names
  }
}

extension Credential {
  init(_ row: inout some RecordRow) {
    self.init(id: row.text(), userID: row.text(), organizationID: row.text(), expires: row.date())
  }
}

extension Dated {
  /// - Parameter row: the dates and the number of the event, after the value's own columns.
  init(_ value: Value, _ row: inout some RecordRow) {
    self.init(value, creationDate: row.date(), changeDate: row.date(), sequence: row.sequence())
  }
}

extension Dated<Membership> {
  init(of userID: String, _ row: inout some RecordRow) { self.init(Membership(of: userID, &row), &row) }
}

/// Gathers who a token stands for from rows, one for each membership, or one without any.
struct BearerRows {
  private var found: Bearer?
  private var memberships: [Membership] = []
  private var roles = StoredRoles()

  /// Whether a row was added: of the others the memberships alone are looked at.
  var isKnown: Bool { found != nil }

  /// - Parameters:
  ///   - row: the user's id, organization and state, the token's end, and one membership, NULL where there is none.
  ///   - session: what the row before has told of the token's session.
  mutating func add(_ row: inout some RecordRow, of session: BearerSession? = nil) throws {
    let userID: String
    if let found {
      userID = found.userID
      for _ in 0..<4 { row.skip() }
    } else {
      var bearer = Bearer(
        userID: row.text(), organizationID: row.text(), state: try known(row.integer()), tokenExpires: row.date(),
        memberships: [])
      bearer.session = session
      (found, userID) = (bearer, bearer.userID)
    }
    if !row.isNull { memberships.append(Membership(of: userID, &row, &roles)) }
  }

  /// Nil for an unknown token.
  var bearer: Bearer? {
    // At last: added one by one, they would be copied for each.
    var bearer = found
    bearer?.memberships = memberships
    return bearer
  }
}

extension RateLimit {
  static let columns = "bucket_debt, bucket_date, sent"

  init(_ key: Key, _ row: inout some RecordRow) throws {
    let (debt, date) = (row.integer(), row.date())
    let sent = try row.message(Signet_Store_V1_SentTimes.self, of: "the limit of \(key.subject)")
    self.init(key: key, sent: sent.dates.map { Timestamp(microseconds: $0) }, bucketDebt: debt, bucketDate: date)
  }
}

extension LeasedNotification {
  static let columns =
    "id, attempts, created, reason, kind, interface, user_id, code_issued_by, sealed_code, expires, url_template, "
    + "application_name, recipient, session_id"

  /// - Parameter attemptsBegun: how many of the attempts the lease itself has counted.
  init(_ row: inout some RecordRow, attemptsBegun: Int64) throws {
    let (id, attempts, created, reason) = (row.integer(), row.integer(), row.date(), row.text())
    var notification = Notification(
      kind: try known(row.integer()), generation: try known(row.integer()), userID: row.text(),
      codeIssuedBy: row.sequence(), sealedCode: row.blob(), expires: row.date())
    (notification.urlTemplate, notification.applicationName) = (row.optionalText(), row.optionalText())
    notification.recipient = row.optionalText().map { EmailAddress(stored: $0) }
    notification.sessionID = row.optionalText()
    self.init(id: id, attempts: Int(attempts - attemptsBegun), created: created, notification: notification)
    self.reason = reason
  }
}

extension Delivery {
  /// - Parameter row: id, kind, user, whether it is leased and whether it has expired, then the rest as it is declared.
  init(_ row: inout some RecordRow) throws {
    let (id, kind, userID) = (row.integer(), try known(row.integer(), as: Notification.Kind.self), row.text())
    let (isLeased, isExpired, created) = (row.integer() == 1, row.integer() == 1, row.date())
    let due = row.optionalDate()
    let state: State = due == nil ? (isExpired ? .expired : .givenUp) : isLeased ? .underWay : .waiting
    self.init(
      id: id, kind: kind, userID: userID, state: state, created: created, due: due, expires: row.date(),
      attempts: Int(row.integer()), reason: row.text())
  }
}
