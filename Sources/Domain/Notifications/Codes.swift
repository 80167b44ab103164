/// A new code, drawn and guarded before the command that issues it: see `CodeVault`.
package struct DrawnCode: Sendable, Equatable {
  /// What the user's state keeps.
  package var digest: [UInt8]
  /// What the outbox keeps.
  package var sealed: [UInt8]
  /// How long it counts, in microseconds; nil: as long as codes of its kind do where nobody has set that.
  package var lifetime: Int64?

  package init(digest: [UInt8], sealed: [UInt8], lifetime: Int64? = nil) {
    self.digest = digest
    self.sealed = sealed
    self.lifetime = lifetime
  }
}

/// The part of a new code that the user's state keeps, and when it expires.
package struct IssuedCode: Sendable, Equatable {
  /// The keyed digest of the code.
  package var digest: [UInt8]
  package var expires: Timestamp
  /// The code was given to the caller, who brings it to the user; no mail is sent.
  package var isReturned: Bool

  package init(digest: [UInt8], expires: Timestamp, isReturned: Bool) {
    self.digest = digest
    self.expires = expires
    self.isReturned = isReturned
  }
}

extension IssuedCode {
  /// Without what the code could be told from.
  var erased: IssuedCode { IssuedCode(digest: [], expires: expires, isReturned: isReturned) }
  /// What readers of events are told.
  var published: EventFields { ["expirationDate": .date(expires), "codeReturned": .flag(isReturned)] }
}

/// How a code reaches the user.
package enum CodeDelivery: Sendable, Equatable {
  /// By mail, with a link of the caller's own if there is a template. `applicationName`: what an invitation is to.
  case mail(urlTemplate: String? = nil, applicationName: String? = nil)
  case sms
  /// The caller is told the code and brings it to the user.
  case returned
  /// As the pending code was sent: by mail, with its link.
  case again

  /// Whether a notification brings the code.
  package var isSent: Bool { self != .returned }
}

extension Notification.Kind {
  /// How long the code lives where nobody has set that, in seconds; a notification without one is given up after so long.
  package var lifetime: Int64 {
    switch self {
    case .emailVerification, .phoneVerification, .passwordReset, .passwordResetSMS: 3600
    case .initialization, .invite, .passwordChanged, .emailChanged, .domainClaimed: 72 * 3600
    case .sessionOTP, .sessionOTPSMS: 300
    }
  }

  /// That a code was issued; nil for a notification without one.
  fileprivate func codeAdded(_ code: IssuedCode, _ delivery: CodeDelivery) -> UserEvent? {
    switch self {
    case .emailVerification: .emailCodeAdded(code)
    case .phoneVerification: .phoneCodeAdded(code)
    case .initialization: .initializationCodeAdded(code)
    case .passwordReset, .passwordResetSMS: .passwordCodeAdded(code)
    case .invite:
      .inviteCodeAdded(code, urlTemplate: delivery.urlTemplate, applicationName: delivery.applicationName)
    case .passwordChanged, .emailChanged, .domainClaimed, .sessionOTP, .sessionOTPSMS: nil
    }
  }
}

extension CodeDelivery {
  var urlTemplate: String? { if case .mail(let template, _) = self { template } else { nil } }
  fileprivate var applicationName: String? { if case .mail(_, let name) = self { name } else { nil } }
}

extension PendingCode {
  /// After so many wrong guesses a code is void: of 36^6 codes an attacker tries five.
  package static let maximumAttempts = 5

  /// Whether the code can still be redeemed at all: neither expired nor void.
  package func isRedeemable(at now: Timestamp, attempts: Int = Self.maximumAttempts) -> Bool {
    now < expires && failedAttempts < attempts
  }

  /// Whether the code that was entered is this one, in a time that does not tell how much of it is right.
  /// - Parameter digests: one behind the other, of each way to read what was entered (`CodeVault.digest(entered:userID:)`).
  func matches(_ digests: [UInt8]) -> Bool {
    digest.isAmong(digests)
  }
}

extension [UInt8] {
  /// Whether this digest is one of those that stand one behind the other, in a time that depends on the lengths only.
  func isAmong(_ digests: [UInt8]) -> Bool {
    // Nothing is no code, and would be found in anything.
    guard !isEmpty else { return false }
    var isEqual = false
    for start in stride(from: 0, to: digests.count, by: count) {
      let end = Swift.min(start + count, digests.count)
      if constantTimeEqual(self, Array(digests[start..<end])) { isEqual = true }
    }
    return isEqual
  }
}

