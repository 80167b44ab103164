import Testing

@testable import Domain

/// Three organizations of an instance: the default one with its owner, "Acme" with an owner who is a person, and nothing
/// else; made by commands, so that names are held.
private struct House {
  static let instance = "1"
  static let standard = "2"
  static let owner = "3"
  static let acme = "30"
  static let other = "40"

  var world = World.empty

  init() throws {
    try world.execute(try SetUpInstanceTests.command(organization: "Default"))
    try world.execute(try .addOrganization(Self.acme, name: "Acme", by: Self.owner, baseDomain: "localhost"))
    try world.execute(try .addOrganization(Self.other, name: "Other", by: Self.owner, baseDomain: "localhost"))
  }

  /// What a command that succeeds does to organizations, in its order.
  mutating func events(of command: Command<ChangeOutcome>) throws -> [OrganizationEvent] {
    let before = world.events.count
    try world.execute(command)
    return world.events[before...].compactMap { if case .organization(let event) = $0.payload { event } else { nil } }
  }
}

private func target(_ id: String = House.acme, by editor: String = House.owner) -> OrganizationTarget {
  OrganizationTarget(id, by: editor, .proof(.v1))
}

@Suite struct RenameOrganizationTests {
  static func rename(_ name: String, _ id: String = House.acme) throws(DomainError) -> Command<ChangeOutcome> {
    try .rename(target(id), to: name, baseDomain: "localhost")
  }

  @Test func domainIsRenamedAlong() throws {
    var house = try House()
    #expect(
      try house.events(of: Self.rename(" Acme & Sons ")) == [
        .changed(name: "Acme & Sons"), .domainAdded("acme--sons.localhost"), .domainVerified("acme--sons.localhost"),
        .domainPrimarySet("acme--sons.localhost"), .domainRemoved("acme.localhost", isVerified: true),
      ])
    let organization = try #require(house.world.organizations[House.acme])
    #expect(organization.name == "Acme & Sons")
    #expect(organization.primaryDomain == "acme--sons.localhost")
    #expect(house.world.rows[.domain("acme.localhost")] == nil)
    #expect(!house.world.names.contains(UniqueName(.organizationDomain, "acme.localhost")), "free again")
    #expect(!house.world.names.contains(UniqueName(.organizationName, "Acme")), "free again")
    #expect(house.world.names.contains(UniqueName(.organizationDomain, "acme--sons.localhost")))
    try house.world.execute(try .addOrganization("50", name: "Acme", by: House.owner, baseDomain: "localhost"))
  }

  @Test func spellingIsNoOtherName() throws {
    var house = try House()
    #expect(try house.events(of: Self.rename("ACME")) == [.changed(name: "ACME")])
    #expect(house.world.holders[UniqueName(.organizationName, "acme")] == House.acme)
    #expect(house.world.organizations[House.acme]?.primaryDomain == "acme.localhost")
  }

  @Test func refusals() throws {
    var house = try House()
    #expect(
      throws: DomainError(.invalidArgument, "EVENT-Mf9sd", "Errors.Org.Invalid")
    ) { try Self.rename(" ") }
    #expect(
      house.world.refusal(of: try Self.rename("🦊"))
        == DomainError(.invalidArgument, "ORG-RrfXY", "Errors.Org.Domain.EmptyString"))
    #expect(
      house.world.refusal(of: try Self.rename("Acme"))
        == DomainError(.preconditionFailed, "ORG-4VSdf", "Errors.Org.NotChanged"))
    #expect(
      house.world.refusal(of: try Self.rename("Acme", "99"))
        == DomainError(.notFound, "ORG-1MRds", "Errors.Org.NotFound"))
    #expect(
      house.world.refusal(of: try Self.rename("OTHER"))
        == DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.AlreadyExists"))
    #expect(
      house.world.refusal(of: try Self.rename("Other!"))
        == DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.Domain.AlreadyExists"), "another name, the same domain")
    try house.world.execute(.removeOrganization(target()))
    #expect(house.world.refusal(of: try Self.rename("New"))?.id == "ORG-1MRds", "it was removed")
  }
}

