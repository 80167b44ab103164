import StoreSupport
import Synchronization
import Testing
import Domain

@testable import Persistence

@Suite("Contract: domains of organizations")
struct DomainContractTests {
  private static func target(_ id: String) -> OrganizationTarget { OrganizationTarget(id, by: "11", .proof(.v1)) }

  private static func adding(
    _ domain: String, to id: String, mustBeProved: Bool = false
  ) throws -> Command<ChangeOutcome> {
    try .addDomain(domain, to: target(id), mustBeProved: mustBeProved, baseDomain: "localhost")
  }

  private static func useCases(on test: any TestedStore) -> UseCases {
    UseCases(
      store: test.store, directory: test.store, items: test.store, vault: TestVault(), passwords: TestHasher(),
      secrets: TestHasher(), keys: TestKeyMaker(), signer: TestSigner(), clock: test.clock,
      ids: SequentialIDs(clock: test.clock),
      ratePolicy: RatePolicy(burst: 0, hourly: 0))
  }

  /// Two organizations, and users of the first.
  private static func setUp(_ kind: StoreKind, _ names: [String]) async throws -> any TestedStore {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try .addOrganization("30", name: "Beta", by: "11", baseDomain: "localhost"))
    for (index, name) in names.enumerated() {
      try await test.store.execute(Command.happening(to: "\(1000 + index)", [Given.human(name)]))
    }
    return test
  }

  @Test("domains are read as they were left", arguments: StoreKind.allCases)
  func reads(_ kind: StoreKind) async throws {
    let test = try await Self.setUp(kind, [])
    let validation = DomainValidation(.http, sealedToken: [0, 1, 255])
    try await test.store.execute(try Self.adding("Müller.example", to: "30", mustBeProved: true))
    try await test.store.execute(.beginValidation(of: "xn--mller-kva.example", in: Self.target("30"), validation))
    test.clock.advance(seconds: 1)
    try await test.store.execute(try Self.adding("b.example", to: "30"))
    try await test.store.execute(.setPrimaryDomain("b.example", of: Self.target("30")))
    try await test.store.execute(.removeDomain("beta.localhost", from: Self.target("30")))
    let before = try #require(try await test.store.organization(id: "30"))
    try await test.reopen()
    let organization = try #require(try await test.store.organization(domain: "B.example"))
    #expect(organization == before)
    #expect(organization.domains.map(\.name) == ["Müller.example", "b.example"])
    #expect(organization.domains.map(\.isVerified) == [false, true])
    #expect(organization.domains.first?.validation == validation)
    #expect(try await test.store.organization(domain: "müller.example") == nil)
    #expect(try await !test.store.isTaken(UniqueName(.organizationDomain, "beta.localhost")))
    let proof = try await test.store.execute(.beginProof(of: "MÜLLER.example", in: Self.target("30")))
    try await test.store.execute(.verifyDomain(proof, in: Self.target("30")))
    #expect(try await test.store.organization(domain: "xn--mller-kva.example")?.id == "30")
    #expect(try test.verifyState().mismatches == [])
    try await test.store.execute(.removeOrganization(Self.target("30")))
    #expect(try await !test.store.isTaken(UniqueName(.organizationDomain, "müller.example")))
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("names that end in a domain of another organization are found, in pages", arguments: StoreKind.allCases)
  func finds(_ kind: StoreKind) async throws {
    let test = try await Self.setUp(
      kind,
      [
        "ada@Acme.example", "bob@acme.example", "eve@xn--mller-kva.example", "carl@acme.example.org", "acme.example",
        "@acme.example", "dora@sub.acme.example", "x@y@ACME.EXAMPLE", "fritz@MÜLLER.example",
      ])
    #expect(try await test.store.claimedNames(after: nil, limit: 10).isEmpty)
    try await test.store.execute(try Self.adding("acme.example", to: "30"))
    try await test.store.execute(try Self.adding("müller.example", to: "30"))
    try await test.store.execute(try Self.adding("acme.example.org", to: "10"))
    var (found, after) = ([ClaimedName](), ClaimedName?.none)
    while true {
      let page = try await test.store.claimedNames(after: after, limit: 2)
      found += page
      after = page.last
      if page.count < 2 { break }
    }
    #expect(
      found.map(\.name) == [
        "ada@acme.example", "bob@acme.example", "eve@xn--mller-kva.example", "fritz@müller.example", "x@y@acme.example",
      ])
    #expect(found.map(\.userID) == ["1000", "1001", "1002", "1008", "1007"])
    try await test.store.execute(.removeUser(Given.target("1001")))
    #expect(try await test.store.claimedNames(after: nil, limit: 10).count == 4)
  }

  @Test("whoever had a name of another's domain has one that we made, and is told", arguments: StoreKind.allCases)
  func claims(_ kind: StoreKind) async throws {
    let names = (0..<40).map { "u\($0)@acme.example" }
    // Somebody has taken what one of them is to have.
    let test = try await Self.setUp(kind, names + ["1003@temporary.localhost", "free"])
    let bell = test.store.verifiedDomains()
    try await test.store.execute(try Self.adding("acme.example", to: "30"))
    // Rings after the commit, and only for what verifies.
    var rings = bell.makeAsyncIterator()
    #expect(await rings.next() != nil)
    // From then on nobody else gets such a name.
    await #expect(throws: DomainError.self) { try await test.store.execute(try Given.adding("2000", "n@acme.example")) }
    let useCases = Self.useCases(on: test)
    #expect(try await useCases.settleClaims() == 40)
    #expect(try await useCases.settleClaims() == 0)
    #expect(try await test.store.user(id: "1000")?.userName == "1000@temporary.localhost")
    let spare = try #require(try await test.store.user(id: "1003")?.userName)
    #expect(spare.hasPrefix("1003-") && spare.hasSuffix("@temporary.localhost"))
    #expect(try await test.store.user(loginName: "u0@acme.example") == nil)
    // Those of the organization may have them.
    let new = try NewMachine("3000", in: "30", userName: "u0@acme.example", machine: Machine(name: "R"))
    try await test.store.execute(.add(new, by: "11", .proof(.v2)))
    let now = test.clock.now
    let due = try await test.store.lease(.mail, limit: 100, now: now, until: now.adding(seconds: 30))
    #expect(due.count == 40 && due.allSatisfy { $0.notification.kind == .domainClaimed })
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("who is damaged stops no other", arguments: StoreKind.allCases)
  func claimsBesideDamage(_ kind: StoreKind) async throws {
    let test = try await Self.setUp(kind, (0..<70).map { "u\($0)@acme.example" })
    try await test.store.execute(try Self.adding("acme.example", to: "30"))
    let damaged = (1000..<1040).map { "\($0)" }
    for id in damaged { try test.damage(userID: id) }
    let told = Mutex<[String]>([])
    let count = try await Self.useCases(on: test).settleClaims { id, _ in told.withLock { $0.append(id) } }
    #expect(count == 30)
    #expect(told.withLock { $0.sorted() } == damaged)
    #expect(Set(try await test.store.claimedNames(after: nil, limit: 100).map(\.userID)) == Set(damaged))
  }

  @Test("what was left undone goes on after a restart", arguments: StoreKind.allCases)
  func goesOn(_ kind: StoreKind) async throws {
    let test = try await Self.setUp(kind, ["ada@acme.example", "bob@acme.example"])
    try await test.store.execute(try Self.adding("acme.example", to: "30"))
    let first = try #require(try await test.store.claimedNames(after: nil, limit: 1).first)
    try await test.store.execute(.claimName(of: first.userID, giving: "\(first.userID)@temporary.localhost"))
    try await test.reopen()
    #expect(try await Self.useCases(on: test).settleClaims() == 1)
    #expect(try test.verifyState().mismatches == [])
  }
}
