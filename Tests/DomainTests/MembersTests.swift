import Testing

@testable import Domain

/// Members of an organization and of the instance: who may be given what, and by whom.
struct MembersTests {
  private static let organization = Membership.Scope.organization(Given.organization)
  private static let instance = Membership.Scope.instance
  private static let more = DomainError.permissionMissingOnTarget
  private static let last = DomainError(.preconditionFailed, "SIGNET-La5tO", "Errors.User.LastOwner")

  /// An owner of the instance, 100, and machines that are members of nothing.
  private static func world(_ machines: String...) throws -> World {
    var world = World([Given.machine])
    for id in machines { try world.execute(Given.adding(machine: id)) }
    try world.give(["IAM_OWNER"], to: Given.user, in: .instance)
    return world
  }

  private static func events<Outcome>(_ world: inout World, of command: Command<Outcome>) throws -> [Event.Payload] {
    let before = world.events.count
    try world.execute(command)
    return world.events[before...].map(\.payload)
  }

  @Test("added, changed and removed, in either scope", arguments: [organization, instance])
  func changes(_ scope: Membership.Scope) throws {
    var world = try Self.world("200")
    let (first, second) = (scope.roles[0], scope.roles[1])
    let command = { (change: MemberChange) in
      Command.changeMember("200", change, of: scope, by: Given.user)
    }
    let key = Item.Key.member(scope, userID: "200")
    let events = try [
      MemberChange.add(roles: [second, first, second]), .update(roles: [second, first]),
      .update(roles: [first, second]),
      .remove, .remove,
    ].map { try Self.events(&world, of: command($0)) }
    switch scope {
    case .organization:
      #expect(
        events == [
          [.organization(.memberAdded(userID: "200", roles: [second, first]))], [],
          [.organization(.memberChanged(userID: "200", roles: [first, second]))],
          [.organization(.memberRemoved(userID: "200"))], [],
        ])
    case .instance:
      #expect(
        events == [
          [.instance(.memberAdded(userID: "200", roles: [second, first]))], [],
          [.instance(.memberChanged(userID: "200", roles: [first, second]))],
          [.instance(.memberRemoved(userID: "200"))], [],
        ])
    }
    #expect(world.rows[key] == nil)
  }

  @Test("a member may live in another organization, and goes with its user")
  func removedUsers() throws {
    var world = try Self.world("200")
    let scope = Membership.Scope.organization(Given.otherOrganization)
    try world.execute(.changeMember("200", .add(roles: ["ORG_OWNER"]), of: scope, by: Given.user))
    #expect(world.rows[.member(scope, userID: "200")] != nil)
    try world.execute(.removeUser(Target("200", by: Given.user, Given.v1)))
    #expect(world.rows[.member(scope, userID: "200")] == nil)
    #expect(
      world.refusal(of: .changeMember("200", .update(roles: ["ORG_OWNER"]), of: scope, by: Given.user))?.id
        == "Org-D8JxR")
  }

  @Test("an organization that is not there has no members")
  func unknownOrganization() throws {
    let world = try Self.world("200")
    for change in [MemberChange.add(roles: ["ORG_OWNER"]), .update(roles: ["ORG_OWNER"]), .remove] {
      #expect(
        world.refusal(of: .changeMember("200", change, of: .organization("30"), by: Given.user))?.id
          == "COMMAND-QXPGs")
    }
  }

  /// What the editor holds, what the member holds, and whether the change may be made.
  struct Row: Sendable, CustomTestStringConvertible {
    let editor: [(Membership.Scope, [String])]
    let scope: Membership.Scope
    let held: [String]
    let change: MemberChange
    let isAllowed: Bool

    var testDescription: String { "\(editor.map(\.1)) \(change) on \(held) in \(scope)" }
  }

  static let power: [Row] = [
    Row(
      editor: [(organization, ["ORG_OWNER"])], scope: organization, held: [], change: .add(roles: ["ORG_OWNER"]),
      isAllowed: true),
    Row(
      editor: [(organization, ["ORG_OWNER"])], scope: organization, held: [],
      change: .add(roles: ["ORG_ADMIN_IMPERSONATOR"]), isAllowed: true),
    Row(
      editor: [(organization, ["ORG_OWNER"])], scope: organization, held: [],
      change: .add(roles: [Roles.selfManagement]),
      isAllowed: false),
    Row(
      editor: [(instance, ["IAM_ORG_MANAGER"])], scope: organization, held: [],
      change: .add(roles: [Roles.selfManagement]),
      isAllowed: true),
    Row(
      editor: [(instance, ["IAM_LOGIN_CLIENT"])], scope: organization, held: [], change: .add(roles: ["ORG_OWNER"]),
      isAllowed: false),
    Row(
      editor: [(instance, ["IAM_LOGIN_CLIENT"])], scope: organization, held: [],
      change: .add(roles: ["ORG_PROJECT_CREATOR"]),
      isAllowed: false),
    Row(
      editor: [(instance, ["IAM_LOGIN_CLIENT"])], scope: organization, held: [],
      change: .add(roles: ["ORG_USER_SELF_MANAGER"]), isAllowed: true),
    Row(
      editor: [(instance, ["IAM_LOGIN_CLIENT"])], scope: organization, held: ["ORG_OWNER"],
      change: .update(roles: ["ORG_USER_SELF_MANAGER"]), isAllowed: false),
    Row(
      editor: [(instance, ["IAM_LOGIN_CLIENT"])], scope: instance, held: [], change: .add(roles: ["IAM_OWNER"]),
      isAllowed: false),
    Row(
      editor: [(instance, ["IAM_USER_MANAGER"])], scope: organization, held: ["ORG_OWNER"], change: .remove,
      isAllowed: false),
    Row(
      editor: [(instance, ["IAM_ORG_MANAGER"])], scope: organization, held: ["ORG_USER_MANAGER"], change: .remove,
      isAllowed: true),
    Row(
      editor: [(instance, ["IAM_OWNER"])], scope: instance, held: ["IAM_LOGIN_CLIENT"], change: .remove, isAllowed: true
    ),
    // Owners of another organization, and who was an owner when the token was looked up.
    Row(
      editor: [(.organization(Given.otherOrganization), ["ORG_OWNER"])], scope: organization, held: [],
      change: .add(roles: ["ORG_USER_SELF_MANAGER"]), isAllowed: false),
    Row(editor: [], scope: organization, held: [], change: .add(roles: ["ORG_USER_SELF_MANAGER"]), isAllowed: false),
    Row(
      editor: [(organization, ["ORG_OWNER_VIEWER"])], scope: organization, held: ["ORG_OWNER_VIEWER"], change: .remove,
      isAllowed: false),
  ]

  @Test("nobody gives, takes away or changes more than they hold", arguments: power.indices)
  func holds(_ index: Int) throws {
    let row = Self.power[index]
    var world = try Self.world("200", "300")
    for (scope, roles) in row.editor { try world.give(roles, to: "300", in: scope) }
    try world.give(row.held, to: "200", in: row.scope)
    let command = Command.changeMember("200", row.change, of: row.scope, by: "300")
    if row.isAllowed {
      try world.execute(command)
    } else {
      let id = world.refusal(of: command)?.id
      #expect(id == Self.more.id || id == "AUTHZ-cdgFk", "\(row.testDescription)")
    }
  }

  @Test("one may leave")
  func oneself() throws {
    var world = try Self.world("200")
    try world.give(["ORG_OWNER"], to: "200", in: Self.organization)
    try world.execute(.changeMember("200", .remove, of: Self.organization, by: "200"))
    #expect(world.rows[.member(Self.organization, userID: "200")] == nil)
  }

  static let losses: [MemberChange] = [.remove, .update(roles: ["IAM_OWNER_VIEWER"])]

  @Test("the last owner of the instance who may act stays one", arguments: losses)
  func lastOwner(_ loss: MemberChange) throws {
    let command = Command.changeMember(Given.user, loss, of: .instance, by: Given.user)
    var world = try Self.world("200", "300")
    #expect(world.refusal(of: command) == Self.last, "nobody else")
    try world.give(["IAM_OWNER_VIEWER"], to: "200", in: .instance)
    try world.give(["ORG_OWNER", "IAM_OWNER"], to: "300", in: Self.organization)
    #expect(world.refusal(of: command) == Self.last, "others own less")
    try world.execute(.changeMember("300", .add(roles: ["IAM_OWNER"]), of: .instance, by: Given.user))
    try world.execute(.change(.lock, Target("300", by: Given.user, Given.v1)))
    #expect(world.refusal(of: command) == Self.last, "the other may not act")
    try world.execute(.change(.unlock, Target("300", by: Given.user, Given.v1)))
    // One who may not act is no loss.
    var locked = world
    try locked.execute(.change(.lock, Target(Given.user, by: "300", Given.v1)))
    try locked.execute(.changeMember(Given.user, loss, of: .instance, by: "300"))
    try world.execute(command)
    #expect(world.refusal(of: .changeMember("300", loss, of: .instance, by: "300")) == Self.last)
  }

  @Test("who stays an owner may get and lose other roles")
  func staysOwner() throws {
    var world = try Self.world()
    for roles in [["IAM_OWNER_VIEWER", "IAM_OWNER"], ["IAM_OWNER"]] {
      try world.execute(.changeMember(Given.user, .update(roles: roles), of: .instance, by: Given.user))
    }
  }
}
