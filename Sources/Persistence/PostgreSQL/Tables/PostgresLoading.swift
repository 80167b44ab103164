import Domain

/// What a transaction has loaded so far, as far as it matters for what is written, and what must still be so at its end.
struct LoadedRows {
  /// Whom the transaction has locked; nil: there was nobody.
  private(set) var users: [String: User?] = [:]
  /// 0: there was none.
  private(set) var limits: [RateLimit.Key: Int64] = [:]
  /// What was read without a lock, by the number of its last event.
  private var organizations: [String: UInt64] = [:]
  private var instance: UInt64?
  /// By which version of who is a member of what was judged.
  private(set) var power: Int64?

  mutating func note(_ id: String, _ user: User?) { users[id] = .some(user) }
  mutating func note(_ key: RateLimit.Key, version: Int64) { limits[key] = version }
  mutating func note(_ organization: Organization) { organizations[organization.id] = organization.sequence }
  mutating func note(_ instance: Instance) { self.instance = instance.sequence }
  mutating func note(power: Int64) { if self.power == nil { self.power = power } }

  /// What is written is guarded by being written, and read anew where it is needed again.
  mutating func note(_ changes: StoredChanges) {
    for state in changes.states {
      switch state {
      case .user(let user): users[user.id] = nil
      case .organization(let organization): organizations[organization.id] = nil
      case .instance: instance = nil
      // Locked since they were read.
      case .session: break
      }
    }
    for limit in changes.limits { limits[limit.key] = nil }
    if changes.items.contains(where: \.isAboutMembers) { power = nil }
  }

  private static let organizationGuard = PostgresStatement(
    """
    SELECT 1 / (count(*) = cardinality($1::text[]))::int FROM (
      SELECT 1 FROM unnest($1::text[], $2::bigint[]) AS n (id, sequence)
      JOIN organizations o ON o.id = n.id AND o.sequence = n.sequence ORDER BY o.id FOR SHARE OF o) AS held
    """)
  private static let instanceGuard = PostgresStatement(
    "SELECT 1 / count(*) FROM (SELECT 1 FROM instance WHERE sequence = $1::bigint FOR SHARE) AS held")
  private static let powerGuard = PostgresStatement(
    "SELECT 1 / count(*) FROM (SELECT 1 FROM power WHERE version = $1::bigint FOR SHARE) AS held")

  /// Raise an error where something that was judged by is no more so. At the end, so that nobody waits for a whole batch.
  var guards: [PostgresRequest] {
    (power.map { [PostgresRequest(Self.powerGuard, .integer($0))] } ?? []) + ownerGuards
  }

  /// Organizations before the instance, as they are loaded.
  private var ownerGuards: [PostgresRequest] {
    var guards: [PostgresRequest] = []
    if !organizations.isEmpty {
      let (ids, numbers) = (Array(organizations.keys), organizations.values.map { Int64(clamping: $0) })
      guards.append(PostgresRequest(Self.organizationGuard, .texts(ids), .integers(numbers)))
    }
    if let instance { guards.append(PostgresRequest(Self.instanceGuard, .sequence(instance))) }
    return guards
  }

  /// The guards by which names are taken and freed: before that. A switch of names holds an organization and touches all its
  /// users' names; who had touched one before would wait for the organization, and it for them.
  mutating func takeOwnerGuards() -> [PostgresRequest] {
    let guards = ownerGuards
    organizations.removeAll()
    instance = nil
    return guards
  }
}

/// Loads what a batch needs: a statement for each table, whatever the number of keys, all in one round trip. Rows that
/// commands change in place are locked, in the order of their keys.
struct PostgresLoading {
  private typealias Note = (PostgresResult, inout WorkingSet, inout LoadedRows) throws -> Void

  private(set) var requests: [PostgresRequest] = []
  private var notes: [Note] = []
  private let isLocking: Bool

  /// A statement, and the same with what it reads locked.
  private struct Choice {
    let reading: PostgresStatement
    let locking: PostgresStatement

