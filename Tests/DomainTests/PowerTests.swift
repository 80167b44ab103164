import Testing

@testable import Domain

/// Who may touch the account of one who holds roles: roles against commands, and roles against roles.
struct PowerTests {
  /// A command on user 100, and what happened to them before.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let given: [UserEvent]
    let execute: @Sendable (inout World, Target) throws -> Void

    init<Outcome>(
      _ name: String, given: [UserEvent], _ command: @escaping @Sendable (Target) throws -> Command<Outcome>
    ) {
      testDescription = name
      self.given = given
      execute = { world, target in try world.execute(try command(target)) }
    }
  }

  private static let code = Given.code(7)
  private static let policy = RatePolicy()
  private static let number = PhoneNumber(stored: "+41446681800")
  private static let withPhone = Given.verified + [.phoneChanged(number), .phoneCodeAdded(Given.issued())]
  private static let withToken =
    [
      Given.machine, .personalAccessTokenAdded(id: "t", digest: [1], expires: Expiration.never),
      .machineKeyAdded(id: "k", publicKey: [1], expires: Expiration.never), .machineSecretSet(hash: "h"),
    ]
  private static let invited = [
    Given.human(), .inviteCodeAdded(Given.issued(), urlTemplate: nil, applicationName: nil),
  ]

  private static func update(_ change: HumanChange) -> @Sendable (Target) -> Command<HumanChange.Outcome> {
    { .updateHuman($0, change, policy: policy) }
  }

  /// Whoever could do this to another could be them, stand in for them or stop them.
  static let account: [Row] = [
    Row("another address", given: Given.verified) {
      .setEmail(of: $0, to: Given.newAddress, .mail(), code: code, policy: policy)
    },
    Row("another address, told the code", given: Given.verified) {
      .setEmail(of: $0, to: Given.newAddress, .returned, code: code, policy: policy)
    },
    Row("another address, verified", given: Given.verified) {
      .setEmail(of: $0, to: Given.newAddress, nil, code: code, policy: policy)
    },
    Row("the code of the address, told", given: Given.unverified) {
      .sendEmailCode(to: $0, .returned, code: code, policy: policy)
    },
    Row("another number", given: withPhone) {
      .setPhone(of: $0, to: PhoneNumber(stored: "+41446681801"), .sms, code: code, policy: policy)
    },
    Row("the code of the number, told", given: withPhone) {
      .sendPhoneCode(to: $0, .returned, code: code, policy: policy)
    },
    Row("no number", given: withPhone) { .removePhone(of: $0) },
    Row("an initialization at another address", given: Given.initial) {
      .resendInitialization(of: $0, email: Given.newAddress, code: code, policy: policy)
    },
    Row("an invitation", given: [Given.human()]) { .invite($0, .mail(), code: code, policy: policy) },
    Row("an invitation, told the code", given: [Given.human()]) { .invite($0, .returned, code: code, policy: policy) },
    Row("the invitation again", given: invited) { .invite($0, .again, code: code, policy: policy) },
    Row("a password", given: Given.verified) {
      .setPassword(of: $0, proof: .permission, hash: "h", isChangeRequired: false)
    },
    Row("what comes before a password is hashed", given: Given.verified) { .checkPasswordProof(of: $0, .permission) },
    Row("a reset", given: Given.verified) { .requestPasswordReset(of: $0, .mail(), code: code, policy: policy) },
    Row("a reset with a link of one's own", given: Given.verified) {
      .requestPasswordReset(of: $0, .mail(urlTemplate: "https://a/{{.Code}}"), code: code, policy: policy)
    },
    Row("a reset, told the code", given: Given.verified) {
      .requestPasswordReset(of: $0, .returned, code: code, policy: policy)
    },
    Row("a user name", given: Given.verified) { .changeUserName(of: $0, to: "other") },
    Row("a user name of a machine", given: [Given.machine]) { .changeUserName(of: $0, to: "other") },
    Row("an update with a user name", given: Given.verified, update(HumanChange(userName: "other"))),
    Row(
      "an update with an address", given: Given.verified,
      update(HumanChange(email: NewContact(Given.newAddress, delivery: .mail(), code: code)))),
    Row(
      "an update with a number", given: Given.verified,
      update(HumanChange(phone: .set(NewContact(number, delivery: nil, code: code))))),
    Row("an update without the number", given: withPhone, update(HumanChange(phone: .remove))),
    Row(
      "an update with a password", given: Given.verified,
      update(HumanChange(password: .init(proof: .permission, hash: "h", isChangeRequired: false)))),
    Row("a machine's name to log in with", given: [Given.machine]) {
      .updateMachine($0, userName: "other", name: nil, description: nil)
    },
    Row("a token", given: [Given.machine]) {
      .addPersonalAccessToken(to: $0, id: "t2", digest: [2], expires: nil)
    },
    Row("a token less", given: withToken) { .removePersonalAccessToken(of: $0, id: "t") },
    Row("a key", given: [Given.machine]) { .addMachineKey(to: $0, id: "k2", publicKey: [2], expires: nil) },
    Row("a key less", given: withToken) { .removeMachineKey(of: $0, id: "k") },
    Row("a secret", given: [Given.machine]) { .setMachineSecret(of: $0, hash: "h") },
    Row("a secret less", given: withToken) { .removeMachineSecret(of: $0) },
    Row("deactivated", given: Given.verified) { .change(.deactivate, $0) },
    Row("reactivated", given: Given.verified + [.deactivated]) { .change(.reactivate, $0) },
    Row("locked", given: Given.verified) { .change(.lock, $0) },
    Row("unlocked", given: Given.verified + [.locked]) { .change(.unlock, $0) },
    Row("a machine locked", given: [Given.machine]) { .change(.lock, $0) },
    Row("removed", given: Given.verified) { .removeUser($0) },
  ]

  /// This makes nobody another, and stops nobody.
  static let beside: [Row] = [
    Row("the code of the address again", given: Given.unverified) {
      .sendEmailCode(to: $0, code: code, policy: policy)
    },
    Row("the code of the number again", given: withPhone) { .sendPhoneCode(to: $0, code: code, policy: policy) },
    Row("the initialization again", given: Given.initial) {
      .resendInitialization(of: $0, email: nil, code: code, policy: policy)
    },
    Row("a profile", given: Given.verified) {
      try .changeProfile(of: $0, to: Profile(firstName: "Grace", lastName: "Hopper"))
    },
    Row("an update of the profile", given: Given.verified, update(HumanChange(profile: .init(nickName: "A")))),
    Row("a machine's description", given: [Given.machine]) {
      .updateMachine($0, userName: nil, name: nil, description: "d")
    },
    Row("metadata", given: Given.verified) { .setMetadata(of: $0, [MetadataEntry(key: "a", value: [1])]) },
    Row("metadata less", given: Given.verified + [.metadataSet(key: "a", value: [1])]) {
      .removeMetadata(of: $0, keys: ["a"], isBulk: false)
    },
  ]

  /// Both generations find the user and let the editor change users: what is left is power.
  private static func authorities(_ editorID: String) -> [Authority] {
    let grants = Grants(instance: RoleSet(names: ["IAM_OWNER"]))
    return [
      Given.v1, .permission("user.write", of: Caller(userID: editorID, organizationID: "10", grants: grants)),
    ]
  }

  private static func refusal(_ row: Row, in world: World, by editorID: String, _ authority: Authority) -> DomainError?
  {
    var world = world
    do {
      try row.execute(&world, Target(Given.user, by: editorID, authority))
      return nil
    } catch let error as DomainError {
      return error
    } catch {
      Issue.record(error)
      return nil
    }
  }

  /// An editor with a role in the organization that user 100 lives in, and user 100 with one as well.
  private static func world(_ given: [UserEvent], editor: [String], target: [String], in scope: Membership.Scope) throws
    -> World
  {
    var world = World(given)
    try world.give(editor, to: "editor", in: .organization(Given.organization))
    try world.give(target, to: Given.user, in: scope)
    // Somebody must be left when user 100 goes.
    try world.execute(Given.adding(machine: "200"))
    try world.give(["IAM_OWNER"], to: "200", in: .instance)
    return world
  }

  @Test(arguments: account)
  func nobodyTouchesTheAccountOfWhoHoldsMore(_ row: Row) throws {
    let owner = try Self.world(row.given, editor: ["ORG_OWNER"], target: ["IAM_OWNER"], in: .instance)
    let elsewhere = try Self.world(
      row.given, editor: ["ORG_OWNER"], target: ["ORG_OWNER_VIEWER"], in: .organization(Given.otherOrganization))
    let managed = try Self.world(
      row.given, editor: ["ORG_USER_MANAGER"], target: ["ORG_OWNER"], in: .organization(Given.organization))
    for world in [owner, elsewhere, managed] {
      for authority in Self.authorities("editor") {
        #expect(Self.refusal(row, in: world, by: "editor", authority) == .permissionMissingOnTarget)
        // Who is nothing any more, though the call was let in.
        #expect(Self.refusal(row, in: world, by: "nobody", authority) == .permissionMissingOnTarget)
      }
    }
  }

  @Test(arguments: account)
  func whoHoldsAsMuchMay(_ row: Row) throws {
    let equal = try Self.world(
      row.given, editor: ["ORG_USER_MANAGER"], target: ["ORG_USER_MANAGER"], in: .organization(Given.organization))
    let less = try Self.world(
      row.given, editor: ["ORG_OWNER"], target: ["ORG_USER_MANAGER"], in: .organization(Given.organization))
    let nothing = try Self.world(row.given, editor: [], target: [], in: .instance)
    let owner = try Self.world(row.given, editor: [], target: ["IAM_OWNER"], in: .instance)
    for authority in Self.authorities("editor") {
      for world in [equal, less, nothing] { #expect(Self.refusal(row, in: world, by: "editor", authority) == nil) }
    }
    for authority in Self.authorities("200") { #expect(Self.refusal(row, in: owner, by: "200", authority) == nil) }
    for authority in Self.authorities(Given.user) {
      #expect(Self.refusal(row, in: owner, by: Given.user, authority) == nil, "oneself")
    }
    #expect(Self.refusal(row, in: owner, by: "", .proof(.v2)) == nil, "whoever proves to be the user")
  }

  @Test(arguments: beside)
  func whatLeavesTheAccountTakesThePermissionAlone(_ row: Row) throws {
    let world = try Self.world(row.given, editor: ["ORG_USER_MANAGER"], target: ["IAM_OWNER"], in: .instance)
    for authority in Self.authorities("editor") {
      #expect(Self.refusal(row, in: world, by: "editor", authority) == nil)
    }
  }

  // MARK: roles against roles

  private static let scopes: [Membership.Scope] = [
    .instance, .organization(Given.organization), .organization(Given.otherOrganization),
  ]

  /// What roles permit on others, by the table alone.
  private static func permissions(_ roles: [String]) -> Set<String> {
    let rows = RoleTable.rows.filter { roles.contains($0.role) }
    let all = Set(rows.flatMap { $0.permissions.split(whereSeparator: \.isWhitespace).map(String.init) })
    return all.subtracting(["user.self.delete", "project.read:self"])
  }

  private static let allRoles = RoleTable.rows.map(\.role)

  @Test(arguments: allRoles)
  func everyRoleAgainstEveryOther(role: String) throws {
    for scope in Self.scopes {
      var editor = World([Given.human()])
      try editor.give([role], to: "editor", in: scope)
      for other in Self.allRoles {
        for otherScope in Self.scopes {
          var world = editor
          try world.give([other], to: Given.user, in: otherScope)
          var held = scope == .instance || scope == otherScope ? [role] : []
          let (owner, given) =
            otherScope == .instance
            ? ("IAM_OWNER", Self.allRoles.filter { !$0.hasPrefix("SYSTEM") })
            : ("ORG_OWNER", Self.allRoles.filter { $0.hasPrefix("ORG_") || $0.hasPrefix("PROJECT_") })
          if Self.permissions(held).isSuperset(of: Self.permissions([owner])) { held += given }
          let isAllowed = Self.permissions(held).isSuperset(of: Self.permissions([other]))
          let answer = world.refusal(of: .changeUserName(of: Given.target(), to: "other"))
          #expect(
            answer == (isAllowed ? nil : .permissionMissingOnTarget), "\(role) in \(scope), \(other) in \(otherScope)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("IAM_OWNER", .instance, "IAM_OWNER", .instance, true, "equals"),
      ("IAM_OWNER", .instance, "IAM_LOGIN_CLIENT", .instance, true, "owners hold what their scope gives"),
      ("IAM_OWNER", .instance, "ORG_OWNER", .organization("20"), true, "the instance's roles hold everywhere"),
      ("IAM_OWNER", .instance, "SYSTEM_OWNER", .instance, false, "what is above the instance"),
      ("IAM_USER_MANAGER", .instance, "IAM_OWNER", .instance, false, "more"),
      ("IAM_USER_MANAGER", .instance, "ORG_OWNER", .organization("10"), false, "more, and less wide"),
      ("IAM_ORG_MANAGER", .instance, "ORG_OWNER", .organization("10"), true, "all of it"),
      (
        "IAM_ORG_MANAGER", .instance, "IAM_ADMIN_IMPERSONATOR", .instance, false,
        "one who owns organizations owns nothing of the instance"
      ),
      ("IAM_LOGIN_CLIENT", .instance, "IAM_OWNER", .instance, false, "the login is no owner"),
      ("ORG_OWNER", .organization("10"), "IAM_OWNER_VIEWER", .instance, false, "who sees all organizations"),
      ("ORG_OWNER", .organization("10"), "ORG_OWNER", .organization("10"), true, "equals"),
      ("ORG_OWNER", .organization("10"), "ORG_OWNER", .organization("20"), false, "an owner of another one"),
      ("ORG_OWNER", .organization("10"), "ORG_ADMIN_IMPERSONATOR", .organization("10"), true, "theirs to give"),
      ("ORG_USER_MANAGER", .organization("10"), "ORG_OWNER", .organization("10"), false, "more"),
      (
        "ORG_USER_MANAGER", .organization("10"), "ORG_USER_SELF_MANAGER", .organization("10"), true,
        "over oneself alone"
      ),
      ("ORG_USER_MANAGER", .organization("10"), "OF_ANOTHER_VERSION", .organization("10"), true, "carries nothing"),
    ] as [(String, Membership.Scope, String, Membership.Scope, Bool, String)])
  func holds(
    role: String, scope: Membership.Scope, other: String, otherScope: Membership.Scope, isAllowed: Bool, reason: String
  ) throws {
    var world = World([Given.human()])
    try world.give([role], to: "editor", in: scope)
    try world.give([other], to: Given.user, in: otherScope)
    let answer = world.refusal(of: .changeUserName(of: Given.target(), to: "other"))
    #expect(answer == (isAllowed ? nil : .permissionMissingOnTarget), "\(reason)")
  }

  @Test func rolesOfAllScopesAddUp() throws {
    var world = World([Given.human()])
    try world.give(["ORG_OWNER"], to: Given.user, in: .organization("10"))
    try world.give(["ORG_USER_MANAGER"], to: Given.user, in: .organization("20"))
    let rename = Command.changeUserName(of: Given.target(), to: "other")
    try world.give(["ORG_OWNER"], to: "editor", in: .organization("10"))
    #expect(world.refusal(of: rename) == .permissionMissingOnTarget, "holds nothing in the other organization")
    try world.give(["ORG_USER_MANAGER"], to: "editor", in: .organization("20"))
    #expect(world.refusal(of: rename) == nil)
  }
}

extension Given {
  static func adding(machine id: String, _ authority: Authority = v1) throws(DomainError) -> Command<ChangeOutcome> {
    .add(
      try NewMachine(id, in: organization, userName: "m\(id)", machine: Machine(name: "M")), by: "editor", authority)
  }
}

extension World {
  /// Makes somebody a member.
  mutating func give(_ roles: [String], to userID: String, in scope: Membership.Scope) throws(DomainError) {
    guard !roles.isEmpty else { return }
    switch scope {
    case .organization(let id):
      try execute(
        Command<Void>(by: "", [.organization(id)]) { changes in
          guard var organization = changes.organization(id) else { return }
          changes.append(.memberAdded(userID: userID, roles: roles), to: &organization)
        })
    case .instance:
      try execute(
        Command<Void>(by: "", [.instance]) { changes throws(DomainError) in
          var instance: Instance
          if let known = changes.instance {
            instance = known
          } else {
            instance = try changes.create(id: "1", in: "1", .added(defaultLanguage: "en"))
          }
          changes.append(.memberAdded(userID: userID, roles: roles), to: &instance)
        })
    }
  }
}
