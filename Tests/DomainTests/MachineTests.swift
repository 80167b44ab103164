import Testing

@testable import Domain

@Suite struct AddMachineTests {
  static func command(
    id: String = Given.user, in organization: String = Given.organization, userName: String = " robot ",
    name: String = " Robot "
  ) throws(DomainError) -> Command<ChangeOutcome> {
    let new = try NewMachine(
      id, in: organization, userName: userName,
      machine: Machine(name: name, description: "Cleans", accessTokenType: .jwt))
    return .add(new, by: "editor", Given.v1)
  }

  @Test(arguments: [
    ("no organization, seen first", "", "", "", "", "COMMAND-xiown3", "Errors.ResourceOwnerMissing"),
    ("no id", Given.organization, "", "", "", "COMMAND-p0p2mi", "Errors.User.UserIDMissing"),
    ("no user name", Given.organization, "1", " ", "", "COMMAND-bs9Ds", "Errors.User.Invalid"),
    ("no name", Given.organization, "1", "robot", " ", "COMMAND-bm9Ds", "Errors.User.Invalid"),
  ])
  func isChecked(
    reason: String, organization: String, id: String, userName: String, name: String, error: String, key: String
  ) {
    #expect(throws: DomainError(.invalidArgument, error, key)) {
      try Self.command(id: id, in: organization, userName: userName, name: name)
    }
  }

  @Test func isAdded() throws {
    var world = World()
    let machine = Machine(name: "Robot", description: "Cleans", accessTokenType: .jwt)
    #expect(
      try world.userEvents(of: try Self.command()) == [.machineAdded(userName: "robot", machine: machine)])
    #expect(world.user?.state == .active)
    #expect(world.user?.kind == .machine(machine))
    #expect(
      world.refusal(of: try Self.command(userName: "other"))
        == DomainError(.preconditionFailed, "COMMAND-k2una", "Errors.User.AlreadyExisting"))
    #expect(
      world.refusal(of: try Self.command(id: "101", userName: "ROBOT"))
        == DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists"))
    #expect(
      world.refusal(of: try Self.command(id: Given.organization, userName: "other"))?.id == "COMMAND-k2una",
      "an organization has the id")
    #expect(
      world.refusal(of: try Self.command(id: "101", in: "nowhere"))
        == DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound"))
  }
}

@Suite struct AddPersonalAccessTokenTests {
  static func command(
    _ userID: String = Given.user, in organization: String = Given.organization, token: String = "7",
    expires: Timestamp? = nil
  ) -> Command<ChangeOutcome> {
    .addPersonalAccessToken(
      to: Given.target(userID, .organization(organization)), id: token, digest: [9], expires: expires)
  }

  static let unknown = DomainError(.preconditionFailed, "COMMAND-Dggw2", "Errors.User.NotFound")

  @Test(arguments: [
    Refusal(
      "no organization, seen first", given: [], when: command("", in: "", token: "", expires: Given.past),
      then: DomainError(.invalidArgument, "COMMAND-xs0k2n", "Errors.ResourceOwnerMissing")),
    Refusal(
      "no id of the user", given: [], when: command("", token: ""),
      then: DomainError(.invalidArgument, "COMMAND-0pzb1", "Errors.User.UserIDMissing")),
    Refusal(
      "no id of the token", given: [], when: command(token: "", expires: Given.past),
      then: DomainError(.invalidArgument, "COMMAND-68xm2o", "Errors.IDMissing")),
    Refusal(
      "expired from the start, seen before the user is", given: [], when: command(expires: Given.now),
      then: DomainError(.invalidArgument, "DOMAIN-dv3t5", "Errors.AuthNKey.ExpireBeforeNow")),
    Refusal("nobody has the id", given: [], when: command(), then: unknown),
    Refusal(
      "of another organization", given: [Given.machine], in: Given.otherOrganization, when: command(), then: unknown),
    Refusal(
      "people have no tokens", given: Given.verified, when: command(),
      then: DomainError(.preconditionFailed, "COMMAND-Df2f1", "Errors.User.WrongType")),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test(
    arguments: [
      ("as asked", Given.now.adding(seconds: 1), Given.now.adding(seconds: 1)),
      ("never, by default", nil, Expiration.never),
    ] as [(String, Timestamp?, Timestamp)])
  func isAdded(reason: String, asked: Timestamp?, expires: Timestamp) throws {
    var world = World([Given.machine])
    #expect(
      try world.userEvents(of: Self.command(expires: asked)) == [
        .personalAccessTokenAdded(id: "7", digest: [9], expires: expires)
      ])
    #expect(world.user?.sequence == 2)
  }
}