    init(_ sql: String, locking: String) {
      (reading, self.locking) = (PostgresStatement(sql), PostgresStatement("\(sql) \(locking)"))
    }
  }

  private func chosen(_ choice: Choice) -> PostgresStatement { isLocking ? choice.locking : choice.reading }

  /// - Parameters:
  ///   - keys: each once.
  ///   - isLocking: whether what is read without a lock as a rule is locked, too: others came in between before.
  init(_ keys: [Key], isLocking: Bool) {
    self.isLocking = isLocking
    var users: [String: Int] = [:]
    var organizations: [String: Int] = [:]
    var instance: Int?
    var items: [ItemRecord.Key: Int] = [:]
    var memberships: [String: Int] = [:]
    var instanceMembers: [(index: Int, statement: PostgresStatement)] = []
    var limits: [RateLimit.Key: Int] = [:]
    var notifications: [Int64: Int] = [:]
    var histories: [String: Int] = [:]
    var sessions: [String: Int] = [:]
    for (index, key) in keys.enumerated() {
      switch key {
      case .user(let id): users[id] = index
      case .organization(let id): organizations[id] = index
      case .instance: instance = index
      case .item(let key): items[ItemRecord.Key(key)] = index
      case .memberships(let userID): memberships[userID] = index
      case .instanceMembers: instanceMembers.append((index, Self.instanceMembers))
      case .instanceOwners: instanceMembers.append((index, Self.instanceOwners))
      case .limit(let key): limits[key] = index
      case .notification(let id): notifications[id] = index
      case .history(let id): histories[id] = index
      case .session(let id): sessions[id] = index
      case .namedUsers(let scope): ask(namedUsers: scope, index)
      }
    }
    if !notifications.isEmpty { ask(notifications) }
    if !users.isEmpty { ask(users: users) }
    if !organizations.isEmpty { ask(organizations: organizations) }
    if let instance { ask(instance: instance) }
    if !items.isEmpty { ask(items) }
    if !memberships.isEmpty || !instanceMembers.isEmpty { ask(memberships, instanceMembers) }
    if !limits.isEmpty { ask(limits) }
    if !histories.isEmpty { ask(histories: histories) }
    if !sessions.isEmpty { ask(sessions: sessions) }
  }

  func note(_ results: [PostgresResult], into set: inout WorkingSet, _ rows: inout LoadedRows) throws {
    for (note, result) in zip(notes, results) { try note(result, &set, &rows) }
  }

  private mutating func ask(_ request: PostgresRequest, _ note: @escaping Note) {
    requests.append(request)
    notes.append(note)
  }

  private static let users = PostgresStatement(
    """
    SELECT u.id, \(User.columns.of("u")) FROM unnest($1::text[]) AS k (id) JOIN users u ON u.id = k.id
    ORDER BY u.id FOR NO KEY UPDATE OF u
    """)

  private mutating func ask(users: [String: Int]) {
    let ids = users.keys.filter(\.isStorable)
    ask(PostgresRequest(Self.users, .texts(ids))) { result, set, rows in
      for id in users.keys { rows.note(id, nil) }
      try result.forEach { row in
        let id = row.text()
        guard let index = users[id] else { return }
        try set.note(index) {
          let user = try User(&row)
          rows.note(id, user)
          return .state(.user(user))
        }
      }
    }
  }

  private static let organizations = Choice(
    """
    SELECT o.id, \(Organization.columns.of("o")) FROM unnest($1::text[]) AS k (id) JOIN organizations o ON o.id = k.id
    ORDER BY o.id
    """, locking: "FOR NO KEY UPDATE OF o")

  private mutating func ask(organizations: [String: Int]) {
    ask(PostgresRequest(chosen(Self.organizations), .texts(organizations.keys.filter(\.isStorable)))) {
      result, set, rows in
      try result.forEach { row in
        guard let index = organizations[row.text()] else { return }
        try set.note(index) {
          let organization = try Organization(&row)
          rows.note(organization)
          return .state(.organization(organization))
        }
      }
    }
  }

