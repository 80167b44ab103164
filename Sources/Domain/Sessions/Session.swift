/// Somebody at a device: who it is, what they have proved so far, and until when that counts. A login application makes it
/// and goes on with it; its token is a bearer token of the user once a password was checked.
package struct Session: Sendable, Equatable {
  /// The numbers are kept in stores: append, never reorder.
  package enum State: Int, Sendable {
    case active = 1, terminated
  }

  package let id: String
  /// The instance, to which sessions belong.
  package let instanceID: String
  /// The user who made it: the login application, as a rule.
  package let creatorID: String
  /// From where somebody came; told once.
  package let userAgent: UserAgent?
  package var state = State.active
  /// Who it is; nil: nobody knows yet. The first one stays.
  package var user: CheckedUser?
  /// When what was proved last.
  package var checks: [SessionFactor: Timestamp] = [:]
  /// Since when the password was set that was entered: with another one the check counts no more.
  package var passwordDate: Timestamp?
  /// Codes that were sent, and are not entered yet.
  package var challenges: [SessionFactor: PendingCode] = [:]
  /// What the login application keeps there.
  package var metadata: [String: [UInt8]] = [:]
  /// SHA-256 of the one token that counts.
  package var tokenDigest: [UInt8] = []
  /// From then on it is over; nil: it does not end by itself.
  package var expires: Timestamp?
  package let creationDate: Timestamp
  package var changeDate: Timestamp
  package var sequence: UInt64

  /// The user of a session.
  package struct CheckedUser: Sendable, Equatable {
    package var id: String
    package var organizationID: String
    package var date: Timestamp

    package init(id: String, organizationID: String, date: Timestamp) {
      (self.id, self.organizationID, self.date) = (id, organizationID, date)
    }
  }

  package init(
    id: String, instanceID: String, creatorID: String, userAgent: UserAgent?, creationDate: Timestamp,
    changeDate: Timestamp, sequence: UInt64
  ) {
    (self.id, self.instanceID, self.creatorID, self.userAgent) = (id, instanceID, creatorID, userAgent)
    (self.creationDate, self.changeDate, self.sequence) = (creationDate, changeDate, sequence)
  }

  /// So long a session is kept once it is over, and one that nobody has signed in to: in microseconds. Whoever comes makes
  /// some of these, and most are never used again.
  package static let keptAfterEnd: Int64 = 24 * 3_600_000_000

  /// Whether a store forgets it, and what happened to it.
  /// - Parameters:
  ///   - isUserGone: whether its user was removed.
  package func isForgotten(at now: Timestamp, isUserGone: Bool) -> Bool {
    if isUserGone { return true }
    let last = Timestamp(microseconds: now.microseconds - Self.keptAfterEnd)
    if state == .terminated || checks.isEmpty { return changeDate < last }
    return expires.map { $0 < last } ?? false
  }

  /// What was proved, and counts still.
  /// - Parameters:
  ///   - user: as the user is now.
  ///   - newPasswordEnds: whether a password counts only while it is the user's.
  package func checks(of user: User?, newPasswordEnds: Bool) -> [SessionFactor: Timestamp] {
    guard newPasswordEnds, let passwordDate, passwordDate != user?.human?.password?.changeDate else { return checks }
    return checks.filter { $0.key != .password }
  }
}

extension Session: Aggregate {
  package var resourceOwner: String { instanceID }
  package var aggregateState: AggregateState { .session(self) }
  package static func payload(_ happening: SessionEvent) -> Event.Payload { .session(happening) }
}

/// What is proved in a session beside who it is. The numbers are kept in stores: append, never reorder.
package enum SessionFactor: Int, Sendable, CaseIterable, Comparable {
  case password = 1, totp, otpSMS, otpEmail, recoveryCode

  /// Whether it is proved beside a password.
  package var isSecond: Bool { self != .password }

  /// What a message has the code of; nil for one of another kind.
  package init?(sentBy kind: Notification.Kind) {
    switch kind {
    case .sessionOTP: self = .otpEmail
    case .sessionOTPSMS: self = .otpSMS
    case .emailVerification, .initialization, .passwordReset, .passwordChanged, .invite, .phoneVerification,
      .passwordResetSMS, .emailChanged, .domainClaimed:
      return nil
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// From where somebody came, as the login application has seen it.
package struct UserAgent: Sendable, Equatable {
  /// Tells devices apart: sessions of one agent may be read with each other's tokens.
  package var fingerprintID: String?
  package var ip: String?
  package var description: String?
  /// Fields of the request's head, by their names.
  package var header: [String: [String]]

  /// - Throws: `SIGNET-Se1ua` for more than a request's head has, `SIGNET-Tx1ch` for characters that no text has.
  package init(
    checking fingerprintID: String?, ip: String?, description: String?, header: [String: [String]]
  ) throws(DomainError) {
    self.init(fingerprintID: fingerprintID, ip: ip, description: description, header: header)
    let texts = [fingerprintID, ip, description].compactMap(\.self) + header.keys + header.values.joined()
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    guard (fingerprintID?.unicodeScalars.count ?? 0) <= 200, bytes <= Self.maximumBytes,
      texts.count <= Self.maximumTexts
    else { throw DomainError(.invalidArgument, "SIGNET-Se1ua", "Errors.Session.UserAgentTooLarge") }
    for text in texts { _ = try TextKind.searched.checked(text) }
  }

  package init(fingerprintID: String?, ip: String?, description: String?, header: [String: [String]]) {
    (self.fingerprintID, self.ip, self.description, self.header) = (fingerprintID, ip, description, header)
  }

  /// Heads of browsers have a tenth.
  private static let (maximumBytes, maximumTexts) = (16_384, 200)
}

/// What a login application keeps with a session.
enum SessionMetadata {
  /// Sessions are many, and made for whoever comes: what each keeps is small.
  static let (maximumKeys, maximumBytes) = (50, 16_384)

  /// Takes over what is to be kept; an empty value removes its key.
  /// - Throws: `SIGNET-Se2md` for more than a session keeps, `SIGNET-Se3mk` for a key that is none.
  static func merge(
    _ changes: [String: [UInt8]], into metadata: [String: [UInt8]]
  ) throws(DomainError) -> (changed: [String: [UInt8]], all: [String: [UInt8]]) {
    var (changed, all) = ([String: [UInt8]](), metadata)
    for (key, value) in changes {
      guard (1...200).contains(key.unicodeScalars.count) else {
        throw DomainError(.invalidArgument, "SIGNET-Se3mk", "Errors.Metadata.Invalid")
      }
      let key = try TextKind.key.checked(key)
      changed[key] = value
      all[key] = value.isEmpty ? nil : value
    }
    guard all.count <= maximumKeys, all.reduce(0, { $0 + $1.key.utf8.count + $1.value.count }) <= maximumBytes else {
      throw DomainError(.invalidArgument, "SIGNET-Se2md", "Errors.Session.MetadataTooLarge")
    }
    return (changed, all)
  }
}
