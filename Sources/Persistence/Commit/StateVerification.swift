import Domain

/// What looking through a store found.
package struct StateReport: Sendable, Equatable {
  /// What the database itself finds wrong with its files, in its words.
  package var damages: [String]
  /// How many users, organizations and instances were compared.
  package var checked: Int
  /// Those whose state is not what their events amount to: kind and id, and what is wrong.
  package var mismatches: [String]

  /// Nothing is wrong.
  package var isSound: Bool { damages.isEmpty && mismatches.isEmpty }

  package init(checked: Int = 0, mismatches: [String] = [], damages: [String] = []) {
    self.damages = damages
    self.checked = checked
    self.mismatches = mismatches
  }
}

/// What a store is read by to be verified.
package protocol VerifiableStore {
  /// The ids of whatever has events, and of states and items that lack them.
  func aggregateIDs() throws -> [String]
  func events(of aggregateID: String) throws -> [Event]
  func state(_ key: Key) throws -> AggregateState?
  /// What an aggregate's events have put beside the states: tokens of a user, members of an organization.
  func items(of state: AggregateState) throws -> [Item]
  /// Who holds a name: more than one where names were compared otherwise when they took it.
  func holders(of name: UniqueName) throws -> [String]
  /// All names that are held, as they are stored, and by whom.
  func heldNames() throws -> [(kind: UniqueName.Kind, name: String, ownerID: String)]
  /// Runs `body`, which only reads, on one state of the store.
  func inSnapshot<Value>(_ body: () throws -> Value) throws -> Value
}

/// Folds the events of all aggregates and compares the outcome with what the store keeps: states, the rows beside them,
/// and the names that they hold.
///
/// Each aggregate is read in a snapshot of its own: one for all would keep a served store from reusing its log.
package struct StateVerification<Source: VerifiableStore> {
  private let source: Source

  package init(_ source: Source) {
    self.source = source
  }

  package func report() throws -> StateReport {
    var report = StateReport()
    var faulty: Set<String> = []
    for id in try source.aggregateIDs() {
      let wrong = try source.inSnapshot { () -> String? in
        do {
          return try mismatch(id)
        } catch {
          // Whatever cannot be read is no proof.
          return "\(id): \(error)"
        }
      }
      report.checked += 1
      if let wrong {
        report.mismatches.append(wrong)
        faulty.insert(id)
      }
    }
    report.mismatches += try strayNames(of: faulty)
    return report
  }

  /// Names that nobody holds by their state.
  /// - Parameter faulty: of whom something is told already.
  private func strayNames(of faulty: Set<String>) throws -> [String] {
    try source.heldNames().compactMap { kind, text, ownerID in
      if faulty.contains(ownerID) { return nil }
      let name = UniqueName(kind, text)
      guard text.utf8.elementsEqual(name.name.utf8) else { return "\(ownerID): the \(name.description) is not folded" }
      return try source.inSnapshot {
        // Who has given it up since the names were read is no fault.
        guard try source.holders(of: name).contains(ownerID), try !names(of: ownerID).contains(name) else { return nil }
        return "\(ownerID): holds the \(name.description), and does not have it"
      }
    }
  }

  private func names(of id: String) throws -> Set<UniqueName> {
    guard let state = try source.state(.user(id)) ?? source.state(.organization(id)) else { return [] }
    return state.names(try source.items(of: state).map(\.key), try naming(of: state))
  }

  /// What is wrong with an aggregate; nil where nothing is.
  private func mismatch(_ id: String) throws -> String? {
    let events = try source.events(of: id)
    guard !events.isEmpty else { return "\(id): no events" }
    guard events.enumerated().allSatisfy({ $1.sequence == UInt64($0) + 1 }) else {
      return "\(id): events are missing"
    }
    guard let state = events.reduce(nil, { AggregateState.evolve($0, $1) }) else {
      return "\(id): its events make no state"
    }
    guard try source.state(state.key) == state else { return "\(state.kind) \(id): state" }
    var expected = ItemSet()
    for event in events { for change in event.items { expected.apply(change) } }
    let kept = Dictionary(try source.items(of: state).map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    for (key, item) in kept where expected[key] != item { return "\(state.kind) \(id): \(key.kind)" }
    // Whoever was removed lost the memberships that others gave.
    for key in expected.rows.keys where kept[key] == nil {
      if case .member(_, let userID) = key, try !exists(userID) { continue }
      return "\(state.kind) \(id): \(key.kind)"
    }
    for name in state.names(kept.keys, try naming(of: state)) {
      let holders = try source.holders(of: name)
      guard holders.contains(id) else { return "\(state.kind) \(id): does not hold the \(name.description)" }
      let others = holders.filter { $0 != id }
      if !others.isEmpty {
        return "\(state.kind) \(id): shares the \(name.description) with \(others.joined(separator: ", "))"
      }
    }
    return nil
  }

  /// How users of the organization of a user are called.
  private func naming(of state: AggregateState) throws -> Naming {
    guard let user = state.user else { return .standard }
    return Naming(
      try source.state(.organization(user.organizationID))?.organization, try source.state(.instance)?.instance)
  }

  private func exists(_ userID: String) throws -> Bool { try source.state(.user(userID))?.user?.exists == true }
}

extension AggregateState {
  fileprivate var kind: String {
    switch self {
    case .user: "user"
    case .organization: "organization"
    case .instance: "instance"
    case .session: "session"
    }
  }
}

extension UniqueName {
  /// Of any text: former versions took what breaks a line.
  fileprivate var description: String {
    switch kind {
    case .userName, .organizationUserName: "user name \(name.debugDescription)"
    case .organizationName: "organization name \(name.debugDescription)"
    case .organizationDomain: "domain \(name.debugDescription)"
    }
  }
}

extension Item.Key {
  fileprivate var kind: String {
    switch self {
    case .personalAccessToken: "tokens"
    case .machineKey: "keys"
    case .metadata: "metadata"
    case .member: "members"
    case .domain: "domains"
    case .messageText: "message texts"
    case .provider: "providers"
    case .activeProvider: "active providers"
    case .asset: "pictures and fonts"
    case .nameRule: "rule of names"
    case .loginTranslation: "texts of the login"
    }
  }
}
