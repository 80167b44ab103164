import Domain

#if compiler(<6.2)
  package typealias SendableMetatype = Any
#endif

/// What a store brings to write with: one transaction at a time, on the thread that writes.
///
/// What commands see of one another, who is answered what and when something is tried again is told once, for all stores:
/// `BatchRunner`.
package protocol StoreSession: AnyObject, SendableMetatype {
  /// - Parameter jobs: how many the transaction is for.
  func begin(_ jobs: Int) throws
  /// The ids of organizations that were removed while users of theirs are not.
  func organizationsUnderRemoval() throws -> Set<String>
  /// Whether a domain policy was ever set.
  func hasNameRules() throws -> Bool
  /// Notes in `set` what the store has under each key, by its index, also where that is nothing.
  /// - Throws: when the store fails. What is damaged under one key is noted, and fails only the command that needs it.
  func load(_ keys: [Key], into set: inout WorkingSet) throws
  /// Takes names that nobody holds.
  /// - Returns: those that others hold.
  func take(_ names: [HeldName]) throws -> Set<UniqueName>
  func write(_ changes: StoredChanges) throws
  func commit() throws -> CommitOutcome
  /// Whether the transaction whose commit was `unknown` was kept. Returns when that is certain.
  func wasCommitted() throws -> Bool
  /// Ends the transaction, if there is one, with nothing kept.
  func rollback()
  /// Called by the thread when nothing will be written any more.
  func close()

  /// Whom an error of this session fails.
  static func failure(of error: any Error) -> BatchFailure
}

package enum CommitOutcome: Sendable {
  case durable
  /// The connection was lost at the wrong moment, say. Nobody is answered before `wasCommitted`.
  case unknown
}

/// Why a transaction was rolled back.
package enum BatchFailure: Error {
  /// Another came in between, or the connection is gone: the batch is run again.
  case again(StoreError)
  /// The store refuses to write: the whole batch fails.
  case store(StoreError)
  /// Something in the batch breaks a rule: tried one by one, it alone fails.
  case job(any Error)
}