@Suite struct OrganizationStateTests {
  @Test func thereAndBack() throws {
    var house = try House()
    #expect(try house.events(of: .deactivate(target())) == [.deactivated])
    #expect(house.world.organizations[House.acme]?.state == .inactive)
    #expect(
      house.world.refusal(of: .deactivate(target()))
        == DomainError(.preconditionFailed, "EVENT-Dbs2g", "Errors.Org.AlreadyDeactivated"))
    #expect(
      house.world.refusal(of: .setDefaultOrganization(House.acme, by: House.owner))
        == DomainError(.preconditionFailed, "INSTA-Wfe21", "Errors.Org.NotFound"))
    #expect(try house.events(of: .reactivate(target())) == [.reactivated])
    #expect(house.world.organizations[House.acme]?.state == .active)
    #expect(
      house.world.refusal(of: .reactivate(target()))
        == DomainError(.preconditionFailed, "EVENT-bfnrh", "Errors.Org.AlreadyActive"))
  }

  @Test func ofNobody() throws {
    let house = try House()
    #expect(house.world.refusal(of: .deactivate(target("99")))?.id == "ORG-oL9nT")
    #expect(house.world.refusal(of: .reactivate(target("99")))?.id == "ORG-Dgf3g")
    #expect(
      house.world.refusal(of: .removeOrganization(target("99")))
        == DomainError(.notFound, "COMMA-aps2n", "Errors.Org.NotFound"))
  }

  /// v2 asks where the organization is; a stranger does not learn that there is none.
  @Test func permissionIsAskedInTheOrganization() throws {
    let house = try House()
    let caller = Caller(
      userID: "9", organizationID: House.other,
      grants: Grants(organizations: [(House.other, RoleSet(names: ["ORG_OWNER"]))]))
    for id in [House.acme, "99"] {
      #expect(
        house.world.refusal(of: .deactivate(caller.organization(id, "org.write")))
          == .membershipNotFound(permission: "org.write"))
    }
    #expect(house.world.refusal(of: .deactivate(caller.organization(House.other, "org.write"))) == nil)
  }
}

@Suite struct RemoveOrganizationTests {
  @Test func goesWithAllThatIsItsOwn() throws {
    var house = try House()
    try house.world.execute(.setMetadata(of: target(), [MetadataEntry(key: "k", value: [1])]))
    let outcome = try house.world.execute(.removeOrganization(target()))
    #expect(outcome.resourceOwner == House.instance)
    let organization = try #require(house.world.organizations[House.acme])
    #expect(!organization.exists)
    #expect(organization.state == .removed)
    #expect(house.world.rows.rows.values.allSatisfy { !$0.value.belongs(to: House.acme) })
    #expect(house.world.rows[.domain("other.localhost")] != nil, "those of others stay")
    #expect(!house.world.holders.values.contains(House.acme), "its names are free again")
    #expect(house.world.refusal(of: .removeOrganization(target()))?.id == "COMMA-aps2n", "it is gone")
    #expect(house.world.refusal(of: .reactivate(target()))?.id == "ORG-Dgf3g", "for good")
    #expect(
      house.world.refusal(
        of: try .addOrganization(House.acme, name: "Acme", by: House.owner, baseDomain: "localhost"))?.id
        == "ORG-lapo2n", "no id is used twice")
    try house.world.execute(try .addOrganization("50", name: "Acme", by: House.owner, baseDomain: "localhost"))
  }

  @Test func defaultOrganizationStays() throws {
    var house = try House()
    let refusal = DomainError(.preconditionFailed, "COMMA-wG9p1", "Errors.Org.DefaultOrgNotDeletable")
    #expect(house.world.refusal(of: .removeOrganization(target(House.standard))) == refusal)
    try house.world.execute(.setDefaultOrganization(House.acme, by: House.owner))
    #expect(house.world.refusal(of: .removeOrganization(target())) == refusal)
  }

  @Test func lastOwnerStays() throws {
    var house = try House()
    try house.world.execute(.setDefaultOrganization(House.acme, by: House.owner))
    #expect(
      house.world.refusal(of: .removeOrganization(target(House.standard)))
        == DomainError(.preconditionFailed, "SIGNET-La5tO", "Errors.User.LastOwner"))
    // Another owner lives in the organization that is the default one now.
    try house.world.execute(
      try .addOwner(NewOwner(userID: "5", userName: "second", tokenID: "6", tokenDigest: [6])))
    #expect(house.world.refusal(of: .removeOrganization(target(House.standard))) == nil)
    #expect(
      house.world.refusal(of: .removeOrganization(target(House.standard, by: "99"))) == .permissionMissingOnTarget,
      "a member of the instance lives there, who holds more than the caller")
  }
}

