import Testing

@testable import Domain

@Suite("Second factors are set up and removed") struct FactorTests {
  static let number = PhoneNumber(stored: "+41446681800")
  static let phoned = Given.verified + [.phoneChanged(number), .phoneVerified]
  static let registered = Given.verified + [.totpAdded(sealedSecret: [1])]
  static let ready = registered + [.totpVerified]

  static func target(_ user: String = Given.user, _ permit: Authority = Given.permitted) -> Target {
    Given.target(user, permit)
  }

  static func verify(_ secret: [UInt8] = [1], step: Int64? = 9, _ target: Target = target()) -> Command<ChangeOutcome> {
    .verifyTOTP(of: target, TOTPGuess(sealedSecret: secret, step: step))
  }

  static let nobody = DomainError(.notFound, "COMMAND-4g3xq", "Errors.NotFound")
  static let wrong = DomainError(.invalidArgument, "EVENT-8isk2", "Errors.User.MFA.OTP.InvalidCode")

  static func otp(_ kind: DomainError.Kind, _ id: String, _ key: String) -> DomainError {
    DomainError(kind, id, "Errors.User.MFA.OTP.\(key)")
  }

  @Test(arguments: [
    Refusal(
      "register: nobody has the id", given: [], when: .addTOTP(to: target(), sealedSecret: [1]),
      then: DomainError(.preconditionFailed, "COMMAND-SqyJz", "Errors.User.NotFound")),
    Refusal(
      "register: a program", given: [Given.machine], when: .addTOTP(to: target(), sealedSecret: [1]),
      then: DomainError(.preconditionFailed, "COMMAND-SqyJz", "Errors.User.NotFound")),
    Refusal(
      "register: no permission", given: Given.verified,
      when: .addTOTP(to: target(Given.user, Given.denied), sealedSecret: [1]), then: .permissionMissingOnTarget),
    Refusal(
      "register: there is one", given: ready, when: .addTOTP(to: target(), sealedSecret: [2]),
      then: otp(.alreadyExists, "COMMAND-do9se", "AlreadyReady")),
    Refusal("verify: nobody has the id", given: [], when: verify(), then: nobody),
    Refusal(
      "verify: none registered", given: Given.verified, when: verify(),
      then: otp(.notFound, "COMMAND-3Mif9s", "NotExisting")),
    Refusal(
      "verify: verified already", given: ready, when: verify(),
      then: DomainError(.preconditionFailed, "COMMAND-qx4ls", "Errors.Users.MFA.OTP.AlreadyReady")),
    Refusal("verify: a wrong code", given: registered, when: verify(step: nil), then: wrong),
    Refusal("verify: registered anew meanwhile", given: registered, when: verify([2]), then: wrong),
    Refusal(
      "remove: nobody has the id", given: [], when: .removeTOTP(of: target()),
      then: otp(.notFound, "COMMAND-Hd9sd", "NotExisting")),
    Refusal(
      "remove: there is none", given: Given.verified, when: .removeTOTP(of: target()),
      then: otp(.notFound, "COMMAND-Hd9sd", "NotExisting")),
    Refusal(
      "remove: another organization's", given: ready, in: Given.otherOrganization,
      when: .removeTOTP(of: Given.target()), then: otp(.notFound, "COMMAND-Hd9sd", "NotExisting")),
    Refusal("SMS: nobody has the id", given: [], when: .addOTP(.sms, to: target()), then: nobody),
    Refusal(
      "SMS: no number", given: Given.verified, when: .addOTP(.sms, to: target()),
      then: otp(.preconditionFailed, "COMMAND-Q54j2", "NotReady")),
    Refusal(
      "SMS: the number is only entered", given: Given.verified + [.phoneChanged(number)],
      when: .addOTP(.sms, to: target()), then: otp(.preconditionFailed, "COMMAND-Q54j2", "NotReady")),
    Refusal(
      "SMS: twice", given: phoned + [.factor(.otpAdded(.sms))], when: .addOTP(.sms, to: target()),
      then: otp(.alreadyExists, "COMMAND-Ad3g2", "AlreadyReady")),
    Refusal(
      "SMS: removed without", given: phoned, when: .removeOTP(.sms, of: target()),
      then: otp(.notFound, "COMMAND-Sr3h3", "NotExisting")),
    Refusal("SMS: removed of nobody", given: [], when: .removeOTP(.sms, of: target()), then: nobody),
    Refusal(
      "mail: the address is only entered", given: Given.unverified, when: .addOTP(.email, to: target()),
      then: otp(.preconditionFailed, "COMMAND-KLJ2d", "NotReady")),
    Refusal(
      "mail: twice", given: Given.verified + [.factor(.otpAdded(.email))], when: .addOTP(.email, to: target()),
      then: otp(.alreadyExists, "COMMAND-MKL2s", "AlreadyReady")),
    Refusal(
      "mail: removed without", given: Given.verified, when: .removeOTP(.email, of: target()),
      then: otp(.notFound, "COMMAND-b312D", "NotExisting")),
    Refusal(
      "recovery: none are drawn", given: Given.verified, when: .setRecoveryCodes(of: target(), digests: []),
      then: DomainError(.invalidArgument, "SIGNET-Rc2ct", "Errors.User.MFA.RecoveryCodes.CountInvalid")),
    Refusal(
      "recovery: too many", given: Given.verified,
      when: .setRecoveryCodes(of: target(), digests: Array(repeating: [1], count: 51)),
      then: DomainError(.invalidArgument, "SIGNET-Rc2ct", "Errors.User.MFA.RecoveryCodes.CountInvalid")),
    Refusal(
      "recovery: removed without", given: Given.verified, when: .removeRecoveryCodes(of: target()),
      then: DomainError(.notFound, "SIGNET-Rc1no", "Errors.User.MFA.RecoveryCodes.NotExisting")),
    Refusal(
      "put off: nobody has the id", given: [], when: .skipMFAInit(of: target()),
      then: DomainError(.notFound, "COMMAND-auj6jeBei4", "Errors.User.NotFound")),
  ])
  func refused(_ row: Refusal) { row.expect() }

