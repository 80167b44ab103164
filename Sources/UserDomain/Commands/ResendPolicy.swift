/// How many messages one user and one address may be sent on request.
///
/// A message counts against both. Messages that follow from a creation or a change of address are not refused: what
/// they say is new, and their callers hold a permission of their own.
public struct ResendPolicy: Sendable, Equatable {
  /// The bucket's size: messages at once, then one a minute. 0: no such limit.
  public var burst: Int
  /// Messages in any hour. 0: no such limit.
  public var hourly: Int

  public init(burst: Int = 5, hourly: Int = 20) {
    self.burst = burst
    self.hourly = hourly
  }

  /// One message refills in so many microseconds.
  private static let refill: Int64 = 60_000_000
  private static let hour: Int64 = 3_600_000_000

  /// Counts one more message.
  /// - Returns: the limit with the message counted.
  /// - Throws: `resourceExhausted` with the seconds after which it would be let through.
  func counting(_ limit: ResendLimit, at now: Timestamp) throws(DomainError) -> ResendLimit {
    var limit = limit
    var wait: Int64 = 0
    // A clock that was set back must not lock anyone out.
    let passed = max(0, now.microseconds - limit.bucketDate.microseconds)
    let debt = max(0, limit.bucketDebt - passed)
    if self.burst > 0 {
      let excess = debt + Self.refill - Int64(self.burst) * Self.refill
      if excess > 0 { wait = excess }
    }
    limit.sent.removeAll { $0.microseconds <= now.microseconds - Self.hour || now < $0 }
    if self.hourly > 0, limit.sent.count >= self.hourly {
      let oldest = limit.sent[limit.sent.count - self.hourly]
      wait = max(wait, oldest.microseconds + Self.hour - now.microseconds)
    }
    guard wait == 0 else {
      throw DomainError(
        .resourceExhausted, "SIGNET-Rl1mt", "Errors.User.ResendLimit", retryAfter: (wait + 999_999) / 1_000_000)
    }
    limit.bucketDebt = self.burst > 0 ? debt + Self.refill : 0
    limit.bucketDate = now
    if self.hourly > 0 { limit.sent.append(now) } else { limit.sent = [] }
    return limit
  }

  var isOff: Bool { self.burst == 0 && self.hourly == 0 }
}

extension LoadedState {
  /// Counts a message to the user and to the address that it goes to.
  func counting(
    _ policy: ResendPolicy, userID: String, address: EmailAddress, at now: Timestamp
  ) throws(DomainError) -> [ResendLimit] {
    guard !policy.isOff else { return [] }
    return [
      try policy.counting(self.resendLimit(ResendLimit.Key(.user, userID)), at: now),
      try policy.counting(self.resendLimit(ResendLimit.Key(.address, address.text)), at: now),
    ]
  }
}
