/// A new code, drawn and guarded before the command that issues it: see `CodeVault`.
package struct DrawnCode: Sendable, Equatable {
  /// What the user's state keeps.
  package var digest: [UInt8]
  /// What the outbox keeps.
  package var sealed: [UInt8]

  package init(digest: [UInt8], sealed: [UInt8]) {
    self.digest = digest
    self.sealed = sealed
  }
}

/// How a code reaches the user.
package enum CodeDelivery: Sendable, Equatable {
  /// By mail, with a link of the caller's own if there is a template.
  case send(urlTemplate: String?)
  /// The caller is told the code and brings it to the user.
  case returned
}

/// How long codes live, in seconds.
enum CodeLifetime {
  static let email: Int64 = 3600
  static let initialization: Int64 = 72 * 3600
  static let phone: Int64 = 3600
  static let passwordReset: Int64 = 3600
  static let invite: Int64 = 72 * 3600
  /// A message without a code is given up after so long.
  static let noCode: Int64 = 72 * 3600
}

extension PendingCode {
  /// After so many wrong guesses a code is void: of 36^6 codes an attacker tries five.
  package static let maximumAttempts = 5

  /// Whether the code can still be redeemed at all: neither expired nor void.
  package func isRedeemable(at now: Timestamp, attempts: Int = Self.maximumAttempts) -> Bool {
    now < self.expires && self.failedAttempts < attempts
  }

  /// Whether the code that was entered is this one, in a time that does not tell how much of it is right.
  func matches(_ digest: [UInt8]) -> Bool { constantTimeEqual(self.digest, digest) }
}

extension Changes {
  /// Issues a code for the user's address, and the message that brings it.
  mutating func issueEmailCode(
    _ code: DrawnCode, to user: inout User, delivery: CodeDelivery, interface: Notification.Interface
  ) -> [Notification] {
    let expires = self.now.adding(seconds: CodeLifetime.email)
    self.append(
      .emailCodeAdded(IssuedCode(digest: code.digest, expires: expires, isReturned: delivery == .returned)), to: &user)
    guard case .send(let template) = delivery else { return [] }
    return [
      Notification(
        kind: .emailVerification, interface: interface, userID: user.id, codeIssuedBy: user.sequence,
        sealedCode: code.sealed, expires: expires, urlTemplate: template)
    ]
  }

  /// Issues a code with which an account of v1 is initialized, and the message that brings it.
  mutating func issueInitializationCode(_ code: DrawnCode, to user: inout User) -> [Notification] {
    let expires = self.now.adding(seconds: CodeLifetime.initialization)
    self.append(
      .initializationCodeAdded(IssuedCode(digest: code.digest, expires: expires, isReturned: false)), to: &user)
    return [
      Notification(
        kind: .initialization, interface: .managementV1, userID: user.id, codeIssuedBy: user.sequence,
        sealedCode: code.sealed, expires: expires)
    ]
  }

  /// Issues a code for the user's phone number, and the message that brings it.
  mutating func issuePhoneCode(
    _ code: DrawnCode, to user: inout User, isReturned: Bool, interface: Notification.Interface
  ) -> [Notification] {
    let expires = self.now.adding(seconds: CodeLifetime.phone)
    self.append(
      .phoneCodeAdded(IssuedCode(digest: code.digest, expires: expires, isReturned: isReturned)), to: &user)
    guard !isReturned else { return [] }
    return [
      Notification(
        kind: .phoneVerification, interface: interface, userID: user.id, codeIssuedBy: user.sequence,
        sealedCode: code.sealed, expires: expires)
    ]
  }
}
