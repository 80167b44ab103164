/// Keeps state and events, and tells of them.
///
/// Reads see every write that was acknowledged before they began.
package protocol Store: Sendable {
  /// Loads, decides and commits; returns when the commit is durable.
  /// - Throws: the `DomainError` of the decision or of a name that is taken; `StoreError` when the store fails.
  @discardableResult
  func execute<Outcome>(_ command: Command<Outcome>) async throws -> Outcome

  /// A user by id, also a deleted one.
  func user(id: String) async throws -> User?
  /// A user that exists, by login name in whichever spelling.
  func user(loginName: String) async throws -> User?
  func organization(id: String) async throws -> Organization?
  /// An organization that exists, by a verified domain of its own.
  func organization(domain: String) async throws -> Organization?
  func instance() async throws -> Instance?
  /// Whether a user that exists, of whichever organization, has this address, regardless of case.
  func isUsed(email: EmailAddress) async throws -> Bool
  /// Whether someone holds the name.
  func isTaken(_ name: UniqueName) async throws -> Bool
  /// Everything that authenticating a token needs, in one look-up; nil for an unknown one. An expired one is returned.
  func bearer(tokenDigest: [UInt8]) async throws -> Bearer?
  /// The events of one aggregate with a higher number than `after`, in their order.
  func events(aggregateID: String, after: UInt64, limit: Int) async throws -> [Event]
  /// Up to `limit` ids of users greater than `after`, in their order: for going through all of them.
  func userIDs(after: String, limit: Int) async throws -> [String]
}

/// The store itself failed; nothing of the command is kept.
package struct StoreError: Error, Sendable, CustomStringConvertible {
  /// Whether a later try may succeed: the store is full, busy or shutting down.
  package let isTransient: Bool
  /// For the log only.
  package let description: String

  package init(_ description: String, isTransient: Bool = false) {
    self.description = description
    self.isTransient = isTransient
  }
}
