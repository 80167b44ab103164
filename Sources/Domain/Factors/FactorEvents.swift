/// What happens to a person's second factors, beside `UserEvent.totpAdded` and `totpVerified`; how checks of them end is told
/// by `credentialCheckSucceeded` and `credentialCheckFailed`. Append cases, never change one.
package enum FactorEvent: Sendable, Equatable {
  case totpRemoved
  /// The code of this step of 30 seconds since 1970 was used: none of it and of earlier ones counts again.
  case totpCodeUsed(step: Int64)
  case otpAdded(OTPChannel)
  case otpRemoved(OTPChannel)
  /// In place of all former ones; keyed digests.
  case recoveryCodesAdded([[UInt8]])
  case recoveryCodesRemoved
  /// The one of this digest is used up.
  case recoveryCodeUsed([UInt8])
  /// The person does not want to set a second factor up now.
  case initSkipped

  /// The event without anything that tells of the person.
  var withoutPersonalData: FactorEvent {
    switch self {
    case .recoveryCodesAdded: .recoveryCodesAdded([])
    case .recoveryCodeUsed: .recoveryCodeUsed([])
    case .totpRemoved, .totpCodeUsed, .otpAdded, .otpRemoved, .recoveryCodesRemoved, .initSkipped: self
    }
  }

  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .recoveryCodesAdded(let digests): ["count": .number(digests.count)]
    case .totpRemoved, .totpCodeUsed, .otpAdded, .otpRemoved, .recoveryCodesRemoved, .recoveryCodeUsed, .initSkipped:
      [:]
    }
  }
}

extension Human {
  mutating func apply(_ event: FactorEvent, at date: Timestamp) {
    switch event {
    case .totpRemoved:
      totp = nil
      failedChecks[.totp] = nil
    case .totpCodeUsed(let step): totp?.lastStep = step
    case .otpAdded(let channel): factors[channel] = true
    case .otpRemoved(let channel): removeOTP(channel)
    case .recoveryCodesAdded(let digests):
      factors.recoveryCodes = digests
      failedChecks[.recoveryCode] = nil
    case .recoveryCodesRemoved:
      factors.recoveryCodes = nil
      failedChecks[.recoveryCode] = nil
    case .recoveryCodeUsed(let digest): factors.recoveryCodes?.removeAll { $0 == digest }
    case .initSkipped: factors.initSkipped = date
    }
  }

  /// Also where there is nothing left that a code could be sent to.
  mutating func removeOTP(_ channel: OTPChannel) {
    factors[channel] = false
    failedChecks[channel.credential] = nil
  }
}
