import Testing

@testable import Domain

@Suite struct OrganizationDomainTests {
  private static func target(
    _ id: String = Given.organization, _ authority: Authority = .proof(.v1)
  ) -> OrganizationTarget {
    OrganizationTarget(id, by: "editor", authority)
  }

  private static func adding(
    _ name: String, to id: String = Given.organization, mustBeProved: Bool = false
  ) throws(DomainError) -> Command<ChangeOutcome> {
    try .addDomain(name, to: target(id), mustBeProved: mustBeProved, baseDomain: "localhost")
  }

  private static let validation = DomainValidation(.dns, sealedToken: [9])

  /// What a command does to an organization.
  private func events<Outcome>(of command: Command<Outcome>, in world: inout World) throws -> [OrganizationEvent] {
    let before = world.events.count
    try world.execute(command)
    return world.events[before...].compactMap { if case .organization(let event) = $0.payload { event } else { nil } }
  }

  @Test func isVerifiedAtOnceWhereNothingIsToBeProved() throws {
    var world = World()
    #expect(
      try events(of: try Self.adding(" Example.COM "), in: &world) == [
        .domainAdded("Example.COM"), .domainVerified("Example.COM"),
      ])
    let organization = try #require(world.organizations[Given.organization])
    #expect(organization.domains.map(\.name) == ["Example.COM"])
    #expect(organization.domain("example.com")?.isVerified == true)
    #expect(world.rows[.domain("example.com")] == .domain("example.com", organizationID: Given.organization))
    #expect(world.names.contains(UniqueName(.organizationDomain, "EXAMPLE.com")))
    #expect(world.refusal(of: try Self.adding("example.com"))?.id == "V2-e1wse")
    #expect(world.refusal(of: try Self.adding("example.com", to: Given.otherOrganization))?.id == "V3-DKcYh")
  }

  @Test func isOneInEitherSpelling() throws {
    var world = World()
    try world.execute(try Self.adding("xn--mller-kva.de"))
    #expect(world.rows[.domain("müller.de")] != nil)
    #expect(world.refusal(of: try Self.adding("Müller.de", to: Given.otherOrganization))?.id == "V3-DKcYh")
    var user = World([Given.human()], organization: Given.otherOrganization)
    try user.execute(try Self.adding("müller.de"))
    for name in ["ada@MÜLLER.de", "ada@xn--mller-kva.de", "ada@XN--MLLER-KVA.DE"] {
      let command = Command.changeUserName(
        of: Given.target(Given.user, .organization(Given.otherOrganization)), to: name)
      #expect(user.refusal(of: command)?.id == "COMMAND-SFd21", "\(name)")
    }
  }

  @Test func isProvedFirst() throws {
    var world = World()
    try world.execute(try Self.adding("example.com", mustBeProved: true))
    // Whoever has not proved it holds nothing.
    #expect(world.names.isEmpty)
    #expect(world.rows[.domain("example.com")] == nil)
    try world.execute(try Self.adding("example.com", to: Given.otherOrganization, mustBeProved: true))
    #expect(world.refusal(of: .beginProof(of: "example.com", in: Self.target()))?.id == "ORG-SFBB3")
    #expect(
      try events(of: .beginValidation(of: "EXAMPLE.com", in: Self.target(), Self.validation), in: &world)
        == [.domainVerificationAdded("example.com", Self.validation)])
    let proof = try world.execute(.beginProof(of: "example.com", in: Self.target()))
    #expect(proof.validation == Self.validation)
    #expect(
      try events(of: .failValidation(proof, in: Self.target()), in: &world)
        == [.domainVerificationFailed("example.com")])
    #expect(world.organizations[Given.organization]?.domain("example.com")?.validation == Self.validation)
    // A newer token, and what was found is worth nothing.
    var replaced = world
    try replaced.execute(
      .beginValidation(of: "example.com", in: Self.target(), DomainValidation(.http, sealedToken: [8])))
    #expect(replaced.refusal(of: .verifyDomain(proof, in: Self.target()))?.id == "ORG-SFBB3")
    #expect(
      try events(of: .verifyDomain(proof, in: Self.target()), in: &world) == [.domainVerified("example.com")])
    let domain = try #require(world.organizations[Given.organization]?.domain("example.com"))
    #expect(domain.isVerified && domain.validation == DomainValidation(.dns, sealedToken: []))
    #expect(world.refusal(of: .beginProof(of: "example.com", in: Self.target()))?.id == "ORG-HGw21")
    #expect(
      world.refusal(of: .beginValidation(of: "example.com", in: Self.target(), Self.validation))?.id == "ORG-HGw21")
    // The other has it still, and can neither take it nor free it.
    let other = Self.target(Given.otherOrganization)
    try world.execute(.beginValidation(of: "example.com", in: other, Self.validation))
    let late = try world.execute(.beginProof(of: "example.com", in: other))
    #expect(world.refusal(of: .verifyDomain(late, in: other))?.id == "V3-DKcYh")
    #expect(
      try events(of: .removeDomain("example.com", from: other), in: &world)
        == [.domainRemoved("example.com", isVerified: false)])
    #expect(world.rows[.domain("example.com")] == .domain("example.com", organizationID: Given.organization))
    #expect(world.names.contains(UniqueName(.organizationDomain, "example.com")))
  }

  @Test func isPrimaryOnceChosen() throws {
    var world = World()
    try world.execute(try Self.adding("one.example"))
    try world.execute(try Self.adding("two.example", mustBeProved: true))
    #expect(
      try events(of: .setPrimaryDomain("ONE.example", of: Self.target()), in: &world)
        == [.domainPrimarySet("one.example")])
    #expect(try events(of: .setPrimaryDomain("one.example", of: Self.target()), in: &world) == [])
    #expect(world.refusal(of: .setPrimaryDomain("two.example", of: Self.target()))?.id == "ORG-Ggd32")
    #expect(world.refusal(of: .removeDomain("one.example", from: Self.target()))?.id == "ORG-Sjdi3")
    try world.execute(try Self.adding("three.example"))
    try world.execute(.setPrimaryDomain("three.example", of: Self.target()))
    #expect(
      try events(of: .removeDomain("one.example", from: Self.target()), in: &world)
        == [.domainRemoved("one.example", isVerified: true)])
    #expect(world.rows[.domain("one.example")] == nil)
    try world.execute(try Self.adding("one.example", to: Given.otherOrganization))
  }

  @Test func refusals() throws {
    let world = World()
    let rows: [(Command<ChangeOutcome>, DomainError)] = [
      (.removeDomain(" ", from: Self.target()), DomainError(.invalidArgument, "ORG-SJsK3", "Errors.Org.InvalidDomain")),
      (.removeDomain("a.b", from: Self.target()), DomainError(.notFound, "ORG-GDfA3", "Errors.Org.DomainNotOnOrg")),
      (
        .setPrimaryDomain(" ", of: Self.target()),
        DomainError(.invalidArgument, "ORG-SsDG2", "Errors.Org.InvalidDomain")
      ),
      (.setPrimaryDomain("a.b", of: Self.target()), DomainError(.notFound, "ORG-GDfA3", "Errors.Org.DomainNotOnOrg")),
      (
        .beginValidation(of: "", in: Self.target(), Self.validation),
        DomainError(.invalidArgument, "ORG-R24hb", "Errors.Org.InvalidDomain")
      ),
      (
        .beginValidation(of: "a.b", in: Self.target(), Self.validation),
        DomainError(.notFound, "ORG-AGD31", "Errors.Org.DomainNotOnOrg")
      ),
      (try Self.adding("a.b", to: "404"), DomainError(.notFound, "COMMA-kFHpQ", "Errors.Org.NotFound")),
      (
        try .addDomain(
          "a.b", to: Self.target(Given.organization, .permission("org.write", of: Given.caller(["IAM_OWNER_VIEWER"]))),
          mustBeProved: false, baseDomain: "localhost"), .permissionMissingOnTarget
      ),
    ]
    for (command, error) in rows { #expect(world.refusal(of: command) == error) }
    #expect(world.refusal(of: .beginProof(of: "a.b", in: Self.target()))?.id == "ORG-Sjdi3")
    #expect(throws: DomainError(.invalidArgument, "ORG-r3h4J", "Errors.Org.InvalidDomain")) {
      try Self.adding("Temporary.localhost")
    }
  }

  @Test func areBounded() throws {
    var world = World()
    try world.execute(
      Command<Void>(by: "editor", [.organization(Given.organization)]) { changes throws(DomainError) in
        guard var organization = changes.organization(Given.organization) else { return }
        for number in 0..<Organization.maximumDomains {
          let name = try DomainName("d\(number).example")
          try changes.addDomain(name, to: &organization, mustBeProved: true)
        }
      })
    #expect(world.refusal(of: try Self.adding("more.example"))?.id == "SIGNET-Do1mx")
  }

  @Test func domainsAreAskedNowAndThen() throws {
    var world = World()
    for id in [Given.organization, Given.otherOrganization] {
      try world.execute(try Self.adding("example.com", to: id, mustBeProved: true))
      try world.execute(.beginValidation(of: "example.com", in: Self.target(id), Self.validation))
    }
    // Whoever asks: it is the domain that is asked.
    for _ in 0..<5 { try world.execute(.beginProof(of: "example.com", in: Self.target())) }
    let other = Command.beginProof(of: "example.com", in: Self.target(Given.otherOrganization))
    #expect(world.refusal(of: other)?.kind == .resourceExhausted)
    #expect(world.refusal(of: other)?.retryAfter == 60)
    try world.execute(other, at: Given.now.adding(seconds: 60))
    // One organization asks many.
    var asked = 5
    for number in 0..<30 {
      let name = "d\(number).example"
      try world.execute(try Self.adding(name, mustBeProved: true))
      try world.execute(.beginValidation(of: name, in: Self.target(), Self.validation))
      guard world.refusal(of: .beginProof(of: name, in: Self.target())) == nil else { break }
      try world.execute(.beginProof(of: name, in: Self.target()))
      asked += 1
    }
    #expect(asked == 20)
  }

  @Test(
    "a page of the list",
    arguments: [
      (DomainQuery(page: PageRequest(limit: 10, isAscending: true)), ["b.example", "A.example", "c.test"]),
      (DomainQuery(page: PageRequest(limit: 2)), ["c.test", "A.example"]),
      (
        DomainQuery(order: .name, page: PageRequest(limit: 10, isAscending: true)),
        ["A.example", "b.example", "c.test"]
      ),
      (
        DomainQuery(
          names: [TextMatch(.endsWithIgnoringCase, ".EXAMPLE")], page: PageRequest(offset: 1, limit: 5)), ["b.example"]
      ),
      (DomainQuery(names: [TextMatch(.equals, "a.example")], page: PageRequest(limit: 5)), []),
    ])
  func lists(query: DomainQuery, names: [String]) throws {
    var world = World()
    for name in ["b.example", "A.example", "c.test"] { try world.execute(try Self.adding(name)) }
    #expect(world.organizations[Given.organization]?.domains(query).items.map(\.name) == names)
  }
}

