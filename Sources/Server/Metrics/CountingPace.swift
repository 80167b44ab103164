import Synchronization

/// Has what is counted for metrics counted anew once in so long: anyone may ask for metrics, and to count is to look at all that
/// waits.
final class CountingPace: Sendable {
  private static let interval = Duration.seconds(5)

  private let last = Mutex<ContinuousClock.Instant?>(nil)

  /// Whether it is time; then it is not for a while. What was counted last is told meanwhile.
  func isDue(at now: ContinuousClock.Instant = .now) -> Bool {
    last.withLock { last in
      if let known = last, now - known < Self.interval { return false }
      last = now
      return true
    }
  }
}
