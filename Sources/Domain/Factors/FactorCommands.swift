/// What the commands on second factors are refused with. Both generations have the same ids.
private enum Errors {
  private static func idMissing(_ id: String) -> DomainError {
    DomainError(.invalidArgument, id, "Errors.User.UserIDMissing")
  }

  private static let nobody = DomainError(.notFound, "COMMAND-4g3xq", "Errors.NotFound")

  static let addTOTP = TargetErrors(
    idMissing: idMissing("COMMAND-5M0sd"),
    unknown: DomainError(.preconditionFailed, "COMMAND-SqyJz", "Errors.User.NotFound"))
  static let totpReady = DomainError(.alreadyExists, "COMMAND-do9se", "Errors.User.MFA.OTP.AlreadyReady")

  static let verifyTOTP = TargetErrors(
    idMissing: DomainError(.preconditionFailed, "COMMAND-8N9ds", "Errors.User.UserIDMissing"), unknown: nobody)
  static let totpMissing = DomainError(.notFound, "COMMAND-3Mif9s", "Errors.User.MFA.OTP.NotExisting")
  static let totpVerified = DomainError(.preconditionFailed, "COMMAND-qx4ls", "Errors.Users.MFA.OTP.AlreadyReady")

  static let noTOTP = DomainError(.notFound, "COMMAND-Hd9sd", "Errors.User.MFA.OTP.NotExisting")
  static let removeTOTP = TargetErrors(idMissing: idMissing("COMMAND-5M0sd"), unknown: noTOTP)

  static func addOTP(_ channel: OTPChannel) -> TargetErrors {
    TargetErrors(idMissing: idMissing(channel == .sms ? "COMMAND-QSF2s" : "COMMAND-Sg1hz"), unknown: nobody)
  }

  static func otpReady(_ channel: OTPChannel) -> DomainError {
    channel.error(.alreadyExists, sms: "COMMAND-Ad3g2", email: "COMMAND-MKL2s", "Errors.User.MFA.OTP.AlreadyReady")
  }

  static func notVerified(_ channel: OTPChannel) -> DomainError {
    channel.error(.preconditionFailed, sms: "COMMAND-Q54j2", email: "COMMAND-KLJ2d", "Errors.User.MFA.OTP.NotReady")
  }

  static func removeOTP(_ channel: OTPChannel) -> TargetErrors {
    TargetErrors(idMissing: idMissing(channel == .sms ? "COMMAND-S3br2" : "COMMAND-S2h11"), unknown: nobody)
  }

  static func noOTP(_ channel: OTPChannel) -> DomainError {
    channel.error(.notFound, sms: "COMMAND-Sr3h3", email: "COMMAND-b312D", "Errors.User.MFA.OTP.NotExisting")
  }

  static let recoveryCodes = TargetErrors(unknown: nobody)
  static let noRecoveryCodes = DomainError(.notFound, "SIGNET-Rc1no", "Errors.User.MFA.RecoveryCodes.NotExisting")

  static let skipInit = TargetErrors(
    idMissing: idMissing("COMMAND-Wei5kooz1i"),
    unknown: DomainError(.notFound, "COMMAND-auj6jeBei4", "Errors.User.NotFound"))
}

extension Command<ChangeOutcome> {
  /// Another authenticator app, which counts once a code of it was entered: User v2 `RegisterTOTP`, Auth v1
  /// `AddMyAuthFactorOTP`. One that was registered and never verified is replaced.
  package static func addTOTP(to target: Target, sealedSecret: [UInt8]) -> Self {
    human(target, .changesAccount, { _ in Errors.addTOTP }) { changes, user, human throws(DomainError) in
      guard !human.hasTOTP else { throw Errors.totpReady }
      changes.append(.totpAdded(sealedSecret: sealedSecret), to: &user)
    }
  }

  /// Makes the app count, and its code the last one: User v2 `VerifyTOTPRegistration`, Auth v1 `VerifyMyAuthFactorOTP`.
  package static func verifyTOTP(of target: Target, _ guess: TOTPGuess) -> Self {
    human(target, .changesAccount, { _ in Errors.verifyTOTP }) { changes, user, human throws(DomainError) in
      guard let totp = human.totp else { throw Errors.totpMissing }
      guard !totp.isVerified else { throw Errors.totpVerified }
      guard let step = guess.step(for: totp) else { throw TOTPGuess.wrong }
      changes.append(.totpVerified, to: &user)
      changes.append(.factor(.totpCodeUsed(step: step)), to: &user)
    }
  }

  /// User v2 `RemoveTOTP`, Auth v1 `RemoveMyAuthFactorOTP`, Management v1 `RemoveHumanAuthFactorOTP`.
  package static func removeTOTP(of target: Target) -> Self {
    human(target, .changesAccount, { _ in Errors.removeTOTP }) { changes, user, human throws(DomainError) in
      guard human.totp != nil else { throw Errors.noTOTP }
      changes.append(.factor(.totpRemoved), to: &user)
    }
  }

  /// One-time passwords by text message or mail: `AddOTPSMS` and `AddOTPEmail` of User v2, `AddMyAuthFactor…` of Auth v1.
  package static func addOTP(_ channel: OTPChannel, to target: Target) -> Self {
    human(target, .changesAccount, { _ in Errors.addOTP(channel) }) { changes, user, human throws(DomainError) in
      guard !human.factors[channel] else { throw Errors.otpReady(channel) }
      guard human.isVerified(channel) else { throw Errors.notVerified(channel) }
      changes.append(.factor(.otpAdded(channel)), to: &user)
    }
  }

  /// `RemoveOTPSMS` and `RemoveOTPEmail` of User v2, `RemoveMyAuthFactor…` of Auth v1, `RemoveHumanAuthFactor…` of
  /// Management v1.
  package static func removeOTP(_ channel: OTPChannel, of target: Target) -> Self {
    human(target, .changesAccount, { _ in Errors.removeOTP(channel) }) { changes, user, human throws(DomainError) in
      guard human.factors[channel] else { throw Errors.noOTP(channel) }
      changes.append(.factor(.otpRemoved(channel)), to: &user)
    }
  }

  /// Recovery codes in place of all former ones: User v2 `GenerateRecoveryCodes`.
  /// - Parameter digests: what `CodeVault.digest` makes of them.
  package static func setRecoveryCodes(of target: Target, digests: [[UInt8]]) -> Self {
    human(target, .changesAccount, { _ in Errors.recoveryCodes }) { changes, user, human throws(DomainError) in
      guard (1...RecoveryCode.maximumCount).contains(digests.count) else { throw RecoveryCode.countInvalid }
      changes.append(.factor(.recoveryCodesAdded(digests)), to: &user)
    }
  }

  /// User v2 `RemoveRecoveryCodes`.
  package static func removeRecoveryCodes(of target: Target) -> Self {
    human(target, .changesAccount, { _ in Errors.recoveryCodes }) { changes, user, human throws(DomainError) in
      guard human.factors.recoveryCodes != nil else { throw Errors.noRecoveryCodes }
      changes.append(.factor(.recoveryCodesRemoved), to: &user)
    }
  }

  /// The person puts off setting a second factor up: User v2 `HumanMFAInitSkipped`.
  package static func skipMFAInit(of target: Target) -> Self {
    human(target, .leavesAccount, { _ in Errors.skipInit }) { changes, user, _ throws(DomainError) in
      changes.append(.factor(.initSkipped), to: &user)
    }
  }
}
