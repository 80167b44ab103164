import Testing

@testable import Domain

@Suite("Second factors are checked") struct FactorCheckTests {
  static let codes = Given.verified + [.factor(.recoveryCodesAdded([[7, 1], [7, 2]]))]
  static let mailed = Given.verified + [.factor(.otpAdded(.email))]
  static let texted = FactorTests.phoned + [.factor(.otpAdded(.sms))]

  /// A check as whoever signs somebody in asks for it.
  static func check(
    of userID: String = Given.user,
    _ body: @escaping @Sendable (inout Changes, Policies) throws(DomainError) -> Void,
    else general: Policies = Policies()
  ) -> Command<Void> {
    Command(by: userID, [.user(userID)] + Key.factors(of: userID)) {
      $0.lockoutKeys(of: userID)
    } decide: { changes throws(DomainError) in
      try body(&changes, general)
    }
  }

  static func totp(_ step: Int64?, secret: [UInt8] = [1], of userID: String = Given.user) -> Command<Void> {
    check(of: userID) { changes, general throws(DomainError) in
      try changes.checkTOTP(TOTPGuess(sealedSecret: secret, step: step), of: userID, else: general)
    }
  }

  static func otp(
    _ channel: OTPChannel, _ number: Int?, pending: Int? = 1, expires: Timestamp = Given.now.adding(seconds: 300),
    of userID: String = Given.user
  ) -> Command<Void> {
    check(of: userID) { changes, general throws(DomainError) in
      try changes.checkOTP(
        channel, number.map { Given.code($0).digest },
        pending: pending.map { PendingCode(digest: Given.code($0).digest, expires: expires, issuedBy: 0) },
        of: userID, else: general)
    }
  }

  static func recovery(_ digest: [UInt8]?, of userID: String = Given.user) -> Command<Void> {
    check(of: userID) { changes, general throws(DomainError) in
      try changes.checkRecoveryCode(digest, of: userID, else: general)
    }
  }

  static func challenge(_ channel: OTPChannel, of userID: String = Given.user) -> Command<Void> {
    check(of: userID) { changes, _ throws(DomainError) in try changes.requireOTP(channel, of: userID) }
  }

  static func failed(_ id: String, _ key: String) -> DomainError {
    DomainError(.preconditionFailed, id, "Errors.\(key)")
  }
  static func invalid(_ id: String, _ key: String) -> DomainError { DomainError(.invalidArgument, id, "Errors.\(key)") }
  static let notReady = "User.MFA.OTP.NotReady"

  @Test(arguments: [
    Refusal(
      "app: nobody is known", given: [], when: totp(1, of: ""), then: invalid("COMMAND-8N9ds", "User.UserIDMissing")),
    Refusal("app: none", given: Given.verified, when: totp(1), then: failed("COMMAND-3Mif9s", notReady)),
    Refusal(
      "app: registered alone", given: FactorTests.registered, when: totp(1), then: failed("COMMAND-3Mif9s", notReady)),
    Refusal(
      "app: locked", given: FactorTests.ready + [.locked], when: totp(1), then: failed("COMMAND-SF3fg", "User.Locked")),
    Refusal(
      "challenge SMS: nobody is known", given: [], when: challenge(.sms, of: ""),
      then: failed("COMMAND-JKL3g", "User.UserIDMissing")),
    Refusal(
      "challenge mail: nobody is known", given: [], when: challenge(.email, of: ""),
      then: failed("COMMAND-JK3gp", "User.UserIDMissing")),
    Refusal(
      "challenge SMS: not set up", given: FactorTests.phoned, when: challenge(.sms),
      then: failed("COMMAND-BJ2g3", notReady)),
    Refusal(
      "challenge mail: not set up", given: Given.verified, when: challenge(.email),
      then: failed("COMMAND-JKLJ3", notReady)),
    Refusal(
      "challenge SMS: the number is another now", given: texted + [.phoneChanged(PhoneNumber(stored: "+1"))],
      when: challenge(.sms), then: failed("COMMAND-BJ2g3", notReady)),
    Refusal(
      "code: nobody is known", given: [], when: otp(.sms, 1, of: ""),
      then: invalid("COMMAND-S453v", "User.UserIDMissing")),
    Refusal(
      "code: nothing was entered", given: mailed, when: otp(.email, nil),
      then: invalid("COMMAND-SJl2g", "User.Code.Empty")),
    Refusal("code: not set up", given: Given.verified, when: otp(.email, 1), then: failed("COMMAND-d2r52", notReady)),
    Refusal(
      "code: none was sent", given: mailed, when: otp(.email, 1, pending: nil),
      then: failed("COMMAND-S34gh", "User.Code.NotFound")),
    Refusal(
      "code: locked", given: mailed + [.locked], when: otp(.email, 1), then: failed("COMMAND-S6h4R", "User.Locked")),
    Refusal(
      "recovery: nobody is known", given: [], when: recovery([7, 1], of: ""),
      then: invalid("SIGNET-Rc3us", "User.UserIDMissing")),
    Refusal(
      "recovery: nothing was entered", given: codes, when: recovery(nil),
      then: invalid("SIGNET-Rc4em", "User.Code.Empty")),
    Refusal(
      "recovery: none", given: Given.verified, when: recovery([7, 1]),
      then: failed("SIGNET-Rc5no", "User.MFA.RecoveryCodes.NotReady")),
    Refusal(
      "recovery: locked", given: codes + [.locked], when: recovery([7, 1]), then: failed("SIGNET-Rc6lk", "User.Locked")),
  ])
  func refused(_ row: Refusal) { row.expect() }

