import Testing

@testable import Domain

@Suite struct MachineCredentialTests {
  static let scope = Authority.organization(Given.organization)
  static let program = [Given.machine]
  static let withKey = program + [.machineKeyAdded(id: "8", publicKey: [1], expires: Given.now)]
  static let withToken = program + [.personalAccessTokenAdded(id: "7", digest: [1], expires: Given.now)]

  static func key(
    _ id: String = "9", user: String = Given.user, in scope: Authority = scope, expires: Timestamp? = nil,
    publicKey: [UInt8] = [2]
  ) -> Command<ChangeOutcome> {
    .addMachineKey(to: Given.target(user, scope), id: id, publicKey: publicKey, expires: expires)
  }

  static func removeKey(_ id: String = "8", in scope: Authority = scope) -> Command<ChangeOutcome> {
    .removeMachineKey(of: Given.target(Given.user, scope), id: id)
  }

  static func removeToken(_ id: String = "7", in scope: Authority = scope) -> Command<ChangeOutcome> {
    .removePersonalAccessToken(of: Given.target(Given.user, scope), id: id)
  }

  static func secret(user: String = Given.user, in scope: Authority = scope) -> Command<ChangeOutcome> {
    .setMachineSecret(of: Given.target(user, scope), hash: "hash")
  }

  static func removeSecret(user: String = Given.user, in scope: Authority = scope) -> Command<ChangeOutcome> {
    .removeMachineSecret(of: Given.target(user, scope))
  }

  static func update(
    _ name: String = "Robot", description: String = "", type: Machine.AccessTokenType = .bearer,
    user: String = Given.user, in organization: String = Given.organization
  ) -> Command<ChangeOutcome> {
    .updateMachine(
      Given.target(user, .organization(organization)), name: name, description: description, accessTokenType: type)
  }

  static let keyUnknown = DomainError(.preconditionFailed, "COMMAND-bnipwm1", "Errors.User.NotFound")
  static let noKey = DomainError(.notFound, "COMMAND-4m77G", "Errors.User.Machine.Key.NotFound")
  static let noToken = DomainError(.notFound, "COMMAND-4m77G", "Errors.User.PAT.NotFound")
  static let denied = DomainError.permissionMissingOnTarget