@Suite struct DefaultOrganizationTests {
  @Test func changes() throws {
    var house = try House()
    let outcome = try house.world.execute(.setDefaultOrganization(House.acme, by: House.owner))
    #expect(outcome.resourceOwner == House.instance)
    #expect(house.world.instance?.defaultOrganizationID == House.acme)
    #expect(
      house.world.refusal(of: .setDefaultOrganization(House.acme, by: House.owner))
        == DomainError(.preconditionFailed, "INST-SDfw2", "Errors.Instance.NotChanged"))
    #expect(
      house.world.refusal(of: .setDefaultOrganization("99", by: House.owner))
        == DomainError(.preconditionFailed, "INSTA-Wfe21", "Errors.Org.NotFound"))
    #expect(
      house.world.refusal(of: .setDefaultOrganization("", by: House.owner))
        == DomainError(.invalidArgument, "INST-SWffe", "Errors.Invalid.Argument"))
  }
}

@Suite struct OrganizationMetadataTests {
  static func set(_ entries: [(String, [UInt8])]) -> Command<ChangeOutcome> {
    .setMetadata(of: target(), entries.map { MetadataEntry(key: $0, value: $1) })
  }

  static func remove(_ keys: [String], isBulk: Bool = false) -> Command<ChangeOutcome> {
    .removeMetadata(of: target(), keys: keys, isBulk: isBulk)
  }

  @Test func setAndRemoved() throws {
    var house = try House()
    #expect(
      try house.events(of: Self.set([("a", [1]), ("b", [0, 255])])) == [
        .metadataSet(key: "a", value: [1]), .metadataSet(key: "b", value: [0, 255]),
      ])
    #expect(
      house.world.rows[.metadata(ownerID: House.acme, key: "b")]
        == .metadata(ownerID: House.acme, key: "b", value: [0, 255]))
    #expect(
      try house.events(of: Self.remove(["b", "a", "b"], isBulk: true)) == [
        .metadataRemoved(key: "b"), .metadataRemoved(key: "a"),
      ])
    #expect(house.world.rows[.metadata(ownerID: House.acme, key: "b")] == nil)
  }

  @Test func refusals() throws {
    var house = try House()
    try house.world.execute(Self.set([("k", [1])]))
    let invalid = { DomainError(.invalidArgument, $0, "Errors.Metadata.Invalid") }
    let rows: [(String, Command<ChangeOutcome>, DomainError)] = [
      ("set: nothing", Self.set([]), DomainError(.preconditionFailed, "META-9mm2d", "Errors.Metadata.NoData")),
      ("set: no key", Self.set([("a", [1]), ("", [1])]), invalid("META-2ml0f")),
      ("set: no value", Self.set([("a", [])]), invalid("META-2ml0f")),
      (
        "remove many: nothing", Self.remove([], isBulk: true),
        DomainError(.preconditionFailed, "META-9mw2d", "Errors.Metadata.NoData")
      ),
      ("remove: no key", Self.remove([""]), invalid("META-2n0f1")),
      ("remove many: no key", Self.remove(["k", ""], isBulk: true), invalid("COMMAND-m19ds")),
      ("remove: not there", Self.remove(["x"]), DomainError(.notFound, "META-mcnw3", "Errors.Metadata.NotFound")),
      (
        "remove many: one is not there, so none is removed", Self.remove(["k", "x"], isBulk: true),
        DomainError(.notFound, "META-2npds", "Errors.Metadata.KeyNotExisting")
      ),
      (
        "set: of nobody", .setMetadata(of: target("99"), [MetadataEntry(key: "k", value: [1])]),
        DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound")
      ),
      (
        "remove: of nobody", .removeMetadata(of: target("99"), keys: ["k"], isBulk: false),
        DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound")
      ),
    ]
    for (reason, command, error) in rows { #expect(house.world.refusal(of: command) == error, "\(reason)") }
  }
}
