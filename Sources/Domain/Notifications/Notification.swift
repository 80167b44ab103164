/// What someone is to get by mail or SMS, as a command decides it. Everything else is looked up when it is sent.
package struct Notification: Sendable, Equatable {
  /// The numbers are kept in stores: append, never reorder.
  package enum Kind: Int, Sendable, CaseIterable {
    case emailVerification = 1, initialization
    /// A code with which a forgotten password is replaced, by mail.
    case passwordReset
    /// Says that the password was changed. It brings no code, and goes to the address verified last.
    case passwordChanged
    case invite
    /// The code for a phone number, by SMS.
    case phoneVerification
    /// As `passwordReset`, by SMS.
    case passwordResetSMS
    /// Says at the address before, where that was verified, that there is another now. It brings no code.
    case emailChanged
    /// Says that the user has another name, since another organization has proved to own the domain that it ended in.
    case domainClaimed
    /// A one-time password that a session waits for, by mail.
    case sessionOTP
    /// The same by SMS.
    case sessionOTPSMS

    /// The way it goes.
    package var channel: Channel {
      switch self {
      case .emailVerification, .initialization, .passwordReset, .passwordChanged, .invite, .emailChanged,
        .domainClaimed, .sessionOTP:
        .mail
      case .phoneVerification, .passwordResetSMS, .sessionOTPSMS: .shortMessage
      }
    }

    /// Whether it is news and nothing else.
    package var isNotice: Bool {
      switch self {
      case .passwordChanged, .emailChanged, .domainClaimed: true
      case .emailVerification, .initialization, .passwordReset, .invite, .phoneVerification, .passwordResetSMS,
        .sessionOTP,
        .sessionOTPSMS:
        false
      }
    }
  }

  /// By what a message reaches its user. Each has a provider of its own, and neither waits for the other. The numbers are
  /// kept in stores.
  package enum Channel: Int, Sendable, CaseIterable {
    /// To the address.
    case mail = 1
    /// To the phone (SMS).
    case shortMessage

    package var kinds: [Kind] { Kind.allCases.filter { $0.channel == self } }
  }

  package var kind: Kind
  /// Which generation of the interface asked; each has a page of its own.
  package var generation: Generation
  package var userID: String
  /// The number of the event that issued the code, or that it tells of. A message whose code has been replaced is not sent.
  package var codeIssuedBy: UInt64
  /// The code, sealed with the master key by `CodeVault`.
  package var sealedCode: [UInt8]
  /// When the code expires: delivery is given up then.
  package var expires: Timestamp
  /// The caller's own link; nil: this server's page.
  package var urlTemplate: String?
  /// `invite`: what the person is invited to.
  package var applicationName: String?
  /// `emailChanged`: the address before. Others go where their user is when they are sent.
  package var recipient: EmailAddress?
  /// `sessionOTP`, `sessionOTPSMS`: the session that waits for the code, by whose events it is told from a later one.
  package var sessionID: String?
}

extension Notification {
  /// To the user's own address or number, with a link to this server's page.
  package init(
    kind: Kind, generation: Generation, userID: String, codeIssuedBy: UInt64, sealedCode: [UInt8], expires: Timestamp
  ) {
    self.init(
      kind: kind, generation: generation, userID: userID, codeIssuedBy: codeIssuedBy, sealedCode: sealedCode,
      expires: expires, urlTemplate: nil)
  }
}

extension Human {
  /// The code that a message of this kind would bring, as the state has it now; nil where none is pending, and for a
  /// message without a code.
  package func pendingCode(for kind: Notification.Kind) -> PendingCode? {
    switch kind {
    case .emailVerification: email.code
    case .initialization: initialization
    case .passwordReset, .passwordResetSMS: passwordReset
    case .invite: invitation?.code
    case .phoneVerification: phone?.code
    case .passwordChanged, .emailChanged, .domainClaimed, .sessionOTP, .sessionOTPSMS: nil
    }
  }
}

extension UserEvent {
  /// That a message has gone out; nil for one that is of a session.
  package init?(sent kind: Notification.Kind) {
    switch kind {
    case .emailVerification: self = .emailCodeSent
    case .initialization: self = .initializationCodeSent
    case .passwordReset, .passwordResetSMS: self = .passwordCodeSent
    case .passwordChanged: self = .passwordChangeSent
    case .emailChanged: self = .emailChangeSent
    case .domainClaimed: self = .domainClaimSent
    case .invite: self = .inviteCodeSent
    case .phoneVerification: self = .phoneCodeSent
    case .sessionOTP, .sessionOTPSMS: return nil
    }
  }
}
