import SeededRandom
import Testing

@testable import Domain

/// Whatever comes in whatever order, state is the fold of the events, and nothing impossible is in it.
@Suite struct RandomHistoryTests {
  @Test(arguments: SplitMix.seeds(1...4))
  func stateIsTheFoldOfItsEvents(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var world = World()
    var now = Given.now
    world.addInstance()
    // Who may give every role.
    try world.give(["IAM_OWNER"], to: "e", in: .instance)
    // Whatever follows, there is a message to look at.
    try world.execute(
      try .add(
        NewHuman(
          Given.user, in: Given.organization, userName: "ada", profile: Given.profile, email: Given.address,
          .code(.mail()), code: Given.code(), origin: .userV2), by: "e", Given.permitted), at: now)
    for step in 0..<1000 {
      now = now.adding(seconds: Int64.random(in: 0...300, using: &random))
      // `World.execute` itself compares each new state with the fold.
      switch Int.random(in: 0..<5, using: &random) {
      case 0: RandomDomains.step(step, in: &world, at: now, &random)
      case 1, 2: self.step(step, in: &world, at: now, &random)
      default: RandomCredentials.step(step, in: &world, at: now, &random)
      }
      if step % 3 == 0 { RandomSessions.step(step, in: &world, at: now, &random) }
      if step % 5 == 0 { RandomDomainPolicies.step(in: &world, at: now, &random) }
      if step % 4 == 0 { RandomFactors.step(step, in: &world, at: now, &random) }
      #expect(RandomFactors.expectPossible(world))
      if step % 8 == 0 { RandomMessageTexts.step(step, in: &world, at: now, &random) }
      if step % 8 == 4 { RandomPolicies.step(step, in: &world, at: now, &random) }
      self.expectPossible(world)
      RandomDomains.expectPossible(world)
    }
    #expect(world.events.count > 50, "nearly all was refused, which proves little")
    for id in Set(world.events.map(\.aggregateID)) { world.expectFold(of: id) }
    self.expectSealed(world)
  }

  /// One random command; most that are refused are refused for a reason worth trying.
  private func step(_ number: Int, in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let user = world.anyID(&random)
    let owner = world.users[user]?.organizationID ?? Given.organization
    let organization = [owner, owner, owner, "30"].randomElement(using: &random) ?? ""
    let email = EmailAddress(stored: "\(["a", "b", "A"].randomElement(using: &random) ?? "")@example.com")
    let isVerified = Bool.random(using: &random)
    let code = Given.code(number)
    let policy = RatePolicy()
    let delivery: CodeDelivery = Bool.random(using: &random) ? .returned : .mail()
    // The pending code half of the time.
    let human = world.users[user]?.human
    let entered = Bool.random(using: &random) ? (human?.email.code ?? human?.initialization)?.digest ?? [] : [0]
    let v1 = Target(user, by: "e", .organization(organization))
    let v2 = Target(user, by: "e", Given.permitted)
    do throws(DomainError) {
      switch Int.random(in: 0..<24, using: &random) {
      case 0, 1:
        var new = NewHuman(
          user, in: organization, userName: ["ada", "ADA", "eve", "n\(number)"].randomElement(using: &random) ?? "",
          profile: Given.profile, email: email,
          [.initialization, .code(delivery), .verified].randomElement(using: &random) ?? .verified, code: code,
          origin: .new)
        new.isEmailVerified = isVerified
        new.passwordHash = Bool.random(using: &random) ? "hash" : nil
        try world.execute(try .add(new, by: "e", Given.permitted), at: now)
      case 2:
        let new = try NewMachine(
          user, in: organization, userName: ["robot", "r\(number)"].randomElement(using: &random) ?? "",
          machine: Machine(name: "R"))
        try world.execute(.add(new, by: "e", Given.permitted), at: now)
      case 3: try world.execute(.addPersonalAccessToken(to: v1, id: "\(number)", digest: [3], expires: nil), at: now)
      case 4: try world.execute(try .addOrganization("30", name: "New", by: "e", baseDomain: "localhost"), at: now)
      case 5: try world.execute(.sendEmailCode(to: v1, code: code, policy: policy), at: now)
      case 6:
        try world.execute(.setEmail(of: v1, to: email, isVerified ? nil : .mail(), code: code, policy: policy), at: now)
      case 7:
        try world.execute(
          .setEmail(of: v2, to: email, isVerified ? nil : delivery, code: code, policy: policy), at: now)
      case 8, 9:
        try world.execute(.sendEmailCode(to: v2, delivery, again: isVerified, code: code, policy: policy), at: now)
      case 10, 11:
        let target = Target(user, by: "e", .proof(isVerified ? .v2 : .v1))
        try world.execute(.verifyEmail(of: target, codeDigest: entered), at: now)
      case 12:
        try world.execute(
          .resendInitialization(of: v1, email: isVerified ? email : nil, code: code, policy: policy), at: now)
      case 13, 14:
        let change = UserStateChange.allCases.randomElement(using: &random) ?? .lock
        try world.execute(.change(change, isVerified ? v1 : v2), at: now)
      case 15: try world.execute(.removeUser(v1), at: now)
      case 16:
        let name = ["ada", "EVE", "eve", "bob", "x@new.localhost"].randomElement(using: &random) ?? ""
        try world.execute(.changeUserName(of: v1, to: name), at: now)
      case 17:
        let profile = Profile(firstName: "Eve", lastName: isVerified ? "A" : "B")
        try world.execute(try .changeProfile(of: v1, to: profile), at: now)
      case 18:
        try world.execute(
          .setPhone(
            of: v1, to: PhoneNumber(stored: "+4179\(number % 3)"), isVerified ? nil : .sms, code: code,
            policy: policy), at: now)
      case 20, 21:
        let scope = [Membership.Scope.instance, .organization(organization)].randomElement(using: &random) ?? .instance
        let roles = Array(scope.roles.shuffled(using: &random).prefix(2))
        let change = [MemberChange.add(roles: roles), .update(roles: roles), .remove].randomElement(using: &random)
        try world.execute(.changeMember(user, change ?? .remove, of: scope, by: "e"), at: now)
      case 22:
        let kind = SecretGenerator.Kind.allCases.randomElement(using: &random) ?? .emailOTP
        try world.execute(
          .setSecretGenerator(
            kind, length: number % 25, lifetime: isVerified ? nil : Int64(number) * 1_000_000, alphabets: .digits,
            by: "e"),
          at: now)
      case 19:
        try world.execute(
          .verifyPhone(of: v1, codeDigest: isVerified ? human?.phone?.code?.digest ?? [] : [0]), at: now)
      default: try world.execute(.initialize(user, codeDigest: entered, passwordHash: "hash"), at: now)
      }
    } catch {
      // Refused; the world has checked that what was committed with it is sound.
    }
  }

