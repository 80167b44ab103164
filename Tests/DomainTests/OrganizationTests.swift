import Testing

@testable import Domain

@Suite struct AddOrganizationTests {
  static func command(_ name: String, id: String = "30") throws(DomainError) -> Command<ChangeOutcome> {
    try .addOrganization(id, name: name, by: "editor", baseDomain: "localhost")
  }

  @Test func isAddedWithDomainAndOwner() throws {
    var world = World()
    let before = world.events.count
    let outcome = try world.execute(try Self.command("  Example Inc. "))
    #expect(
      world.events[before...].map(\.payload) == [
        .organization(.added(name: "Example Inc.")), .organization(.domainAdded("example-inc.localhost")),
        .organization(.domainVerified("example-inc.localhost")),
        .organization(.domainPrimarySet("example-inc.localhost")),
        .organization(.memberAdded(userID: "editor", roles: ["ORG_OWNER"])),
      ])
    let organization = try #require(world.organizations["30"])
    #expect(outcome == ChangeOutcome(organization))
    #expect(outcome.resourceOwner == "30")
    #expect(organization.exists)
    #expect(organization.primaryDomain == "example-inc.localhost")
    #expect(organization.sequence == 5)
  }

  @Test(arguments: [
    ("Acme", "acme.localhost"),
    ("A&B Co.", "ab-co.localhost"),
    ("Zürich", "zürich.localhost"),
    ("ZU\u{308}RICH", "zürich.localhost"),
    ("Acme & Sons", "acme--sons.localhost"),
    ("-Acme-", "acme.localhost"),
    ("Müller 24/7", "müller-247.localhost"),
    ("東京", "東京.localhost"),
    ("हिन्दी", "हिन्दी.localhost"),
    ("🦊 fox", "fox.localhost"),
    (String(repeating: "ü", count: 40), String(repeating: "ü", count: 31) + ".localhost"),
    (String(repeating: "a", count: 80), String(repeating: "a", count: 63) + ".localhost"),
    (String(repeating: "a", count: 62) + " b", String(repeating: "a", count: 62) + ".localhost"),
  ])
  func domains(name: String, domain: String) throws {
    #expect(try NewOrganization.domain(from: name, under: "localhost") == domain)
  }

  @Test func refusals() throws {
    #expect(throws: DomainError(.invalidArgument, "ORG-RrfXY", "Errors.Org.Domain.EmptyString")) {
      try Self.command(" \n")
    }
    #expect(throws: DomainError(.invalidArgument, "ORG-RrfXY", "Errors.Org.Domain.EmptyString")) {
      try Self.command("🦊!")
    }
    var world = World(Given.unverified)
    try world.execute(try Self.command("Example Inc"))
    #expect(
      world.refusal(of: try Self.command("example INC", id: "31"))
        == DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.AlreadyExists"))
    #expect(
      world.refusal(of: try Self.command("Example-Inc", id: "31"))
        == DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.Domain.AlreadyExists"),
      "another name, but the same domain")
    let existing = DomainError(.alreadyExists, "ORG-lapo2n", "Errors.Org.AlreadyExisting")
    #expect(world.refusal(of: try Self.command("New")) == existing)
    #expect(world.refusal(of: try Self.command("New", id: Given.user)) == existing, "a user has the id")
  }
}

@Suite struct SetUpInstanceTests {
  static func command(
    organization: String = "Acme", admin: String = "admin"
  ) throws(DomainError) -> Command<ChangeOutcome> {
    try .setUp(
      NewInstance(
        instanceID: "1", organizationID: "2", organizationName: organization,
        admin: NewOwner(userID: "3", userName: admin, tokenID: "4", tokenDigest: [5]), baseDomain: "localhost"))
  }

  @Test func setsUpOnce() throws {
    var world = World.empty
    let outcome = try world.execute(try Self.command())
    #expect(outcome.id == "3")
    #expect(world.instance?.defaultOrganizationID == "2")
    #expect(world.instance?.defaultLanguage == "en")
    #expect(world.organizations["2"]?.primaryDomain == "acme.localhost")
    #expect(world.users["3"]?.machine?.name == "admin")
    #expect(
      world.events.map(\.payload).suffix(3) == [
        .user(.machineAdded(userName: "admin", machine: Machine(name: "admin"))),
        .user(.personalAccessTokenAdded(id: "4", digest: [5], expires: Expiration.never)),
        .instance(.memberAdded(userID: "3", roles: ["IAM_OWNER"])),
      ])
    #expect(
      world.names == [
        UniqueName(.userName, "admin"), UniqueName(.organizationName, "acme"),
        UniqueName(.organizationDomain, "acme.localhost"),
      ])
    #expect(
      world.refusal(of: try Self.command()) == DomainError(.preconditionFailed, "SIGNET-In5tc", "Errors.Already.Exists")
    )
  }

  @Test(arguments: [
    ("no organization", " ", "admin", "ORG-RrfXY"), ("no domain", "🦊", "admin", "ORG-RrfXY"),
    ("no name of the program", "Acme", " ", "COMMAND-00p2b"),
  ])
  func isChecked(reason: String, organization: String, admin: String, id: String) {
    let error = #expect(throws: DomainError.self) { try Self.command(organization: organization, admin: admin) }
    #expect(error?.id == id)
  }
}
