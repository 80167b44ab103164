import SeededRandom
import Testing
import Domain
import StoreSupport

@testable import Persistence

@Suite("Contract: lists of organizations")
struct OrganizationListContractTests {
  /// Six organizations with domains, one inactive, one removed, beside that of the set-up.
  private static func fill(_ test: any TestedStore) async throws {
    try await test.setUp()
    let given: [(String, String, [String])] = [
      ("20", "Müller & Söhne", ["müller.example", "shared.example"]), ("21", "acme two", ["two.example"]),
      ("22", "Straße", []), ("23", "100%_sure", ["sure.example"]), ("24", "Zebra", ["zebra.example"]),
      ("25", "Gone", ["gone.example"]),
    ]
    for (id, name, domains) in given {
      test.clock.advance(seconds: id == "21" ? 0 : 10)
      try await test.store.execute(Command.organization(id, name, domains))
    }
    try await test.store.execute(Command.happening(toOrganization: "24", [.deactivated]))
    try await test.store.execute(Command.happening(toOrganization: "25", [.removed]))
  }

  private static func exact(_ method: UserQuery.Comparison.Method) -> UserQuery.Comparison {
    .init(method, ignoresCase: false)
  }

  private static func folded(_ method: UserQuery.Comparison.Method) -> UserQuery.Comparison {
    .init(method, ignoresCase: true)
  }

  static let rows: [(filters: [OrganizationQuery.Filter], ids: [String], reason: String)] = [
    ([], ["10", "20", "21", "22", "23", "24"], "all that are there"),
    ([.name(exact(.equals), "acme two")], ["21"], "equal"),
    ([.name(exact(.equals), "Acme two")], [], "equal, another case"),
    ([.name(folded(.equals), "ACME TWO")], ["21"], "equal in any case"),
    ([.name(exact(.startsWith), "Acme")], ["10"], "begins with"),
    ([.name(folded(.startsWith), "aCME")], ["10", "21"], "begins with, any case"),
    ([.name(exact(.contains), "ller &")], ["20"], "contains"),
    ([.name(folded(.contains), "SÖH")], ["20"], "contains, beyond ASCII"),
    ([.name(folded(.contains), "STRASSE")], ["22"], "folded as names are"),
    ([.name(exact(.endsWith), "two")], ["21"], "ends with"),
    ([.name(folded(.endsWith), "TWO")], ["21"], "ends with, any case"),
    ([.name(folded(.contains), "%_")], ["23"], "what a pattern would take for anything"),
    ([.name(exact(.equals), "")], [], "nobody has no name"),
    ([.name(exact(.endsWith), "")], ["10", "20", "21", "22", "23", "24"], "every name ends with nothing"),
    ([.domain(exact(.equals), "shared.example")], ["20"], "a domain of two"),
    ([.domain(folded(.equals), "MÜLLER.example")], ["20"], "a domain in any case"),
    ([.domain(exact(.equals), "TWO.example")], [], "domains are kept folded"),
    ([.domain(exact(.endsWith), ".example")], ["20", "21", "23", "24"], "each once, however many match"),
    ([.domain(folded(.endsWith), ".LOCALHOST")], ["10"], "the domain of the set-up"),
    ([.domain(exact(.contains), "gone")], [], "those of who was removed are none"),
    ([.domain(exact(.contains), "")], ["10", "20", "21", "23", "24"], "whoever has one"),
    ([.state(.active)], ["10", "20", "21", "22", "23"], "active"),
    ([.state(.inactive)], ["24"], "inactive"),
    ([.state(.removed)], [], "who was removed is in no list"),
    ([.state(.unspecified)], [], "in no state"),
    ([.ids(["24", "20", "20", "nothing"])], ["20", "24"], "ids, each once"),
    ([.ids(["24", "20"]), .ids(["20"]), .state(.active)], ["20"], "all filters hold"),
    ([.ids([])], [], "none that the caller may read"),
    (
      [.domain(exact(.endsWith), ".example"), .name(folded(.contains), "z"), .state(.inactive)], ["24"],
      "a domain, a name and a state"
    ),
    ([.domain(exact(.endsWith), "example"), .domain(exact(.startsWith), "two")], ["21"], "two of the same kind"),
  ]

  @Test("each filter", arguments: StoreKind.allCases)
  func filters(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await Self.fill(test)
    for (filters, ids, reason) in Self.rows {
      let page = try await test.store.organizations(
        OrganizationQuery(filters, page: PageRequest(limit: 100, isAscending: true)))
      #expect(page.items.map(\.id) == ids, "\(reason)")
      #expect(page.total == ids.count, "\(reason)")
    }
  }

  @Test("in each order, and part by part", arguments: StoreKind.allCases)
  func orders(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await Self.fill(test)
    func ids(_ order: OrganizationQuery.Order, _ page: PageRequest) async throws -> [String] {
      let found = try await test.store.organizations(OrganizationQuery(order: order, page: page))
      #expect(found.total == 6)
      return found.items.map(\.id)
    }
    let byName = ["23", "10", "21", "20", "22", "24"]
    #expect(try await ids(.name, PageRequest(limit: 9, isAscending: true)) == byName)
    #expect(try await ids(.name, PageRequest(limit: 9)) == byName.reversed())
    // Of two of one moment the greater id is the later one.
    #expect(try await ids(.creationDate, PageRequest(limit: 9)) == ["24", "23", "22", "21", "20", "10"])
    #expect(try await ids(.name, PageRequest(offset: 2, limit: 2, isAscending: true)) == ["21", "20"])
    #expect(try await ids(.name, PageRequest(offset: 9, limit: 2, isAscending: true)) == [])
    #expect(try await ids(.name, PageRequest(offset: 1, limit: 0)) == [])
  }

