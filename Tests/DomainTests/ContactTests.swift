import Testing

@testable import Domain

/// An address or a number changes hands: what went to the one before is worth nothing at the new one.
struct ContactTests {
  typealias Change = @Sendable (inout World) throws -> Void

  private static let old = Given.code(1)
  private static let policy = RatePolicy()
  private static let number = PhoneNumber(stored: "+41446681800")
  private static let otherNumber = PhoneNumber(stored: "+41446681801")

  /// Every way in which a person gets another address.
  static let changes: [(String, Change)] = [
    (
      "v1",
      {
        try $0.execute(
          .setEmail(of: Given.target(), to: Given.newAddress, .mail(), code: Given.code(9), policy: policy))
      }
    ),
    (
      "v1, verified",
      { try $0.execute(.setEmail(of: Given.target(), to: Given.newAddress, nil, code: Given.code(9), policy: policy)) }
    ),
    (
      "v2, told",
      {
        try $0.execute(
          .setEmail(
            of: Given.target(Given.user, Given.permitted), to: Given.newAddress, .returned, code: Given.code(9),
            policy: policy))
      }
    ),
    (
      "v2 update",
      { try $0.execute(.updateHuman(Given.target(Given.user, Given.permitted), update(.mail()), policy: policy)) }
    ),
    (
      "v2 update, verified",
      { try $0.execute(.updateHuman(Given.target(Given.user, Given.permitted), update(nil), policy: policy)) }
    ),
  ]

  private static func update(_ delivery: CodeDelivery?) -> HumanChange {
    HumanChange(email: NewContact(Given.newAddress, delivery: delivery, code: Given.code(9)))
  }

  private static func proof(_ id: String = Given.user) -> Target { Given.target(id, .proof(.v2)) }

  @Test(arguments: changes.indices)
  func aResetOfBefore(_ index: Int) throws {
    var world = World(Given.verified + [.passwordCodeAdded(Given.issued(1))])
    try Self.changes[index].1(&world)
    let reset = Command.setPassword(
      of: Self.proof(), proof: .code(digest: Self.old.digest), hash: "h", isChangeRequired: false)
    #expect(world.refusal(of: reset)?.id == "COMMAND-2M9fs")
  }

  @Test(arguments: changes.indices)
  func anInvitationOfBefore(_ index: Int) throws {
    var world = World([
      Given.human(), .inviteCodeAdded(Given.issued(1), urlTemplate: "https://a/{{.Code}}", applicationName: "A"),
    ])
    try Self.changes[index].1(&world)
    let issuedBy = world.human?.invitation?.code.issuedBy
    #expect(world.refusal(of: .acceptInvite(Self.proof(), codeDigest: Self.old.digest))?.id == "COMMAND-Wgn4q")
    #expect(world.refusal(of: .acceptInvite(Self.proof(), codeDigest: []))?.id == "COMMAND-Wgn4q", "nothing is no code")
    #expect(issuedBy != 2, "a mail that waits is none of this code")
    // It can be sent again, to the new address, as it was.
    let target = Given.target(Given.user, Given.permitted)
    try world.execute(.invite(target, .again, code: Given.code(2), policy: Self.policy))
    #expect(world.human?.invitation?.applicationName == "A")
    try world.execute(.acceptInvite(Self.proof(), codeDigest: Given.code(2).digest))
    #expect(world.human?.email == Email(address: Given.newAddress, isVerified: true, verifiedAddress: Given.newAddress))
  }

  @Test(arguments: [CodeDelivery.mail(), nil])
  func anInitializationOfBefore(_ delivery: CodeDelivery?) throws {
    var world = World([Given.human(initial: true), .initializationCodeAdded(Given.issued(1))])
    try world.execute(
      .updateHuman(Given.target(Given.user, Given.permitted), Self.update(delivery), policy: Self.policy))
    let old = Command.initialize(Given.user, codeDigest: Self.old.digest, passwordHash: "h")
    #expect(world.refusal(of: old)?.id == "COMMAND-11v6G")
    #expect(world.user?.state == .initial)
    // The account still waits for it, also after it was locked.
    try world.execute(.change(.lock, Given.target()))
    try world.execute(.change(.unlock, Given.target()))
    #expect(world.user?.state == .initial)
    try world.execute(
      .resendInitialization(of: Given.target(), email: nil, code: Given.code(2), policy: Self.policy))
    try world.execute(.initialize(Given.user, codeDigest: Given.code(2).digest, passwordHash: "h"))
    #expect(world.human?.email.verifiedAddress == Given.newAddress)
  }

  @Test func aResetAtTheAddressThatWasVerifiedBefore() throws {
    var world = World(Given.verified + [.emailChanged(Given.newAddress), .emailCodeAdded(Given.issued(3))])
    try world.execute(
      .requestPasswordReset(of: Given.target(), .mail(), code: Self.old, policy: Self.policy))
    try world.execute(.verifyEmail(of: Self.proof(), codeDigest: Given.code(3).digest))
    #expect(world.human?.passwordReset == nil, "it went to an address that is not theirs any more")
    var same = World(Given.unverified)
    try same.execute(.requestPasswordReset(of: Given.target(), .mail(), code: Self.old, policy: Self.policy))
    try same.execute(.verifyEmail(of: Self.proof(), codeDigest: Given.code(0).digest))
    #expect(same.human?.passwordReset != nil, "it went to the very address")
  }

