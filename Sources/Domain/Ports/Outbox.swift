/// A message that someone is to get, as a command decides it. Everything else is looked up when it is sent.
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

    /// The way it goes.
    package var channel: Channel {
      switch self {
      case .emailVerification, .initialization, .passwordReset, .passwordChanged, .invite: .mail
      case .phoneVerification, .passwordResetSMS: .shortMessage
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

  /// Which generation of the interface asked; each has a page of its own. The numbers are kept in stores.
  package enum Interface: Int, Sendable, CaseIterable {
    case managementV1 = 1, userV2
  }

  package var kind: Kind
  package var interface: Interface
  package var userID: String
  /// The number of the event that issued the code. A message whose code has been replaced is not sent.
  package var codeIssuedBy: UInt64
  /// The code, sealed with the master key by `CodeVault`.
  package var sealedCode: [UInt8]
  /// When the code expires: delivery is given up then.
  package var expires: Timestamp
  /// The caller's own link; nil: this server's page.
  package var urlTemplate: String?
  /// `invite`: what the person is invited to.
  package var applicationName: String?

  package init(
    kind: Kind, interface: Interface, userID: String, codeIssuedBy: UInt64, sealedCode: [UInt8], expires: Timestamp,
    urlTemplate: String? = nil, applicationName: String? = nil
  ) {
    self.kind = kind
    self.interface = interface
    self.userID = userID
    self.codeIssuedBy = codeIssuedBy
    self.sealedCode = sealedCode
    self.expires = expires
    self.urlTemplate = urlTemplate
    self.applicationName = applicationName
  }
}

extension Human {
  /// The code that a message of this kind would bring, as the state has it now; nil where none is pending, and for a
  /// message without a code.
  package func pendingCode(for kind: Notification.Kind) -> PendingCode? {
    switch kind {
    case .emailVerification: self.email.code
    case .initialization: self.initialization
    case .passwordReset, .passwordResetSMS: self.passwordReset
    case .invite: self.invitation?.code
    case .phoneVerification: self.phone?.code
    case .passwordChanged: nil
    }
  }
}

extension UserEvent {
  /// That a message has gone out.
  package init(sent kind: Notification.Kind) {
    switch kind {
    case .emailVerification: self = .emailCodeSent
    case .initialization: self = .initializationCodeSent
    case .passwordReset, .passwordResetSMS: self = .passwordCodeSent
    case .passwordChanged: self = .passwordChangeSent
    case .invite: self = .inviteCodeSent
    case .phoneVerification: self = .phoneCodeSent
    }
  }
}

/// A notification that a worker has taken to deliver.
package struct LeasedNotification: Sendable, Equatable {
  /// Grows with time; stable over all attempts.
  package let id: Int64
  /// Attempts before this one.
  package let attempts: Int
  package let created: Timestamp
  package let notification: Notification

  package init(id: Int64, attempts: Int, created: Timestamp, notification: Notification) {
    self.id = id
    self.attempts = attempts
    self.created = created
    self.notification = notification
  }
}

/// What became of a leased notification.
package struct Settlement: Sendable, Equatable {
  package enum Result: Sendable, Equatable {
    /// Delivered, or not wanted any more: forgotten. `delivered` records the event that says so.
    case done(delivered: Bool)
    /// Not now.
    case retry(at: Timestamp, reason: String)
    /// Never; kept for whoever asks, and not tried again.
    case failed(reason: String)
  }

  package let id: Int64
  package let result: Result

  package init(id: Int64, result: Result) {
    self.id = id
    self.result = result
  }
}

/// The queue between commands and delivery. At least once: a lease that is not settled in time can be taken again.
///
/// Kinds of notifications that this version does not know, queued by a newer one, stay where they are.
package protocol Outbox: Sendable {
  /// Takes up to `limit` due notifications of a channel, the oldest first; others do not get them before `until`.
  func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp
  ) async throws -> [LeasedNotification]
  /// Settles what was leased, in one commit.
  func settle(_ settlements: [Settlement]) async throws
  /// When the next notification of a channel is due, leases included; nil when there is none.
  func nextDue(_ channel: Notification.Channel) async throws -> Timestamp?
  /// Wakes a waiting worker: yields after each commit that queued something for a channel. Yields may be merged. Each call
  /// makes a stream of its own.
  func arrivals(_ channel: Notification.Channel) -> AsyncStream<Void>
}
