import Testing

@testable import Domain

@Suite struct InviteTests {
  static let invited = [Given.human(), .inviteCodeAdded(Given.issued(), urlTemplate: "u", applicationName: "App")]

  static func invite(
    _ delivery: CodeDelivery = .mail(), user: String = Given.user,
    permit: Authority = Given.permitted
  ) -> Command<ChangeOutcome> {
    .invite(Given.target(user, permit), delivery, code: Given.code(), policy: RatePolicy())
  }

  static func accept(_ code: Int = 0, user: String = Given.user, password: String? = nil) -> Command<ChangeOutcome> {
    .acceptInvite(
      Given.target(user, .proof(.v2)), codeDigest: Given.code(code).digest, passwordHash: password)
  }

  static let unknown = DomainError(.preconditionFailed, "COMMAND-Wgvn4", "Errors.User.NotFound")
  static let wrong = DomainError(.invalidArgument, "COMMAND-Wgn4q", "Errors.User.Code.Invalid")

  @Test(arguments: [
    Refusal(
      "no id", given: [], when: invite(user: ""),
      then: DomainError(.invalidArgument, "COMMAND-4jio3", "Errors.User.UserIDMissing")),
    Refusal("nobody has the id", given: [], when: invite(permit: Given.denied), then: unknown),
    Refusal("a program", given: [Given.machine], when: invite(), then: unknown),
    Refusal(
      "no permission", given: Given.unverified, when: invite(permit: Given.denied),
      then: DomainError.permissionMissingOnTarget),
    Refusal(
      "can log in already", given: [Given.human(password: "h")], when: invite(),
      then: DomainError(.preconditionFailed, "COMMAND-EF34g", "Errors.User.AlreadyInitialised")),
    Refusal(
      "again, but was never invited", given: Given.unverified, when: invite(.again),
      then: DomainError(.preconditionFailed, "COMMAND-Wr3gq", "Errors.User.Code.NotFound")),
    Refusal(
      "again, but the caller brings the code",
      given: [
        Given.human(), .inviteCodeAdded(Given.issued(isReturned: true), urlTemplate: nil, applicationName: nil),
      ], when: invite(.again),
      then: DomainError(.preconditionFailed, "COMMAND-Wr3gq", "Errors.User.Code.NotFound")),
    Refusal(
      "accept: no id", given: [], when: accept(user: ""),
      then: DomainError(.invalidArgument, "COMMAND-Gk3f2", "Errors.User.UserIDMissing")),
    Refusal(
      "accept: nobody has the id", given: [], when: accept(),
      then: DomainError(.preconditionFailed, "COMMAND-F5g2h", "Errors.User.NotFound")),
    Refusal("accept: was never invited", given: Given.unverified, when: accept(), then: wrong),
    Refusal(
      "accept: expired",
      given: [
        Given.human(), .inviteCodeAdded(Given.issued(expires: Given.past), urlTemplate: nil, applicationName: nil),
      ], when: accept(), then: wrong),
  ])
  func refused(_ row: Refusal) { row.expect() }

  @Test(
    arguments: [
      (CodeDelivery.mail(urlTemplate: "t", applicationName: "A"), "t", "A"), (.again, "u", "App"),
      (.returned, nil, nil),
    ] as [(CodeDelivery, String?, String?)])
  func inviting(delivery: CodeDelivery, template: String?, application: String?) throws {
    var world = World(Self.invited)
    let isMailed = delivery != .returned
    let issued = IssuedCode(
      digest: Given.code().digest, expires: Given.now.adding(seconds: 72 * 3600), isReturned: !isMailed)
    #expect(
      try world.userEvents(of: Self.invite(delivery)) == [
        .inviteCodeAdded(issued, urlTemplate: template, applicationName: application)
      ])
    #expect(world.outbox.map(\.kind) == (isMailed ? [.invite] : []))
    #expect(world.outbox.allSatisfy { $0.urlTemplate == template && $0.applicationName == application })
    #expect(world.outbox.allSatisfy { $0.isOfLast(world.user) })
    #expect(world.limits.isEmpty == !isMailed)
  }

  @Test(arguments: [nil, "hash"] as [String?])
  func acceptingVerifiesTheAddress(password: String?) throws {
    var world = World(Self.invited)
    let expected: [UserEvent] = [.inviteAccepted, .emailVerified]
    #expect(
      try world.userEvents(of: Self.accept(password: password))
        == expected + (password.map { [.passwordChanged(hash: $0, isChangeRequired: false)] } ?? []))
    #expect(world.human?.invitation == nil)
    #expect(world.human?.email.isVerified == true)
    #expect(world.human?.password?.hash == password)
  }

  @Test func anAccountOfV1IsInitializedByIt() throws {
    var world = World(Given.initial + [.inviteCodeAdded(Given.issued(7), urlTemplate: nil, applicationName: nil)])
    try world.execute(Self.accept(7))
    #expect(world.user?.state == .active)
    #expect(world.human?.initialization == nil)
  }

  @Test func threeWrongGuessesVoidACode() throws {
    var world = World(Self.invited)
    for _ in 1...3 { #expect(throws: Self.wrong) { try world.execute(Self.accept(9)) } }
    #expect(world.refusal(of: Self.accept()) == Self.wrong)
  }

  @Test func tryingACodeUsesNothingUp() throws {
    var world = World(Self.invited)
    let before = world
    let check = { Command.checkInvite(Given.target(Given.user, .proof(.v2)), codeDigest: Given.code($0).digest) }
    try world.execute(check(0))
    #expect(world == before)
    for _ in 1...3 { #expect(throws: Self.wrong) { try world.execute(check(9)) } }
    #expect(world.refusal(of: check(0)) == Self.wrong, "a void code is not compared")
    #expect(world.refusal(of: Self.accept()) == Self.wrong)
  }
}