extension Changes {
  /// Issues a code, and the notification that brings it.
  /// - Parameter isReachable: false: there is nothing to send it to, and so it is not sent.
  mutating func issue(
    _ kind: Notification.Kind, _ code: DrawnCode, to user: inout User, _ delivery: CodeDelivery,
    _ generation: Generation, isReachable: Bool = true
  ) {
    let expires =
      code.lifetime.map { Timestamp(microseconds: now.microseconds + $0) } ?? now.adding(seconds: kind.lifetime)
    let issued = IssuedCode(digest: code.digest, expires: expires, isReturned: !delivery.isSent)
    if let event = kind.codeAdded(issued, delivery) { append(event, to: &user) }
    guard delivery.isSent, isReachable else { return }
    notifications.append(
      Notification(
        kind: kind, generation: generation, userID: user.id, codeIssuedBy: user.sequence, sealedCode: code.sealed,
        expires: expires, urlTemplate: delivery.urlTemplate, applicationName: delivery.applicationName))
  }

  /// Compares the code that was entered with the pending one. A wrong guess is kept, and void codes are not guessed at: of
  /// any number of guesses that come at once, each sees those before it. Nothing is no guess.
  /// - Throws: `wrong`.
  mutating func redeem(
    _ pending: PendingCode, _ digest: [UInt8], attempts: Int = PendingCode.maximumAttempts, of user: inout User,
    failed: UserEvent, wrong: DomainError
  ) throws(DomainError) {
    guard !digest.isEmpty, pending.isRedeemable(at: now, attempts: attempts) else { throw wrong }
    guard pending.matches(digest) else {
      append(failed, to: &user)
      throw keeping(wrong)
    }
  }
}

/// What redeeming a code is refused with.
struct RedeemErrors: Sendable {
  var target: TargetErrors
  /// No code was entered.
  var empty: DomainError
  /// No code is pending.
  var none: DomainError
  var wrong: DomainError
}

extension Command<ChangeOutcome> {
  /// Redeems a code that verifies an address or a number.
  ///
  /// A wrong, an expired and a void code get one answer, in v2 an absent one as well, so that it tells nothing. A wrong
  /// guess is committed: five of them void a code. What can be redeemed no more is not guessed at, and writes nothing.
  static func redeem(
    of target: Target, digest: [UInt8]?, _ errors: RedeemErrors, code: @escaping @Sendable (Human) -> PendingCode?,
    failed: UserEvent, verify: @escaping @Sendable (inout Changes, inout User) -> Void
  ) -> Self {
    touching(target, .changesAccount) { changes throws(DomainError) in
      // v1 looks at what was entered before it looks for the user.
      if target.generation == .v1, !target.userID.isEmpty, digest == nil { throw errors.empty }
      var (user, human) = try changes.human(target, .changesAccount, errors.target)
      guard let digest else { throw errors.empty }
      guard let pending = code(human) else { throw errors.none }
      try changes.redeem(pending, digest, of: &user, failed: failed, wrong: errors.wrong)
      verify(&changes, &user)
      return ChangeOutcome(user)
    }
  }
}

/// Compares in a time that depends on the lengths only.
package func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  var difference: UInt8 = 0
  for index in left.indices { difference |= left[index] ^ right[index] }
  return difference == 0
}

extension Human {
  /// Makes the pending code of a kind worthless.
  mutating func voidCode(_ kind: Notification.Kind, _ event: Event) {
    switch kind {
    case .emailVerification: email.code = nil
    case .phoneVerification: phone?.code = nil
    case .passwordReset, .passwordResetSMS: passwordReset = nil
    // The account still waits for these, and they can be sent again.
    case .initialization: initialization?.void(event)
    case .invite: invitation?.code.void(event)
    case .passwordChanged, .emailChanged, .domainClaimed, .sessionOTP, .sessionOTPSMS: break
    }
  }
}

extension PendingCode {
  /// Nothing is equal to no digest; and a message that waits is not that of this code any more.
  fileprivate mutating func void(_ event: Event) {
    digest = []
    expires = event.date
    issuedBy = event.sequence
  }

  init(_ code: IssuedCode, issuedBy: UInt64) {
    self.init(digest: code.digest, expires: code.expires, issuedBy: issuedBy)
  }
}
