import SeededRandom
import Testing

@testable import Domain

/// Random commands about sessions.
enum RandomSessions {
  static func step(_ number: Int, in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let id = "s\(Int.random(in: 0..<6, using: &random))"
    let session = world.sessions[id]
    let user = Bool.random(using: &random) ? session?.user?.id ?? world.anyID(&random) : world.anyID(&random)
    var change = SessionChange(tokenDigest: [9, UInt8(truncatingIfNeeded: number)])
    if Bool.random(using: &random) { change.userID = user }
    if Bool.random(using: &random) {
      let current = world.users[user]?.human?.password?.changeDate ?? now
      change.password = ProvenPassword(
        userID: user,
        compared: Password(
          hash: "hash", isChangeRequired: false, changeDate: Bool.random(using: &random) ? current : now),
        newHash: nil)
    }
    if Int.random(in: 0..<3, using: &random) == 0 { change.metadata = ["k\(number % 3)": number % 2 == 0 ? [1] : []] }
    if Int.random(in: 0..<3, using: &random) == 0 {
      change.lifetime = Int64.random(in: -1...9, using: &random) * 60_000_000
    }
    addFactors(to: &change, number, session, world.users[user]?.human, at: now, &random)
    let owner = Given.caller(["IAM_OWNER"])
    let right: SessionRight =
      Bool.random(using: &random) ? .permission(of: owner) : .token(session?.tokenDigest ?? [0])
    let target = SessionTarget(id, by: "editor", right)
    do throws(DomainError) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1:
        if session == nil { try world.execute(.createSession(id, in: "1", nil, change, by: owner), at: now) }
      case 2:
        if Int.random(in: 0..<4, using: &random) == 0 {
          try world.execute(.terminateSession(target, instanceID: "1"), at: now)
        }
      default: try world.execute(.setSession(target, of: session?.user?.id, change), at: now)
      }
    } catch {
      // Refused: a token that counts no more, a user who is gone, a session that is over.
    }
    expectPossible(world)
  }

  /// Codes that are right half of the time, and challenges.
  private static func addFactors(
    to change: inout SessionChange, _ number: Int, _ session: Session?, _ human: Human?, at now: Timestamp,
    _ random: inout SplitMix
  ) {
    let isRight = Bool.random(using: &random)
    let channel = OTPChannel.allCases.randomElement(using: &random) ?? .email
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      change.totp = TOTPGuess(
        sealedSecret: human?.totp?.sealedSecret ?? [], step: isRight ? now.microseconds / 30_000_000 : nil)
    case 1, 2: change.codes[channel.factor] = isRight ? session?.challenges[channel.factor]?.digest ?? [] : [0]
    case 3: change.codes[.recoveryCode] = isRight ? human?.factors.recoveryCodes?.first ?? [] : [0]
    case 4, 5:
      let delivery: CodeDelivery = isRight ? .returned : channel == .sms ? .sms : .mail()
      change.challenges = [SessionChallenge(channel, Given.code(number), delivery)]
    default: break
    }
  }

  private static func expectPossible(_ world: World) {
    for session in world.sessions.values {
      #expect(!session.tokenDigest.isEmpty, "each has a token")
      #expect(session.checks.isEmpty || session.user != nil, "nothing is proved of nobody")
      #expect((session.checks[.password] == nil) == (session.passwordDate == nil))
      #expect(session.challenges.isEmpty || session.user != nil, "nobody waits for a code")
      #expect(session.challenges.values.allSatisfy { $0.failedAttempts <= PendingCode.maximumAttempts })
      #expect(session.metadata.values.allSatisfy { !$0.isEmpty })
    }
  }
}
