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

/// What a store is read by to be verified: of many at once, in the order in which they are asked for.
package protocol VerifiableStore {
  /// The ids of whatever has events, and of states and items that lack them.
  func aggregateIDs() throws -> [String]
  func events(of aggregateIDs: [String]) throws -> [[Event]]
  func states(_ keys: [Key]) throws -> [AggregateState?]
  /// What the events of each have put beside the states: tokens of a user, members of an organization.
  func items(of states: [AggregateState]) throws -> [[Item]]
  /// Who holds each name: more than one where names were compared otherwise when they took it.
  func holders(of names: [UniqueName]) throws -> [[String]]
  /// All names that are held, as they are stored, and by whom.
  func heldNames() throws -> [(kind: UniqueName.Kind, name: String, ownerID: String)]
  /// Runs `body`, which only reads, on one state of the store.
  func inSnapshot<Value>(_ body: () throws -> Value) throws -> Value
}

/// Folds the events of all aggregates and compares the outcome with what the store keeps: states, the rows beside them,
/// and the names that they hold.
///
/// A few aggregates are read in a snapshot of their own: one for all would keep a served store from reusing its log.
package struct StateVerification<Source: VerifiableStore> {
  private let source: Source

  /// So many are looked at together.
  private static var chunk: Int { 200 }

  package init(_ source: Source) {
    self.source = source
  }

  /// - Parameter progress: told after each part how many aggregates were looked at.
  package func report(_ progress: (Int) throws -> Void = { _ in }) throws -> StateReport {
    var report = StateReport()
    var faulty: Set<String> = []
    for ids in try source.aggregateIDs().chunks(of: Self.chunk) {
      for (id, wrong) in try source.inSnapshot({ findMismatches(ids) }) {
        report.mismatches.append(wrong)
        faulty.insert(id)
      }
      report.checked += ids.count
      try progress(report.checked)
    }
    for names in try source.heldNames().chunks(of: Self.chunk) {
      report.mismatches += try strayNames(names.filter { !faulty.contains($0.ownerID) })
    }
    return report
  }

  /// Those of whom something is wrong, and what.
  private func findMismatches(_ ids: [String]) -> [(id: String, wrong: String)] {
    do {
      return try mismatches(ids)
    } catch {
      // Whatever cannot be read is no proof. The others can.
      return ids.count > 1 ? ids.flatMap { findMismatches([$0]) } : ids.map { ($0, "\($0): \(error)") }
    }
  }

  /// Names that nobody holds by their state.
  private func strayNames(_ held: [(kind: UniqueName.Kind, name: String, ownerID: String)]) throws -> [String] {
    try source.inSnapshot {
      let states = try owners(held.map(\.ownerID))
      let names = try Dictionary(
        zip(states.map(\.id), self.names(of: states)), uniquingKeysWith: { one, _ in one })
      let holders = try source.holders(of: held.map { UniqueName($0.kind, $0.name) })
      return zip(held, holders).compactMap { held, holders in
        let name = UniqueName(held.kind, held.name)
        guard held.name.utf8.elementsEqual(name.name.utf8) else {
          return "\(held.ownerID): the \(name.description) is not folded"
        }
        // Who has given it up since the names were read is no fault.
        guard holders.contains(held.ownerID), names[held.ownerID]?.contains(name) != true else { return nil }
        return "\(held.ownerID): holds the \(name.description), and does not have it"
      }
    }
  }

  private func owners(_ ids: [String]) throws -> [AggregateState] {
    let ids = Array(Set(ids))
    return try source.states(ids.map { .user($0) }).compactMap(\.self)
      + source.states(ids.map { .organization($0) }).compactMap(\.self)
  }

  private func names(of states: [AggregateState]) throws -> [Set<UniqueName>] {
    try names(of: states, source.items(of: states).map { $0.map(\.key) })
  }

  private func names(of states: [AggregateState], _ items: [[Item.Key]]) throws -> [Set<UniqueName>] {
    let organizations = Array(Set(states.compactMap { $0.user?.organizationID }))
    let found = try zip(organizations, source.states(organizations.map { .organization($0) }))
    let instance = try source.states([.instance]).first.flatMap(\.self)?.instance
    let namings = Dictionary(uniqueKeysWithValues: found.map { ($0, Naming($1?.organization, instance)) })
    return zip(states, items).map { state, items in
      state.names(items, state.user.flatMap { namings[$0.organizationID] } ?? .standard)
    }
  }

  private func mismatches(_ ids: [String]) throws -> [(id: String, wrong: String)] {
    var wrong: [(id: String, wrong: String)] = []
    var sound: [(events: [Event], state: AggregateState)] = []
    for (id, events) in try zip(ids, source.events(of: ids)) {
      if events.isEmpty {
        wrong.append((id, "\(id): no events"))
      } else if !events.enumerated().allSatisfy({ $1.sequence == UInt64($0) + 1 }) {
        wrong.append((id, "\(id): events are missing"))
      } else if let state = events.reduce(nil, { AggregateState.evolve($0, $1) }) {
        sound.append((events, state))
      } else {
        wrong.append((id, "\(id): its events make no state"))
      }
    }
    let states = sound.map(\.state)
    let items = try source.items(of: states)
    let names = try self.names(of: states, items.map { $0.map(\.key) })
    var holders = try source.holders(of: names.flatMap { Array($0) })[...]
    for (index, kept) in try source.states(states.map(\.key)).enumerated() {
      let state = states[index]
      let found = zip(names[index], holders.prefix(names[index].count))
      holders = holders.dropFirst(names[index].count)
      let mismatch =
        kept == state
        ? try mismatch(of: state, sound[index].events, items[index]) ?? Self.mismatch(of: state, Array(found))
        : "\(state.kind) \(state.id): state"
      if let mismatch { wrong.append((state.id, mismatch)) }
    }
    return wrong
  }

  private func mismatch(of state: AggregateState, _ events: [Event], _ items: [Item]) throws -> String? {
    var expected = ItemSet()
    for event in events { for change in event.items { expected.apply(change) } }
    let kept = Dictionary(items.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    for (key, item) in kept where expected[key] != item { return "\(state.kind) \(state.id): \(key.kind)" }
    // Who was removed lost the memberships that others gave, and those of a removed organization go some at a time.
    let isRemoved = state.organization?.state == .removed
    for key in expected.rows.keys where kept[key] == nil {
      if case .member(_, let userID) = key { if try isRemoved || !exists(userID) { continue } }
      return "\(state.kind) \(state.id): \(key.kind)"
    }
    return nil
  }

  private static func mismatch(
    of state: AggregateState, _ names: [(name: UniqueName, holders: [String])]
  ) -> String? {
    for (name, holders) in names {
      guard holders.contains(state.id) else {
        return "\(state.kind) \(state.id): does not hold the \(name.description)"
      }
      let others = holders.filter { $0 != state.id }
      if !others.isEmpty {
        return "\(state.kind) \(state.id): shares the \(name.description) with \(others.joined(separator: ", "))"
      }
    }
    return nil
  }

  private func exists(_ userID: String) throws -> Bool {
    try source.states([.user(userID)]).first.flatMap(\.self)?.user?.exists == true
  }
}

extension Array {
  /// Its elements in their order, so many at a time.
  fileprivate func chunks(of size: Int) -> some Sequence<[Element]> {
    stride(from: 0, to: count, by: size).lazy.map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
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
