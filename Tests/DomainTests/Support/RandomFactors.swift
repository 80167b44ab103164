import SeededRandom

@testable import Domain

/// Random commands about second factors, and checks of them.
enum RandomFactors {
  static func step(_ number: Int, in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let user = world.anyID(&random)
    let target = Given.target(user, Given.permitted)
    let channel = OTPChannel.allCases.randomElement(using: &random) ?? .sms
    let human = world.users[user]?.human
    let isRight = Bool.random(using: &random)
    let guess = TOTPGuess(
      sealedSecret: human?.totp?.sealedSecret ?? [], step: isRight ? now.microseconds / 30_000_000 : nil)
    let code = Given.code(number)
    do throws(DomainError) {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: try world.execute(.addTOTP(to: target, sealedSecret: [UInt8(number % 256)]), at: now)
      case 1: try world.execute(.verifyTOTP(of: target, guess), at: now)
      case 2: if number % 4 == 0 { try world.execute(.removeTOTP(of: target), at: now) }
      case 3: try world.execute(.addOTP(channel, to: target), at: now)
      case 4: if number % 4 == 0 { try world.execute(.removeOTP(channel, of: target), at: now) }
      case 5: try world.execute(.setRecoveryCodes(of: target, digests: [code.digest, [9]]), at: now)
      case 6: if number % 4 == 0 { try world.execute(.removeRecoveryCodes(of: target), at: now) }
      case 7: try world.execute(.skipMFAInit(of: target), at: now)
      case 8, 9:
        try world.execute(
          FactorCheckTests.check(of: user) { changes, general throws(DomainError) in
            try changes.checkTOTP(guess, of: user, else: general)
          }, at: now)
      case 10:
        let pending = PendingCode(digest: code.digest, expires: now.adding(seconds: 1), issuedBy: 0)
        try world.execute(
          FactorCheckTests.check(of: user) { changes, general throws(DomainError) in
            try changes.checkOTP(channel, isRight ? code.digest : [0], pending: pending, of: user, else: general)
          }, at: now)
      default:
        let digest = isRight ? human?.factors.recoveryCodes?.first ?? [] : [0]
        try world.execute(
          FactorCheckTests.check(of: user) { changes, general throws(DomainError) in
            try changes.checkRecoveryCode(digest, of: user, else: general)
          }, at: now)
      }
    } catch {
      // Refused; the world has checked that what was committed with it is sound.
    }
  }

  /// Codes by text message are of somebody who has a number; who is gone has nothing.
  static func expectPossible(_ world: World) -> Bool {
    world.users.values.allSatisfy { user in
      guard let human = user.human else { return true }
      return (!human.factors[.sms] || human.phone != nil) && (user.exists || human.factors == SecondFactors())
    }
  }
}
