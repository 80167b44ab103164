import Testing

@testable import Domain

private let unknown = DomainError(.notFound, "COMMAND-ieJ2e", "Errors.User.Email.NotFound")
private let uninitialized = DomainError(.preconditionFailed, "COMMAND-uz0Uu", "Errors.User.NotInitialised")
private let noID = DomainError(.invalidArgument, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing")

/// The permission is asked where the target belongs.
private let denied = DomainError.permissionMissingOnTarget

@Suite struct SetEmailTests {
  static func command(
    _ userID: String = Given.user, to email: EmailAddress = Given.newAddress,
    _ delivery: CodeDelivery? = .mail(), permit: Authority = Given.permitted
  ) -> Command<ChangeOutcome> {
    .setEmail(of: Given.target(userID, permit), to: email, delivery, code: Given.code(), policy: RatePolicy())
  }

  @Test(arguments: [
    Refusal("no id", given: [], when: command(""), then: noID),
    Refusal("nobody has the id, whoever asks", given: [], when: command(permit: Given.denied), then: unknown),
    Refusal("a program has no address", given: [Given.machine], when: command(), then: unknown),
    Refusal(
      "no permission, which is seen before the state is", given: Given.initial, in: Given.otherOrganization,
      when: command(permit: Given.denied), then: denied),
    Refusal("not initialized", given: Given.initial, when: command(), then: uninitialized),
    Refusal(
      "unchanged, though not verified", given: Given.unverified, when: command(to: Given.address, nil),
      then: DomainError(.preconditionFailed, "COMMAND-Uch5e", "Errors.User.Email.NotChanged")),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test func sendsACode() throws {
    var world = World(Given.verified)
    let events = try world.userEvents(of: Self.command(.mail(urlTemplate: "https://example.com/{{.Code}}")))
    let issued = IssuedCode(digest: Given.code().digest, expires: Given.now.adding(seconds: 3600), isReturned: false)
    #expect(events == [.emailChanged(Given.newAddress), .emailCodeAdded(issued)])
    #expect(world.human?.email.isVerified == false)
    let sent = world.outbox.filter { $0.kind == .emailVerification }
    #expect(sent.map(\.urlTemplate) == ["https://example.com/{{.Code}}"])
    #expect(sent.map(\.generation) == [.v2])
    #expect(sent.map(\.codeIssuedBy) == [4])
  }

  @Test func returnsACode() throws {
    var world = World([Given.human()])
    let events = try world.userEvents(of: Self.command(.returned))
    let issued = IssuedCode(digest: Given.code().digest, expires: Given.now.adding(seconds: 3600), isReturned: true)
    #expect(events == [.emailChanged(Given.newAddress), .emailCodeAdded(issued)])
    #expect(world.outbox.isEmpty, "what the caller is told is not mailed")
    #expect(world.limits.isEmpty, "and does not count")
  }

  @Test func theCallersWordVerifies() throws {
    var world = World(Given.unverified)
    #expect(try world.userEvents(of: Self.command(nil)) == [.emailChanged(Given.newAddress), .emailVerified])
    #expect(
      world.human?.email == Email(address: Given.newAddress, isVerified: true, verifiedAddress: Given.newAddress))
  }

  @Test func reachesUsersOfEveryOrganization() throws {
    var world = World(Given.unverified, organization: Given.otherOrganization)
    #expect(try world.execute(Self.command()).resourceOwner == Given.otherOrganization)
  }

  static func command(_ delivery: CodeDelivery?) -> Command<ChangeOutcome> { self.command(Given.user, delivery) }
  static func command(_ userID: String, _ delivery: CodeDelivery?) -> Command<ChangeOutcome> {
    self.command(userID, to: Given.newAddress, delivery)
  }
}

@Suite struct SendEmailCodeTests {
  static func command(
    _ userID: String = Given.user, _ delivery: CodeDelivery = .mail(), needsPendingCode: Bool = true,
    permit: Authority = Given.permitted
  ) -> Command<ChangeOutcome> {
    .sendEmailCode(
      to: Given.target(userID, permit), delivery, again: needsPendingCode, code: Given.code(), policy: RatePolicy())
  }

  static let noCode = DomainError(.preconditionFailed, "EMAIL-5w5ilin4yt", "Errors.User.Code.Empty")

  @Test(arguments: [
    Refusal("no id", given: [], when: command(""), then: noID),
    Refusal("nobody has the id, whoever asks", given: [], when: command(permit: Given.denied), then: unknown),
    Refusal("a program has no address", given: [Given.machine], when: command(), then: unknown),
    Refusal(
      "no permission, which is seen before the code is", given: Given.verified, in: Given.otherOrganization,
      when: command(permit: Given.denied), then: denied),
    Refusal("not initialized", given: Given.initial, when: command(needsPendingCode: false), then: uninitialized),
    Refusal("resend: no code pending", given: [Given.human()], when: command(), then: noCode),
    Refusal("resend: verified, so none is pending", given: Given.verified, when: command(), then: noCode),
    Refusal(
      "resend: a new address unset the code", given: Given.unverified + [.emailChanged(Given.newAddress)],
      when: command(), then: noCode),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test(arguments: [
    ("resend: a code is pending", true, Given.unverified),
    (
      "resend: the pending code has expired", true,
      [Given.human(), .emailCodeAdded(Given.issued(expires: Given.past))]
    ),
    ("resend: the pending code is void", true, Given.unverified + Array(repeating: .emailVerificationFailed, count: 5)),
    ("send: no code is pending", false, [Given.human()]),
    ("send: even when verified", false, Given.verified),
  ])
  func issuesACode(reason: String, needsPendingCode: Bool, given: [UserEvent]) throws {
    var world = World(given)
    try world.execute(Self.command(needsPendingCode: needsPendingCode))
    let pending = try #require(world.human?.email.code)
    #expect(pending.digest == Given.code().digest)
    #expect(pending.failedAttempts == 0)
    #expect(pending.expires == Given.now.adding(seconds: 3600))
    #expect(world.human?.email.isVerified == World(given).human?.email.isVerified)
    #expect(world.outbox.map(\.codeIssuedBy) == [pending.issuedBy])
    #expect(world.outbox.map(\.generation) == [.v2])
    #expect(world.limits.keys.map(\.kind.rawValue).sorted() == [1, 2])
  }

  @Test func whatIsReturnedNeitherIsMailedNorCounts() throws {
    var world = World(Given.unverified)
    try world.execute(Self.command(Given.user, .returned))
    guard case .user(.emailCodeAdded(let issued)) = world.events.last?.payload else {
      Issue.record("no code was issued")
      return
    }
    #expect(issued.isReturned)
    #expect(world.outbox.isEmpty)
    #expect(world.limits.isEmpty)
  }
}
