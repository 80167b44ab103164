import SeededRandom

@testable import Domain

/// Random commands about credentials, phones and metadata.
enum RandomCredentials {
  static func step(_ number: Int, in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let user = world.anyID(&random)
    let owner = world.users[user]?.organizationID ?? Given.organization
    let scope: Scope = Bool.random(using: &random) ? .organization(owner) : .anywhere(Given.permitted)
    do throws(DomainError) {
      switch Int.random(in: 0..<3, using: &random) {
      case 0: try Self.programStep(number, user, scope, in: &world, at: now, &random)
      case 1: try Self.passwordStep(number, user, scope, in: &world, at: now, &random)
      default: try Self.contactStep(number, user, in: &world, at: now, &random)
      }
    } catch {
      // Refused; the world has checked that what was committed with it is sound.
    }
  }

  private static func programStep(
    _ number: Int, _ user: String, _ scope: Scope, in world: inout World, at now: Timestamp, _ random: inout SplitMix
  ) throws(DomainError) {
    let item = world.items.filter { $0.userID == user }.map(\.id).sorted().randomElement(using: &random) ?? "none"
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      try world.execute(
        AddMachineKey(userID: user, editorID: "e", scope: scope, keyID: "k\(number)", publicKey: [1], expires: nil),
        at: now)
    case 1: try world.execute(RemoveMachineKey(userID: user, editorID: "e", scope: scope, keyID: item), at: now)
    case 2:
      try world.execute(
        RemovePersonalAccessToken(userID: user, editorID: "e", scope: scope, tokenID: item), at: now)
    case 3: try world.execute(SetMachineSecret(userID: user, editorID: "e", scope: scope, hash: "h"), at: now)
    case 4: try world.execute(RemoveMachineSecret(userID: user, editorID: "e", scope: scope), at: now)
    case 5:
      try world.execute(
        UpdateProgram(
          userID: user, editorID: "e", permit: Given.permitted,
          userName: ["robot", "ada", "r\(number)"].randomElement(using: &random), name: "N", description: "\(number)"),
        at: now)
    case 6, 7:
      try world.execute(
        SetMetadata(
          userID: user, editorID: "e", scope: scope,
          entries: [MetadataEntry(key: "m\(number % 5)", value: [UInt8(number % 200) + 1])]), at: now)
    default:
      try world.execute(
        RemoveMetadata(userID: user, editorID: "e", scope: scope, keys: [item, item], isBulk: true), at: now)
    }
  }

  private static func passwordStep(
    _ number: Int, _ user: String, _ scope: Scope, in world: inout World, at now: Timestamp, _ random: inout SplitMix
  ) throws(DomainError) {
    let human = world.users[user]?.human
    let isRight = Bool.random(using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1:
      let proofs: [PasswordProof] = [
        .permission, .currentPassword(hash: isRight ? human?.password?.hash ?? "" : "wrong"),
        .code(digest: isRight ? human?.passwordReset?.digest ?? [] : [0]),
      ]
      try world.execute(
        SetPassword(
          userID: user, editorID: "e", scope: scope, proof: proofs.randomElement(using: &random) ?? .permission,
          passwordHash: "h\(number)", isChangeRequired: isRight), at: now)
    case 2:
      try world.execute(
        RequestPasswordReset(
          userID: user, editorID: "e", scope: scope,
          delivery: [.mail(urlTemplate: nil), .sms, .returned].randomElement(using: &random) ?? .sms,
          code: Given.code(number), policy: ResendPolicy(), interface: isRight ? .userV2 : .managementV1), at: now)
    case 3:
      try world.execute(
        Invite(
          userID: user, editorID: "e", permit: Given.permitted,
          delivery: [.mail(urlTemplate: nil, applicationName: "A"), .again, .returned].randomElement(using: &random)
            ?? .again, code: Given.code(number), policy: ResendPolicy()), at: now)
    default:
      try world.execute(
        AcceptInvite(
          userID: user, editorID: "e", codeDigest: isRight ? human?.invitation?.code.digest ?? [] : [0]), at: now)
    }
  }

  private static func contactStep(
    _ number: Int, _ user: String, in world: inout World, at now: Timestamp, _ random: inout SplitMix
  ) throws(DomainError) {
    let human = world.users[user]?.human
    let isRight = Bool.random(using: &random)
    let phone = PhoneNumber(stored: "+4144668180\(number % 3)")
    let delivery = [PhoneCodeDelivery.sms, .returned, nil].randomElement(using: &random) ?? nil
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      try world.execute(
        SetPhone(
          userID: user, editorID: "e", permit: Given.permitted, number: phone, delivery: delivery,
          code: Given.code(number), policy: ResendPolicy()), at: now)
    case 1:
      try world.execute(
        ResendPhoneCode(
          userID: user, editorID: "e", permit: Given.permitted, delivery: delivery ?? .sms, code: Given.code(number),
          policy: ResendPolicy()), at: now)
    case 2:
      try world.execute(
        VerifyPhone(userID: user, editorID: "e", codeDigest: isRight ? human?.phone?.code?.digest ?? [] : [0]), at: now)
    case 3: try world.execute(RemovePhone(userID: user, editorID: "e", permit: Given.permitted), at: now)
    default:
      var change = HumanChange(userName: ["ada", "Eve", "u\(number)"].randomElement(using: &random))
      change.profile = .init(firstName: isRight ? "Grace" : nil)
      change.phone = isRight ? .remove : .set(NewPhone(number: phone, delivery: delivery, code: Given.code(number)))
      try world.execute(
        UpdateHuman(userID: user, editorID: "e", permit: Given.permitted, change: change, policy: ResendPolicy()),
        at: now)
    }
  }
}
