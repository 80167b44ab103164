import SeededRandom

@testable import Domain

/// Random commands about credentials, phones and metadata.
enum RandomCredentials {
  static func step(_ number: Int, in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let user = world.anyID(&random)
    let owner = world.users[user]?.organizationID ?? Given.organization
    let target = Target(user, by: "e", Bool.random(using: &random) ? .organization(owner) : Given.permitted)
    do throws(DomainError) {
      switch Int.random(in: 0..<3, using: &random) {
      case 0: try Self.machineStep(number, target, in: &world, at: now, &random)
      case 1: try Self.passwordStep(number, target, in: &world, at: now, &random)
      default: try Self.contactStep(number, user, in: &world, at: now, &random)
      }
    } catch {
      // Refused; the world has checked that what was committed with it is sound.
    }
  }

  private static func machineStep(
    _ number: Int, _ target: Target, in world: inout World, at now: Timestamp, _ random: inout SplitMix
  ) throws(DomainError) {
    let item = world.itemIDs(of: target.userID).randomElement(using: &random) ?? "none"
    switch Int.random(in: 0..<9, using: &random) {
    case 0: try world.execute(.addMachineKey(to: target, id: "k\(number)", publicKey: [1], expires: nil), at: now)
    case 1: try world.execute(.removeMachineKey(of: target, id: item), at: now)
    case 2: try world.execute(.removePersonalAccessToken(of: target, id: item), at: now)
    case 3: try world.execute(.setMachineSecret(of: target, hash: "h"), at: now)
    case 4: try world.execute(.removeMachineSecret(of: target), at: now)
    case 5:
      let userName = ["robot", "ada", "r\(number)"].randomElement(using: &random)
      try world.execute(
        .updateMachine(
          Given.target(target.userID, Given.permitted), userName: userName, name: "N", description: "\(number)"),
        at: now)
    case 6, 7:
      let entry = MetadataEntry(key: "m\(number % 5)", value: [UInt8(number % 200) + 1])
      try world.execute(.setMetadata(of: target, [entry]), at: now)
    default: try world.execute(.removeMetadata(of: target, keys: [item, item], isBulk: true), at: now)
    }
  }

  private static func passwordStep(
    _ number: Int, _ target: Target, in world: inout World, at now: Timestamp, _ random: inout SplitMix
  ) throws(DomainError) {
    let human = world.users[target.userID]?.human
    let isRight = Bool.random(using: &random)
    let v2 = Given.target(target.userID, Given.permitted)
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1:
      let proofs: [PasswordProof] = [
        .permission, .currentPassword(hash: isRight ? human?.password?.hash ?? "" : "wrong"),
        .code(digest: isRight ? human?.passwordReset?.digest ?? [] : [0]),
      ]
      try world.execute(
        .setPassword(
          of: target, proof: proofs.randomElement(using: &random) ?? .permission, hash: "h\(number)",
          isChangeRequired: isRight), at: now)
    case 2:
      let delivery = [CodeDelivery.mail(), .sms, .returned].randomElement(using: &random) ?? .sms
      try world.execute(
        .requestPasswordReset(of: target, delivery, code: Given.code(number), policy: RatePolicy()), at: now)
    case 3:
      let delivery = [CodeDelivery.mail(applicationName: "A"), .again, .returned].randomElement(using: &random)
      try world.execute(
        .invite(v2, delivery ?? .again, code: Given.code(number), policy: RatePolicy()), at: now)
    case 4:
      let guess = try world.execute(.countPasswordGuess(at: target.userID), at: now)
      if isRight { try world.execute(.giveBack(guess), at: now) }
    case 5:
      guard let password = human?.password else { return }
      let lockout = Policies(LockoutPolicy(maximumPasswordAttempts: number % 3))
      if isRight {
        let newHash = number % 2 == 0 ? "h\(number)" : nil
        try world.execute(
          .accept(ProvenPassword(userID: target.userID, compared: password, newHash: newHash), by: "e"), at: now)
      } else {
        try world.execute(.failPassword(of: target.userID, compared: password, by: "e", lockout), at: now)
      }
    case 6:
      let digest = isRight ? human?.invitation?.code.digest ?? human?.initialization?.digest ?? [] : [0]
      try world.execute(.checkInvite(v2, codeDigest: digest), at: now)
      try world.execute(.checkInitialization(target.userID, codeDigest: digest), at: now)
    default:
      try world.execute(
        .acceptInvite(v2, codeDigest: isRight ? human?.invitation?.code.digest ?? [] : [0]), at: now)
    }
  }

  private static func contactStep(
    _ number: Int, _ user: String, in world: inout World, at now: Timestamp, _ random: inout SplitMix
  ) throws(DomainError) {
    let human = world.users[user]?.human
    let isRight = Bool.random(using: &random)
    let phone = PhoneNumber(stored: "+4144668180\(number % 3)")
    let delivery = [CodeDelivery.sms, .returned, nil].randomElement(using: &random) ?? nil
    let target = Given.target(user, Given.permitted)
    let code = Given.code(number)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: try world.execute(.setPhone(of: target, to: phone, delivery, code: code, policy: RatePolicy()), at: now)
    case 1: try world.execute(.sendPhoneCode(to: target, delivery ?? .sms, code: code, policy: RatePolicy()), at: now)
    case 2:
      let digest = isRight ? human?.phone?.code?.digest ?? [] : [0]
      try world.execute(.verifyPhone(of: Given.target(user, .proof(.v2)), codeDigest: digest), at: now)
    case 3: try world.execute(.removePhone(of: target), at: now)
    default:
      var change = HumanChange(userName: ["ada", "Eve", "u\(number)"].randomElement(using: &random))
      change.profile = .init(firstName: isRight ? "Grace" : nil)
      change.phone = isRight ? .remove : .set(NewContact(phone, delivery: delivery, code: code))
      try world.execute(.updateHuman(target, change, policy: RatePolicy()), at: now)
    }
  }
}

extension World {
  /// The ids of tokens and keys and the keys of metadata that a user has.
  fileprivate func itemIDs(of userID: String) -> [String] {
    items.compactMap { key in
      switch key {
      case .personalAccessToken(userID, let id), .machineKey(userID, let id), .metadata(userID, let id): id
      default: nil
      }
    }.sorted()
  }
}
