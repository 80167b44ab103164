/// A way to send messages of one kind: mails, or text messages. What a provider needs beside this stays inside it.
package protocol MessageTransport<Message>: Sendable {
  associatedtype Message: Sendable

  /// How many sessions may send at once.
  var sessions: Int { get }
  /// How many messages a session should be given at a time.
  var batchSize: Int { get }
  /// Begins a session, for one thread of the pool that sends. Connections are kept in it from message to message.
  func makeSession() -> any MessageSession<Message>
}

/// A thread's own way to send messages; it never leaves its thread.
package protocol MessageSession<Message>: AnyObject {
  associatedtype Message: Sendable

  /// Sends the messages, blocking the thread until each has its outcome.
  ///
  /// - Parameter mayBegin: asked before each message; once it says no, the rest is `notTried`.
  /// - Returns: as many outcomes as messages, in the same order.
  func send(_ messages: [Message], while mayBegin: () -> Bool) -> [SendOutcome]
}

extension MessageSession {
  /// Sends one message after the other.
  ///
  /// A provider that is down or refuses the login would make each wait for the same failure: the rest of a batch shares
  /// the first outcome that is `unavailable`.
  func sendEach(
    _ messages: [Message], while mayBegin: () -> Bool, sendOne: (Message) -> SendOutcome
  ) -> [SendOutcome] {
    var providerFailure: SendOutcome?
    return messages.map { message in
      if let providerFailure { return providerFailure }
      guard mayBegin() else { return .notTried }
      let outcome = sendOne(message)
      if case .unavailable = outcome { providerFailure = outcome }
      return outcome
    }
  }
}

/// What became of a message. The reasons are for logs and for the state that can be asked for; they hold neither
/// credentials nor the message's text nor the recipient's address.
package enum SendOutcome: Sendable, Equatable {
  /// The provider has taken responsibility for it.
  case sent
  /// Not now: the provider takes this message later, or never, which it does not say.
  case deferred(reason: String)
  /// Not now, nor any other: the provider is not reached, is busy, or refuses the login or the sender.
  case unavailable(reason: String)
  /// Never: the provider refuses this message.
  case refused(reason: String)
  /// There was no time for it.
  case notTried
}

/// A message that can be kept as a file.
package protocol EncodedMessage: Sendable {
  /// The message as bytes, with a header (RFC 5322).
  func encoded() -> [UInt8]
}