  @Test(arguments: [false, true])
  func aResetByTextMessageOfBefore(isRemoved: Bool) throws {
    let target = Given.target(Given.user, Given.permitted)
    let commands: [Change] = [
      {
        _ =
          try isRemoved
          ? $0.execute(.removePhone(of: target))
          : $0.execute(.setPhone(of: target, to: Self.otherNumber, .sms, code: Given.code(9), policy: Self.policy))
      },
      {
        let phone =
          isRemoved
          ? HumanChange.Phone.remove : .set(NewContact(Self.otherNumber, delivery: nil, code: Given.code(9)))
        try $0.execute(.updateHuman(target, HumanChange(phone: phone), policy: Self.policy))
      },
    ]
    for command in commands {
      var world = World(
        Given.verified + [.phoneChanged(Self.number), .phoneVerified, .passwordCodeAdded(Given.issued(1))])
      try command(&world)
      #expect(world.human?.passwordReset == nil)
    }
  }

  @Test func whatIsNoChangeVoidsNothing() throws {
    var world = World(
      Given.unverified + [
        .passwordCodeAdded(Given.issued(1)), .inviteCodeAdded(Given.issued(1), urlTemplate: nil, applicationName: nil),
      ])
    let before = world.human
    try world.execute(
      .updateHuman(
        Given.target(Given.user, Given.permitted),
        HumanChange(email: NewContact(Given.address, delivery: nil, code: Given.code(9))), policy: Self.policy))
    #expect(world.human?.passwordReset == before?.passwordReset && world.human?.invitation == before?.invitation)
  }

  // MARK: notices

  @Test(arguments: changes.indices)
  func theAddressBeforeIsTold(_ index: Int) throws {
    var world = World(Given.verified)
    try Self.changes[index].1(&world)
    let notices = world.outbox.filter { $0.kind == .emailChanged }
    #expect(notices.map(\.recipient) == [Given.address])
    #expect(notices.allSatisfy { $0.sealedCode.isEmpty })
    var unverified = World([Given.human()])
    try Self.changes[index].1(&unverified)
    #expect(!unverified.outbox.contains { $0.kind == .emailChanged }, "nobody was known to be there")
  }

  @Test func theLastVerifiedAddressIsToldOfEachChangeButOfItsOwnReturn() throws {
    var world = World(Given.verified)
    for address in ["b@example.com", "c@example.com", Given.address.text] {
      try world.execute(
        .setEmail(
          of: Given.target(), to: EmailAddress(stored: address), .mail(), code: Given.code(9), policy: Self.policy))
    }
    #expect(world.outbox.filter { $0.kind == .emailChanged }.map(\.recipient) == [Given.address, Given.address])
  }

  @Test func noticesAreBounded() throws {
    var world = World(Given.verified)
    let change = { (number: Int) in
      Command.setEmail(
        of: Given.target(), to: EmailAddress(stored: "\(number)@example.com"), .returned, code: Given.code(9),
        policy: RatePolicy(burst: 3, hourly: 0))
    }
    for number in 0..<3 { try world.execute(change(number)) }
    #expect(world.refusal(of: change(3))?.kind == .resourceExhausted, "nobody mails an address by changing another")
  }

  // MARK: where a reset goes

  @Test func aResetCountsWhereItGoes() throws {
    var world = World(Given.verified + [.emailChanged(Given.newAddress)])
    try world.execute(.requestPasswordReset(of: Given.target(), .mail(), code: Self.old, policy: Self.policy))
    #expect(world.limits.keys.contains(.init(.address, Given.address.text)))
    #expect(!world.limits.keys.contains(.init(.address, Given.newAddress.text)))
    #expect(world.human?.email.resetAddress == Given.address)
    var never = World([Given.human(), .emailChanged(Given.newAddress)])
    try never.execute(.requestPasswordReset(of: Given.target(), .mail(), code: Self.old, policy: Self.policy))
    #expect(never.limits.keys.contains(.init(.address, Given.newAddress.text)), "where nothing was ever verified")
  }

  @Test(
    arguments: [
      ("a verified number", Given.verified + [.phoneChanged(number), .phoneVerified], .passwordResetSMS),
      (
        "a number entered lately",
        Given.verified + [.phoneChanged(number), .phoneVerified, .phoneChanged(otherNumber)],
        .passwordReset
      ),
      (
        "an address that was verified once", Given.verified + [.emailChanged(Given.newAddress), .phoneChanged(number)],
        .passwordReset
      ),
      ("nothing was ever verified", [Given.human(), .phoneChanged(number)], .passwordResetSMS),
    ] as [(String, [UserEvent], Domain.Notification.Kind)])
  func aResetByTextMessage(reason: String, given: [UserEvent], kind: Domain.Notification.Kind) throws {
    var world = World(given)
    try world.execute(.requestPasswordReset(of: Given.target(), .sms, code: Self.old, policy: Self.policy))
    #expect(world.outbox.map(\.kind) == [kind], "\(reason)")
  }
}