  private static let instance = Choice("SELECT \(Instance.columns) FROM instance", locking: "FOR NO KEY UPDATE")

  private mutating func ask(instance index: Int) {
    ask(PostgresRequest(chosen(Self.instance))) { result, set, rows in
      try result.forEach { row in
        try set.note(index) {
          let instance = try Instance(&row)
          rows.note(instance)
          return .state(.instance(instance))
        }
      }
    }
  }

  private static let items = PostgresStatement(
    """
    SELECT \(ItemRecord.columns.of("i")) FROM unnest($1::bigint[], $2::text[], $3::text[]) AS k (kind, owner, key)
    JOIN items i ON i.kind = k.kind AND i.owner = k.owner AND i.key = k.key
    """)

  private mutating func ask(_ items: [ItemRecord.Key: Int]) {
    let keys = items.keys.filter { $0.owner.isStorable && $0.key.isStorable }
    let request = PostgresRequest(
      Self.items, .integers(keys.map { Int64($0.kind.rawValue) }), .texts(keys.map(\.owner)), .texts(keys.map(\.key)))
    ask(request) { result, set, _ in
      try result.forEach { row in
        let record = try ItemRecord(&row)
        if let index = items[record.key] { try set.note(index) { .item(try record.item) } }
      }
    }
  }

  private static let power = Choice("SELECT version FROM power", locking: "FOR NO KEY UPDATE")
  private static let memberships = PostgresStatement(
    """
    SELECT owner, key, value FROM items WHERE kind = \(ItemRecord.Kind.member.rawValue) AND owner = ANY ($1::text[])
    ORDER BY owner, key
    """)
  private static let instanceMembers = PostgresStatement(
    """
    SELECT owner, key, value FROM items WHERE kind = \(ItemRecord.Kind.member.rawValue) AND aggregate = '' ORDER BY owner
    """)
  private static let instanceOwners = PostgresStatement(
    """
    SELECT owner, key, value FROM items WHERE kind = \(ItemRecord.Kind.member.rawValue) AND aggregate = ''
    AND position('IAM_OWNER'::bytea IN value) > 0 ORDER BY owner
    """)

  private mutating func ask(
    _ memberships: [String: Int], _ instanceMembers: [(index: Int, statement: PostgresStatement)]
  ) {
    // First, so that what changes meanwhile is noticed.
    ask(PostgresRequest(chosen(Self.power))) { result, _, rows in
      if let version = result.first({ $0.integer() }) { rows.note(power: version) }
    }
    if !memberships.isEmpty {
      ask(PostgresRequest(Self.memberships, .texts(memberships.keys.filter(\.isStorable)))) { result, set, _ in
        var found: [String: [Membership]] = [:]
        result.forEach { row in
          let userID = row.text()
          found[userID, default: []].append(Membership(of: userID, &row))
        }
        for (userID, index) in memberships { set.note(index, .memberships(found[userID] ?? [])) }
      }
    }
    for (index, statement) in instanceMembers {
      ask(PostgresRequest(statement)) { result, set, _ in
        let members = result.map { row in
          let userID = row.text()
          return Membership(of: userID, &row)
        }
        // Roles whose names only begin so are among them.
        set.note(index, .memberships(statement === Self.instanceMembers ? members : members.filter(\.isOwner)))
      }
    }
  }

  private static let limits = PostgresStatement(
    """
    SELECT l.kind, l.subject, l.version, \(RateLimit.columns.of("l")) FROM unnest($1::bigint[], $2::text[]) AS k (kind, subject)
    JOIN resend_limits l ON l.kind = k.kind AND l.subject = k.subject ORDER BY l.kind, l.subject FOR NO KEY UPDATE OF l
    """)

  private mutating func ask(_ limits: [RateLimit.Key: Int]) {
    let keys = limits.keys.filter(\.subject.isStorable)
    let request = PostgresRequest(
      Self.limits, .integers(keys.map { Int64($0.kind.rawValue) }), .texts(keys.map(\.subject)))
    ask(request) { result, set, rows in
      for key in limits.keys { rows.note(key, version: 0) }
      try result.forEach { row in
        let key = RateLimit.Key(try known(row.integer()), row.text())
        guard let index = limits[key] else { return }
        rows.note(key, version: row.integer())
        try set.note(index) { .limit(try RateLimit(key, &row)) }
      }
    }
  }

