/// Why a command or a query is refused: what kind of refusal, which check made it, and which sentence tells the caller.
package struct DomainError: Error, Sendable, Equatable {
  /// Kinds of refusal; the RPC layer has a code for each.
  package enum Kind: Sendable, Equatable {
    case invalidArgument, notFound, alreadyExists, permissionDenied, unauthenticated, resourceExhausted,
      preconditionFailed, unavailable
  }

  package var kind: Kind
  /// The check that failed, by its published id, e.g. `COMMAND-3M9ds`; empty for the one that has none.
  package var id: String
  /// The key of the sentence, e.g. `Errors.User.Email.AlreadyVerified`, or a sentence when it has no translation.
  package var key: String
  /// For `resourceExhausted`: after how many seconds it is worth trying again.
  package var retryAfter: Int64?
  /// What of the caller's it is about, where the sentence alone leaves that open: it stands behind it.
  package var subject: String?
  /// For one who is no member: what roles would have to carry.
  package var permission: String?
  /// Of a wrong password: how many were wrong since the last right one.
  package var failedAttempts: Int?

  package init(_ kind: Kind, _ id: String, _ key: String, retryAfter: Int64? = nil) {
    self.kind = kind
    self.id = id
    self.key = key
    self.retryAfter = retryAfter
  }
}
