/// Answers who looks through what happened to everything.
package protocol EventLog: Sendable {
  /// The events that match, by the order of their commits. May take long where few do; ends when its task is cancelled.
  func events(_ query: EventQuery) async throws -> [PublishedEvent]
}