  @Test func anAppCountsOnceItHasShownACode() throws {
    var world = World(Given.verified)
    #expect(
      try world.userEvents(of: .addTOTP(to: Self.target(), sealedSecret: [1])) == [.totpAdded(sealedSecret: [1])])
    #expect(world.human?.hasTOTP == false)
    try world.execute(.addTOTP(to: Self.target(), sealedSecret: [2]))
    #expect(try world.userEvents(of: Self.verify([2])) == [.totpVerified, .factor(.totpCodeUsed(step: 9))])
    #expect(world.human?.totp == TOTP(sealedSecret: [2], isVerified: true, lastStep: 9))
    #expect(try world.userEvents(of: .removeTOTP(of: Self.target())) == [.factor(.totpRemoved)])
    #expect(world.human?.totp == nil)
  }

  @Test("what is registered and never verified can be removed")
  func removingTheUnverified() throws {
    var world = World(Self.registered)
    try world.execute(.removeTOTP(of: Self.target()))
    #expect(world.human?.totp == nil)
  }

  @Test(arguments: OTPChannel.allCases)
  func codesThatAreSent(_ channel: OTPChannel) throws {
    var world = World(Self.phoned)
    #expect(try world.userEvents(of: .addOTP(channel, to: Self.target())) == [.factor(.otpAdded(channel))])
    #expect(world.human?.hasOTP(channel) == true)
    #expect(try world.userEvents(of: .removeOTP(channel, of: Self.target())) == [.factor(.otpRemoved(channel))])
    #expect(world.human?.hasOTP(channel) == false)
  }

  @Test("codes go to no number that is only entered, and end with the number")
  func numbers() throws {
    var world = World(Self.phoned + [.factor(.otpAdded(.sms))])
    let other = PhoneNumber(stored: "+41446681801")
    try world.execute(.setPhone(of: Self.target(), to: other, .sms, code: Given.code(), policy: RatePolicy()))
    #expect(world.human?.hasOTP(.sms) == false)
    try world.execute(.removePhone(of: Self.target()))
    #expect(world.human?.factors == SecondFactors())
  }

  @Test func recoveryCodesReplaceTheFormer() throws {
    var world = World(Given.verified)
    try world.execute(.setRecoveryCodes(of: Self.target(), digests: [[1], [2]]))
    try world.execute(.setRecoveryCodes(of: Self.target(), digests: [[3]]))
    #expect(world.human?.factors.recoveryCodes == [[3]])
    try world.execute(.removeRecoveryCodes(of: Self.target()))
    #expect(world.human?.hasRecoveryCodes == false)
  }

  @Test func puttingOff() throws {
    var world = World(Given.verified)
    #expect(try world.userEvents(of: .skipMFAInit(of: Self.target())) == [.factor(.initSkipped)])
    #expect(world.human?.factors.initSkipped == Given.now)
  }

  @Test("everybody may for themselves, and nobody for one who holds more")
  func power() throws {
    let editor = Caller(userID: Given.user, organizationID: Given.organization, grants: Grants())
    let oneself = Target(Given.user, by: Given.user, .permission("user.credential.write", of: editor, oneself: .free))
    var world = World(Given.verified)
    try world.execute(.addTOTP(to: oneself, sealedSecret: [1]))
    try world.give(["IAM_OWNER"], to: Given.user, in: .instance)
    let manager = Caller(
      userID: "editor", organizationID: Given.organization,
      grants: Grants(organizations: [(Given.organization, RoleSet(names: ["ORG_OWNER"]))]))
    let target = Target(Given.user, by: "editor", .permission("user.credential.write", of: manager))
    #expect(world.refusal(of: .addTOTP(to: target, sealedSecret: [2])) == .permissionMissingOnTarget)
  }

  @Test func codesAsTheyAreWrittenDown() {
    #expect(RecoveryCode.shown("ABCD1234EFGH") == "ABCD-1234-EFGH")
    #expect(EnteredCode.folded("abcd 1234-efgh") == "ABCD1234EFGH")
  }
}
