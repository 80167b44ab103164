import Domain

/// When to try again what could not be delivered.
package struct Backoff: Sendable, Equatable {
  /// Seconds before the second attempt; each further wait is twice as long.
  package var first: Int64
  /// Seconds that a wait has at most, but for the fifth by which it varies.
  package var longest: Int64

  package init(first: Int64 = 5, longest: Int64 = 600) {
    self.first = first
    self.longest = longest
  }

  /// The moment of the next attempt. A wait varies by a fifth, so that what failed together does not come back together.
  /// - Parameter attempts: those before the one that has just failed.
  func next(after attempts: Int, now: Timestamp) -> Timestamp {
    let (wait, isTooLong) = self.first.multipliedReportingOverflow(by: 1 << Int64(min(max(attempts, 0), 30)))
    let microseconds = (isTooLong ? self.longest : min(self.longest, wait)) * 1_000_000
    let fifth = max(1, microseconds / 5)
    return Timestamp(microseconds: now.microseconds + microseconds + Int64.random(in: -fifth...fifth))
  }

  /// No next attempt is later. What is was decided by a clock that has been set back since.
  func latest(from now: Timestamp) -> Timestamp { now.adding(seconds: longest + longest / 5 + 1) }
}
