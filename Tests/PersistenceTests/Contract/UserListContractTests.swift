import SeededRandom
import Testing
import Domain

@testable import Persistence

/// Lists of users, held against a list that is made the plain way: every user looked at, all that match sorted.
@Suite("Contract: lists of users")
struct UserListContractTests {
  private static let names = [
    "", "Ada", "ada", "ADA LOVELACE", "Zoë", "ZOË", "Müller", "müller", "O'Neil", "100%", "a_b", "a\\b", "\"q\"",
    "李小龍", "🦊 fox", "Annabel", "banana", "Straße", "STRASSE", "ＡＤＡ", "Mu\u{308}ller", "Σίσυφος", "a\u{200d}da", "ﬁx",
    "\u{212a}elvin",
    // Alike in their first bytes, and beyond them.
    "Maximilian Alexander I", "maximilian alexander II", "Maximilian Alex", "Maximilian Alexander I",
  ]
  private static let comparisons = UserQuery.Comparison.Method.allCases.flatMap { method in
    [true, false].map { UserQuery.Comparison(method, ignoresCase: $0) }
  }

  /// A store with people and programs of three organizations, some of whom were locked, changed or removed.
  /// - Parameter removed: an organization of them that is removed in the end, while its users are not.
  private func populated(_ kind: StoreKind, _ random: inout SplitMix, removed: String? = nil) async throws -> (
    any TestedStore, [User]
  ) {
    let test = try kind.make()
    var users: [User] = []
    for number in 100..<220 {
      let id = "\(number)"
      let organization = ["10", "20", "30"].randomElement(using: &random) ?? ""
      let name = Self.names.randomElement(using: &random) ?? ""
      var events: [UserEvent] = []
      if Bool.random(using: &random) || Bool.random(using: &random) {
        events.append(
          .humanAdded(
            userName: "\(name)\(number)", profile: self.profile(&random),
            email: EmailAddress(
              stored: "\(["a", "A", "b.c"].randomElement(using: &random) ?? "")\(number)@example.com"),
            phone: Bool.random(using: &random) ? PhoneNumber(stored: "+4179\(number)") : nil, password: nil,
            isPasswordChangeRequired: false, isInitial: Bool.random(using: &random)))
      } else {
        events.append(.machineAdded(userName: "\(name)\(number)", machine: Machine(name: name)))
      }
      for _ in 0..<Int.random(in: 0..<3, using: &random) {
        events.append(
          [
            .locked, .deactivated, .removed, .unlocked, .userNameChanged("new\(number)"),
            .profileChanged(self.profile(&random)), .emailVerified, .metadataSet(key: "k\(number % 3)", value: [1]),
            .emailChanged(EmailAddress(stored: "other\(number)@Example.com")), .phoneRemoved,
          ].randomElement(using: &random) ?? .locked)
        // Nothing happens to those who are gone.
        if events.last == .removed { break }
      }
      test.clock.advance(seconds: 1)
      // Each in a commit of its own: indices follow changes, not only what is new.
      for event in events { try await test.store.execute(Command.happening(to: id, in: organization, [event])) }
      users.append(try #require(try await test.store.user(id: id)))
    }
    guard let removed else { return (test, users) }
    try await test.store.execute(
      Command<Void>(by: "", []) { changes throws(DomainError) in
        var organization: Organization = try changes.create(id: removed, in: removed, .added(name: "Gone"))
        changes.append(.removed, to: &organization)
      })
    return (test, users.filter { $0.organizationID != removed })
  }

  private func profile(_ random: inout SplitMix) -> Profile {
    return Profile(
      firstName: self.name(&random), lastName: self.name(&random), nickName: self.name(&random),
      displayName: self.name(&random) + "!")
  }

  private func name(_ random: inout SplitMix) -> String {
    Self.names.randomElement(using: &random) ?? ""
  }

  @Test(
    "a list is what looking at every user gives, page by page", arguments: StoreKind.allCases, SplitMix.seeds(1...2))
  func lists(_ kind: StoreKind, seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let (test, users) = try await self.populated(kind, &random, removed: Bool.random(using: &random) ? "20" : nil)
    for _ in 0..<200 {
      let query = self.query(users, &random)
      self.expect(try await test.store.users(query), query, of: users)
    }
    try await expectPages(test, users)
  }

  /// What makes each way to find a page the one that is taken.
  enum Way: CaseIterable {
    case sorted, walked, inMemory

    var limits: UserListPlan.Limits {
      switch self {
      case .sorted: .init(sorted: .max - 1, passed: -1)
      case .walked: .init(sorted: -1, passed: .max)
      case .inMemory: .init(sorted: -1, passed: -1)
      }
    }

    /// In bytes; none, where memory is not to be used.
    var memory: Int { self == .inMemory ? .max : 0 }
  }

  @Test(
    "however a page is found, it is what looking at every user gives", arguments: Way.allCases, SplitMix.seeds(1...1))
  func ways(_ way: Way, seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    for removed in [nil, "20"] { try await expect(way, removed: removed, &random) }
  }

  @Test("of more users than fit into memory a list is the same", arguments: SplitMix.seeds(1...1))
  func beyondMemory(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let (test, users) = try await self.populated(.postgres, &random, removed: Bool.random(using: &random) ? "20" : nil)
    let store = try #require(test as? TestPostgresStore).forgetful()
    var found = 0
    for _ in 0..<150 {
      let query = self.query(users, &random)
      let page = try await store.users(query)
      self.expect(page, query, of: users)
      #expect(try await test.store.users(query) == page, "\(query)")
      found += page.items.count
    }
    #expect(found > 150, "hardly anything was found, which proves little")
    await store.close()
  }

  private func expect(_ way: Way, removed: String?, _ random: inout SplitMix) async throws {
    let (test, users) = try await self.populated(.sqlite, &random, removed: removed)
    let file = try #require(test as? TestStore)
    let connection = try Connection(path: file.path, access: .readOnly)
    try connection.addFold()
    let reader = try SQLiteReads(connection)
    let list = UserListPlan(reader, MemoryColumns(limit: way.memory), limits: way.limits)
    let usual = UserListPlan(reader, MemoryColumns(limit: .max))
    var found = 0
    for _ in 0..<150 {
      let query = self.query(users, &random)
      let page = try list.page(query)
      self.expect(page, query, of: users)
      #expect(try page == usual.page(query), "\(query)")
      found += page.items.count
      let removals = Removals(removed.map { [$0] } ?? [])
      switch try list.way(query.seen(with: removals)) {
      case .sorted: #expect(way == .sorted)
      case .inMemory: #expect(way == .inMemory)
      case .walked(let statement, _, _):
        // Where no index helps, what is to be sorted is walked too.
        #expect(way != .inMemory)
        try connection.prepare("EXPLAIN QUERY PLAN " + statement.sql).forEach(statement.bind) { row in
          for _ in 0..<3 { _ = row.integer() }
          let detail = row.text()
          #expect(!detail.contains("TEMP B-TREE"), "\(statement.sql): \(detail)")
          #expect(!detail.hasPrefix("SCAN users ") || detail.contains(" INDEX users_by_"), "\(detail)")
        }
      }
    }
    #expect(found > 150, "hardly anything was found, which proves little")
  }

  private func query(_ users: [User], _ random: inout SplitMix) -> UserQuery {
    UserQuery(
      self.condition(depth: 0, users, &random), order: UserQuery.Order.allCases.randomElement(using: &random) ?? .email,
      isAscending: Bool.random(using: &random), offset: Int.random(in: 0..<12, using: &random),
      limit: Int.random(in: 0..<130, using: &random))
  }

  private func expect(_ page: ItemPage<User>, _ query: UserQuery, of users: [User]) {
    let matching = users.filter { $0.exists && $0.matches(query.condition) }
    let known = Dictionary(uniqueKeysWithValues: matching.map { ($0.id, $0) })
    #expect(page.total == matching.count, "\(query)")
    #expect(
      page.items.count == max(0, min(query.limit, matching.count - query.offset)), "\(query): \(page.items.count)")
    #expect(page.items.allSatisfy { known[$0.id] == $0 }, "\(query)")
    let keys = page.items.map { $0.key(query.order) }
    #expect(keys == keys.sorted { query.isAscending ? $0 < $1 : $0 > $1 }, "\(query)")
  }

