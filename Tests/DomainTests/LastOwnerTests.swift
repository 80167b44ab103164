import Testing

@testable import Domain

/// An instance keeps an owner who may act.
struct LastOwnerTests {
  static let ends: [(String, @Sendable (Target) -> Command<ChangeOutcome>)] = [
    ("deactivated", { .change(.deactivate, $0) }), ("locked", { .change(.lock, $0) }), ("removed", { .removeUser($0) }),
  ]

  private static let last = DomainError(.preconditionFailed, "SIGNET-La5tO", "Errors.User.LastOwner")

  private static func world(others: [String: [UserStateChange]] = [:]) throws -> World {
    var world = World([Given.machine])
    try world.give(["IAM_OWNER"], to: Given.user, in: .instance)
    for (id, changes) in others {
      try world.execute(Given.adding(machine: id))
      for change in changes { try world.execute(.change(change, Given.target(id, .proof(.v1)))) }
      try world.give(["IAM_OWNER"], to: id, in: .instance)
    }
    return world
  }

  /// By themselves, in both generations, and by an operator.
  private static let targets = [
    Target(Given.user, by: Given.user, Given.v1), Target(Given.user, by: Given.user, Given.permitted),
    Target(Given.user, by: "", .proof(.v1)),
  ]

  @Test(arguments: ends.indices)
  func theLastStays(_ end: Int) throws {
    let (name, command) = Self.ends[end]
    for target in Self.targets {
      let alone = try Self.world()
      #expect(alone.refusal(of: command(target)) == Self.last, "\(name): nobody else")
      var viewed = alone
      try viewed.execute(Given.adding(machine: "200"))
      try viewed.give(["IAM_OWNER_VIEWER"], to: "200", in: .instance)
      try viewed.give(["IAM_OWNER", "ORG_OWNER"], to: "200", in: .organization(Given.organization))
      #expect(viewed.refusal(of: command(target)) == Self.last, "\(name): others own less")
      for changes in [[UserStateChange.lock], [.deactivate], [.lock, .deactivate]] {
        let world = try Self.world(others: ["200": changes])
        #expect(world.refusal(of: command(target)) == Self.last, "\(name): the other may not act")
      }
      var removed = try Self.world(others: ["200": []])
      try removed.execute(.removeUser(Given.target("200", .proof(.v1))))
      #expect(removed.refusal(of: command(target)) == Self.last, "\(name): the other is gone")
    }
  }

  @Test(arguments: ends.indices)
  func othersGo(_ end: Int) throws {
    let command = Self.ends[end].1
    for target in Self.targets {
      var world = try Self.world(others: ["200": [], "300": [.lock]])
      try world.execute(command(target))
      #expect(
        world.refusal(
          of: command(Target("200", by: "200", target.authority.generation == .v1 ? Given.v1 : Given.permitted)))
          == Self.last)
      // Who may act again counts again.
      try world.execute(.change(.unlock, Given.target("300", .proof(.v1))))
      try world.execute(command(Target("200", by: "", .proof(.v1))))
    }
  }

  @Test func whoNeverActedIsNoOwnerLeft() throws {
    var world = World(Given.initial)
    try world.give(["IAM_OWNER"], to: Given.user, in: .instance)
    try world.execute(Given.adding(machine: "200"))
    try world.give(["IAM_OWNER"], to: "200", in: .instance)
    let target = Target("200", by: "200", Given.v1)
    #expect(world.refusal(of: Command.change(.lock, target)) == Self.last)
  }

  @Test func anOperatorMakesAnother() throws {
    let owner = NewOwner(userID: "300", userName: " rescue ", tokenID: "301", tokenDigest: [9])
    #expect(World.empty.refusal(of: try .addOwner(owner))?.id == "SIGNET-No1nS", "nothing is set up")
    var world = World.empty
    try world.execute(try SetUpInstanceTests.command())
    // As former versions left it.
    try world.execute(
      Command<Void>(by: "", [.user("3")]) { changes in
        if var admin = changes.user("3") { changes.append(.locked, to: &admin) }
      })
    let outcome = try world.execute(try .addOwner(owner))
    #expect(outcome.id == "300" && outcome.resourceOwner == "2")
    #expect(world.users["300"]?.userName == "rescue")
    #expect(world.rows[.member(.instance, userID: "300")] != nil)
    #expect(world.rows[.personalAccessToken(userID: "300", id: "301")] != nil)
    try world.execute(.change(.unlock, Target("3", by: "300", .organization("2"))))
    #expect(
      world.refusal(of: try .addOwner(NewOwner(userID: "400", userName: "RESCUE", tokenID: "1", tokenDigest: [8])))?.id
        == "V3-DKcYh")
    #expect(world.refusal(of: try .addOwner(owner))?.id == "COMMAND-k2una")
    let error = #expect(throws: DomainError.self) {
      try Command.addOwner(NewOwner(userID: "500", userName: " ", tokenID: "1", tokenDigest: []))
    }
    #expect(error?.id == "COMMAND-00p2b")
  }
}