  private static let notifications = PostgresStatement(
    """
    SELECT o.id, o.user_id, o.kind, o.session_id FROM unnest($1::bigint[]) AS k (id) JOIN outbox o ON o.id = k.id
    ORDER BY o.id FOR NO KEY UPDATE OF o
    """)

  private mutating func ask(_ notifications: [Int64: Int]) {
    ask(PostgresRequest(Self.notifications, .integers(notifications.keys.map { $0 }))) { result, set, _ in
      try result.forEach { row in
        guard let index = notifications[row.integer()] else { return }
        let userID = row.text()
        try set.note(index) {
          .notification(try known(row.integer()), userID: userID, sessionID: row.optionalText())
        }
      }
    }
  }

  private mutating func ask(namedUsers scope: Membership.Scope, _ index: Int) {
    // Behind the lock, so that nobody is missed.
    let users: PostgresRequest
    switch scope {
    case .organization(let id):
      ask(PostgresRequest(PostgresNames.lockOrganization, .text(id))) { _, _, _ in }
      users = PostgresRequest(PostgresNames.usersOfOrganization, .text(id))
    case .instance:
      ask(PostgresRequest(PostgresNames.lockInstance)) { _, _, _ in }
      users = PostgresRequest(PostgresNames.users)
      ask(PostgresRequest(PostgresNames.organizations)) { result, set, _ in
        try set.note(index) {
          .namedUsers(NamedUsers(users: [], organizations: try result.map { try Organization(&$0) }))
        }
      }
    }
    ask(users) { result, set, _ in
      var named = set.namedUsers(index)
      try set.note(index) {
        named.users = try result.map { NamedUsers.Entry(try User(&$0)) }
        return .namedUsers(named)
      }
    }
  }

  private static let histories = PostgresStatement(
    """
    SELECT e.aggregate_id, \(Event.columns.of("e")) FROM unnest($1::text[]) AS k (id) JOIN events e ON e.aggregate_id = k.id
    ORDER BY e.aggregate_id, e.sequence
    """)

  private mutating func ask(histories: [String: Int]) {
    ask(PostgresRequest(Self.histories, .texts(histories.keys.filter(\.isStorable)))) { result, set, _ in
      var found: [String: [Event]] = [:]
      var damaged: [String: StoreError] = [:]
      try result.forEach { row in
        let id = row.text()
        do { found[id, default: []].append(try Event(&row)) } catch let error as StoreError { damaged[id] = error }
      }
      for (id, index) in histories {
        if let error = damaged[id] {
          set.note(index, damaged: error)
        } else {
          set.note(index, .history(found[id] ?? []))
        }
      }
    }
  }
}

extension PostgresLoading {
  private mutating func ask(sessions: [String: Int]) {
    ask(PostgresSessions.locking(sessions.keys.filter(\.isStorable))) { result, set, _ in
      try result.forEach { row in
        guard let index = sessions[row.text()] else { return }
        try set.note(index) { .state(.session(try Session(&row))) }
      }
    }
  }
}

extension WorkingSet {
  /// Notes what `read` makes of a row; one that is damaged fails only who needs it.
  fileprivate mutating func note(_ index: Int, _ read: () throws -> Loaded) throws {
    do { note(index, try read()) } catch let error as StoreError { note(index, damaged: error) }
  }
}

extension String {
  /// No text in PostgreSQL has U+0000.
  var isStorable: Bool { !utf8.contains(0) }

  /// A list of columns as those of a table.
  func of(_ table: String) -> String {
    split(separator: ",").map { "\(table).\($0.drop { $0 == " " })" }.joined(separator: ", ")
  }
}

extension Membership {
  fileprivate var isOwner: Bool { roles.contains("IAM_OWNER") }
}