  @Test("another name is listed at once, whole as it is", arguments: StoreKind.allCases)
  func renamed(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await Self.fill(test)
    try await test.store.execute(Command.happening(toOrganization: "22", [.changed(name: "Änderung")]))
    let query = OrganizationQuery(
      [.name(Self.folded(.equals), "äNDERUNG")], page: PageRequest(limit: 1, isAscending: true))
    let page = try await test.store.organizations(query)
    #expect(page.items == [try await test.store.organization(id: "22")])
  }

  @Test("a domain finds its organization while it is verified", arguments: StoreKind.allCases)
  func domains(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await Self.fill(test)
    let query = OrganizationQuery(
      [.domain(Self.exact(.startsWith), "late."), .domain(Self.exact(.contains), ".ex")], page: PageRequest(limit: 9))
    let steps: [(OrganizationEvent, Int)] = [
      (.domainAdded("Late.example"), 0), (.changed(name: "Later"), 0), (.domainVerified("Late.example"), 1),
      (.changed(name: "Last"), 1), (.deactivated, 1), (.domainRemoved("Late.example", isVerified: true), 0),
    ]
    for (event, total) in steps {
      try await test.store.execute(Command.happening(toOrganization: "22", [event]))
      let page = try await test.store.organizations(query)
      #expect(page.total == total && page.items.map(\.id) == (total == 1 ? ["22"] : []), "\(event)")
    }
    let report = try test.verifyState()
    // These organizations were given names and domains without taking them.
    #expect((report.damages + report.mismatches).filter { !$0.contains("does not hold") } == [])
  }

  /// What is asked of an organization stands in the index of each order.
  @Test("SQLite walks an index alone", arguments: OrganizationQuery.Order.allCases, [true, false])
  func walked(order: OrganizationQuery.Order, isAscending: Bool) async throws {
    let test = try TestStore()
    try await Self.fill(test)
    let filters: [OrganizationQuery.Filter] = [
      .name(Self.folded(.contains), "a"), .name(Self.exact(.startsWith), "a"), .domain(Self.exact(.endsWith), "e"),
      .domain(Self.folded(.contains), "e"), .state(.active),
    ]
    let query = OrganizationQuery(filters, order: order, page: PageRequest(limit: 9, isAscending: isAscending))
    let steps = try test.sqlite.readers.read { reader in
      let statement = OrganizationListPlan(reader).statement(query)
      var steps: [String] = []
      try reader.connection.prepare("EXPLAIN QUERY PLAN \(statement.sql)").forEach(statement.bind) { row in
        for _ in 0..<3 { row.skip() }
        steps.append(row.text())
      }
      return steps
    }
    #expect(steps.count == 1 && steps[0].hasPrefix("SCAN organizations USING COVERING INDEX"), "\(steps)")
  }

  /// Whichever way the store finds them: looked up and sorted, or along an index.
  @Test(
    "a store finds what looking at everything finds", arguments: SplitMix.seeds(1...20), [StoreKind.sqlite, .postgres])
  func random(seed: UInt64, kind: StoreKind) async throws {
    let (test, memory) = (try kind.make(), try TestMemoryStore())
    try await Self.fill(test)
    try await Self.fill(memory)
    var random = SplitMix(seed: seed)
    for _ in 0..<60 {
      let texts = [
        "", "e", "E", "example", "two", "ACME", "müll", "Müller & Söhne", "s", "%", ".", "ss", "shared.example",
      ]
      let filters = (0..<Int.random(in: 0...3, using: &random)).map { _ -> OrganizationQuery.Filter in
        let comparison = UserQuery.Comparison(
          UserQuery.Comparison.Method.allCases.randomElement(using: &random) ?? .equals,
          ignoresCase: Bool.random(using: &random))
        let text = texts.randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: return .name(comparison, text)
        case 2, 3: return .domain(comparison, text)
        case 4: return .state([.active, .inactive, .removed].randomElement(using: &random) ?? .active)
        default: return .ids(Array(["10", "20", "21", "24", "25", "99"].shuffled(using: &random).prefix(3)))
        }
      }
      let query = OrganizationQuery(
        filters, order: OrganizationQuery.Order.allCases.randomElement(using: &random) ?? .name,
        page: PageRequest(
          offset: Int.random(in: 0...6, using: &random), limit: Int.random(in: 0...4, using: &random),
          isAscending: Bool.random(using: &random)))
      let page =
        if let postgres = test as? TestPostgresStore {
          try await postgres.postgres.organizations(query, limits: .init(sorted: Bool.random(using: &random) ? 0 : 9))
        } else { try await test.store.organizations(query) }
      let expected = try await memory.store.organizations(query)
      #expect(page.items.map(\.id) == expected.items.map(\.id), "\(query)")
      #expect(page.total == expected.total, "\(query)")
    }
  }
}

extension Command<Void> {
  /// An organization with these domains, proved to be its own.
  fileprivate static func organization(_ id: String, _ name: String, _ domains: [String]) -> Self {
    Self(by: "11", []) { changes throws(DomainError) in
      var organization: Organization = try changes.create(id: id, in: id, .added(name: name))
      for domain in domains {
        changes.append(.domainAdded(domain), to: &organization)
        changes.append(.domainVerified(domain), to: &organization)
      }
    }
  }

  fileprivate static func happening(toOrganization id: String, _ events: [OrganizationEvent]) -> Self {
    Self(by: "11", [.organization(id)]) { changes throws(DomainError) in
      guard var organization = changes.organization(id) else { return }
      for event in events { changes.append(event, to: &organization) }
    }
  }
}
