/// How many messages one user or one address has been sent lately, or how often a password was guessed at: what stands
/// against mail-bombing and guessing.
///
/// Kept in the store, so that it holds across restarts and nodes.
package struct RateLimit: Sendable, Equatable {
  /// Whose messages are counted.
  package struct Key: Sendable, Hashable {
    /// The numbers are kept in stores: append, never reorder.
    package enum Kind: Int, Sendable {
      case user = 1, address
      /// An address, for the messages that follow from making it somebody's.
      case changedAddress
      /// A user, for wrong guesses at the current password.
      case passwordGuess
    }

    package let kind: Kind
    /// A user's id or an address in lower case.
    package let subject: String

    package init(_ kind: Kind, _ subject: String) {
      self.kind = kind
      self.subject = kind == .user || kind == .passwordGuess ? subject : subject.lowercased()
    }
  }

  package let key: Key
  /// When messages were sent, the oldest first; those that no rule looks at any more are dropped.
  package var sent: [Timestamp]
  /// Microseconds' worth of the bucket that were used up at `bucketDate`.
  package var bucketDebt: Int64
  package var bucketDate: Timestamp

  /// Whether nothing was counted.
  package var isUnused: Bool { sent.isEmpty && bucketDebt == 0 }

  package init(
    key: Key, sent: [Timestamp] = [], bucketDebt: Int64 = 0, bucketDate: Timestamp = Timestamp(microseconds: 0)
  ) {
    self.key = key
    self.sent = sent
    self.bucketDebt = bucketDebt
    self.bucketDate = bucketDate
  }
}
