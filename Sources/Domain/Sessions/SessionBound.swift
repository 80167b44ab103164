import Synchronization

/// How many sessions one caller may make: what stands against filling the store.
///
/// Counted in memory, by each node for itself: a row in the store for each login application would be what all its visitors
/// wait for. Only who may make sessions is counted, so that it stays small.
package final class SessionBound: Sendable {
  private let rate: Rate
  private let counted = Mutex<[String: RateLimit]>([:])

  package init(_ rate: Rate = .evenly(0)) { self.rate = rate }

  /// - Throws: `SIGNET-Se4hr` with the seconds after which one more would be let through.
  func count(_ creatorID: String, at now: Timestamp) throws(DomainError) {
    if rate.isOff { return }
    try counted.withLock { counted throws(DomainError) in
      let key = RateLimit.Key(.caller, creatorID)
      let limit = counted[creatorID] ?? RateLimit(key: key)
      try rate.check([limit], at: now, "SIGNET-Se4hr", "Errors.Session.TooMany")
      counted[creatorID] = rate.counting(limit, at: now)
    }
  }
}
