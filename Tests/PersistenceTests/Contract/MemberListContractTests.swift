import SeededRandom
import Testing
import Domain

@testable import Persistence

/// Lists of members, held against a list that is made the plain way.
@Suite("Contract: lists of members")
struct MemberListContractTests {
  private static let names = ["", "Ada", "ADA", "Zoë", "ZOË", "Müller", "100%", "a_b", "李小龍", "Straße", "STRASSE"]
  private static let scopes = [Membership.Scope.instance, .organization("10"), .organization("20")]
  private static let comparisons = UserQuery.Comparison.Method.allCases.flatMap { method in
    [true, false].map { UserQuery.Comparison(method, ignoresCase: $0) }
  }

  /// What the lists are to be made of.
  private struct Known {
    var users: [User] = []
    /// By scope and user.
    var entries: [Item.Key: Dated<Membership>] = [:]
  }

  /// A store with people and programs, most of whom are or were members of something. Two organizations beside the
  /// instance: each change in a commit of its own.
  private func populated(_ kind: StoreKind, _ random: inout SplitMix) async throws -> (any TestedStore, Known) {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try .addOrganization("20", name: "Other", by: "11", baseDomain: "localhost"))
    for number in 100..<160 {
      let name = { (random: inout SplitMix) in Self.names.randomElement(using: &random) ?? "" }
      test.clock.advance(seconds: 1)
      let organizationID = ["10", "20"].randomElement(using: &random) ?? ""
      let added: UserEvent =
        number % 3 == 0
        ? .machineAdded(userName: "m\(number)", machine: Machine(name: name(&random)))
        : .humanAdded(
          userName: "h\(number)", profile: Profile(firstName: name(&random), lastName: name(&random)),
          email: EmailAddress(stored: "\(["a", "A", "b"].randomElement(using: &random) ?? "")\(number)@example.com"),
          phone: nil, password: nil, isPasswordChangeRequired: false, isInitial: false)
      try await test.store.execute(Command.happening(to: "\(number)", in: organizationID, [added]))
    }
    for _ in 0..<260 { try await change(test, &random) }
    return (test, try await known(test))
  }

  private func known(_ test: any TestedStore) async throws -> Known {
    var known = Known()
    for id in try await test.store.userIDs(after: "", limit: 1000) {
      let user = try #require(try await test.store.user(id: id))
      known.users.append(user)
      for entry in try await test.store.memberships(userID: id) {
        known.entries[.member(entry.value.scope, userID: id)] = entry
      }
    }
    // In the order in which they were made.
    known.users.sort { $0.creationDate < $1.creationDate }
    return known
  }

  private func change(_ test: any TestedStore, _ random: inout SplitMix) async throws {
    let id = "\(Int.random(in: 100..<160, using: &random))"
    let scope = Self.scopes.randomElement(using: &random) ?? .instance
    let roles = Array(scope.roles.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    test.clock.advance(seconds: Int64.random(in: 0...1, using: &random))
    do {
      switch Int.random(in: 0..<10, using: &random) {
      case 0...4:
        try await test.store.execute(.changeMember(id, .add(roles: roles), of: scope, by: "11"))
      case 5, 6: try await test.store.execute(.changeMember(id, .update(roles: roles), of: scope, by: "11"))
      case 7: try await test.store.execute(.changeMember(id, .remove, of: scope, by: "11"))
      case 8: try await test.store.execute(.change(.lock, Target(id, by: "", .proof(.v1))))
      default:
        if Int(id).map({ $0 % 5 == 0 }) == true {
          try await test.store.execute(.removeUser(Target(id, by: "", .proof(.v1))))
        }
      }
    } catch is DomainError {
      // Is one already, or gone.
    }
  }

  private func query(_ known: Known, _ random: inout SplitMix) -> MemberQuery {
    MemberQuery(
      Self.scopes.randomElement(using: &random) ?? .instance, condition(known, &random),
      order: MemberQuery.Order.allCases.randomElement(using: &random) ?? .userID,
      page: PageRequest(
        offset: Int.random(in: 0..<12, using: &random), limit: Int.random(in: 0..<60, using: &random),
        isAscending: Bool.random(using: &random)))
  }

  private func condition(_ known: Known, _ random: inout SplitMix) -> UserQuery.Condition {
    let parts = (0..<Int.random(in: 0..<3, using: &random)).map { _ in
      if Int.random(in: 0..<8, using: &random) == 0 {
        return UserQuery.Condition.ids([known.users.randomElement(using: &random)?.id ?? ""])
      }
      let text = [UserQuery.Text.email, .firstName, .lastName].randomElement(using: &random) ?? .email
      let whole = Array(known.users.randomElement(using: &random)?.text(text) ?? "")
      let start = Int.random(in: 0...whole.count, using: &random)
      let part = String(whole[start..<Int.random(in: start...whole.count, using: &random)])
      let comparison = Self.comparisons.randomElement(using: &random) ?? .init(.equals, ignoresCase: true)
      return .text(text, comparison, part)
    }
    return .all(parts)
  }

  private func expect(_ page: ItemPage<Member>, _ query: MemberQuery, _ known: Known) {
    let places = Dictionary(uniqueKeysWithValues: known.users.enumerated().map { ($1.id, $0) })
    let matching = known.users.compactMap { user -> Member? in
      guard user.exists, user.matches(query.condition) else { return nil }
      return known.entries[.member(query.scope, userID: user.id)].map { Member($0, user) }
    }
    let sorted = matching.sorted { one, other in
      let (left, right) = (one.key(query.order), other.key(query.order))
      return (left.0, left.1, places[one.user.id] ?? 0) < (right.0, right.1, places[other.user.id] ?? 0)
    }
    let ordered = query.page.isAscending ? sorted : sorted.reversed()
    #expect(page.items == Array(ordered.dropFirst(query.page.offset).prefix(query.page.limit)), "\(query)")
    #expect(page.total == matching.count, "\(query)")
  }

  @Test(
    "a list is what looking at every member gives, page by page", arguments: StoreKind.allCases, SplitMix.seeds(1...1))
  func lists(_ kind: StoreKind, seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    var (test, known) = try await populated(kind, &random)
    var found = 0
    for round in 0..<400 {
      // What is in memory follows.
      if round % 40 == 39 {
        for _ in 0..<3 { try await change(test, &random) }
        known = try await self.known(test)
      }
      let query = query(known, &random)
      let page = try await test.store.members(query)
      expect(page, query, known)
      found += page.items.count
    }
    #expect(found > 400, "hardly anything was found, which proves little")
    try await expectPages(test, known)
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("of more users than fit into memory a list is the same", arguments: SplitMix.seeds(1...1))
  func beyondMemory(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    var (test, known) = try await populated(.postgres, &random)
    let store = try #require(test as? TestPostgresStore).forgetful()
    var found = 0
    for round in 0..<200 {
      if round % 40 == 39 {
        for _ in 0..<3 { try await change(test, &random) }
        known = try await self.known(test)
      }
      let query = query(known, &random)
      let page = try await store.members(query)
      expect(page, query, known)
      found += page.items.count
    }
    #expect(found > 200, "hardly anything was found, which proves little")
    await store.close()
  }

  /// Pages follow one another without gap or overlap.
  private func expectPages(_ test: any TestedStore, _ known: Known) async throws {
    let members = known.entries.values.filter { $0.value.scope == .organization("10") }.map(\.value.userID)
    for order in MemberQuery.Order.allCases {
      var seen: [String] = []
      while true {
        let page = try await test.store.members(
          MemberQuery(.organization("10"), order: order, page: PageRequest(offset: seen.count, limit: 7)))
        if page.items.isEmpty { break }
        seen += page.items.map(\.user.id)
      }
      #expect(Set(seen) == Set(members) && seen.count == members.count, "\(order)")
    }
  }

  /// What makes each way to find a page the one that is taken.
  enum Way: CaseIterable {
    case walked, inMemory, filtered

    var limits: UserListPlan.Limits {
      self == .walked ? .init(sorted: -1, passedMembers: .max) : .init(sorted: -1, passedMembers: -1)
    }
    /// In bytes; none, where memory is not to be used.
    var memory: Int { self == .inMemory ? .max : 0 }
  }

  @Test("however a page is found, it is the same, also after changes", arguments: Way.allCases, SplitMix.seeds(1...1))
  func ways(_ way: Way, seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let (test, known) = try await populated(.sqlite, &random)
    let file = try #require(test as? TestStore)
    let connection = try Connection(path: file.path, access: .readOnly)
    try connection.addFold()
    let reader = try SQLiteReads(connection)
    let list = MemberListPlan(reader, MemoryColumns(limit: way.memory), MemberOrders(), limits: way.limits)
    let usual = MemberListPlan(reader, MemoryColumns(limit: .max), MemberOrders())
    var taken = 0
    for round in 0..<200 {
      // What is in memory follows.
      if round % 20 == 19 { try await change(test, &random) }
      var query = query(known, &random)
      if way == .walked { query.condition = .all([]) }
      let (page, other) = (try list.page(query), try usual.page(query))
      #expect(page.items == other.items && page.total == other.total, "\(query)")
      switch try list.way(query) {
      case .walked(let statement, _, _):
        taken += way == .walked ? 1 : 0
        try connection.prepare("EXPLAIN QUERY PLAN " + statement.sql).forEach(statement.bind) { row in
          for _ in 0..<3 { _ = row.integer() }
          let detail = row.text()
          #expect(!detail.contains("TEMP B-TREE") && detail.contains("COVERING INDEX"), "\(statement.sql): \(detail)")
        }
      case .inMemory: taken += way == .inMemory ? 1 : 0
      case .filtered: taken += way == .filtered ? 1 : 0
      case .sorted: break
      }
    }
    #expect(taken > 100, "another way was taken, which proves nothing")
  }
}

extension Member {
  /// Numbers before texts, of which there is one or the other.
  fileprivate func key(_ order: MemberQuery.Order) -> (Int64, String) {
    switch order {
    case .creationDate: (entry.creationDate.microseconds, "")
    case .changeDate: (entry.changeDate.microseconds, "")
    case .userID: (0, user.id)
    case .userResourceOwner: (0, user.organizationID)
    }
  }
}
