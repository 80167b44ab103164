/// How many messages one user or one address has been sent lately, or one caller has caused, or how often a password was
/// guessed at: what stands against mail-bombing and guessing.
///
/// Kept in the store, so that it holds across restarts and nodes.
package struct RateLimit: Sendable, Equatable {
  /// Whose messages are counted.
  package struct Key: Sendable, Hashable {
    /// The numbers are kept in stores: append, never reorder.
    package enum Kind: Int, Sendable, CaseIterable {
      case user = 1, address
      /// An address or number, for the messages that follow from making it somebody's.
      case changedAddress
      /// A user, for wrong guesses at the current password.
      case passwordGuess
      /// A user, for the messages that follow from changes of address or number.
      case changedUser = 10
      /// A user and an address, for news of the account.
      case toldUser, toldAddress
      /// Whoever causes messages.
      case caller
      /// Everybody together: one row. Where several writers share a store, each will need one of its own.
      case instance
      /// A domain, for how often it was asked for a proof, by whichever organization.
      case domainProof
      /// An organization, for how often it had domains asked.
      case organizationProof
      /// What a program has proved itself by, which it may once. Counted up to its end.
      case usedAssertion = 17
      /// A token that was taken back. Counted up to its end.
      case revokedToken
      /// A user, whose tokens from before `bucketDate` count no more.
      case endedTokens
      /// A user, for wrong codes of second factors.
      case factorGuess = 22

      package enum Subject: Sendable {
        /// A user's id.
        case user
        /// An address or number.
        case address
        /// Nothing that tells of a person.
        case none
      }

      /// What the subject is.
      package var subject: Subject {
        switch self {
        case .user, .passwordGuess, .changedUser, .toldUser, .caller, .endedTokens, .factorGuess: .user
        case .address, .changedAddress, .toldAddress: .address
        case .instance, .domainProof, .organizationProof, .usedAssertion, .revokedToken: .none
        }
      }
    }

    package let kind: Kind
    /// A user's id, or an address folded.
    package let subject: String

    package init(_ kind: Kind, _ subject: String) {
      self.kind = kind
      self.subject = kind.subject == .address ? subject.folded : subject
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
