import SeededRandom
import Testing
import Domain

@testable import Persistence

/// Whatever is commanded in whatever order: what is stored is the fold of the events, and names are held by who has them.
@Suite("Contract: random commands")
struct RandomCommandTests {
  private static let names = ["ada", "ADA", "eve", "Eve", "bob", "Zoë", "ZOË", "x@Acme.localhost"]

  @Test(arguments: StoreKind.allCases, SplitMix.seeds(1...1))
  func storedStateIsTheFoldOfTheEvents(_ kind: StoreKind, seed: UInt64) async throws {
    let test = try kind.make()
    try await test.setUp()
    var random = SplitMix(seed: seed)
    var accepted = 0
    for step in 0..<1000 {
      test.clock.advance(seconds: Int64.random(in: 0...30, using: &random))
      do {
        try await self.step(step, test.store, &random)
        accepted += 1
      } catch is DomainError {
        // Refused; what was committed with the refusal is looked at below.
      }
      // Once wrong, a state stays so: it need not be looked for often.
      if step % 500 == 499 { try await self.expectSound(test) }
    }
    #expect(accepted > 125, "nearly all was refused, which proves little")
  }

  /// One of them, drawn; refused as often as not.
  func step(_ step: Int, _ store: any Store, _ random: inout some RandomNumberGenerator) async throws {
    // One of those who came lately, most of whom are there still.
    let user = "\(1000 + Int.random(in: max(0, step - 40)...step, using: &random))"
    let name = (Self.names.randomElement(using: &random) ?? "") + ["", "\(step % 20)"][step % 2]
    let target = Given.target(user)
    let code = DrawnCode(digest: [UInt8(truncatingIfNeeded: step)], sealed: [8])
    let policy = RatePolicy(burst: 0, hourly: 0)
    switch Int.random(in: 0..<30, using: &random) {
    case 0, 1: try await store.execute(try Given.adding("\(1000 + step)", name))
    case 2, 3: try await store.execute(try Given.adding("\(1000 + step)", "\(name)\(step)"))
    case 4:
      let new = try NewMachine(user, in: "10", userName: name, machine: Machine(name: "Robot"))
      try await store.execute(.add(new, by: "11", target.authority))
    case 5, 6: try await store.execute(.changeUserName(of: target, to: name))
    case 7: try await store.execute(.removeUser(target))
    case 8, 9: try await store.execute(.change(UserStateChange.allCases.randomElement(using: &random) ?? .lock, target))
    case 10:
      try await store.execute(
        .setEmail(
          of: target, to: EmailAddress(stored: "\(step % 5)@example.com"),
          Bool.random(using: &random) ? nil : .mail(), code: code, policy: policy))
    case 11:
      try await store.execute(
        .setPhone(
          of: target, to: PhoneNumber(stored: "+4179\(step % 5)"), Bool.random(using: &random) ? nil : .sms,
          code: code, policy: policy))
    case 12:
      try await store.execute(
        .addPersonalAccessToken(
          to: target, id: "\(step)", digest: [UInt8(step / 256), UInt8(step % 256)], expires: nil))
    case 13, 14:
      let scope = [Membership.Scope.instance, .organization("10")].randomElement(using: &random) ?? .instance
      let roles = Array(scope.roles.shuffled(using: &random).prefix(2))
      let change =
        [MemberChange.add(roles: roles), .update(roles: roles), .remove].randomElement(using: &random) ?? .remove
      try await store.execute(.changeMember(user, change, of: scope, by: "11"))
    case 15:
      let kind = [MessageTextKind.verifyEmail, .login].randomElement(using: &random) ?? .login
      let key = MessageTextKey(kind, in: ["de", "en"][step % 2])
      let scope = [Membership.Scope.instance, .organization("10")].randomElement(using: &random) ?? .instance
      var text = MessageText()
      for field in kind.fields where Bool.random(using: &random) { text[field] = "\(step % 3)" }
      try await store.execute(
        Bool.random(using: &random)
          ? .resetMessageText(of: key, in: scope, by: "11") : .setMessageText(text, of: key, in: scope, by: "11"))
    case 20, 21, 22: try await sessionStep(step, user, store, &random)
    case 16:
      let organization = OrganizationTarget("10", by: "11", .proof(.v1))
      let domain = "\(["d", "D", "ü"].randomElement(using: &random) ?? "")\(step % 3).example"
      if Bool.random(using: &random) {
        try await store.execute(
          try .addDomain(
            domain, to: organization, mustBeProved: Bool.random(using: &random), baseDomain: "localhost"))
      } else if Bool.random(using: &random) {
        try await store.execute(.removeDomain(domain, from: organization))
      } else {
        try await store.execute(.setPrimaryDomain(domain, of: organization))
      }
    case 17: try await store.execute(Self.onProvider(step, &random))
    case 18:
      let scope = [Membership.Scope.instance, .organization("10")].randomElement(using: &random) ?? .instance
      let lockout = LockoutPolicy(maximumPasswordAttempts: step % 3)
      let update = [PolicyUpdate.add(lockout), .change(lockout), .set(lockout), .reset].randomElement(using: &random)
      try await store.execute(.changePolicy(update ?? .reset, of: scope, by: "11"))
    case 19:
      if Bool.random(using: &random) {
        try await store.execute(.setPassword(of: target, proof: .permission, hash: "h", isChangeRequired: false))
      } else if let password = try await store.user(id: user)?.human?.password {
        try await store.execute(.failPassword(of: user, compared: password, by: "11", Policies()))
      }
    case 23:
      let known = try await store.instance()?.oidc.webKeys.randomElement(using: &random)?.id ?? "unknown"
      try await store.execute(Self.onKeys(step, known, &random))
    case 24:
      let scope = [Membership.Scope.instance, .organization("10")].randomElement(using: &random) ?? .instance
      let asset = LabelAsset.allCases.randomElement(using: &random) ?? .logo
      let command: Command<PolicyOutcome>? = [
        .changePolicy(PolicyUpdate.add(LabelPolicy()), of: scope, by: "11"),
        .setLabelAsset(
          asset, to: Asset(name: "\(step).png", content: [UInt8(step % 256)]), of: scope, by: "11"),
        .removeLabelAsset(asset, of: scope, by: "11"), .activateLabelPolicy(of: scope, by: "11"),
        .resetLabelPolicy(of: scope, by: "11"),
      ].randomElement(using: &random)
      if let command { try await store.execute(command) }
    case 25:
      let policy = DomainPolicy(loginNamesHaveDomain: Bool.random(using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: try await store.execute(.setDomainPolicy(policy, by: "11"))
      case 1: try await store.execute(.changeDomainPolicy(of: "10", .add(policy), by: "11"))
      case 2: try await store.execute(.changeDomainPolicy(of: "10", .change(policy), by: "11"))
      default: try await store.execute(.changeDomainPolicy(of: "10", .reset, by: "11"))
      }
    case 26:
      try await store.execute(.settleNames(of: (0..<8).map { "\(1000 + max(0, step - $0 * 5))" }))
    case 27: try await store.execute(Self.onFactors(step, target, &random))
    case 28:
      let scope = [Membership.Scope.instance, .organization("10")].randomElement(using: &random) ?? .instance
      let locale = ["de", "en", "de-AT"].randomElement(using: &random) ?? ""
      try await store.execute(
        .setLoginTranslation(try LoginTranslation(locale: locale, json: #"{"a":\#(step % 5)}"#), in: scope, by: "11"))
    default:
      try await store.execute(
        .verifyEmail(
          of: Target(user, by: "11", .proof(.v2)), codeDigest: Bool.random(using: &random) ? [7] : [0]))
    }
  }

  private static func onFactors(
    _ step: Int, _ target: Target, _ random: inout some RandomNumberGenerator
  ) -> Command<ChangeOutcome> {
    let channel: OTPChannel = Bool.random(using: &random) ? .sms : .email
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: .addTOTP(to: target, sealedSecret: [UInt8(truncatingIfNeeded: step)])
    case 1: .removeTOTP(of: target)
    case 2: .addOTP(channel, to: target)
    case 3: .removeOTP(channel, of: target)
    case 4: .setRecoveryCodes(of: target, digests: [[1], [2]])
    default: .skipMFAInit(of: target)
    }
  }

  private static func onProvider(_ step: Int, _ random: inout some RandomNumberGenerator) -> Command<ChangeOutcome> {
    let channel: Domain.Notification.Channel = Bool.random(using: &random) ? .mail : .shortMessage
    let settings = Provider.Settings.http(endpoint: "https://example.com/\(step)")
    // One of those that came lately, of either channel.
    let target = ProviderTarget("p\(Int.random(in: max(0, step - 60)...step, using: &random))", channel, by: "11")
    return switch Int.random(in: 0..<8, using: &random) {
    case 0...3:
      .addProvider(
        Provider(id: "p\(step)", channel: channel, description: "", settings: settings, sealedSecret: [1]), by: "11")
    case 4: .activateProvider(target)
    case 5: .deactivateProvider(target)
    case 6: .updateProvider(target, to: ProviderUpdate(description: "\(step)", settings: settings))
    default: .removeProvider(target)
    }
  }

  /// One of some sessions, of one of the users that there are.
  private func sessionStep(
    _ step: Int, _ user: String, _ store: any Store, _ random: inout some RandomNumberGenerator
  ) async throws {
    let owner = Caller(
      userID: "11", organizationID: "10",
      grants: Grants([Membership(scope: .instance, userID: "11", roles: ["IAM_OWNER"])]))
    let id = "\(900_000 + step / 20)"
    let target = SessionTarget(id, by: "11", .permission(of: owner))
    var change = SessionChange(tokenDigest: [UInt8(step / 256), UInt8(step % 256)])
    if Bool.random(using: &random) { change.userID = user }
    if Bool.random(using: &random) { change.metadata = ["k\(step % 3)": step % 2 == 0 ? [] : [1]] }
    if Bool.random(using: &random) { change.lifetime = Int64(step) * 1_000_000 }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: try await store.execute(.terminateSession(target, instanceID: "1"))
    case 1:
      let known = try await store.events(aggregateID: id, after: 0, limit: 1)
      if known.isEmpty { try await store.execute(.createSession(id, in: "1", nil, change, by: owner)) }
    default: try await store.execute(.setSession(target, of: Bool.random(using: &random) ? user : nil, change))
    }
  }

  /// Changes keys that sign tokens, or how long those count.
  private static func onKeys(
    _ step: Int, _ known: String, _ random: inout some RandomNumberGenerator
  ) -> Command<Instance> {
    let key = NewWebKey(id: "key\(step)", algorithm: .es256, publicKey: [1], sealedPrivateKey: [2])
    return switch Int.random(in: 0..<5, using: &random) {
    case 0: .addWebKey(key, by: "11")
    case 1: .activateWebKey(known, by: "11")
    case 2: .removeWebKey(known, by: "11")
    case 3: .rotateWebKeys(new: key, KeyRotation(age: 600, cacheAge: 60))
    default: .updateOIDCSettings(OIDCSettings(accessTokenLifetime: Int64(1 + step % 3) * 1_000_000), by: "11")
    }
  }

  func expectSound(_ test: any TestedStore) async throws {
    let report = try test.verifyState()
    #expect(report.mismatches.isEmpty)
    let users = try await test.store.users(UserQuery(.all([]), limit: 1000))
    let naming = Naming(try await test.store.organization(id: "10"), try await test.store.instance())
    let held = Set(users.items.map { UniqueName(userName: $0.userName, naming.form, in: "10") })
    #expect(held.count == users.items.count, "every name is held by one user")
    for name in held { #expect(try await test.store.isTaken(name)) }
    #expect(
      try test.userNameCount() == (naming.isOfOrganization ? 0 : held.count), "a name is free once nobody has it")
  }
}
