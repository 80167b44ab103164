import Domain

/// What a store tells of itself to whoever puts a server together around it.
package protocol Upkeep: Sendable {
  /// The highest of the ids that `SequentialIDs` has made for what is kept; nil in an empty store.
  func highestID() async throws -> UInt64?
  /// Unlike those of all other processes that have the store open at the time: a part of the ids that they make.
  var nodeNumber: UInt8 { get }
  /// What tells the master key that the store's secrets are sealed with; nil where that was not noted yet.
  func keyCheck() async throws -> [UInt8]?
  /// Where none was noted yet.
  func note(keyCheck: [UInt8]) async throws
  /// What keeps the store from doing its work, as far as can be seen now; nil where nothing does.
  /// - Parameter tries: whether something is written to find out if what has failed works again.
  func trouble(tries: Bool) async -> StoreTrouble?
  /// The process is to end: once so much time is over, whoever waits for a store that does not answer is told so.
  func stopWaiting(in milliseconds: Int64)
  /// What operators should hear of although the store goes on. Each is told once.
  func takeNotices() async -> [StoreTrouble]
  /// What is counted of the way to a database; empty for a store in a file.
  var measures: [StoreMeasure] { get }
}

/// A number that is worth a metric.
package struct StoreMeasure: Sendable, Equatable {
  package var name: String
  package var labels: [(name: String, value: String)]
  /// Whether it only grows.
  package var isCounter: Bool
  package var value: Int

  package init(
    _ name: String, _ value: Int, labels: [(name: String, value: String)] = [], isCounter: Bool = true
  ) {
    (self.name, self.labels, self.isCounter, self.value) = (name, labels, isCounter, value)
  }

  package static func == (left: Self, right: Self) -> Bool {
    (left.name, left.isCounter, left.value) == (right.name, right.isCounter, right.value)
      && left.labels.elementsEqual(right.labels, by: ==)
  }
}

extension Upkeep {
  package func takeNotices() async -> [StoreTrouble] { [] }
  package var measures: [StoreMeasure] { [] }
  /// A file answers.
  package func stopWaiting(in milliseconds: Int64) {}

  /// Of a store that one process has for itself.
  package var nodeNumber: UInt8 { 0 }
}

/// What a store keeps that the master key can be held against, before anything is written to it.
package struct KeptSecrets: Sendable, Equatable {
  /// Nothing was set up in the store yet.
  package var isNew = true
  /// There is a part of a copy that was not completed.
  package var isPartOfCopy = false
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
