/// One-time passwords that a session is to wait for.
package struct SessionChallenge: Sendable, Equatable {
  package var channel: OTPChannel
  package var code: DrawnCode
  /// By mail or SMS, as the channel says; or the caller is told.
  package var delivery: CodeDelivery

  package init(_ channel: OTPChannel, _ code: DrawnCode, _ delivery: CodeDelivery) {
    (self.channel, self.code, self.delivery) = (channel, code, delivery)
  }
}

extension OTPChannel {
  /// What entering its code proves.
  package var factor: SessionFactor {
    switch self {
    case .sms: .otpSMS
    case .email: .otpEmail
    }
  }

  /// What brings its code.
  package var notification: Notification.Kind {
    switch self {
    case .sms: .sessionOTPSMS
    case .email: .sessionOTP
    }
  }
}

extension Changes {
  /// Checks what was entered, in the order of the interface. What a check keeps of itself, such as a wrong code, is kept.
  /// - Returns: what happens to the session.
  mutating func check(
    _ change: SessionChange, of session: Session?, _ userID: String
  ) throws(DomainError) -> [SessionEvent] {
    var happenings: [SessionEvent] = []
    if let password = change.password { happenings.append(try check(password, of: userID)) }
    if let guess = change.totp {
      try checkTOTP(guess, of: userID, else: change.policies)
      happenings.append(.checked(.totp))
    }
    for channel in OTPChannel.allCases {
      guard let digests = change.codes[channel.factor] else { continue }
      try checkOTP(channel, digests, in: session, of: userID, change.policies)
      happenings.append(.checked(channel.factor))
    }
    if let digests = change.codes[.recoveryCode] {
      try checkRecoveryCode(digests, of: userID, else: change.policies)
      happenings.append(.checked(.recoveryCode))
    }
    return happenings
  }

  private mutating func check(
    _ proven: ProvenPassword, of userID: String
  ) throws(DomainError) -> SessionEvent {
    guard !userID.isEmpty else { throw SessionErrors.noUser }
    let password = try User.sessionPassword(of: user(userID))
    guard var user = user(userID) else { throw SessionErrors.userGone }
    try accept(proven, of: &user)
    return .passwordChecked(passwordDate: password.changeDate)
  }

  /// A code that was sent. Of any number of guesses that come at once, each sees those before it.
  private mutating func checkOTP(
    _ channel: OTPChannel, _ digests: [UInt8], in session: Session?, of userID: String, _ general: Policies
  ) throws(DomainError) {
    // After so many wrong guesses there is nothing to guess at.
    let pending = session?.challenges[channel.factor].flatMap {
      $0.failedAttempts < PendingCode.maximumAttempts ? $0 : nil
    }
    do throws(DomainError) {
      try checkOTP(channel, digests, pending: pending, of: userID, else: general)
    } catch {
      if isKept, pending != nil, var session { append(.challengeFailed(channel.factor), to: &session) }
      throw error
    }
  }

  /// Issues codes that the session waits for from then on, in place of former ones.
  mutating func challenge(
    _ challenges: [SessionChallenge], _ userID: String, _ policy: RatePolicy
  ) throws(DomainError) -> [SessionEvent] {
    var happenings: [SessionEvent] = []
    for challenge in challenges {
      try requireOTP(challenge.channel, of: userID)
      if challenge.delivery.isSent, let user = user(userID) {
        try count(policy, .request, for: user, at: user.human?.address(of: challenge.channel))
      }
      let lifetime = challenge.code.lifetime ?? challenge.channel.notification.lifetime * 1_000_000
      let code = IssuedCode(
        digest: challenge.code.digest, expires: now.adding(microseconds: lifetime),
        isReturned: !challenge.delivery.isSent)
      happenings.append(.challenged(challenge.channel.factor, code))
    }
    return happenings
  }

  /// Sends what a session waits for since its last event.
  mutating func send(_ challenges: [SessionChallenge], _ happening: SessionEvent, of session: Session) {
    guard case .challenged(let factor, let issued) = happening, !issued.isReturned, let user = session.user,
      let challenge = challenges.first(where: { $0.channel.factor == factor })
    else { return }
    notifications.append(
      Notification(
        kind: challenge.channel.notification, generation: .v2, userID: user.id, codeIssuedBy: session.sequence,
        sealedCode: challenge.code.sealed, expires: issued.expires, urlTemplate: challenge.delivery.urlTemplate,
        sessionID: session.id))
  }
}

extension Human {
  /// Where a channel leads to.
  func address(of channel: OTPChannel) -> String? {
    switch channel {
    case .sms: phone?.number.text
    case .email: email.address.text
    }
  }
}
