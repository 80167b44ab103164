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

  @Test func changesCountForTheUser() throws {
    var world = World(Given.unverified)
    for number in 1...5 { try world.execute(Self.change(EmailAddress(stored: "ada@\(number).example"))) }
    #expect(world.refusal(of: Self.change(Given.newAddress)) == Self.refused(60))
    let update = HumanChange(email: NewContact(Given.newAddress, delivery: .mail(), code: Given.code()))
    #expect(world.refusal(of: .updateHuman(Given.target(), update, policy: RatePolicy())) == Self.refused(60))
    let phone = Command.setPhone(
      of: Given.target(), to: PhoneNumber(stored: "+41791234567"), .sms, code: Given.code(), policy: RatePolicy())
    #expect(world.refusal(of: phone) == Self.refused(60), "numbers too")
    try world.execute(
      .setEmail(
        of: Given.target(Given.user, Given.permitted), to: Given.newAddress, .returned, code: Given.code(),
        policy: RatePolicy()))
    #expect(world.outbox.count == 5, "what the caller is told is no message")
  }

  @Test func changesCountForTheAddress() throws {
    var world = World(Given.unverified)
    try world.execute(try .add(Self.person("101", "eve@example.org"), by: "", Given.permitted))
    let change = { (user: String) in
      Command.setEmail(
        of: Given.target(user, Given.permitted),
        to: EmailAddress(stored: user == "101" ? "BOB@example.net" : "bob@example.net"),
        .mail(), code: Given.code(), policy: RatePolicy(user: .evenly(0), address: Rate()))
    }
    let back = { (user: String) in
      Command.setEmail(
        of: Given.target(user, Given.permitted), to: EmailAddress(stored: "\(user)@example.com"), nil,
        code: Given.code(),
        policy: RatePolicy())
    }
    for number in 0..<5 {
      let user = number % 2 == 0 ? Given.user : "101"
      try world.execute(change(user))
      try world.execute(back(user))
    }
    #expect(world.refusal(of: change(Given.user)) == Self.refused(60))
    #expect(world.refusal(of: change("101")) == Self.refused(60))
  }

  static func person(
    _ id: String, _ address: String = "ada@example.com", _ verification: NewHuman.Verification = .code(.mail()),
    origin: NewHuman.Origin = .userV2, phone: NewContact<PhoneNumber>? = nil
  ) -> NewHuman {
    var new = NewHuman(
      id, in: Given.organization, userName: "person\(id)", profile: Given.profile, email: EmailAddress(stored: address),
      verification, code: Given.code(), origin: origin)
    new.phone = phone
    return new
  }

  @Test(arguments: [
    ("a code", NewHuman.Verification.code(.mail()), NewHuman.Origin.userV2),
    ("an initialization", .initialization, .new),
    ("an import", .initialization, .imported),
  ])
  func manyUsersWithOneAddress(reason: String, verification: NewHuman.Verification, origin: NewHuman.Origin) throws {
    var world = World()
    var refused = 0
    for number in 1...40 {
      let address = number % 2 == 0 ? "ada@example.com" : "Ada@Example.COM"
      let add = try Command.add(
        Self.person("\(100 + number)", address, verification, origin: origin), by: "", Given.permitted)
      if let error = world.refusal(of: add) {
        #expect(error == Self.refused(60))
        refused += 1
      } else {
        try world.execute(add)
      }
    }
    #expect(refused == 35 && world.outbox.count == 5)
    #expect(world.users.count == 5, "who got no mail was not created")
    // Who needs no mail is not refused, nor is one elsewhere.
    for (id, verification) in [("201", NewHuman.Verification.verified), ("202", .code(.returned))] {
      try world.execute(try .add(Self.person(id, "ada@example.com", verification), by: "", Given.permitted))
    }
    try world.execute(try .add(Self.person("203", "eve@example.com"), by: "", Given.permitted))
    #expect(world.outbox.count == 6)
  }

  @Test func newNumbersCountToo() throws {
    var world = World()
    for number in 1...6 {
      let phone = NewContact(PhoneNumber(stored: "+41791234567"), delivery: .sms, code: Given.code())
      let add = try Command.add(
        Self.person("\(100 + number)", "\(number)@example.com", .verified, phone: phone), by: "", Given.permitted)
      if number == 6 { #expect(world.refusal(of: add) == Self.refused(60)) } else { try world.execute(add) }
    }
  }

  static func setPassword(_ policy: RatePolicy = RatePolicy()) -> Command<ChangeOutcome> {
    .setPassword(
      of: Given.target(Given.user, Given.permitted), proof: .permission, hash: "h", isChangeRequired: false,
      policy: policy)
  }

  @Test func noticesAreBounded() throws {
    var world = World(Given.verified)
    for _ in 1...40 { try world.execute(Self.setPassword()) }
    #expect(
      world.outbox.map(\.kind) == Array(repeating: .passwordChanged, count: 5), "the password is set all the same")
    let update = HumanChange(password: .init(proof: .permission, hash: "h", isChangeRequired: false))
    try world.execute(.updateHuman(Given.target(), update, policy: RatePolicy()))
    #expect(world.outbox.count == 5)
    try world.execute(Self.setPassword(), at: Self.at(60))
    #expect(world.outbox.count == 6)
  }

  @Test func nothingElseSilencesANotice() throws {
    var world = World(Given.verified)
    let policy = RatePolicy(user: Rate(), address: Rate(), caller: .evenly(7), instance: .evenly(8))
    for _ in 1...5 { try world.execute(Self.reset(policy)) }
    try world.execute(try .add(Self.person("101", "ada@example.com"), by: "backend", Given.permitted, policy: policy))
    for _ in 1...5 { try world.execute(Self.setPassword(policy)) }
    #expect(world.outbox.filter { $0.kind == .passwordChanged }.count == 5)
    // But they count.
    let add = try Command.add(Self.person("102", "eve@example.com"), by: "", Given.permitted, policy: policy)
    #expect(world.refusal(of: add)?.kind == .resourceExhausted)
  }

  static func reset(_ policy: RatePolicy, user: String = Given.user) -> Command<ChangeOutcome> {
    .requestPasswordReset(of: Given.target(user, Given.permitted), .mail(), code: Given.code(), policy: policy)
  }

  @Test func aCallerIsLimitedOverManyUsers() throws {
    var world = World()
    let policy = RatePolicy(user: Rate(), address: Rate(), caller: .evenly(10))
    func add(_ number: Int, by caller: String) throws -> Command<ChangeOutcome> {
      try .add(Self.person("\(100 + number)", "\(number)@example.com"), by: caller, Given.permitted, policy: policy)
    }
    for number in 1...10 { try world.execute(try add(number, by: "backend")) }
    #expect(try world.refusal(of: add(11, by: "backend")) == Self.refused(360))
    try world.execute(try add(11, by: "other"))
    try world.execute(try add(12, by: ""))
    try world.execute(try add(13, by: "backend"), at: Self.at(360))
    #expect(try world.refusal(of: add(14, by: "backend"), at: Self.at(360)) == Self.refused(360))
  }

  @Test func allTogetherAreLimited() throws {
    var world = World()
    let policy = RatePolicy(user: Rate(), address: Rate(), instance: .evenly(7200))
    let phone = NewContact(PhoneNumber(stored: "+41791234567"), delivery: .sms, code: Given.code())
    try world.execute(
      try .add(Self.person("100", "a@example.com", phone: phone), by: "a", Given.permitted, policy: policy))
    let limit = try #require(world.limits[RateLimit.Key(.instance, "")])
    #expect(limit.bucketDebt == 2 * 500_000, "a mail and a text message")
    let tight = RatePolicy(user: Rate(), address: Rate(), instance: .evenly(2))
    world = World()
    for number in 1...2 {
      try world.execute(
        try .add(Self.person("10\(number)", "\(number)@example.com"), by: "\(number)", Given.permitted, policy: tight))
    }
    let third = try Command.add(Self.person("109", "c@example.com"), by: "c", Given.permitted, policy: tight)
    #expect(world.refusal(of: third) == Self.refused(1800))
    #expect(world.refusal(of: third, at: Self.at(1800)) == nil)
    #expect(limit.sent.isEmpty, "what is kept does not grow with the number")
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
