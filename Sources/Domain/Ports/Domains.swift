/// Asks the network whether a domain shows its token.
package protocol DomainProver: Sendable {
  /// - Parameters:
  ///   - domain: whose page or record is looked for.
  ///   - token: what is looked for.
  ///   - caller: the organization that asks: whoever asks has a share of the places in a queue.
  /// - Throws: `DomainError`: `resourceExhausted` when too many are waiting, `unavailable` where nothing can be asked,
  ///   `preconditionFailed` where the token is not there.
  func prove(
    _ domain: DomainName, shows token: String, by kind: DomainValidation.Kind, for caller: String
  ) async throws
}

/// For servers that ask nobody.
package struct NoDomainProver: DomainProver {
  package init() {}

  package func prove(
    _ domain: DomainName, shows token: String, by kind: DomainValidation.Kind, for caller: String
  ) async throws {
    throw DomainError(.unavailable, "SIGNET-Do3un", "Errors.Org.DomainVerificationUnreachable")
  }
}

/// A user whose name ends in a domain that another organization has proved to own.
package struct ClaimedName: Sendable, Equatable {
  /// Folded.
  package let name: String
  package let userID: String

  package init(name: String, userID: String) {
    self.name = name
    self.userID = userID
  }
}

/// Tells of user names that are not their users' any more.
package protocol ClaimedNames: Sendable {
  /// Up to `limit` users behind `after`, in the order of their names, whose name ends in a domain that another organization
  /// has proved to own. Looks at the names of all users, which takes seconds for a million: no index leads there, since each
  /// new user would pay for it, and domains are verified rarely.
  func claimedNames(after: ClaimedName?, limit: Int) async throws -> [ClaimedName]
  /// Yields after each commit that verified a domain.
  func verifiedDomains() -> AsyncStream<Void>
}
