import Domain
import ProtobufCodec

// What happens to second factors, as stores keep it.

extension EventRecord {
  init(_ event: FactorEvent) {
    switch event {
    case .totpRemoved: self.init("user.human.mfa.otp.removed")
    case .totpCodeUsed(let step):
      self.init("user.human.mfa.otp.code.used", Signet_Store_V1_TOTPCodeUsed(step: step))
    case .otpAdded(.sms): self.init("user.human.otp.sms.added")
    case .otpAdded(.email): self.init("user.human.otp.email.added")
    case .otpRemoved(.sms): self.init("user.human.otp.sms.removed")
    case .otpRemoved(.email): self.init("user.human.otp.email.removed")
    case .recoveryCodesAdded(let digests):
      self.init("user.human.mfa.recovery.codes.added", Signet_Store_V1_RecoveryCodesAdded(digests: digests))
    case .recoveryCodesRemoved: self.init("user.human.mfa.recovery.codes.removed")
    case .recoveryCodeUsed(let digest):
      self.init("user.human.mfa.recovery.code.used", Signet_Store_V1_RecoveryCodeUsed(digest: digest))
    case .initSkipped: self.init("user.human.mfa.init.skipped")
    }
  }

  /// Nil for another type.
  func factorEvent() throws -> FactorEvent? {
    switch type {
    case "user.human.mfa.otp.removed": .totpRemoved
    case "user.human.mfa.otp.code.used":
      .totpCodeUsed(step: try Signet_Store_V1_TOTPCodeUsed(serialized: payload).step)
    case "user.human.otp.sms.added": .otpAdded(.sms)
    case "user.human.otp.email.added": .otpAdded(.email)
    case "user.human.otp.sms.removed": .otpRemoved(.sms)
    case "user.human.otp.email.removed": .otpRemoved(.email)
    case "user.human.mfa.recovery.codes.added":
      .recoveryCodesAdded(try Signet_Store_V1_RecoveryCodesAdded(serialized: payload).digests)
    case "user.human.mfa.recovery.codes.removed": .recoveryCodesRemoved
    case "user.human.mfa.recovery.code.used":
      .recoveryCodeUsed(try Signet_Store_V1_RecoveryCodeUsed(serialized: payload).digest)
    case "user.human.mfa.init.skipped": .initSkipped
    default: nil
    }
  }
}
