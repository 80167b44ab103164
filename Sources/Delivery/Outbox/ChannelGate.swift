import Domain

/// Whether a channel's provider is worth trying. A provider that is down is down for all that waits, so they share one
/// backoff: a single message tries, and the first that gets through makes all due.
///
/// Where each message is refused for reasons of its own, as a provider does whose account is out of quota, each waits by
/// itself. The first that gets through after a while makes those due, too.
struct ChannelGate: Sendable {
  /// What may be leased now.
  enum Turn: Equatable {
    case all
    /// One message, to see whether the provider is back.
    case one
    case none(until: Timestamp)
  }

  /// Short at its longest: an attempt is one connection, however many messages wait.
  static let backoff = Backoff(first: 5, longest: 60)

  /// Seconds without a message that got through, after which the next one says that the provider is back.
  static let silence: Int64 = 60

  private var failures = 0
  private var lastSent: Timestamp?
  /// Whether messages wait that were refused for now.
  private var hasDeferred = false
  /// nil: the provider takes messages, or nothing is known of it.
  private var retry: Timestamp?

  init(lastSent: Timestamp? = nil, hasDeferred: Bool = false) {
    self.lastSent = lastSent
    self.hasDeferred = hasDeferred
  }

  func turn(at now: Timestamp) -> Turn {
    guard let retry else { return .all }
    // Nobody waits for a clock that was set back.
    return retry <= now || retry > Self.backoff.latest(from: now) ? .one : .none(until: retry)
  }

  /// What a message tells of its provider; others than `unavailable` tell that it is there.
  /// - Returns: whether the provider is back, so that what was deferred is due.
  mutating func note(_ outcome: SendOutcome, at now: Timestamp) -> Bool {
    switch outcome {
    case .sent:
      let isBack =
        hasDeferred && lastSent.map { abs(now.microseconds - $0.microseconds) >= Self.silence * 1_000_000 } ?? true
      self = ChannelGate(lastSent: now, hasDeferred: hasDeferred && !isBack)
      return isBack
    case .refused: self = ChannelGate(lastSent: lastSent, hasDeferred: hasDeferred)
    case .deferred: self = ChannelGate(lastSent: lastSent, hasDeferred: true)
    case .unavailable:
      // Sessions that failed together count as one.
      if case .none = turn(at: now) { return false }
      retry = Self.backoff.next(after: failures, now: now)
      failures += 1
    case .notTried: break
    }
    return false
  }
}
