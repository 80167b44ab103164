/// A way to send mail. What a provider needs beside this stays inside it.
public protocol MailTransport: Sendable {
  /// How many sessions may send at once.
  var sessions: Int { get }
  /// How many mails a session should be given at a time.
  var batchSize: Int { get }
  /// Begins a session, for one thread of the pool that sends. Connections are kept in it from mail to mail.
  func makeSession() -> any MailSession
}

/// A thread's own way to send mail; it never leaves its thread.
public protocol MailSession: AnyObject {
  /// Sends the mails, blocking the thread until each has its outcome.
  ///
  /// - Parameter mayBegin: asked before each mail; once it says no, the rest is `notTried`.
  /// - Returns: as many outcomes as mails, in the same order.
  func send(_ mails: [OutgoingMail], while mayBegin: () -> Bool) -> [SendOutcome]
}

/// What became of a mail. The reasons are for logs and for the state that can be asked for; they hold neither
/// credentials nor the mail's text nor the recipient's address.
public enum SendOutcome: Sendable, Equatable {
  /// The provider has taken responsibility for it.
  case sent
  /// Not now: the network, a busy server (4xx), or settings that someone can still mend.
  case deferred(reason: String)
  /// Never: the provider refuses this mail (5xx).
  case refused(reason: String)
  /// There was no time for it.
  case notTried
}
