import Testing

@testable import Domain

@Suite struct PhoneV1Tests {
  private static let number = PhoneNumber(stored: "+41791234567")
  private static let withPhone = Given.verified + [.phoneChanged(number)]
  private static let pending = withPhone + [.phoneCodeAdded(Given.issued())]

  private static func update(_ userID: String = Given.user, verified: Bool = false) -> Command<ChangeOutcome> {
    .setPhone(
      of: Given.target(userID), to: number, verified ? nil : .sms, code: Given.code(), policy: RatePolicy())
  }

  private static func resend(_ userID: String = Given.user) -> Command<ChangeOutcome> {
    .sendPhoneCode(to: Given.target(userID), code: Given.code(), policy: RatePolicy())
  }

  private static func verify(_ code: Int? = 0, _ userID: String = Given.user) -> Command<ChangeOutcome> {
    .verifyPhone(of: Given.target(userID), codeDigest: code.map { Given.code($0).digest })
  }

  private static func remove(_ userID: String = Given.user) -> Command<ChangeOutcome> {
    .removePhone(of: Given.target(userID))
  }

  private static func unknown(_ id: String) -> DomainError {
    DomainError(.preconditionFailed, id, "Errors.User.NotFound")
  }

  private static func idMissing(_ id: String) -> DomainError {
    DomainError(.invalidArgument, id, "Errors.User.UserIDMissing")
  }

  @Test(arguments: [
    Refusal("update: no id", given: [], when: update(""), then: idMissing("COMMAND-3M0fs")),
    Refusal("update: unknown", given: [], when: update(), then: unknown("COMMAND-3M0fs")),
    Refusal("update: a program", given: [Given.machine], when: update(), then: unknown("COMMAND-3M0fs")),
    Refusal(
      "update: unchanged", given: withPhone, when: update(),
      then: DomainError(.preconditionFailed, "COMMAND-wF94r", "Errors.User.Phone.NotChanged")),
    Refusal(
      "update: verified already", given: withPhone + [.phoneVerified], when: update(verified: true),
      then: DomainError(.preconditionFailed, "COMMAND-wF94r", "Errors.User.Phone.NotChanged")),
    Refusal("resend: no id", given: [], when: resend(""), then: idMissing("COMMAND-4M0ds")),
    Refusal(
      "resend: of another organization", given: withPhone, in: Given.otherOrganization, when: resend(),
      then: unknown("COMMAND-2M0fs")),
    Refusal(
      "resend: no phone", given: Given.verified, when: resend(),
      then: DomainError(.notFound, "COMMAND-2b7Hf", "Errors.User.Phone.NotFound")),
    Refusal(
      "resend: verified", given: withPhone + [.phoneVerified], when: resend(),
      then: DomainError(.preconditionFailed, "COMMAND-2M9sf", "Errors.User.Phone.AlreadyVerified")),
    Refusal("verify: no id", given: [], when: verify(0, ""), then: idMissing("COMMAND-Km9ds")),
    Refusal(
      "verify: no code", given: pending, when: verify(nil),
      then: DomainError(.invalidArgument, "COMMAND-wMe9f", "Errors.User.Code.Empty")),
    Refusal("verify: unknown", given: [], when: verify(), then: unknown("COMMAND-Rsj8c")),
    Refusal(
      "verify: no code is pending", given: withPhone, when: verify(),
      then: DomainError(.notFound, "COMMAND-Rsj8c", "Errors.User.Code.NotFound")),
    Refusal(
      "verify: void", given: pending + Array(repeating: .phoneVerificationFailed, count: 5), when: verify(),
      then: DomainError(.invalidArgument, "COMMAND-sM0cs", "Errors.User.Code.Invalid")),
    Refusal("remove: no id", given: [], when: remove(""), then: idMissing("COMMAND-6M0ds")),
    Refusal("remove: unknown", given: [], when: remove(), then: unknown("COMMAND-3M9fs")),
    Refusal(
      "remove: no phone", given: Given.verified, when: remove(),
      then: DomainError(.notFound, "COMMAND-p6rsc", "Errors.User.Phone.NotFound")),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test func aNewNumberGetsACode() throws {
    var world = World(Given.verified)
    let events = try world.userEvents(of: Self.update())
    #expect(events.first == .phoneChanged(Self.number))
    #expect(events.count == 2)
    #expect(world.human?.phone?.code?.digest == Given.code().digest)
    #expect(world.outbox.map(\.kind) == [.phoneVerification])
    #expect(Set(world.limits.keys.map(\.kind)) == [.changedUser, .changedAddress])
  }

  @Test func theCallersWordVerifies() throws {
    for given in [Given.verified, Self.pending] {
      var world = World(given)
      try world.execute(Self.update(verified: true))
      #expect(world.human?.phone == Phone(number: Self.number, isVerified: true))
      #expect(world.outbox.isEmpty)
    }
  }

  @Test func aResendCountsToUserAndNumber() throws {
    var world = World(Self.withPhone)
    for _ in 0..<5 { try world.execute(Self.resend()) }
    #expect(Set(world.limits.keys.map(\.kind)) == [.user, .address])
    #expect(world.refusal(of: Self.resend())?.kind == .resourceExhausted)
    #expect(world.outbox.allSatisfy { $0.kind == .phoneVerification })
  }

  @Test func aCodeIsRedeemedAndAWrongGuessCounted() throws {
    var world = World(Self.pending)
    let error = #expect(throws: DomainError.self) { try world.execute(Self.verify(9)) }
    #expect(error?.id == "COMMAND-sM0cs")
    #expect(world.human?.phone?.code?.failedAttempts == 1)
    #expect(try world.userEvents(of: Self.verify()) == [.phoneVerified])
    #expect(world.human?.phone == Phone(number: Self.number, isVerified: true))
    try world.execute(Self.remove())
    #expect(world.human?.phone == nil)
  }
}
