import Domain

/// What a store tells of itself to whoever puts a server together around it.
package protocol Upkeep: Sendable {
  /// The highest of the ids that `SequentialIDs` has made for what is kept; nil in an empty store.
  func highestID() async throws -> UInt64?
  /// What tells the master key that the store's secrets are sealed with; nil where that was not noted yet.
  func keyCheck() async throws -> [UInt8]?
  func note(keyCheck: [UInt8]) async throws
  /// What keeps the store from doing its work, as far as can be seen now; nil where nothing does.
  /// - Parameter tries: whether something is written to find out if what has failed works again.
  func trouble(tries: Bool) async -> StoreTrouble?
}

/// What a store keeps that the master key can be held against, before anything is written to it.
package struct KeptSecrets: Sendable, Equatable {
  /// Nothing was set up in the store yet.
  package var isNew = true
  /// What tells the master key that the secrets are sealed with; nil where that was not noted yet.
  package var keyCheck: [UInt8]?
  /// Some of what is sealed, the newest first, where there is no check of the key.
  package var samples: [SealedSample] = []
}

/// A secret of a user's that the master key opens.
package enum SealedSample: Sendable, Equatable {
  case code(userID: String, [UInt8])
  case totpSecret(userID: String, [UInt8])
}
