/// What a store forgets from time to time, so that it does not grow for ever.
package protocol Housekeeping: Sendable {
  /// Forgets notifications that were given up and had been queued before `failuresBefore`, and what was counted of
  /// messages so long ago that it limits nothing at `now`; sessions that are over, with what happened to them. Other writes
  /// go on meanwhile.
  func tidy(failuresBefore: Timestamp, now: Timestamp) async throws -> TidyReport
}

/// What was done, and what was left.
package struct TidyReport: Sendable, Equatable {
  /// Notifications that were forgotten.
  package var failures: Int
  /// Limits that were forgotten.
  package var limits: Int
  /// Sessions that were forgotten.
  package var sessions: Int
  /// Notifications that wait, but that only a newer version can deliver.
  package var unknownNotifications: Int

  package init(failures: Int = 0, limits: Int = 0, sessions: Int = 0, unknownNotifications: Int = 0) {
    self.failures = failures
    self.limits = limits
    self.sessions = sessions
    self.unknownNotifications = unknownNotifications
  }
}
