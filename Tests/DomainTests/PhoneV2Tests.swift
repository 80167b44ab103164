import Testing

@testable import Domain

@Suite struct PhoneV2Tests {
  static let number = PhoneNumber(stored: "+41446681800")
  static let other = PhoneNumber(stored: "+41446681801")
  static let withPhone = Given.verified + [.phoneChanged(number)]
  static let pending = withPhone + [.phoneCodeAdded(Given.issued())]

  static func set(
    _ delivery: CodeDelivery? = .sms, number: PhoneNumber = number, user: String = Given.user,
    permit: Authority = Given.permitted
  ) -> Command<ChangeOutcome> {
    .setPhone(of: Given.target(user, permit), to: number, delivery, code: Given.code(), policy: RatePolicy())
  }

  static func send(
    _ delivery: CodeDelivery = .sms, user: String = Given.user, permit: Authority = Given.permitted
  ) -> Command<ChangeOutcome> {
    .sendPhoneCode(to: Given.target(user, permit), delivery, code: Given.code(2), policy: RatePolicy())
  }

  static func clear(_ user: String = Given.user, permit: Authority = Given.permitted) -> Command<ChangeOutcome> {
    .removePhone(of: Given.target(user, permit))
  }

  static func redeem(_ code: Int = 0, user: String = Given.user) -> Command<ChangeOutcome> {
    .verifyPhone(of: Given.target(user, .proof(.v2)), codeDigest: Given.code(code).digest)
  }

  static let unknown = DomainError(.notFound, "COMMAND-ieJ2e", "Errors.User.Phone.NotFound")
  static let idMissing = DomainError(.invalidArgument, "COMMAND-xP292j", "Errors.User.Phone.IDMissing")
  static let notInitialised = DomainError(.preconditionFailed, "COMMAND-uz0Uu", "Errors.User.NotInitialised")
  static let wrong = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")

  @Test(arguments: [
    Refusal("set: no id", given: [], when: set(user: ""), then: idMissing),
    Refusal("set: nobody has the id", given: [], when: set(permit: Given.denied), then: unknown),
    Refusal("set: a program has no phone", given: [Given.machine], when: set(), then: unknown),
    Refusal("set: waits for its initialization", given: Given.initial, when: set(), then: notInitialised),
    Refusal(
      "set: unchanged", given: withPhone, when: set(),
      then: DomainError(.preconditionFailed, "COMMAND-Uch5e", "Errors.User.Phone.NotChanged")),
    Refusal(
      "set: no permission", given: withPhone, when: set(permit: Given.denied),
      then: DomainError.permissionMissingOnTarget),
    Refusal("resend: nobody has the id", given: [], when: send(), then: unknown),
    Refusal(
      "resend: no code is pending", given: withPhone, when: send(),
      then: DomainError(.preconditionFailed, "PHONE-5xrra88eq8", "Errors.User.Code.Empty")),
    Refusal(
      "resend: no phone at all", given: Given.verified, when: send(),
      then: DomainError(.preconditionFailed, "PHONE-5xrra88eq8", "Errors.User.Code.Empty")),
    Refusal("remove: nobody has the id", given: [], when: clear(), then: unknown),
    Refusal(
      "remove: no phone", given: Given.verified, when: clear(),
      then: DomainError(.preconditionFailed, "COMMAND-ieJ2e", "Errors.User.Phone.NotFound")),
    Refusal(
      "remove: no permission", given: withPhone, when: clear(permit: Given.denied),
      then: DomainError.permissionMissingOnTarget),
    Refusal("verify: nobody has the id", given: [], when: redeem(), then: unknown),
    Refusal("verify: no code is pending", given: withPhone, when: redeem(), then: wrong),
    Refusal(
      "verify: expired", given: withPhone + [.phoneCodeAdded(Given.issued(expires: Given.past))], when: redeem(),
      then: wrong),
  ])
  func refused(_ row: Refusal) { row.expect() }

  @Test(arguments: [CodeDelivery.sms, .returned])
  func aNewNumberGetsACode(delivery: CodeDelivery) throws {
    var world = World(Self.pending)
    let issued = IssuedCode(
      digest: Given.code().digest, expires: Given.now.adding(seconds: 3600), isReturned: delivery == .returned)
    #expect(
      try world.userEvents(of: Self.set(delivery, number: Self.other)) == [
        .phoneChanged(Self.other), .phoneCodeAdded(issued),
      ])
    #expect(world.human?.phone?.isVerified == false)
    #expect(world.outbox.map(\.kind) == (delivery == .sms ? [.phoneVerification] : []))
    #expect(world.outbox.allSatisfy { $0.isOfLast(world.user) })
    #expect(world.limits.isEmpty == (delivery == .returned), "what the caller is told is no message")
  }

  @Test func theCallersWordVerifies() throws {
    var world = World(Self.pending)
    #expect(
      try world.userEvents(of: Self.set(nil, number: Self.other)) == [.phoneChanged(Self.other), .phoneVerified])
    #expect(world.human?.phone == Phone(number: Self.other, isVerified: true))
  }

  @Test func aNewCodeReplacesTheOld() throws {
    var world = World(Self.pending)
    try world.execute(Self.send())
    #expect(throws: Self.wrong) { try world.execute(Self.redeem(0)) }
    try world.execute(Self.redeem(2))
    #expect(world.human?.phone == Phone(number: Self.number, isVerified: true))
    #expect(world.limits.count == 2, "counted to the user and to the number")
  }

  @Test func fiveWrongGuessesVoidACode() throws {
    var world = World(Self.pending)
    for attempt in 1...5 {
      #expect(throws: Self.wrong) { try world.execute(Self.redeem(9)) }
      #expect(world.human?.phone?.code?.failedAttempts == attempt)
    }
    #expect(world.refusal(of: Self.redeem(0)) == Self.wrong, "the right one comes too late, and nothing is written")
  }

  @Test func removing() throws {
    var world = World(Self.pending)
    #expect(try world.userEvents(of: Self.clear()) == [.phoneRemoved])
    #expect(world.human?.phone == nil)
  }

  @Test func messagesAreLimited() throws {
    var world = World(Self.pending)
    for _ in 1...5 { try world.execute(Self.send()) }
    #expect(world.refusal(of: Self.send())?.kind == .resourceExhausted)
    try world.execute(Self.send(.returned))
  }
}

extension Domain.Notification {
  /// Whether the message names the last event of the user as the one that issued its code.
  func isOfLast(_ user: User?) -> Bool { self.codeIssuedBy == user?.sequence && self.userID == user?.id }
}
