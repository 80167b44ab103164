import Testing

@testable import Domain

/// Failed checks of credentials are counted, and lock.
@Suite struct LockoutTests {
  private static let active = [Given.human(password: "old"), .emailVerified]
  private static let three = Policies(LockoutPolicy(maximumPasswordAttempts: 3, maximumOTPAttempts: 2))

  private static func wrong(_ world: World, _ policies: Policies = three) throws -> Command<Void> {
    let password = try #require(world.human?.password)
    return .failPassword(of: Given.user, compared: password, by: "editor", policies)
  }

  private static func right(_ world: World) throws -> Command<String> {
    let password = try #require(world.human?.password)
    return .accept(ProvenPassword(userID: Given.user, compared: password, newHash: nil), by: "editor")
  }

  private static func refusal(_ failures: Int) -> DomainError {
    var error = PasswordErrors.wrong
    error.failedAttempts = failures
    return error
  }

  private static func fail(
    _ credential: CheckedCredential, _ policies: Policies = three
  ) -> Command<Void> {
    Command(by: "editor", [.user(Given.user)], further: { $0.lockoutKeys(of: Given.user) }) {
      changes throws(DomainError) in
      guard var user = changes.user(Given.user) else { throw PasswordErrors.wrong }
      throw changes.failed(credential, of: &user, PasswordErrors.wrong, policies)
    }
  }

  @Test func theThirdLocksByTheSameCommit() throws {
    var world = World(Self.active)
    let command = try Self.wrong(world)
    for failures in 1...3 {
      #expect(throws: Self.refusal(failures)) { try world.execute(command) }
      #expect(world.user?.state == (failures < 3 ? .active : .locked))
    }
    #expect(
      world.events.suffix(2).map(\.payload) == [
        .user(.credentialCheckFailed(.password)), .user(.locked),
      ])
    let lockedMeanwhile = DomainError(.preconditionFailed, "COMMAND-SFA3t", "Errors.User.Locked")
    #expect(world.refusal(of: command) == lockedMeanwhile, "whatever is compared still")
    let late = try Self.right(world)
    #expect(throws: lockedMeanwhile, "also what is right") { try world.execute(late) }
    #expect(throws: DomainError.lockedBeforeCheck) { try User.password(of: world.user, Given.target()) }
  }

  @Test("tokens that have ended do not count again where a clock was set back", arguments: [-3600, 3600])
  func clocks(_ seconds: Int64) throws {
    var world = World(Self.active)
    let target = Given.target(Given.user, .proof(.v2))
    try world.execute(.change(.lock, target))
    try world.execute(.change(.unlock, target))
    try world.execute(.change(.lock, target), at: Given.now.adding(seconds: seconds))
    let ended = world.limits[RateLimit.Key(.endedTokens, Given.user)]?.bucketDate
    #expect(ended == Given.now.adding(seconds: max(0, seconds)))
  }

  @Test func onlyFailuresInARowCount() throws {
    var world = World(Self.active)
    for _ in 1...4 {
      for failures in 1...2 {
        let command = try Self.wrong(world)
        #expect(throws: Self.refusal(failures)) { try world.execute(command) }
      }
      let command = try Self.right(world)
      #expect(try world.userEvents(of: command) == [.credentialCheckSucceeded(.password)])
    }
    #expect(world.user?.state == .active && world.human?.failedChecks == [:])
  }

  @Test(arguments: [
    ([UserEvent.passwordChanged(hash: "new", isChangeRequired: false)], false), ([.locked, .unlocked], true),
  ])
  func whatBeginsAnew(events: [UserEvent], isForAll: Bool) {
    let failed = [UserEvent.credentialCheckFailed(.password), .credentialCheckFailed(.totp)]
    let world = World(Self.active + failed + events)
    #expect(world.human?.failedChecks == (isForAll ? [:] : [.totp: 1]))
  }

  @Test func aNewPasswordIsNotCountedAgainst() throws {
    var world = World(Self.active)
    let command = try Self.wrong(world)
    try world.execute(PasswordTests.set())
    #expect(world.refusal(of: command) == PasswordErrors.wrong)
  }

  @Test func eachOneTimePasswordCountsForItself() {
    var world = World(Self.active)
    for credential in [CheckedCredential.totp, .smsOTP, .emailOTP, .password, .password] {
      #expect(throws: DomainError.self) { try world.execute(Self.fail(credential)) }
    }
    #expect(world.user?.state == .active)
    #expect(world.human?.failedChecks == [.totp: 1, .smsOTP: 1, .emailOTP: 1, .password: 2])
    #expect(throws: PasswordErrors.wrong) { try world.execute(Self.fail(.smsOTP)) }
    #expect(world.user?.state == .locked)
  }

  @Test func nobodyIsLockedByDefault() {
    var world = World(Self.active)
    for _ in 1...50 { #expect(throws: DomainError.self) { try world.execute(Self.fail(.password, Policies())) } }
    #expect(world.user?.state == .active && world.human?.failedChecks[.password] == 50)
  }

  @Test func theOrganizationsOwnPolicyDecides() throws {
    var world = World(Self.active)
    let own = LockoutPolicy(maximumPasswordAttempts: 1)
    try world.execute(.changePolicy(.add(own), of: .organization(Given.organization), by: "editor"))
    #expect(throws: DomainError.self) { try world.execute(Self.fail(.password)) }
    #expect(world.user?.state == .locked)
  }

  @Test("who was deactivated is not made active by unlocking")
  func inactive() {
    var world = World(Self.active + [.deactivated])
    for _ in 1...5 { #expect(throws: DomainError.self) { try world.execute(Self.fail(.password)) } }
    #expect(world.user?.state == .inactive)
  }

  @Test func nothingOfItIsLeftOfWhoIsGone() {
    #expect(World(Self.active + [.credentialCheckFailed(.totp), .removed]).human?.failedChecks == [:])
  }
}
