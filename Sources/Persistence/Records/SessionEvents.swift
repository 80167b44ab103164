import ProtobufCodec
import Domain

// What happens to a session, as stores keep it: written, and read again.

extension SessionFactor {
  /// What the types of its events begin with.
  fileprivate var storedName: String {
    switch self {
    case .password: "session.password"
    case .totp: "session.totp"
    case .otpSMS: "session.otp.sms"
    case .otpEmail: "session.otp.email"
    case .recoveryCode: "session.recovery.code"
    }
  }
}

extension EventKinds {
  static let sessions = Dictionary(
    uniqueKeysWithValues: [
      "session.added", "session.user.checked", "session.password.checked", "session.totp.checked",
      "session.recovery.code.checked", "session.otp.sms.challenged", "session.otp.sms.sent", "session.otp.sms.failed",
      "session.otp.sms.checked", "session.otp.email.challenged", "session.otp.email.sent",
      "session.otp.email.failed", "session.otp.email.checked", "session.token.set", "session.metadata.set",
      "session.lifetime.set", "session.terminated",
    ].map { ($0, 2) })
}

extension EventRecord {
  init(_ event: SessionEvent) {
    switch event {
    case .added(let agent):
      self.init(
        "session.added", Signet_Store_V1_SessionAdded(userAgent: agent.map { Signet_Store_V1_SessionUserAgent($0) }))
    case .userChecked(let userID, let organizationID):
      self.init(
        "session.user.checked", Signet_Store_V1_SessionUserChecked(userID: userID, organizationID: organizationID))
    case .passwordChecked(let date):
      self.init("session.password.checked", Signet_Store_V1_SessionPasswordChecked(passwordDate: date.microseconds))
    case .checked(let factor): self.init("\(factor.storedName).checked")
    case .challenged(let factor, let code):
      self.init("\(factor.storedName).challenged", Signet_Store_V1_CodeAdded(code))
    case .challengeSent(let factor): self.init("\(factor.storedName).sent")
    case .challengeFailed(let factor): self.init("\(factor.storedName).failed")
    case .tokenSet(let digest):
      self.init("session.token.set", Signet_Store_V1_SessionTokenSet(digest: digest))
    case .metadataSet(let changes):
      self.init("session.metadata.set", Signet_Store_V1_SessionMetadataSet(entries: .init(changes)))
    case .lifetimeSet(let lifetime):
      self.init("session.lifetime.set", Signet_Store_V1_SessionLifetimeSet(lifetime: lifetime))
    case .terminated: self.init("session.terminated")
    }
  }

  func sessionEvent() throws -> Event.Payload {
    let bytes = payload
    switch type {
    case "session.added":
      return .session(.added(try Signet_Store_V1_SessionAdded(serialized: bytes).userAgent.map { UserAgent($0) }))
    case "session.user.checked":
      let message = try Signet_Store_V1_SessionUserChecked(serialized: bytes)
      return .session(.userChecked(userID: message.userID, organizationID: message.organizationID))
    case "session.password.checked":
      let message = try Signet_Store_V1_SessionPasswordChecked(serialized: bytes)
      return .session(.passwordChecked(passwordDate: Timestamp(microseconds: message.passwordDate)))
    case "session.token.set":
      return .session(.tokenSet(digest: try Signet_Store_V1_SessionTokenSet(serialized: bytes).digest))
    case "session.metadata.set":
      return .session(.metadataSet(try Signet_Store_V1_SessionMetadataSet(serialized: bytes).entries.byKey))
    case "session.lifetime.set":
      return .session(.lifetimeSet(try Signet_Store_V1_SessionLifetimeSet(serialized: bytes).lifetime))
    case "session.terminated": return .session(.terminated)
    default:
      for factor in SessionFactor.allCases where factor != .password {
        switch type {
        case "\(factor.storedName).checked": return .session(.checked(factor))
        case "\(factor.storedName).challenged":
          return .session(.challenged(factor, try IssuedCode(bytes)))
        case "\(factor.storedName).sent": return .session(.challengeSent(factor))
        case "\(factor.storedName).failed": return .session(.challengeFailed(factor))
        default: continue
        }
      }
      throw unknown
    }
  }
}
