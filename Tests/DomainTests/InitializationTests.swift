import Testing

@testable import Domain

@Suite struct ResendInitializationTests {
  static func command(_ userID: String = Given.user, email: EmailAddress? = nil) -> Command<ChangeOutcome> {
    .resendInitialization(of: Given.target(userID), email: email, code: Given.code(), policy: RatePolicy())
  }

  static let unknown = DomainError(.notFound, "COMMAND-2M9df", "Errors.User.NotFound")

  @Test(arguments: [
    Refusal(
      "no id", given: [], when: command(""),
      then: DomainError(.invalidArgument, "COMMAND-2n8vs", "Errors.User.UserIDMissing")),
    Refusal("nobody has the id", given: [], when: command(), then: unknown),
    Refusal(
      "of another organization", given: Given.initial, in: Given.otherOrganization, when: command(), then: unknown),
    Refusal("a program is not initialized", given: [Given.machine], when: command(), then: unknown),
    Refusal(
      "initialized from the start", given: Given.unverified, when: command(),
      then: DomainError(.preconditionFailed, "COMMAND-2M9sd", "Errors.User.AlreadyInitialised")),
    Refusal(
      "initialized by now", given: Given.initial + [.initialized], when: command(),
      then: DomainError(.preconditionFailed, "COMMAND-2M9sd", "Errors.User.AlreadyInitialised")),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test(arguments: [
    ("no address is given", nil, Given.address, [RateLimit.Key(.address, "ADA@example.com")]),
    ("the known address is given", Given.address, Given.address, [RateLimit.Key(.address, "ada@example.com")]),
    ("a new address is given", Given.newAddress, Given.newAddress, [RateLimit.Key(.address, "ada@example.net")]),
  ])
  func issuesACode(reason: String, email: EmailAddress?, address: EmailAddress, counted: [RateLimit.Key]) throws {
    var world = World(Given.initial)
    let events = try world.userEvents(of: Self.command(email: email))
    let expires = Given.now.adding(seconds: 72 * 3600)
    let issued = UserEvent.initializationCodeAdded(
      IssuedCode(digest: Given.code().digest, expires: expires, isReturned: false))
    let moved = [UserEvent.emailChanged(address), .codesVoided([.initialization])]
    #expect(events == (address == Given.address ? [issued] : moved + [issued]))
    #expect(world.human?.email.address == address)
    #expect(world.user?.state == .initial)
    let sequence = try #require(world.user?.sequence)
    #expect(
      world.outbox == [
        Notification(
          kind: .initialization, generation: .v1, userID: Given.user, codeIssuedBy: sequence,
          sealedCode: Given.code().sealed, expires: expires)
      ])
    #expect(Set(world.limits.keys) == Set(counted + [RateLimit.Key(.user, Given.user)]))
  }
}

@Suite struct InitializeHumanTests {
  static func command(_ userID: String = Given.user, code: Int? = 0, password: String? = "hash") -> Command<
    ChangeOutcome
  > {
    .initialize(userID, codeDigest: code.map { Given.code($0).digest }, passwordHash: password)
  }

  static let absent = DomainError(.notFound, "COMMAND-mmn5f", "Errors.User.Code.NotFound")
  static let wrong = DomainError(.invalidArgument, "COMMAND-11v6G", "Errors.User.Code.Invalid")
  static let void = Given.initial + Array(repeating: .initializationFailed, count: 5)

  @Test(arguments: [
    Refusal(
      "no id", given: [], when: command("", code: nil),
      then: DomainError(.invalidArgument, "COMMAND-mkM9f", "Errors.User.UserIDMissing")),
    Refusal(
      "no code, seen before the user is", given: [], when: command(code: nil),
      then: DomainError(.invalidArgument, "COMMAND-44G8s", "Errors.User.Code.Empty")),
    Refusal("nobody has the id", given: [], when: command(), then: absent),
    Refusal("there is nothing to initialize", given: Given.unverified, when: command(), then: absent),
    Refusal("initialized by now", given: Given.initial + [.initialized], when: command(), then: absent),
    Refusal(
      "expired", given: [Given.human(initial: true), .initializationCodeAdded(Given.issued(expires: Given.now))],
      when: command(), then: wrong),
    Refusal("void", given: void, when: command(), then: wrong),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test(
    arguments: [
      (
        "address and password are missing", Given.initial, "hash",
        [UserEvent.initialized, .emailVerified, .passwordChanged(hash: "hash", isChangeRequired: false)]
      ),
      (
        "the address is verified", Given.initial + [.emailVerified], "hash",
        [UserEvent.initialized, .passwordChanged(hash: "hash", isChangeRequired: false)]
      ),
      ("no password is chosen", Given.initial, nil, [UserEvent.initialized, .emailVerified]),
    ] as [(String, [UserEvent], String?, [UserEvent])])
  func theRightCodeInitializes(reason: String, given: [UserEvent], password: String?, events: [UserEvent]) throws {
    var world = World(given)
    #expect(try world.userEvents(of: Self.command(password: password)) == events)
    #expect(world.user?.state == .active)
    #expect(world.human?.initialization == nil)
    #expect(world.human?.email.isVerified == true)
    #expect(world.human?.password?.hash == password)
    #expect(world.events.last?.editorID == Given.user, "users initialize themselves")
  }

  @Test func tryingACodeUsesNothingUp() throws {
    var world = World(Given.initial)
    let before = world
    let check = { Command.checkInitialization(Given.user, codeDigest: Given.code($0).digest) }
    try world.execute(check(0))
    #expect(world == before)
    for _ in 1...5 { #expect(throws: Self.wrong) { try world.execute(check(9)) } }
    #expect(world.human?.initialization?.failedAttempts == 5)
    #expect(world.refusal(of: check(0)) == Self.wrong, "a void code is not compared")
    #expect(world.refusal(of: Self.command()) == Self.wrong)
  }

  @Test func nothingIsNoGuess() {
    let world = World(Given.initial)
    #expect(world.refusal(of: .initialize(Given.user, codeDigest: [], passwordHash: nil)) == Self.wrong)
  }

  @Test func fiveWrongGuessesVoidACode() throws {
    var world = World(Given.initial)
    for guess in 1...5 {
      #expect(throws: Self.wrong) { try world.execute(Self.command(code: 9)) }
      #expect(world.human?.initialization?.failedAttempts == guess)
    }
    #expect(world.refusal(of: Self.command()) == Self.wrong)
    #expect(world.user?.state == .initial)
    try world.execute(ResendInitializationTests.command())
    try world.execute(Self.command(code: 1))
    #expect(world.user?.state == .active)
  }
}