  @Test("a code of the app is used once, and none of an earlier step after it; who enters one again has not guessed")
  func replay() throws {
    var world = World(FactorTests.ready)
    #expect(
      try world.userEvents(of: Self.totp(9)) == [
        .factor(.totpCodeUsed(step: 9)), .credentialCheckSucceeded(.totp),
      ])
    for step in [9, 8] as [Int64] {
      #expect(throws: FactorTests.wrong) { try world.execute(Self.totp(step)) }
    }
    #expect(world.human?.failedChecks == [:] && world.limits.isEmpty)
    #expect(throws: FactorTests.wrong) { try world.execute(Self.totp(nil)) }
    #expect(world.human?.failedChecks[.totp] == 1 && !world.limits.isEmpty)
    try world.execute(Self.totp(10))
    #expect(world.human?.totp == TOTP(sealedSecret: [1], isVerified: true, lastStep: 10))
  }

  @Test("a code that was held against a former secret is wrong")
  func replaced() {
    var world = World(FactorTests.ready)
    #expect(throws: FactorTests.wrong) { try world.execute(Self.totp(9, secret: [2])) }
  }

  @Test(arguments: [OTPChannel.sms, .email])
  func codesThatWereSent(_ channel: OTPChannel) throws {
    var world = World(channel == .sms ? Self.texted : Self.mailed)
    #expect(throws: Self.invalid("CODE-woT0xc", "User.Code.Invalid")) { try world.execute(Self.otp(channel, 2)) }
    #expect(throws: Self.failed("CODE-QvUQ4P", "User.Code.Expired")) {
      try world.execute(Self.otp(channel, 1, expires: Given.now))
    }
    #expect(world.human?.failedChecks[channel.credential] == 2)
    #expect(try world.userEvents(of: Self.otp(channel, 1)) == [.credentialCheckSucceeded(channel.credential)])
    #expect(world.human?.failedChecks == [:])
  }

  @Test func aRecoveryCodeIsUsedUp() throws {
    var world = World(Self.codes)
    let wrong = Self.invalid("SIGNET-Rc7wr", "User.MFA.RecoveryCodes.InvalidCode")
    // What was typed can be read in two ways.
    #expect(
      try world.userEvents(of: Self.recovery([9, 9, 7, 2])) == [
        .factor(.recoveryCodeUsed([7, 2])), .credentialCheckSucceeded(.recoveryCode),
      ])
    #expect(throws: wrong) { try world.execute(Self.recovery([7, 2])) }
    #expect(world.human?.factors.recoveryCodes == [[7, 1]])
    try world.execute(Self.recovery([7, 1]))
    #expect(world.human?.hasRecoveryCodes == false)
  }

  @Test("five wrong codes of whatever kind, then one a minute; the right one waits as well")
  func guessesAreBounded() throws {
    var world = World(FactorTests.ready + [.factor(.otpAdded(.email)), .factor(.recoveryCodesAdded([[7]]))])
    for _ in 0..<3 { #expect(throws: FactorTests.wrong) { try world.execute(Self.totp(nil)) } }
    #expect(throws: DomainError.self) { try world.execute(Self.otp(.email, 2)) }
    #expect(throws: DomainError.self) { try world.execute(Self.recovery([8])) }
    for command in [Self.totp(9), Self.otp(.email, 1), Self.recovery([7])] {
      let refusal = world.refusal(of: command)
      #expect(refusal?.kind == .resourceExhausted && refusal?.id == "SIGNET-Fg5ss" && refusal?.retryAfter == 60)
    }
    try world.execute(Self.totp(9), at: Given.now.adding(seconds: 60))
  }

  @Test("the lockout policy locks by the commit that counts, each kind for itself; unlocked, a person begins anew")
  func lockout() throws {
    let general = Policies([
      Dated(
        LockoutPolicy(maximumOTPAttempts: 2).value, creationDate: Given.past, changeDate: Given.past,
        sequence: 1)
    ])
    let wrong = { (credential: CheckedCredential) in
      Self.check(
        { changes, general throws(DomainError) in
          switch credential {
          case .totp:
            try changes.checkTOTP(TOTPGuess(sealedSecret: [1], step: nil), of: Given.user, else: general)
          default: try changes.checkRecoveryCode([0], of: Given.user, else: general)
          }
        }, else: general)
    }
    var world = World(FactorTests.ready + [.factor(.recoveryCodesAdded([[7]]))])
    #expect(throws: FactorTests.wrong) { try world.execute(wrong(.totp)) }
    #expect(throws: DomainError.self) { try world.execute(wrong(.recoveryCode)) }
    #expect(world.user?.state == .active)
    #expect(throws: FactorTests.wrong) { try world.execute(wrong(.totp)) }
    #expect(world.user?.state == .locked)
    #expect(world.refusal(of: Self.totp(9)) == Self.failed("COMMAND-SF3fg", "User.Locked"))
    try world.execute(.change(.unlock, Given.target()))
    #expect(world.human?.failedChecks == [:])
    try world.execute(Self.totp(9), at: Given.now.adding(seconds: 60))
  }

  @Test("what is removed takes its count with it")
  func removing() throws {
    var world = World(Self.texted)
    #expect(throws: DomainError.self) { try world.execute(Self.otp(.sms, 2)) }
    try world.execute(.removePhone(of: FactorTests.target()))
    #expect(world.human?.failedChecks == [:])
  }
}
