/// Which part of a history is asked for.
package struct HistoryPage: Sendable, Equatable {
  /// Where to begin: entries after this number, or before it where the newest come first. 0: at the very beginning.
  package var sequence: UInt64
  package var isAscending: Bool
  /// How many entries at most.
  package var limit: Int

  package init(sequence: UInt64 = 0, isAscending: Bool, limit: Int) {
    self.sequence = sequence
    self.isAscending = isAscending
    self.limit = limit
  }
}

/// That something happened, for people to read.
package struct HistoryEntry: Sendable, Equatable {
  /// The published name of the event, e.g. `user.human.email.changed`.
  package var type: String
  /// The number of the event among its aggregate's.
  package var sequence: UInt64
  package var date: Timestamp
  /// Empty for the system itself.
  package var editorID: String
  package var resourceOwner: String

  package init(type: String, sequence: UInt64, date: Timestamp, editorID: String, resourceOwner: String) {
    self.type = type
    self.sequence = sequence
    self.date = date
    self.editorID = editorID
    self.resourceOwner = resourceOwner
  }
}
