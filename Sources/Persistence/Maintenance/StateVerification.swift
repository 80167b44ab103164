import Domain

extension SQLiteStore {
  /// What a comparison of states with events found.
  package struct StateReport: Sendable, Equatable {
    /// How many users, organizations and instances were compared.
    package var checked = 0
    /// Those whose state is not what their events amount to: kind and id, and what is wrong.
    package var mismatches: [String] = []
  }

  /// Folds the events of the database at `path`, also while it is served, and compares the outcome with the states that
  /// it keeps: users with their tokens, organizations and the instance with their members.
  /// - Throws: `StoreError`.
  package static func verifyState(_ path: String) throws -> StateReport {
    try StoreError.translating {
      let connection = try Connection(path: path, access: .readOnly)
      try connection.execute("PRAGMA busy_timeout = 5000; PRAGMA mmap_size = \(ReaderPool.mappedBytes)")
      try Schema.require(connection)
      var verification = try StateVerification(connection)
      try verification.run()
      return verification.report
    }
  }
}

/// Goes through all aggregates, each in a transaction of its own: one snapshot for all would keep the log from being
/// reused while the store is served.
private struct StateVerification {
  var report = SQLiteStore.StateReport()
  private let connection: Connection
  private let reader: StateReader
  private let aggregates: Statement
  private let tokens: Statement
  private let members: Statement
  private let machineKeys: Statement
  private let metadata: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    self.reader = try StateReader(connection)
    // Of whatever has events, and of states that lack them.
    self.aggregates = try connection.prepare(
      """
      SELECT aggregate_id FROM events UNION SELECT id FROM users UNION SELECT id FROM organizations
      UNION SELECT id FROM instance UNION SELECT organization_id FROM memberships WHERE organization_id <> ''
      UNION SELECT user_id FROM tokens UNION SELECT user_id FROM machine_keys UNION SELECT user_id FROM user_metadata
      """)
    self.tokens = try connection.prepare("SELECT id, digest, expires FROM tokens WHERE user_id = ?")
    self.machineKeys = try connection.prepare("SELECT id, public_key, expires FROM machine_keys WHERE user_id = ?")
    self.metadata = try connection.prepare("SELECT key, value FROM user_metadata WHERE user_id = ?")
    self.members = try connection.prepare("SELECT user_id, roles FROM memberships WHERE organization_id = ?")
  }

  mutating func run() throws {
    var ids: [String] = []
    try self.aggregates.forEach(body: { ids.append($0.text()) })
    for id in ids {
      try self.connection.execute("BEGIN")
      let mismatch: String?
      do {
        mismatch = try self.mismatch(id)
      } catch let error as StoreError {
        mismatch = "\(id): \(error.description)"
      }
      try self.connection.execute("COMMIT")
      self.report.checked += 1
      if let mismatch { self.report.mismatches.append(mismatch) }
    }
  }

  /// What is wrong with an aggregate; nil where nothing is.
  private func mismatch(_ id: String) throws -> String? {
    let events = try self.reader.events(aggregateID: id, after: 0, limit: .max)
    guard events.enumerated().allSatisfy({ $1.sequence == UInt64($0) + 1 }) else {
      return "\(id): events are missing"
    }
    switch events.first?.payload {
    case .user?:
      let user = events.reduce(nil) { User.evolve($0, $1) }
      guard try self.reader.user(id: id) == user else { return "user \(id): state" }
      let exists = user?.exists == true
      guard try self.kept(self.tokens, id) == (exists ? Self.tokens(events) : [:]) else {
        return "user \(id): tokens"
      }
      guard try self.kept(self.machineKeys, id) == (exists ? Self.machineKeys(events) : [:]) else {
        return "user \(id): keys"
      }
      guard try self.keptMetadata(id) == (exists ? Self.metadata(events) : [:]) else {
        return "user \(id): metadata"
      }
    case .organization?:
      guard try self.reader.organization(id: id) == events.reduce(nil, { Organization.evolve($0, $1) }) else {
        return "organization \(id): state"
      }
      guard try self.isKept(Self.members(events), of: id) else { return "organization \(id): members" }
    case .instance?:
      guard try self.reader.instance() == events.reduce(nil, { Instance.evolve($0, $1) }) else {
        return "instance \(id): state"
      }
      guard try self.isKept(Self.members(events), of: "") else { return "instance \(id): members" }
    case nil: return "\(id): no events"
    }
    return nil
  }

  /// What a token or a key is known by, and how long it counts.
  private struct Credential: Equatable {
    var bytes: [UInt8]
    var expires: Timestamp
  }

  private static func tokens(_ events: [Event]) -> [String: Credential] {
    events.reduce(into: [:]) { tokens, event in
      switch event.payload {
      case .user(.personalAccessTokenAdded(let id, let digest, let expires)):
        tokens[id] = Credential(bytes: digest, expires: expires)
      case .user(.personalAccessTokenRemoved(let id)): tokens[id] = nil
      default: break
      }
    }
  }

  private static func machineKeys(_ events: [Event]) -> [String: Credential] {
    events.reduce(into: [:]) { keys, event in
      switch event.payload {
      case .user(.machineKeyAdded(let id, let publicKey, let expires)):
        keys[id] = Credential(bytes: publicKey, expires: expires)
      case .user(.machineKeyRemoved(let id)): keys[id] = nil
      default: break
      }
    }
  }

  private static func metadata(_ events: [Event]) -> [String: [UInt8]] {
    events.reduce(into: [:]) { metadata, event in
      switch event.payload {
      case .user(.metadataSet(let key, let value)): metadata[key] = value
      case .user(.metadataRemoved(let key)): metadata[key] = nil
      default: break
      }
    }
  }

  private func kept(_ statement: Statement, _ userID: String) throws -> [String: Credential] {
    var credentials: [String: Credential] = [:]
    try statement.forEach({ $0.text(userID) }) { row in
      credentials[row.text()] = Credential(bytes: row.blob(), expires: row.date())
    }
    return credentials
  }

  private func keptMetadata(_ userID: String) throws -> [String: [UInt8]] {
    var metadata: [String: [UInt8]] = [:]
    try self.metadata.forEach({ $0.text(userID) }) { row in metadata[row.text()] = row.blob() }
    return metadata
  }

  private static func members(_ events: [Event]) -> [String: String] {
    events.reduce(into: [:]) { members, event in
      switch event.payload {
      case .organization(.memberAdded(let userID, let roles)), .instance(.memberAdded(let userID, let roles)):
        members[userID] = roles.joined(separator: " ")
      default: break
      }
    }
  }

  /// Whether the members that events name are those that are kept, but for users that are gone.
  private func isKept(_ members: [String: String], of organizationID: String) throws -> Bool {
    var kept: [String: String] = [:]
    try self.members.forEach({ $0.text(organizationID) }) { row in kept[row.text()] = row.text() }
    guard kept.allSatisfy({ members[$0] == $1 }) else { return false }
    for userID in members.keys where kept[userID] == nil {
      if try self.reader.user(id: userID)?.exists == true { return false }
    }
    return true
  }
}