  /// Pages follow one another without gap or overlap.
  private func expectPages(_ test: any TestedStore, _ users: [User]) async throws {
    let conditions: [UserQuery.Condition] = [
      .organizations(["10"]), .all([]), .any([.not(.state(.locked)), .kind(.machine)]),
    ]
    for condition in conditions {
      let matching = Set(users.filter { $0.exists && $0.matches(condition) }.map(\.id))
      for order in UserQuery.Order.allCases {
        var seen: [String] = []
        while true {
          let page = try await test.store.users(UserQuery(condition, order: order, offset: seen.count, limit: 13))
          if page.items.isEmpty { break }
          seen += page.items.map(\.id)
        }
        #expect(Set(seen).count == seen.count, "\(order)")
        #expect(Set(seen) == matching, "\(order)")
      }
    }
  }

  private func condition(
    depth: Int, _ users: [User], _ random: inout SplitMix
  ) -> UserQuery.Condition {
    switch Int.random(in: 0..<(depth > 2 ? 7 : 10), using: &random) {
    case 0...2:
      let text = UserQuery.Text.allCases.randomElement(using: &random) ?? .email
      // A part of what somebody has, in whichever case.
      let whole = Array(users.randomElement(using: &random)?.text(text) ?? "")
      let start = Int.random(in: 0...whole.count, using: &random)
      var part = String(whole[start..<Int.random(in: start...whole.count, using: &random)])
      if Bool.random(using: &random) { part = String(whole) }
      if Bool.random(using: &random) { part = part.uppercased() }
      return .text(text, Self.comparisons.randomElement(using: &random) ?? .init(.equals, ignoresCase: true), part)
    case 3: return .state([.active, .locked, .initial, .deleted].randomElement(using: &random) ?? .active)
    case 4: return .kind(Bool.random(using: &random) ? .human : .machine)
    case 5: return .ids(users.shuffled(using: &random).prefix(3).map(\.id) + ["\"none"])
    case 6:
      if Bool.random(using: &random) {
        return .emails(users.shuffled(using: &random).prefix(3).map { $0.text(.email) })
      }
      return .organizations([["10"], ["20", "30"], []].randomElement(using: &random) ?? [])
    case 7:
      return .all(
        (0..<Int.random(in: 0..<3, using: &random)).map { _ in self.condition(depth: depth + 1, users, &random) })
    case 8:
      return .any(
        (0..<Int.random(in: 0..<3, using: &random)).map { _ in self.condition(depth: depth + 1, users, &random) })
    default: return .not(self.condition(depth: depth + 1, users, &random))
    }
  }

