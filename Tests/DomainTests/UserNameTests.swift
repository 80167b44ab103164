import Testing

@testable import Domain

@Suite struct UserNameTests {
  private static func command(
    _ name: String, _ userID: String = Given.user, in organization: String = Given.organization
  ) -> Command<ChangeOutcome> {
    .changeUserName(of: Given.target(userID, .organization(organization)), to: name)
  }

  private static let missing = DomainError(.invalidArgument, "COMMAND-2N9fs", "Errors.IDMissing")
  private static let unknown = DomainError(.notFound, "COMMAND-5N9ds", "Errors.User.NotFound")

  @Test(arguments: [
    Refusal("no id", given: [], when: command("new", ""), then: missing),
    Refusal("no name", given: Given.verified, when: command(" "), then: missing),
    Refusal("nobody has the id", given: [], when: command("new"), then: unknown),
    Refusal(
      "of another organization", given: Given.verified, in: Given.otherOrganization, when: command("new"), then: unknown
    ),
    Refusal("removed", given: Given.verified + [.removed], when: command("new"), then: unknown),
    Refusal(
      "unchanged", given: Given.verified, when: command(" ada "),
      then: DomainError(.preconditionFailed, "COMMAND-6m9gs", "Errors.User.UsernameNotChanged")),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test func theOldNameIsFreeAndTheNewOneTaken() throws {
    var world = World()
    try world.execute(try AddHumanTests.command())
    try world.execute(try AddHumanTests.command(id: "101", userName: "eve"))
    #expect(world.refusal(of: Self.command("EVE"))?.id == "V3-DKcYh")
    #expect(try world.userEvents(of: Self.command("bob")) == [.userNameChanged("bob")])
    #expect(world.user?.loginName == "bob")
    try world.execute(Self.command("ada", "101"))
    #expect(world.names.filter { $0.kind == .userName }.map(\.name).sorted() == ["ada", "bob"])
  }

  @Test func theCaseCanChangeAlone() throws {
    var world = World()
    try world.execute(try AddHumanTests.command())
    try world.execute(Self.command("ADA"))
    #expect(world.user?.userName == "ADA")
    #expect(world.names.contains(UniqueName(.userName, "ada")))
  }

  @Test(arguments: [
    ("the domain of another organization", "ada@New.localhost", "COMMAND-SFd21" as String?),
    ("a domain that nobody has", "ada@example.com", nil), ("no domain", "new.localhost", nil),
    ("nothing before the @", "@new.localhost", nil), ("only what follows the last @ counts", "new.localhost@x", nil),
  ])
  func domains(reason: String, name: String, id: String?) throws {
    var world = World()
    try world.execute(try .addOrganization("30", name: "New", by: "e", baseDomain: "localhost"))
    #expect(world.refusal(of: try AddHumanTests.command(userName: name))?.id == id)
    #expect(world.refusal(of: try AddHumanTests.command(in: "30", userName: name)) == nil, "its own domain")
    #expect(world.refusal(of: try AddMachineTests.command(userName: name))?.id == id)
    try world.execute(try AddHumanTests.command())
    #expect(world.refusal(of: Self.command(name))?.id == id)
  }
}

@Suite struct ChangeProfileTests {
  private static let other = Profile(
    firstName: "Grace", lastName: "Hopper", nickName: "Amazing", displayName: "G. Hopper", preferredLanguage: "de",
    gender: .female)

  private static func command(
    _ profile: Profile = other, _ userID: String = Given.user
  ) throws(DomainError) -> Command<ChangeOutcome> {
    try .changeProfile(of: Given.target(userID), to: profile)
  }

  private static let unknown = DomainError(.preconditionFailed, "COMMAND-3M9sd", "Errors.User.Profile.NotFound")

  @Test func refuses() throws {
    let rows = [
      Refusal(
        "no id", given: [], when: try Self.command(Self.other, ""),
        then: DomainError(.preconditionFailed, "COMMAND-AwbEB", "Errors.User.Profile.IDMissing")),
      Refusal("nobody has the id", given: [], when: try Self.command(), then: Self.unknown),
      Refusal("a program", given: [Given.machine], when: try Self.command(), then: Self.unknown),
      Refusal(
        "of another organization", given: Given.verified, in: Given.otherOrganization, when: try Self.command(),
        then: Self.unknown),
      Refusal(
        "unchanged", given: Given.verified, when: try Self.command(Given.profile),
        then: DomainError(.preconditionFailed, "COMMAND-2M0fs", "Errors.User.Profile.NotChanged")),
    ]
    for row in rows { row.expect() }
  }

  @Test(arguments: [("PROFILE-RF5z2", " ", "Hopper"), ("PROFILE-DSUkN", "Grace", "\t")])
  func namesAreNeeded(id: String, first: String, last: String) {
    let error = #expect(throws: DomainError.self) {
      try Self.command(Profile(firstName: first, lastName: last, displayName: "x"))
    }
    #expect(error?.id == id)
  }

  @Test func replacesAll() throws {
    var world = World(Given.initial)
    #expect(try world.userEvents(of: try Self.command()) == [.profileChanged(Self.other)])
    #expect(world.human?.profile == Self.other)
    #expect(world.user?.state == .initial)
  }
}