@Suite struct DomainClaimTests {
  private static let claim = Command.claimName(of: Given.user, giving: "100@temporary.localhost")

  private static func world(
    _ name: String = "Ada@Example.com", owner: String = Given.otherOrganization,
    _ events: [UserEvent] = [.emailVerified]
  ) throws -> World {
    var world = World([Given.human(), .userNameChanged(name)] + events)
    try world.execute(
      try .addDomain(
        "example.com", to: OrganizationTarget(owner, by: "e", .proof(.v1)), mustBeProved: false,
        baseDomain: "localhost"))
    return world
  }

  @Test func takesTheName() throws {
    var world = try Self.world()
    #expect(
      try world.userEvents(of: Self.claim) == [
        .domainClaimed(userName: "100@temporary.localhost", domain: "example.com")
      ])
    #expect(world.user?.userName == "100@temporary.localhost")
    #expect(world.outbox.map(\.kind) == [.domainClaimed])
    #expect(world.outbox.first?.codeIssuedBy == world.user?.sequence)
    #expect(world.outbox.first?.sealedCode == [])
    #expect(try !world.execute(Self.claim), "once")
  }

  @Test(
    "others keep theirs",
    arguments: [
      ("ada@example.com", Given.organization), ("ada@other.example.com", Given.otherOrganization),
      ("example.com", Given.otherOrganization), ("ada@example.com@x", Given.otherOrganization),
      ("ada@example.org", Given.otherOrganization),
    ])
  func keeps(name: String, owner: String) throws {
    var world = try Self.world(name, owner: owner)
    let before = world
    #expect(try !world.execute(Self.claim))
    #expect(world == before)
  }

  @Test func isOfNobodyElse() throws {
    var world = try Self.world("ada@example.com", owner: Given.otherOrganization, [.removed])
    #expect(try !world.execute(Self.claim))
    #expect(try !world.execute(.claimName(of: "404", giving: "x")))
  }

  @Test func programsAreToldNothing() throws {
    var world = World([.machineAdded(userName: "bot@example.com", machine: Machine(name: "B"))])
    try world.execute(
      try .addDomain(
        "example.com", to: OrganizationTarget(Given.otherOrganization, by: "e", .proof(.v1)), mustBeProved: false,
        baseDomain: "localhost"))
    #expect(try world.execute(Self.claim))
    #expect(world.outbox.isEmpty)
  }

  @Test func namesAreTakenThoughTheMessageIsOneTooMany() throws {
    var world = try Self.world()
    let policy = RatePolicy(burst: 1, hourly: 1)
    let again = Command.claimName(of: Given.user, giving: "b@temporary.localhost", policy: policy)
    try world.execute(.claimName(of: Given.user, giving: "a@temporary.localhost", policy: policy))
    try world.execute(
      try .addDomain(
        "temporary.localhost", to: OrganizationTarget(Given.otherOrganization, by: "e", .proof(.v1)),
        mustBeProved: false, baseDomain: "elsewhere"))
    #expect(try world.execute(again))
    #expect(world.outbox.count == 1)
  }

  @Test func erasesWhoItWas() {
    let event = UserEvent.domainClaimed(userName: "ada@temporary.x", domain: "employer.example")
    #expect(event.withoutPersonalData == .domainClaimed(userName: "", domain: ""))
  }
}
