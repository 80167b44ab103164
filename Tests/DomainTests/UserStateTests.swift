import Testing

@testable import Domain

@Suite struct UserStateTests {
  typealias Change = UserStateChange

  private static let v1 = Authority.organization(Given.organization)
  private static let v2 = Given.permitted

  private static func command(
    _ change: Change, _ userID: String = Given.user, _ scope: Authority = v1
  ) -> Command<ChangeOutcome> {
    .change(change, Given.target(userID, scope))
  }

  private static func error(_ kind: DomainError.Kind, _ id: String, _ key: String) -> DomainError {
    DomainError(kind, id, "Errors.User.\(key)")
  }

  @Test(arguments: [
    Refusal(
      "v1 deactivate: no id", given: [], when: command(.deactivate, ""),
      then: error(.invalidArgument, "COMMAND-m0gDf", "UserIDMissing")),
    Refusal(
      "v1 deactivate: unknown", given: [], when: command(.deactivate),
      then: error(.notFound, "COMMAND-3M9ds", "NotFound")
    ),
    Refusal(
      "v1 deactivate: of another organization", given: Given.verified, in: Given.otherOrganization,
      when: command(.deactivate), then: error(.notFound, "COMMAND-3M9ds", "NotFound")),
    Refusal(
      "v1 deactivate: removed", given: Given.verified + [.removed], when: command(.deactivate),
      then: error(.notFound, "COMMAND-3M9ds", "NotFound")),
    Refusal(
      "v1 deactivate: initial", given: Given.initial, when: command(.deactivate),
      then: error(.notFound, "COMMAND-ke0fw", "CantDeactivateInitial")),
    Refusal(
      "v1 deactivate: inactive", given: Given.verified + [.deactivated], when: command(.deactivate),
      then: error(.preconditionFailed, "COMMAND-5M0sf", "AlreadyInactive")),
    Refusal(
      "v1 reactivate: no id", given: [], when: command(.reactivate, ""),
      then: error(.invalidArgument, "COMMAND-4M9ds", "UserIDMissing")),
    Refusal(
      "v1 reactivate: unknown", given: [], when: command(.reactivate),
      then: error(.notFound, "COMMAND-4M0sd", "NotFound")
    ),
    Refusal(
      "v1 reactivate: active", given: Given.verified, when: command(.reactivate),
      then: error(.preconditionFailed, "COMMAND-6M0sf", "NotInactive")),
    Refusal(
      "v1 reactivate: locked", given: Given.verified + [.locked], when: command(.reactivate),
      then: error(.preconditionFailed, "COMMAND-6M0sf", "NotInactive")),
    Refusal(
      "v1 lock: no id", given: [], when: command(.lock, ""),
      then: error(.invalidArgument, "COMMAND-2M0sd", "UserIDMissing")),
    Refusal("v1 lock: unknown", given: [], when: command(.lock), then: error(.notFound, "COMMAND-5M9fs", "NotFound")),
    Refusal(
      "v1 lock: locked", given: Given.verified + [.locked], when: command(.lock),
      then: error(.preconditionFailed, "COMMAND-3NN8v", "ShouldBeActiveOrInitial")),
    Refusal(
      "v1 lock: inactive", given: Given.verified + [.deactivated], when: command(.lock),
      then: error(.preconditionFailed, "COMMAND-3NN8v", "ShouldBeActiveOrInitial")),
    Refusal(
      "v1 unlock: no id", given: [], when: command(.unlock, ""),
      then: error(.invalidArgument, "COMMAND-M0dse", "UserIDMissing")),
    Refusal(
      "v1 unlock: unknown", given: [], when: command(.unlock), then: error(.notFound, "COMMAND-M0dos", "NotFound")),
    Refusal(
      "v1 unlock: active", given: Given.verified, when: command(.unlock),
      then: error(.preconditionFailed, "COMMAND-4M0ds", "NotLocked")),
    Refusal(
      "v2 deactivate: no id", given: [], when: command(.deactivate, "", v2),
      then: error(.invalidArgument, "COMMAND-78iiirat8y", "UserIDMissing")),
    Refusal(
      "v2 deactivate: unknown", given: [], when: command(.deactivate, Given.user, v2),
      then: error(.notFound, "COMMAND-5gp2p62iin", "NotFound")),
    Refusal(
      "v2 deactivate: initial", given: Given.initial, when: command(.deactivate, Given.user, v2),
      then: error(.preconditionFailed, "COMMAND-gvx4kct9r2", "CantDeactivateInitial")),
    Refusal(
      "v2 deactivate: inactive", given: Given.verified + [.deactivated], when: command(.deactivate, Given.user, v2),
      then: error(.preconditionFailed, "COMMAND-5gunjw0cd7", "AlreadyInactive")),
    Refusal(
      "v2 reactivate: no id", given: [], when: command(.reactivate, "", v2),
      then: error(.invalidArgument, "COMMAND-0nx1ie38fw", "UserIDMissing")),
    Refusal(
      "v2 reactivate: unknown", given: [], when: command(.reactivate, Given.user, v2),
      then: error(.notFound, "COMMAND-9hy5kzbuk6", "NotFound")),
    Refusal(
      "v2 reactivate: active", given: Given.verified, when: command(.reactivate, Given.user, v2),
      then: error(.preconditionFailed, "COMMAND-s5qqcz97hf", "NotInactive")),
    Refusal(
      "v2 lock: no id", given: [], when: command(.lock, "", v2),
      then: error(.invalidArgument, "COMMAND-agz3eczifm", "UserIDMissing")),
    Refusal(
      "v2 lock: unknown", given: [], when: command(.lock, Given.user, v2),
      then: error(.notFound, "COMMAND-450yxuqrh1", "NotFound")),
    Refusal(
      "v2 lock: locked", given: Given.verified + [.locked], when: command(.lock, Given.user, v2),
      then: error(.preconditionFailed, "COMMAND-lgws8wtsqf", "ShouldBeActiveOrInitial")),
    Refusal(
      "v2 lock: nobody says more than that who is there may not be touched", given: Given.verified + [.locked],
      when: command(.lock, Given.user, Given.denied),
      then: DomainError.permissionMissingOnTarget),
    Refusal(
      "v2 unlock: no id", given: [], when: command(.unlock, "", v2),
      then: error(.invalidArgument, "COMMAND-a9ld4xckax", "UserIDMissing")),
    Refusal(
      "v2 unlock: unknown", given: [], when: command(.unlock, Given.user, v2),
      then: error(.notFound, "COMMAND-x377t913pw", "NotFound")),
    Refusal(
      "v2 unlock: active", given: Given.verified, when: command(.unlock, Given.user, v2),
      then: error(.preconditionFailed, "COMMAND-olb9vb0oca", "NotLocked")),
    Refusal(
      "v1 remove: no id", given: [], when: .removeUser(Given.target("", v1)),
      then: error(.invalidArgument, "COMMAND-2M0ds", "UserIDMissing")),
    Refusal(
      "v1 remove: unknown", given: [], when: .removeUser(Given.target(Given.user, v1)),
      then: error(.notFound, "COMMAND-m9od", "NotFound")),
    Refusal(
      "v1 remove: removed", given: Given.verified + [.removed],
      when: .removeUser(Given.target(Given.user, v1)),
      then: error(.notFound, "COMMAND-m9od", "NotFound")),
    Refusal(
      "v2 remove: no id", given: [], when: .removeUser(Given.target("", v2)),
      then: error(.invalidArgument, "COMMAND-vaipl7s13l", "UserIDMissing")),
    Refusal(
      "v2 remove: unknown", given: [], when: .removeUser(Given.target(Given.user, v2)),
      then: error(.notFound, "COMMAND-bd4ir1mblj", "NotFound")),
    Refusal(
      "v2 remove: not permitted", given: Given.verified,
      when: .removeUser(Given.target(Given.user, Given.denied)),
      then: DomainError.permissionMissingOnTarget),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test(arguments: [
    ("an active one", Given.verified, [Change.deactivate], User.State.inactive),
    ("a locked one", Given.verified + [.locked], [.deactivate], .inactive),
    ("a program", [Given.machine], [.lock], .locked),
    ("back", Given.verified, [.deactivate, .reactivate], .active),
    ("unlocked", Given.verified, [.lock, .unlock], .active),
    ("who never was initialized still waits for it", Given.initial, [.lock, .unlock], .initial),
    ("also by way of deactivation", Given.initial, [.lock, .deactivate, .reactivate], .initial),
  ])
  func changes(reason: String, given: [UserEvent], changes: [Change], state: User.State) throws {
    for scope in [Self.v1, Self.v2] {
      var world = World(given)
      for change in changes {
        let outcome = try world.execute(Self.command(change, Given.user, scope))
        #expect(outcome.sequence == world.user?.sequence)
      }
      #expect(world.user?.state == state)
    }
  }

  @Test func whoIsRemovedFreesTheNameAndKeepsNoSecret() throws {
    var world = World(Given.unverified + [.passwordChanged(hash: "h", isChangeRequired: false)])
    try world.execute(.removeUser(Given.target(Given.user, Self.v1)))
    #expect(world.user?.state == .deleted)
    #expect(world.human?.password == nil)
    #expect(world.human?.email.code == nil)
  }

  @Test func aNameIsFreeOnceItsHolderIsRemoved() throws {
    var world = World()
    try world.execute(try AddHumanTests.command())
    let second = try AddHumanTests.command(id: "101", userName: "ADA")
    #expect(world.refusal(of: second)?.id == "V3-DKcYh")
    try world.execute(.removeUser(Given.target(Given.user, Self.v1)))
    try world.execute(second)
    #expect(world.users["101"]?.userName == "ADA")
  }
}
