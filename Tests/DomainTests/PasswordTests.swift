import Testing

@testable import Domain

@Suite struct PasswordTests {
  static let active = [Given.human(password: "old"), .emailVerified]
  static let withCode = active + [.passwordCodeAdded(Given.issued())]

  static func set(
    _ proof: PasswordProof = .permission, in scope: Authority = .organization(Given.organization),
    user: String = Given.user
  ) -> Command<ChangeOutcome> {
    .setPassword(of: Given.target(user, scope), proof: proof, hash: "new", isChangeRequired: true)
  }

  static func check(_ proof: PasswordProof) -> Command<ChangeOutcome> {
    .checkPasswordProof(of: Given.target(), proof)
  }

  static func reset(
    _ delivery: CodeDelivery = .mail(), user: String = Given.user, in scope: Authority = Given.permitted
  ) -> Command<ChangeOutcome> {
    .requestPasswordReset(of: Given.target(user, scope), delivery, code: Given.code(), policy: RatePolicy())
  }

  static let unknown = DomainError(.preconditionFailed, "COMMAND-G8dh3", "Errors.User.Password.NotFound")
  static let wrongCode = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")
  static let changed = UserEvent.passwordChanged(hash: "new", isChangeRequired: true)
  static let right = PasswordProof.code(digest: Given.code(0).digest)

  @Test(arguments: [
    Refusal("nobody has the id", given: [], when: set(), then: unknown),
    Refusal("a program has no password", given: [Given.machine], when: set(), then: unknown),
    Refusal("of another organization", given: active, in: Given.otherOrganization, when: set(), then: unknown),
    Refusal(
      "no permission", given: active, when: set(in: Given.denied),
      then: DomainError.permissionMissingOnTarget),
    Refusal(
      "waits for its initialization", given: Given.initial, when: set(),
      then: DomainError(.preconditionFailed, "COMMAND-M9dse", "Errors.User.NotInitialised")),
    Refusal(
      "no code is pending", given: active, when: set(right),
      then: DomainError(.preconditionFailed, "COMMAND-2M9fs", "Errors.User.Code.NotFound")),
    Refusal(
      "the code has expired", given: active + [.passwordCodeAdded(Given.issued(expires: Given.past))], when: set(right),
      then: wrongCode),
    Refusal(
      "another password was set meanwhile", given: active, when: set(.currentPassword(hash: "older")),
      then: PasswordErrors.wrong),
    Refusal(
      "there is no password to know", given: Given.verified, when: set(.currentPassword(hash: "old")),
      then: PasswordErrors.wrong),
  ])
  func refused(_ row: Refusal) { row.expect() }

  @Test(arguments: [PasswordProof.permission, .currentPassword(hash: "old"), right])
  func everyProofSuffices(proof: PasswordProof) throws {
    var world = World(Self.withCode)
    #expect(try world.userEvents(of: Self.set(proof)) == [Self.changed])
    #expect(world.human?.password == Password(hash: "new", isChangeRequired: true, changeDate: Given.now))
    #expect(world.human?.passwordReset == nil, "whoever holds a code for the old password gets no other")
  }

