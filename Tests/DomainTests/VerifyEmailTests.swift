import Testing

@testable import Domain

@Suite struct VerifyEmailTests {
  static let wrongV1 = DomainError(.invalidArgument, "COMMAND-Gdsgs", "Errors.User.Code.Invalid")
  static let wrongV2 = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")
  static let absentV1 = DomainError(.notFound, "COMMAND-3n8ud", "Errors.User.Code.NotFound")
  static let unknownV2 = DomainError(.notFound, "COMMAND-ieJ2e", "Errors.User.Email.NotFound")

  static func v1(_ userID: String = Given.user, code: Int? = 0) -> Command<ChangeOutcome> {
    .verifyEmail(of: Given.target(userID, .proof(.v1)), codeDigest: code.map { Given.code($0).digest })
  }

  static func v2(_ userID: String = Given.user, code: Int? = 0) -> Command<ChangeOutcome> {
    .verifyEmail(of: Given.target(userID, .proof(.v2)), codeDigest: code.map { Given.code($0).digest })
  }

  static let void = Given.unverified + Array(repeating: .emailVerificationFailed, count: 5)
  static let expired = [Given.human(), .emailCodeAdded(Given.issued(expires: Given.now))]

  @Test(arguments: [
    Refusal(
      "v1: no id", given: [], when: v1("", code: nil),
      then: DomainError(.invalidArgument, "COMMAND-4M0ds", "Errors.User.UserIDMissing")),
    Refusal(
      "v1: no code, seen before the user is", given: [], when: v1(code: nil),
      then: DomainError(.invalidArgument, "COMMAND-çm0ds", "Errors.User.Code.Empty")),
    Refusal("v1: nobody has the id", given: [], when: v1(), then: absentV1),
    Refusal("v1: no code is pending", given: Given.verified, when: v1(), then: absentV1),
    Refusal("v1: a program has no address", given: [Given.machine], when: v1(), then: absentV1),
    Refusal("v1: expired", given: expired, when: v1(), then: wrongV1),
    Refusal("v1: void", given: void, when: v1(), then: wrongV1),
    Refusal(
      "v2: no id", given: [], when: v2(""),
      then: DomainError(.invalidArgument, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing")),
    Refusal("v2: nobody has the id", given: [], when: v2(code: nil), then: unknownV2),
    Refusal("v2: a program has no address", given: [Given.machine], when: v2(), then: unknownV2),
    Refusal(
      "v2: not initialized", given: Given.initial, when: v2(),
      then: DomainError(.preconditionFailed, "COMMAND-uz0Uu", "Errors.User.NotInitialised")),
    Refusal(
      "v2: no code", given: Given.unverified, when: v2(code: nil),
      then: DomainError(.invalidArgument, "COMMAND-Fia4a", "Errors.User.Code.Empty")),
    Refusal("v2: no code is pending", given: [Given.human()], when: v2(), then: wrongV2),
    Refusal("v2: verified, so none is pending", given: Given.verified, when: v2(), then: wrongV2),
    Refusal("v2: expired, to the moment", given: expired, when: v2(), then: wrongV2),
    Refusal("v2: void, though the code is right", given: void, when: v2(), then: wrongV2),
    Refusal("v2: void and wrong: there is nothing left to count", given: void, when: v2(code: 9), then: wrongV2),
    Refusal(
      "v2: the code was for the address before", given: Given.unverified + [.emailChanged(Given.newAddress)],
      when: v2(), then: wrongV2),
    Refusal(
      "v2: the code was meant for the initialization", given: Given.initial + [.initialized], when: v2(), then: wrongV2),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test(arguments: [v1(), v2()])
  func theRightCodeVerifies(command: Command<ChangeOutcome>) throws {
    var world = World(Given.unverified + Array(repeating: .emailVerificationFailed, count: 4))
    #expect(try world.userEvents(of: command) == [.emailVerified])
    #expect(world.human?.email == Email(address: Given.address, isVerified: true, verifiedAddress: Given.address))
    #expect(world.refusal(of: Self.v2()) == Self.wrongV2, "a code is redeemed once")
  }

  @Test func onlyTheNewestCodeCounts() throws {
    var world = World(Given.unverified + [.emailCodeAdded(Given.issued(1))])
    #expect(throws: Self.wrongV2) { try world.execute(Self.v2(code: 0)) }
    #expect(try world.userEvents(of: Self.v2(code: 1)) == [.emailVerified])
  }

  @Test(arguments: [(v1(code: 9), v1(), wrongV1), (v2(code: 9), v2(), wrongV2)])
  func fiveWrongGuessesVoidACode(wrong: Command<ChangeOutcome>, right: Command<ChangeOutcome>, error: DomainError)
    throws
  {
    var world = World(Given.unverified)
    for guess in 1...5 {
      #expect(throws: error) { try world.execute(wrong) }
      #expect(world.events.last?.payload == .user(.emailVerificationFailed), "a wrong guess is committed")
      #expect(world.human?.email.code?.failedAttempts == guess)
    }
    #expect(world.refusal(of: wrong) == error)
    #expect(world.refusal(of: right) == error)
    // A new code starts afresh.
    try world.execute(SendEmailCodeTests.command())
    #expect(try world.userEvents(of: Self.v2(code: 1)) == [.emailVerified])
  }

  @Test func expiryIsTold() {
    let code = PendingCode(digest: [1], expires: Given.now, issuedBy: 1)
    #expect(code.isRedeemable(at: Timestamp(microseconds: Given.now.microseconds - 1)))
    #expect(!code.isRedeemable(at: Given.now))
  }
}
