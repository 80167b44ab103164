/// How many messages one user and one address may be sent.
///
/// - A message that is asked for counts against the user and against the address that it goes to; one too many for
///   either is refused, and nothing is written.
/// - A message that follows from a change of address counts against that address alone, and on an account of its own:
///   it uses up none of the resends, but who switches to and fro between addresses mails nobody more often.
/// - A code that the caller is told (`returnCode`) is no message.
/// - Creations neither count nor are refused: they take a permission, and what they say is new.
package struct ResendPolicy: Sendable, Equatable {
  /// The bucket's size: messages at once, then one a minute. 0: no such limit.
  package var burst: Int
  /// Messages in any hour. 0: no such limit.
  package var hourly: Int

  package init(burst: Int = 5, hourly: Int = 20) {
    self.burst = max(0, burst)
    self.hourly = max(0, hourly)
  }

  /// One message refills in so many microseconds.
  private static let refill: Int64 = 60_000_000
  private static let hour: Int64 = 3_600_000_000
  /// For so many microseconds a message counts: a limit whose last message is older, and whose bucket is full again,
  /// limits nothing.
  package static var memory: Int64 { Self.hour }

  var isOff: Bool { self.burst == 0 && self.hourly == 0 }

  /// After how many microseconds one more message would be let through; 0: now.
  func wait(_ limit: ResendLimit, at now: Timestamp) -> Int64 {
    var wait: Int64 = 0
    if self.burst > 0 {
      wait = Self.debt(limit, at: now) + Self.refill - Int64(self.burst) * Self.refill
    }
    let sent = Self.lately(limit, at: now)
    if self.hourly > 0, sent.count >= self.hourly {
      wait = max(wait, sent[sent.count - self.hourly].microseconds + Self.hour - now.microseconds)
    }
    return max(0, wait)
  }

  /// The limit with one more message counted.
  func counting(_ limit: ResendLimit, at now: Timestamp) -> ResendLimit {
    ResendLimit(
      key: limit.key, sent: self.hourly > 0 ? Self.lately(limit, at: now) + [now] : [],
      bucketDebt: self.burst > 0 ? Self.debt(limit, at: now) + Self.refill : 0, bucketDate: now)
  }

  /// What of the bucket is still used up. A clock that was set back must not lock anyone out, nor refill.
  private static func debt(_ limit: ResendLimit, at now: Timestamp) -> Int64 {
    max(0, limit.bucketDebt - max(0, now.microseconds - limit.bucketDate.microseconds))
  }

  /// The messages of the last hour; those of a clock that was ahead are forgotten.
  private static func lately(_ limit: ResendLimit, at now: Timestamp) -> [Timestamp] {
    limit.sent.filter { now.microseconds - Self.hour < $0.microseconds && $0 <= now }
  }
}

extension LoadedState {
  /// Counts a message that is asked for to the user and to the address that it goes to.
  /// - Throws: `resourceExhausted` with the seconds after which it would be let through.
  func counting(
    _ policy: ResendPolicy, userID: String, address: EmailAddress, at now: Timestamp
  ) throws(DomainError) -> [ResendLimit] {
    try self.counting(policy, [ResendLimit.Key(.user, userID), ResendLimit.Key(.address, address.text)], at: now)
  }

  /// Counts a message that follows from a change of address.
  /// - Throws: `resourceExhausted` with the seconds after which it would be let through.
  /// - Parameter address: an address or a phone number.
  func countingChange(
    _ policy: ResendPolicy, to address: String, at now: Timestamp
  ) throws(DomainError) -> [ResendLimit] {
    try self.counting(policy, [ResendLimit.Key(.changedAddress, address)], at: now)
  }

  func counting(
    _ policy: ResendPolicy, _ keys: [ResendLimit.Key], at now: Timestamp
  ) throws(DomainError) -> [ResendLimit] {
    guard !policy.isOff else { return [] }
    let limits = keys.map { self.resendLimit($0) }
    let wait = limits.map { policy.wait($0, at: now) }.max() ?? 0
    guard wait == 0 else {
      throw DomainError(
        .resourceExhausted, "SIGNET-Rl1mt", "Errors.User.ResendLimit", retryAfter: (wait + 999_999) / 1_000_000)
    }
    return limits.map { policy.counting($0, at: now) }
  }
}