  @Test func tryingAProofUsesNothingUp() throws {
    var world = World(Self.withCode)
    let before = world
    try world.execute(Self.check(Self.right))
    #expect(world == before)
    #expect(throws: Self.wrongCode) { try world.execute(Self.check(.code(digest: [0]))) }
    #expect(world.human?.passwordReset?.failedAttempts == 1)
    for _ in 2...5 { #expect(throws: Self.wrongCode) { try world.execute(Self.set(.code(digest: [0]))) } }
    #expect(world.refusal(of: Self.set(Self.right)) == Self.wrongCode, "void after five")
  }

  @Test(
    arguments: [
      ("nothing set", nil, true), ("the organization says no", NotificationPolicy(tellsOfPasswordChange: false), false),
      ("the organization says yes", NotificationPolicy(), true),
    ] as [(String, NotificationPolicy?, Bool)])
  func theUserIsToldByPolicy(reason: String, policy: NotificationPolicy?, isTold: Bool) throws {
    var world = World(Self.active)
    if let policy {
      try world.execute(.changePolicy(.add(policy), of: .organization(Given.organization), by: "editor"))
    }
    try world.execute(Self.set())
    #expect(world.outbox.map(\.kind) == (isTold ? [.passwordChanged] : []))
    #expect(world.outbox.allSatisfy { $0.sealedCode.isEmpty && $0.isOfLast(world.user) })
  }

  @Test func nobodyIsToldAtAnAddressThatMayBeAnothers() throws {
    var world = World([Given.human(password: "old")])
    try world.execute(Self.set())
    #expect(world.outbox.isEmpty)
  }

  @Test(arguments: [
    Refusal(
      "v1: no id", given: [], when: reset(user: "", in: Given.v1),
      then: DomainError(.invalidArgument, "COMMAND-M00oL", "Errors.User.UserIDMissing")),
    Refusal(
      "v1: of another organization", given: active, in: Given.otherOrganization,
      when: reset(in: Given.v1),
      then: DomainError(.preconditionFailed, "COMMAND-Hj9ds", "Errors.User.NotFound")),
    Refusal(
      "v1: waits for its initialization", given: Given.initial,
      when: reset(in: Given.v1),
      then: DomainError(.preconditionFailed, "COMMAND-2M9sd", "Errors.User.NotInitialised")),
    Refusal(
      "v2: no id", given: [], when: reset(user: ""),
      then: DomainError(.invalidArgument, "COMMAND-SAFdda", "Errors.User.IDMissing")),
    Refusal(
      "v2: nobody has the id", given: [], when: reset(),
      then: DomainError(.notFound, "COMMAND-SAF4f", "Errors.User.NotFound")),
    Refusal(
      "v2: a program", given: [Given.machine], when: reset(),
      then: DomainError(.notFound, "COMMAND-SAF4f", "Errors.User.NotFound")),
    Refusal(
      "v2: no permission", given: active, when: reset(in: Given.denied),
      then: DomainError.permissionMissingOnTarget),
    Refusal(
      "v2: waits for its initialization", given: Given.initial, when: reset(),
      then: DomainError(.preconditionFailed, "COMMAND-Sfe4g", "Errors.User.NotInitialised")),
  ])
  func resetRefused(_ row: Refusal) { row.expect() }

  @Test(
    arguments: [
      (
        CodeDelivery.mail(urlTemplate: "https://a.example/{{.Code}}"),
        Domain.Notification.Kind.passwordReset
      ),
      (.sms, .passwordResetSMS), (.returned, nil),
    ] as [(CodeDelivery, Domain.Notification.Kind?)])
  func aResetBringsACode(delivery: CodeDelivery, kind: Domain.Notification.Kind?) throws {
    var world = World(Self.active + [.phoneChanged(PhoneV2Tests.number), .phoneVerified])
    let issued = IssuedCode(
      digest: Given.code().digest, expires: Given.now.adding(seconds: 3600), isReturned: delivery == .returned)
    #expect(try world.userEvents(of: Self.reset(delivery)) == [.passwordCodeAdded(issued)])
    #expect(world.outbox.map(\.kind) == [kind].compactMap(\.self))
    #expect(world.outbox.allSatisfy { $0.isOfLast(world.user) && $0.sealedCode == Given.code().sealed })
    if case .mail(let template, _) = delivery { #expect(world.outbox.first?.urlTemplate == template) }
    #expect(world.limits.isEmpty == (kind == nil))
    try world.execute(Self.set(.code(digest: Given.code().digest)))
  }

  @Test("without a number nothing is sent, and who asks does not learn of it", arguments: [Given.v1, Given.permitted])
  func aResetBySMSWithoutAPhone(permit: Authority) throws {
    var world = World(Self.active)
    let issued = IssuedCode(
      digest: Given.code().digest, expires: Given.now.adding(seconds: 3600), isReturned: false)
    #expect(try world.userEvents(of: Self.reset(.sms, in: permit)) == [.passwordCodeAdded(issued)])
    #expect(world.outbox.isEmpty)
    #expect(!world.limits.isEmpty, "it counts: nobody finds out in this way who has a number")
  }

  static let tooMany = DomainError(
    .resourceExhausted, "SIGNET-Pg5ss", "Errors.User.Password.TooManyGuesses", retryAfter: 60)

  @Test func guessesAreCountedBeforeTheyAreCompared() throws {
    var world = World(Self.active)
    for _ in 1...5 { try world.execute(.countPasswordGuess(at: Given.user)) }
    #expect(world.refusal(of: .countPasswordGuess(at: Given.user)) == Self.tooMany)
    #expect(world.refusal(of: .countPasswordGuess(at: "101")) == nil, "another's")
    try world.execute(.countPasswordGuess(at: Given.user), at: Given.now.adding(seconds: 60))
    #expect(world.events.count == World(Self.active).events.count, "nothing happened to the user")
  }

  @Test func aRightGuessIsGivenBack() throws {
    var world = World(Self.active)
    for _ in 1...40 {
      let guess = try world.execute(.countPasswordGuess(at: Given.user))
      try world.execute(.giveBack(guess))
    }
    #expect(world.limits.isEmpty, "no trace is left")
    let guesses = try (1...5).map { _ in try world.execute(.countPasswordGuess(at: Given.user)) }
    #expect(world.refusal(of: .countPasswordGuess(at: Given.user)) == Self.tooMany)
    try world.execute(.giveBack(guesses[2]))
    try world.execute(.countPasswordGuess(at: Given.user))
    #expect(world.refusal(of: .countPasswordGuess(at: Given.user)) == Self.tooMany, "that one and no more")
  }

  @Test func whatTimeHasGivenBackIsNotGivenBackAgain() throws {
    var world = World(Self.active)
    let slow = try world.execute(.countPasswordGuess(at: Given.user))
    let later = Given.now.adding(seconds: 61)
    for _ in 1...5 { try world.execute(.countPasswordGuess(at: Given.user), at: later) }
    try world.execute(.giveBack(slow), at: later)
    #expect(world.refusal(of: .countPasswordGuess(at: Given.user), at: later) == Self.tooMany)
    for minute in 2...15 {
      try world.execute(.countPasswordGuess(at: Given.user), at: Given.now.adding(seconds: Int64(minute) * 60 + 1))
    }
    let refused = world.refusal(of: .countPasswordGuess(at: Given.user), at: Given.now.adding(seconds: 16 * 60 + 1))
    #expect(refused == nil, "the hour has room for the one that was given back")
  }

  @Test func aHashIsMadeAnewForTheSamePassword() throws {
    var world = World(Self.withCode)
    let before = try #require(world.human)
    let password = try #require(before.password)
    let accept = Command.accept(ProvenPassword(userID: Given.user, compared: password, newHash: "new"), by: "editor")
    #expect(
      try world.userEvents(of: accept) == [.credentialCheckSucceeded(.password), .passwordHashUpdated(hash: "new")])
    #expect(world.human?.password?.hash == "new")
    #expect(world.human?.password?.changeDate == before.password?.changeDate, "the password is the same")
    #expect(world.human?.passwordReset == before.passwordReset)
    #expect(world.outbox.isEmpty, "and nobody is told")
    let late = Command.accept(ProvenPassword(userID: Given.user, compared: password, newHash: "newer"), by: "editor")
    #expect(try world.execute(late) == "new", "of two at once one is enough")
    try world.execute(Self.set(.currentPassword(hash: "new")), at: Given.now.adding(seconds: 1))
    #expect(throws: PasswordErrors.wrong, "another was set meanwhile") {
      try world.execute(late, at: Given.now.adding(seconds: 1))
    }
  }
}
