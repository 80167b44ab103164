/// How many messages one user and one address may be sent.
///
/// - A message that is asked for counts against the user and against the address that it goes to; one too many for
///   either is refused, and nothing is written.
/// - A message that follows from a change of address counts against that address alone, and on an account of its own:
///   it uses up none of the resends, but who switches to and fro between addresses mails nobody more often.
/// - A code that the caller is told (`returnCode`) is no message.
/// - Creations neither count nor are refused: they take a permission, and what they say is new.
package struct RatePolicy: Sendable, Equatable {
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

  var isOff: Bool { burst == 0 && hourly == 0 }

  /// After how many microseconds one more message would be let through; 0: now.
  func wait(_ limit: RateLimit, at now: Timestamp) -> Int64 {
    var wait: Int64 = 0
    if burst > 0 {
      wait = Self.debt(limit, at: now) + Self.refill - Int64(burst) * Self.refill
    }
    let sent = Self.lately(limit, at: now)
    if hourly > 0, sent.count >= hourly {
      wait = max(wait, sent[sent.count - hourly].microseconds + Self.hour - now.microseconds)
    }
    return max(0, wait)
  }

  /// - Throws: `resourceExhausted` with the seconds after which one more would be let through.
  func check(
    _ limits: [RateLimit], at now: Timestamp, _ id: String, _ key: String
  ) throws(DomainError) {
    let wait = limits.map { self.wait($0, at: now) }.max() ?? 0
    guard wait > 0 else { return }
    throw DomainError(.resourceExhausted, id, key, retryAfter: (wait + 999_999) / 1_000_000)
  }

  /// The limit with one more message counted.
  func counting(_ limit: RateLimit, at now: Timestamp) -> RateLimit {
    RateLimit(
      key: limit.key, sent: hourly > 0 ? Self.lately(limit, at: now) + [now] : [],
      bucketDebt: burst > 0 ? Self.debt(limit, at: now) + Self.refill : 0, bucketDate: now)
  }

  /// The limit without a message that was counted at a moment; what has been refilled of it since is not given again.
  func discounting(_ date: Timestamp, from limit: RateLimit, at now: Timestamp) -> RateLimit {
    var sent = Self.lately(limit, at: now)
    if let index = sent.firstIndex(of: date) { sent.remove(at: index) }
    let left = max(0, Self.refill - max(0, now.microseconds - date.microseconds))
    return RateLimit(
      key: limit.key, sent: sent, bucketDebt: max(0, Self.debt(limit, at: now) - left), bucketDate: now)
  }

  /// What of the bucket is still used up. A clock that was set back must not lock anyone out, nor refill.
  private static func debt(_ limit: RateLimit, at now: Timestamp) -> Int64 {
    max(0, limit.bucketDebt - max(0, now.microseconds - limit.bucketDate.microseconds))
  }

  /// The messages of the last hour; those of a clock that was ahead are forgotten.
  private static func lately(_ limit: RateLimit, at now: Timestamp) -> [Timestamp] {
    limit.sent.filter { now.microseconds - Self.hour < $0.microseconds && $0 <= now }
  }
}

extension Changes {
  /// Counts a message.
  /// - Throws: `resourceExhausted` with the seconds after which it would be let through.
  mutating func count(_ policy: RatePolicy, _ keys: [RateLimit.Key]) throws(DomainError) {
    guard !policy.isOff else { return }
    let limits = keys.map { limit($0) }
    try policy.check(limits, at: now, "SIGNET-Rl1mt", "Errors.User.ResendLimit")
    for limit in limits { self.limits.append(policy.counting(limit, at: now)) }
  }

  /// Counts a message that is asked for to the user and to the address or number that it goes to.
  mutating func count(_ policy: RatePolicy, for user: User, at address: String) throws(DomainError) {
    try count(policy, [RateLimit.Key(.user, user.id), RateLimit.Key(.address, address)])
  }

  /// The limit of the address that the reset of a password goes to.
  func resetLimit(of userID: String) -> [Key] {
    user(userID)?.human.map { [.limit(.init(.address, $0.email.resetAddress.text))] } ?? []
  }

  /// The limit of the address that is told when there is another.
  func noticeLimit(of userID: String) -> [Key] {
    user(userID)?.human?.email.verifiedAddress.map { [.limit(.init(.changedAddress, $0.text))] } ?? []
  }

  /// The limit of the address that mails to a user go to.
  func addressLimit(of userID: String) -> [Key] {
    user(userID)?.human.map { [.limit(.init(.address, $0.email.address.text))] } ?? []
  }

  /// The limit of the number that SMS to a user go to.
  func numberLimit(of userID: String) -> [Key] {
    user(userID)?.human?.phone.map { [.limit(.init(.address, $0.number.text))] } ?? []
  }
}