  private func expectPossible(_ world: World) {
    for user in world.users.values {
      guard let human = user.human else { continue }
      #expect(!human.email.isVerified || human.email.verifiedAddress == human.email.address)
      #expect(user.state != .initial || human.initialization != nil)
      #expect(user.state != .active || human.initialization == nil)
      #expect(human.phone?.isVerified != true || human.phone?.code == nil)
      for code in Self.codes(of: human) {
        #expect(code.failedAttempts <= PendingCode.maximumAttempts)
        #expect(code.issuedBy <= user.sequence)
      }
    }
    let names = world.users.values.filter(\.exists).map { world.naming(of: $0.organizationID).uniqueName(of: $0) }
    #expect(Set(names).count == names.count, "user names are unique")
    let held = world.names.filter { $0.kind == .userName || $0.kind == .organizationUserName }
    #expect(Set(names) == held, "a name is held as long as its user has it")
    #expect(Set(world.users.keys).isDisjoint(with: world.organizations.keys), "ids are unique over all aggregates")
  }

  /// What opens a code, even with the master key, is in the outbox alone: the digest is all that lasts.
  private func expectSealed(_ world: World) {
    #expect(!world.outbox.isEmpty)
    for event in world.events {
      guard case .user(let payload) = event.payload else { continue }
      switch payload {
      case .emailCodeAdded(let code), .initializationCodeAdded(let code), .phoneCodeAdded(let code),
        .passwordCodeAdded(let code), .inviteCodeAdded(let code, _, _):
        #expect(code.digest.first == 1)
      default: break
      }
    }
    for human in world.users.values.compactMap(\.human) {
      for code in Self.codes(of: human) where !code.digest.isEmpty { #expect(code.digest.first == 1) }
    }
    #expect(world.outbox.allSatisfy { $0.sealedCode.first == ($0.kind.isNotice ? nil : 2) })
  }

  private static func codes(of human: Human) -> [PendingCode] {
    [human.email.code, human.phone?.code, human.initialization, human.passwordReset, human.invitation?.code]
      .compactMap(\.self)
  }
}

extension World {
  /// One of the four users that there are or can be: an id is given once, so a new one takes the place of each who was
  /// removed, lest the world die out. Now and then the id of somebody removed, or of an organization.
  func anyID(_ random: inout SplitMix) -> String {
    let removed = Set(self.users.values.filter { !$0.exists }.map(\.id))
    let usable = (100...).lazy.map(String.init).filter { !removed.contains($0) }.prefix(4)
    let unusable = (removed.sorted() + [Given.organization]).randomElement(using: &random)
    return (usable + [unusable ?? Given.organization]).randomElement(using: &random) ?? Given.user
  }
}
