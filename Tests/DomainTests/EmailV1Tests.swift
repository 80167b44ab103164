import Testing

@testable import Domain

@Suite struct ResendEmailVerificationTests {
  static func command(_ userID: String = Given.user) -> Command<ChangeOutcome> {
    .sendEmailCode(to: Given.target(userID), code: Given.code(), policy: RatePolicy())
  }

  static let unknown = DomainError(.notFound, "COMMAND-0Pe4r", "Errors.User.Email.NotFound")

  @Test(arguments: [
    Refusal(
      "no id", given: [], when: command(""),
      then: DomainError(.invalidArgument, "COMMAND-4M0ds", "Errors.User.UserIDMissing")),
    Refusal("nobody has the id", given: [], when: command(), then: unknown),
    Refusal(
      "of another organization", given: Given.unverified, in: Given.otherOrganization, when: command(), then: unknown),
    Refusal("a program has no address", given: [Given.machine], when: command(), then: unknown),
    Refusal(
      "not initialized, which is seen before the address is", given: Given.initial + [.emailVerified], when: command(),
      then: DomainError(.preconditionFailed, "COMMAND-E3fbw", "Errors.User.NotInitialised")),
    Refusal(
      "verified", given: Given.verified, when: command(),
      then: DomainError(.preconditionFailed, "COMMAND-3M9ds", "Errors.User.Email.AlreadyVerified")),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test(arguments: [
    ("a code is pending: the new one replaces it", Given.unverified),
    ("no code is pending", [Given.human()]),
    ("the code is void", Given.unverified + Array(repeating: .emailVerificationFailed, count: 5)),
    ("another address was verified before", Given.verified + [.emailChanged(Given.newAddress)]),
  ])
  func issuesACode(reason: String, given: [UserEvent]) throws {
    var world = World(given)
    let expires = Given.now.adding(seconds: 3600)
    let outcome = try world.execute(Self.command())
    let sequence = UInt64(given.count + 1)
    #expect(outcome.sequence == sequence)
    #expect(outcome.date == Given.now)
    #expect(outcome.resourceOwner == Given.organization)
    #expect(world.events.last?.editorID == "editor")
    #expect(
      world.events.last?.payload
        == .user(.emailCodeAdded(IssuedCode(digest: Given.code().digest, expires: expires, isReturned: false))))
    #expect(world.human?.email.code == PendingCode(digest: Given.code().digest, expires: expires, issuedBy: sequence))
    #expect(
      world.outbox == [
        Notification(
          kind: .emailVerification, generation: .v1, userID: Given.user, codeIssuedBy: sequence,
          sealedCode: Given.code().sealed, expires: expires)
      ])
  }
}

@Suite struct UpdateEmailTests {
  static func command(
    _ userID: String = Given.user, to email: EmailAddress = Given.newAddress, verified: Bool = false
  ) -> Command<ChangeOutcome> {
    .setEmail(
      of: Given.target(userID), to: email, verified ? nil : .mail(), code: Given.code(), policy: RatePolicy())
  }

  static let unknown = DomainError(.preconditionFailed, "COMMAND-0Pe4r", "Errors.User.Email.NotFound")
  static let unchanged = DomainError(.preconditionFailed, "COMMAND-2b7fM", "Errors.User.Email.NotChanged")

  @Test(arguments: [
    Refusal(
      "no id", given: [], when: command(""),
      then: DomainError(.preconditionFailed, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing")),
    Refusal("nobody has the id: not NOT_FOUND here", given: [], when: command(), then: unknown),
    Refusal(
      "of another organization", given: Given.unverified, in: Given.otherOrganization, when: command(), then: unknown),
    Refusal("a program has no address", given: [Given.machine], when: command(), then: unknown),
    Refusal(
      "not initialized", given: Given.initial, when: command(),
      then: DomainError(.preconditionFailed, "COMMAND-J8dsk", "Errors.User.NotInitialised")),
    Refusal("unchanged", given: Given.unverified, when: command(to: Given.address), then: unchanged),
    Refusal(
      "unchanged and verified already", given: Given.verified, when: command(to: Given.address, verified: true),
      then: unchanged),
  ])
  func refuses(row: Refusal) { row.expect() }

  @Test func aNewAddressLosesCodeAndVerification() throws {
    var world = World(Given.verified + [.emailCodeAdded(Given.issued(7))])
    let events = try world.userEvents(of: Self.command())
    #expect(events.count == 2)
    #expect(events.first == .emailChanged(Given.newAddress))
    #expect(world.human?.email.isVerified == false)
    #expect(world.human?.email.code?.digest == Given.code().digest)
    #expect(world.human?.email.verifiedAddress == Given.address)
    #expect(world.outbox.filter { $0.kind == .emailVerification }.map(\.generation) == [.v1])
  }

  @Test(arguments: [
    ("a new address", Given.newAddress, [UserEvent.emailChanged(Given.newAddress), .emailVerified]),
    ("the old address", Given.address, [UserEvent.emailVerified]),
  ])
  func theCallersWordVerifies(reason: String, address: EmailAddress, events: [UserEvent]) throws {
    var world = World(Given.unverified)
    #expect(try world.userEvents(of: Self.command(to: address, verified: true)) == events)
    #expect(world.human?.email == Email(address: address, isVerified: true, verifiedAddress: address))
    #expect(world.outbox.isEmpty)
    #expect(world.limits.isEmpty)
  }
}
