/// Answers how far the state beside the events has come. Both are written in one commit, so that all of it has come as far
/// as the last event.
package protocol ReadModels: Sendable {
  /// The last event of all; nil while there is none.
  func lastEvent() async throws -> EventPlace?
}

/// Where an event stands in the order of all commits.
package struct EventPlace: Sendable, Equatable {
  /// Grows with each event of whichever aggregate; some numbers may be left out.
  package var position: UInt64
  package var date: Timestamp

  package init(position: UInt64, date: Timestamp) { (self.position, self.date) = (position, date) }
}

/// What follows the events, by the names that operators are told.
package enum ReadModel: String, Sendable, CaseIterable {
  case instance, organizations, domains, users, members, credentials, metadata
  case messageTexts = "message_texts"
  case providers, notifications
}
