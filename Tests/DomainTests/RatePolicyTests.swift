import Testing

@testable import Domain

@Suite struct RatePolicyTests {
  static func resend(_ policy: RatePolicy = RatePolicy()) -> Command<ChangeOutcome> {
    .sendEmailCode(to: Given.target(), code: Given.code(), policy: policy)
  }

  static func change(_ email: EmailAddress) -> Command<ChangeOutcome> {
    .setEmail(
      of: Given.target(Given.user, Given.permitted), to: email, .mail(), code: Given.code(), policy: RatePolicy())
  }

  static func refused(_ seconds: Int64) -> DomainError {
    DomainError(.resourceExhausted, "SIGNET-Rl1mt", "Errors.User.ResendLimit", retryAfter: seconds)
  }

  /// Microseconds after `Given.now`.
  static func at(_ seconds: Double) -> Timestamp {
    Timestamp(microseconds: Given.now.microseconds + Int64(seconds * 1_000_000))
  }

  @Test func fiveAtOnceThenOneAMinute() throws {
    var world = World(Given.unverified)
    for _ in 1...5 { try world.execute(Self.resend(), at: Self.at(0)) }
    for (seconds, wait) in [(0, 60), (0.000_001, 60), (1, 59), (59, 1), (59.999_999, 1)] as [(Double, Int64)] {
      #expect(world.refusal(of: Self.resend(), at: Self.at(seconds)) == Self.refused(wait), "\(seconds) s later")
    }
    try world.execute(Self.resend(), at: Self.at(60))
    #expect(world.refusal(of: Self.resend(), at: Self.at(60)) == Self.refused(60))
    // Two minutes give two, ten give no more than five.
    for _ in 1...2 { try world.execute(Self.resend(), at: Self.at(180)) }
    #expect(world.refusal(of: Self.resend(), at: Self.at(180)) == Self.refused(60))
    for _ in 1...5 { try world.execute(Self.resend(), at: Self.at(780)) }
    #expect(world.refusal(of: Self.resend(), at: Self.at(780)) == Self.refused(60))
  }

  @Test func twentyInAnyHour() throws {
    var world = World(Given.unverified)
    for number in 0..<20 { try world.execute(Self.resend(), at: Self.at(Double(number) * 100)) }
    #expect(world.refusal(of: Self.resend(), at: Self.at(2000)) == Self.refused(1600))
    #expect(world.refusal(of: Self.resend(), at: Self.at(3599.5)) == Self.refused(1))
    // The window slides: one leaves it, one may come.
    try world.execute(Self.resend(), at: Self.at(3600))
    #expect(world.refusal(of: Self.resend(), at: Self.at(3660)) == Self.refused(40))
    #expect(world.limits.values.allSatisfy { $0.sent.count <= 20 }, "no more is kept than is looked at")
  }

  @Test(arguments: [
    ("no bucket: twenty at once", RatePolicy(burst: 0), 20),
    ("no window: the bucket alone", RatePolicy(hourly: 0), 5),
    ("a window smaller than the bucket", RatePolicy(burst: 5, hourly: 2), 2),
    ("one at once", RatePolicy(burst: 1), 1),
    ("less than nothing is nothing", RatePolicy(burst: -1, hourly: 3), 3),
  ])
  func isConfigurable(reason: String, policy: RatePolicy, allowed: Int) throws {
    var world = World(Given.unverified)
    for _ in 0..<allowed { try world.execute(Self.resend(policy)) }
    #expect(world.refusal(of: Self.resend(policy))?.kind == .resourceExhausted)
  }

  @Test func aWindowThatWasMadeSmallerCountsTheLatest() throws {
    var world = World(Given.unverified)
    for number in 0..<20 { try world.execute(Self.resend(), at: Self.at(Double(number) * 100)) }
    let policy = RatePolicy(burst: 0, hourly: 2)
    #expect(world.refusal(of: Self.resend(policy), at: Self.at(2000)) == Self.refused(3400))
  }

  @Test func zeroSwitchesOff() throws {
    var world = World(Given.unverified)
    for _ in 0..<100 { try world.execute(Self.resend(RatePolicy(burst: 0, hourly: 0))) }
    #expect(world.limits.isEmpty)
    #expect(world.outbox.count == 100)
  }

  @Test func anAddressIsProtectedFromManyUsers() throws {
    var world = World(Given.unverified)
    for _ in 1...5 { try world.execute(Self.resend()) }
    let other = NewHuman(
      "101", in: Given.organization, userName: "eve", profile: Given.profile,
      email: try EmailAddress("ADA@EXAMPLE.COM"), .code(.mail()), code: Given.code(), origin: .userV2)
    try world.execute(try .add(other, by: "", Given.permitted))
    let resend = Command.sendEmailCode(to: Given.target("101"), code: Given.code(), policy: RatePolicy())
    #expect(world.refusal(of: resend) == Self.refused(60))
    #expect(world.limits[RateLimit.Key(.user, "101")] == nil, "who was refused has not used anything up")
  }

  @Test func aUserIsLimitedOverManyAddresses() throws {
    var world = World(Given.unverified)
    for number in 1...5 {
      try world.execute(Self.change(EmailAddress(stored: "ada@\(number).example")))
      try world.execute(Self.resend())
    }
    try world.execute(Self.change(EmailAddress(stored: "ada@6.example")))
    #expect(world.refusal(of: Self.resend()) == Self.refused(60))
  }

  @Test func theLongerWaitIsTold() throws {
    var world = World(Given.unverified)
    // The address has had its twenty, the user's bucket is merely empty.
    for number in 0..<20 { try world.execute(Self.resend(), at: Self.at(Double(number) * 100)) }
    let error = world.refusal(of: Self.resend(), at: Self.at(1901))
    #expect(error == Self.refused(1699))
  }

  @Test func changesUseUpNoResends() throws {
    var world = World(Given.unverified)
    try world.execute(Self.change(Given.newAddress))
    for _ in 1...5 { try world.execute(Self.resend()) }
    #expect(world.refusal(of: Self.resend()) == Self.refused(60))
  }

  @Test func switchingToAndFroMailsNobodyMoreOften() throws {
    var world = World(Given.unverified)
    for _ in 1...5 {
      try world.execute(Self.change(Given.newAddress))
      try world.execute(Self.change(Given.address))
    }
    #expect(world.refusal(of: Self.change(Given.newAddress)) == Self.refused(60))
    let update = Command.setEmail(
      of: Given.target(), to: Given.newAddress, .mail(), code: Given.code(), policy: RatePolicy())
    #expect(world.refusal(of: update) == Self.refused(60))
    #expect(world.refusal(of: Self.change(EmailAddress(stored: "ada@example.org"))) == nil)
  }

  @Test func aRefusedStateIsToldBeforeTheLimit() throws {
    var world = World(Given.unverified)
    for _ in 1...5 { try world.execute(Self.resend()) }
    try world.execute(VerifyEmailTests.v2(code: 1))
    #expect(world.refusal(of: Self.resend())?.id == "COMMAND-3M9ds")
  }

  @Test func aClockThatWasSetBackLocksNobodyOut() throws {
    var world = World(Given.unverified)
    let ahead = Given.now.adding(seconds: 365 * 86_400)
    for _ in 1...5 { try world.execute(Self.resend(), at: ahead) }
    #expect(world.refusal(of: Self.resend()) == Self.refused(60), "nor does it refill")
    let policy = RatePolicy(burst: 0, hourly: 5)
    #expect(world.refusal(of: Self.resend(policy)) == nil)
  }
}