  @Test("users are found by their metadata", arguments: StoreKind.allCases)
  func metadata(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.store.execute(
      Command.happening(to: "100", [Given.human("ada"), .metadataSet(key: "Team", value: [1])]))
    try await test.store.execute(
      Command.happening(to: "101", [Given.human("bob"), .metadataSet(key: "team", value: [2])]))
    func ids(_ condition: UserQuery.Condition) async throws -> [String] {
      try await test.store.users(UserQuery(condition, isAscending: true, limit: 10)).items.map(\.id)
    }
    #expect(try await ids(.metadataKey(.init(.equals, ignoresCase: false), "team")) == ["101"])
    #expect(try await ids(.metadataKey(.init(.startsWith, ignoresCase: true), "TE")) == ["100", "101"])
    for method in [UserQuery.Comparison.Method.startsWith, .contains, .endsWith] {
      #expect(try await ids(.metadataKey(.init(method, ignoresCase: true), "")) == ["100", "101"])
    }
    #expect(try await ids(.metadataKey(.init(.equals, ignoresCase: false), "")) == [])
    #expect(try await ids(.metadataValue([1], isEqual: true)) == ["100"])
    #expect(try await ids(.metadataValue([1], isEqual: false)) == ["101"])
  }
}

extension User {
  func text(_ text: UserQuery.Text) -> String {
    switch text {
    case .userName, .loginName: self.userName
    case .firstName: self.human?.profile.firstName ?? ""
    case .lastName: self.human?.profile.lastName ?? ""
    case .nickName: self.human?.profile.nickName ?? ""
    case .displayName: self.human?.profile.displayName ?? self.machine?.name ?? ""
    case .email: self.human?.email.address.text ?? ""
    case .phone: self.human?.phone?.number.text ?? ""
    }
  }

  func matches(_ condition: UserQuery.Condition) -> Bool {
    switch condition {
    case .text(let text, let comparison, let value):
      let fold = { (text: String) in Array((comparison.ignoresCase ? text.folded : text).unicodeScalars) }
      let (whole, part) = (fold(self.text(text)), fold(value))
      switch comparison.method {
      case .equals: return whole == part
      case .startsWith: return whole.starts(with: part)
      case .endsWith: return whole.reversed().starts(with: part.reversed())
      case .contains: return part.isEmpty || whole.indices.contains { whole[$0...].starts(with: part) }
      }
    case .state(let state): return self.state == state
    case .kind(let kind): return (kind == .human) == (self.human != nil)
    case .ids(let ids): return ids.contains(self.id)
    case .emails(let addresses): return self.human.map { addresses.contains($0.email.address.text) } ?? false
    case .organizations(let ids): return ids.contains(self.organizationID)
    case .metadataKey, .metadataValue: return false
    case .all(let parts): return parts.allSatisfy(self.matches)
    case .any(let parts): return parts.contains(where: self.matches)
    case .not(let part): return !self.matches(part)
    }
  }

  /// What a user is sorted by, as bytes in the order of the store.
  fileprivate func key(_ order: UserQuery.Order) -> SortKey {
    let text: String? =
      switch order {
      case .creationDate, .state, .type: nil
      case .userName: self.userName
      case .firstName: self.text(.firstName)
      case .lastName: self.text(.lastName)
      case .nickName: self.text(.nickName)
      case .displayName: self.text(.displayName)
      case .email: self.human?.email.address.text
      }
    let number: Int64 =
      switch order {
      case .creationDate: self.creationDate.microseconds
      case .state: Int64(self.state.rawValue)
      case .type: self.human == nil ? 2 : 1
      default: text == nil ? 0 : 1
      }
    return SortKey(number: number, text: (text ?? "").utf8.map { (65...90).contains($0) ? $0 + 32 : $0 })
  }
}

private struct SortKey: Comparable {
  let number: Int64
  let text: [UInt8]

  static func < (left: SortKey, right: SortKey) -> Bool {
    left.number != right.number ? left.number < right.number : left.text.lexicographicallyPrecedes(right.text)
  }
}
