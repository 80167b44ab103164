import SeededRandom
import Testing

@testable import Domain

/// Whatever comes in whatever order, state is the fold of the events, and nothing impossible is in it.
@Suite struct RandomHistoryTests {
  @Test(arguments: SplitMix.seeds(1...8))
  func stateIsTheFoldOfItsEvents(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var world = World()
    var now = Given.now
    // Whatever follows, there is a message to look at.
    try world.execute(
      AddHuman(
        userID: Given.user, organizationID: Given.organization, editorID: "e", permit: Given.permitted, userName: "ada",
        profile: Given.profile, email: Given.address, isEmailVerified: false, phone: nil, passwordHash: nil,
        isPasswordChangeRequired: false, verification: .code(.send(urlTemplate: nil)), code: Given.code()), at: now)
    for step in 0..<1000 {
      now = now.adding(seconds: Int64.random(in: 0...300, using: &random))
      // `World.execute` itself compares each new state with the fold.
      if Bool.random(using: &random) {
        self.step(step, in: &world, at: now, &random)
      } else {
        RandomCredentials.step(step, in: &world, at: now, &random)
      }
      self.expectPossible(world)
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
    let policy = ResendPolicy()
    let delivery: CodeDelivery = Bool.random(using: &random) ? .returned : .send(urlTemplate: nil)
    // The pending code half of the time.
    let human = world.users[user]?.human
    let entered = Bool.random(using: &random) ? (human?.email.code ?? human?.initialization)?.digest ?? [] : [0]
    do throws(DomainError) {
      switch Int.random(in: 0..<21, using: &random) {
      case 0, 1:
        try world.execute(
          AddHuman(
            userID: user, organizationID: organization, editorID: "e", permit: Given.permitted,
            userName: ["ada", "ADA", "eve", "n\(number)"].randomElement(using: &random) ?? "", profile: Given.profile,
            email: email, isEmailVerified: isVerified, phone: nil,
            passwordHash: Bool.random(using: &random) ? "hash" : nil, isPasswordChangeRequired: false,
            verification: [.initialization, .code(delivery), .verified].randomElement(using: &random) ?? .verified,
            code: code), at: now)
      case 2:
        try world.execute(
          AddMachine(
            userID: user, organizationID: organization, editorID: "e",
            userName: ["robot", "r\(number)"].randomElement(using: &random) ?? "", machine: Machine(name: "R")),
          at: now)
      case 3:
        try world.execute(
          AddPersonalAccessToken(
            userID: user, editorID: "e", scope: .organization(organization), tokenID: "\(number)", digest: [3],
            expires: nil),
          at: now)
      case 4:
        try world.execute(AddOrganization(id: "30", name: "New", editorID: "e", baseDomain: "localhost"), at: now)
      case 5:
        try world.execute(
          ResendEmailVerification(
            userID: user, organizationID: organization, editorID: "e", code: code, policy: policy), at: now)
      case 6:
        try world.execute(
          UpdateEmail(
            userID: user, organizationID: organization, editorID: "e", email: email, isVerified: isVerified, code: code,
            policy: policy), at: now)
      case 7:
        try world.execute(
          SetEmail(
            userID: user, editorID: "e", permit: Given.permitted, email: email, delivery: isVerified ? nil : delivery,
            code: code, policy: policy), at: now)
      case 8, 9:
        try world.execute(
          SendEmailCode(
            userID: user, editorID: "e", permit: Given.permitted, delivery: delivery, needsPendingCode: isVerified,
            code: code, policy: policy), at: now)
      case 10, 11:
        try world.execute(
          VerifyEmail(
            userID: user, editorID: "e", codeDigest: entered, interface: isVerified ? .userV2 : .managementV1), at: now)
      case 12:
        try world.execute(
          ResendInitialization(
            userID: user, organizationID: organization, editorID: "e", email: isVerified ? email : nil, code: code,
            policy: policy), at: now)
      case 13, 14:
        let change = ChangeUserState.Change.allCases.randomElement(using: &random) ?? .lock
        try world.execute(
          ChangeUserState(
            change, userID: user, editorID: "e",
            scope: isVerified ? .organization(organization) : .anywhere(Given.permitted)), at: now)
      case 15:
        try world.execute(RemoveUser(userID: user, editorID: "e", scope: .organization(organization)), at: now)
      case 16:
        try world.execute(
          ChangeUserName(
            userID: user, organizationID: organization, editorID: "e",
            userName: ["ada", "EVE", "eve", "bob", "x@new.localhost"].randomElement(using: &random) ?? ""), at: now)
      case 17:
        try world.execute(
          ChangeProfile(
            userID: user, organizationID: organization, editorID: "e",
            profile: Profile(firstName: "Eve", lastName: isVerified ? "A" : "B")), at: now)
      case 18:
        try world.execute(
          UpdatePhone(
            userID: user, organizationID: organization, editorID: "e",
            number: PhoneNumber(stored: "+4179\(number % 3)"),
            isVerified: isVerified, code: code, policy: policy), at: now)
      case 19:
        try world.execute(
          VerifyHumanPhone(
            userID: user, organizationID: organization, editorID: "e",
            codeDigest: isVerified ? human?.phone?.code?.digest ?? [] : [0]), at: now)
      default:
        try world.execute(InitializeHuman(userID: user, codeDigest: entered, passwordHash: "hash"), at: now)
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
    let names = world.users.values.filter(\.exists).map { UniqueName(.userName, $0.userName) }
    #expect(Set(names).count == names.count, "user names are unique")
    #expect(Set(names) == world.names.filter { $0.kind == .userName }, "a name is held as long as its user has it")
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
      for code in Self.codes(of: human) { #expect(code.digest.first == 1) }
    }
    #expect(world.outbox.allSatisfy { $0.sealedCode.first == ($0.kind == .passwordChanged ? nil : 2) })
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