  @Test(arguments: [
    Refusal(
      "key: no organization", given: [], when: key(user: "", in: .organization("")),
      then: DomainError(.invalidArgument, "COMMAND-kqpoix", "Errors.ResourceOwnerMissing")),
    Refusal(
      "key: no id of the user", given: [], when: key(user: ""),
      then: DomainError(.invalidArgument, "COMMAND-xuiwk2", "Errors.User.UserIDMissing")),
    Refusal(
      "key: expired from the start, seen before the user is", given: [], when: key(expires: Given.now),
      then: DomainError(.invalidArgument, "DOMAIN-dv3t5", "Errors.AuthNKey.ExpireBeforeNow")),
    Refusal("key: nobody has the id", given: [], when: key(), then: keyUnknown),
    Refusal("key: of a person", given: Given.verified, when: key(), then: keyUnknown),
    Refusal("key: no permission", given: program, when: key(in: Given.denied), then: denied),
    Refusal(
      "key: no id of its own", given: program, when: key(""),
      then: DomainError(.invalidArgument, "COMMAND-0p2m1h", "Errors.IDMissing")),
    Refusal("key: empty", given: program, when: key(publicKey: []), then: MachineKeyErrors.invalid),
    Refusal(
      "key: its id is taken", given: withKey, when: key("8"),
      then: DomainError(.alreadyExists, "COMMAND-091mops", "Errors.User.Machine.Key.AlreadyExists")),
    Refusal("remove key: nobody has the id", given: [], when: removeKey(), then: noKey),
    Refusal("remove key: not there", given: withKey, when: removeKey("9"), then: noKey),
    Refusal(
      "remove key: of another organization", given: withKey, in: Given.otherOrganization, when: removeKey(),
      then: noKey),
    Refusal(
      "remove key: no permission", given: withKey, when: removeKey(in: Given.denied), then: denied),
    Refusal("remove token: nobody has the id", given: [], when: removeToken(), then: noToken),
    Refusal("remove token: not there", given: withToken, when: removeToken("9"), then: noToken),
    Refusal(
      "remove token: no permission", given: withToken, when: removeToken(in: Given.denied), then: denied),
    Refusal(
      "secret: no organization", given: [], when: secret(in: .organization("")),
      then: DomainError(.invalidArgument, "COMMAND-0qp2hus", "Errors.ResourceOwnerMissing")),
    Refusal(
      "secret: no id", given: [], when: secret(user: ""),
      then: DomainError(.invalidArgument, "COMMAND-bzoqjs", "Errors.User.UserIDMissing")),
    Refusal(
      "secret: of a person", given: Given.verified, when: secret(),
      then: DomainError(.preconditionFailed, "COMMAND-x8910n", "Errors.User.NotExisting")),
    Refusal("secret: no permission", given: program, when: secret(in: Given.denied), then: denied),
    Refusal(
      "remove secret: no organization", given: [], when: removeSecret(in: .organization("")),
      then: DomainError(.invalidArgument, "COMMAND-x0992n", "Errors.ResourceOwnerMissing")),
    Refusal(
      "remove secret: no id", given: [], when: removeSecret(user: ""),
      then: DomainError(.invalidArgument, "COMMAND-bzosjs", "Errors.User.UserIDMissing")),
    Refusal(
      "remove secret: nobody has the id", given: [], when: removeSecret(),
      then: DomainError(.preconditionFailed, "COMMAND-x7s802", "Errors.User.NotExisting")),
    Refusal(
      "remove secret: there is none", given: program, when: removeSecret(),
      then: DomainError(.preconditionFailed, "COMMAND-coi82n", "Errors.User.Machine.Secret.NotExisting")),
    Refusal(
      "update: no organization", given: [], when: update(in: ""),
      then: DomainError(.invalidArgument, "COMMAND-xiown3", "Errors.ResourceOwnerMissing")),
    Refusal(
      "update: no id", given: [], when: update(user: ""),
      then: DomainError(.invalidArgument, "COMMAND-p0p3mi", "Errors.User.UserIDMissing")),
    Refusal(
      "update: a person", given: Given.verified, when: update("x"),
      then: DomainError(.notFound, "COMMAND-5M0od", "Errors.User.NotFound")),
    Refusal(
      "update: nothing", given: program, when: update(),
      then: DomainError(.preconditionFailed, "COMMAND-2n8vs", "Errors.User.NotChanged")),
  ])
  func refused(_ row: Refusal) { row.expect() }

  @Test func keysAndTokens() throws {
    var world = World(Self.program)
    #expect(
      try world.userEvents(of: Self.key()) == [
        .machineKeyAdded(id: "9", publicKey: [2], expires: Expiration.never)
      ])
    #expect(try world.userEvents(of: Self.removeKey("9")) == [.machineKeyRemoved(id: "9")])
    try world.execute(
      .addPersonalAccessToken(to: Given.target(), id: "7", digest: [1], expires: nil))
    #expect(try world.userEvents(of: Self.removeToken()) == [.personalAccessTokenRemoved(id: "7")])
    #expect(world.items.isEmpty)
  }

  @Test func secrets() throws {
    var world = World(Self.program)
    #expect(try world.userEvents(of: Self.secret()) == [.machineSecretSet(hash: "hash")])
    #expect(world.user?.machine?.secretHash == "hash")
    #expect(try world.userEvents(of: Self.removeSecret()) == [.machineSecretRemoved])
    #expect(world.user?.machine?.secretHash == nil)
  }

  @Test(arguments: [
    (update(" New "), Machine(name: "New")), (update(description: "d"), Machine(name: "Robot", description: "d")),
    (update(type: .jwt), Machine(name: "Robot", accessTokenType: .jwt)),
  ])
  func updating(command: Command<ChangeOutcome>, machine: Machine) throws {
    var world = World(Self.program)
    try world.execute(command)
    #expect(world.user?.machine == machine)
  }
}
