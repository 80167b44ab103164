/// How often something may happen: a bucket that refills, and a window of an hour.
package struct Rate: Sendable, Equatable {
  /// The bucket's size: so many at once, then one whenever one has refilled. 0: no such limit.
  package var burst: Int
  /// One refills in so many microseconds.
  package var refill: Int64
  /// So many in any hour. 0: no such limit. Each is kept for that time: for small numbers.
  package var hourly: Int

  private static let hour: Int64 = 3_600_000_000

  package init(burst: Int = 5, refill: Int64 = 60_000_000, hourly: Int = 20) {
    self.burst = max(0, burst)
    self.refill = max(1, refill)
    self.hourly = max(0, hourly)
  }

  /// So many at once, which refill within an hour: for large numbers, since what is kept does not grow with them. 0: no
  /// limit.
  package static func evenly(_ perHour: Int) -> Rate {
    Rate(burst: perHour, refill: Self.hour / Int64(max(1, perHour)), hourly: 0)
  }

  var isOff: Bool { burst == 0 && hourly == 0 }

  /// After how many microseconds one more would be let through; 0: now.
  func wait(_ limit: RateLimit, at now: Timestamp) -> Int64 {
    var wait: Int64 = 0
    if burst > 0 {
      wait = Self.debt(limit, at: now) + refill - Int64(burst) * refill
    }
    let sent = Self.lately(limit, at: now)
    if hourly > 0, sent.count >= hourly {
      wait = max(wait, sent[sent.count - hourly].microseconds + Self.hour - now.microseconds)
    }
    return max(0, wait)
  }

  /// - Throws: `resourceExhausted` with the seconds after which one more would be let through.
  func check(_ limits: [RateLimit], at now: Timestamp, _ id: String, _ key: String) throws(DomainError) {
    let wait = limits.map { self.wait($0, at: now) }.max() ?? 0
    guard wait > 0 else { return }
    throw .exhausted(id, key, wait: wait)
  }

  /// The limit with one more counted.
  func counting(_ limit: RateLimit, at now: Timestamp) -> RateLimit {
    RateLimit(
      key: limit.key, sent: hourly > 0 ? Self.lately(limit, at: now) + [now] : [],
      bucketDebt: burst > 0 ? Self.debt(limit, at: now) + refill : 0, bucketDate: now)
  }

  /// The limit without the one that was counted at a moment; what has been refilled of it since is not given again, nor what
  /// was given back before.
  func discounting(_ date: Timestamp, from limit: RateLimit, at now: Timestamp) -> RateLimit {
    var sent = Self.lately(limit, at: now)
    if hourly > 0 {
      guard let index = sent.firstIndex(of: date) else { return limit }
      sent.remove(at: index)
    }
    let left = max(0, refill - max(0, now.microseconds - date.microseconds))
    return RateLimit(
      key: limit.key, sent: sent, bucketDebt: max(0, Self.debt(limit, at: now) - left), bucketDate: now)
  }

  /// What of the bucket is still used up. A clock that was set back must not lock anyone out, nor refill.
  private static func debt(_ limit: RateLimit, at now: Timestamp) -> Int64 {
    max(0, limit.bucketDebt - max(0, now.microseconds - limit.bucketDate.microseconds))
  }

  /// Those of the last hour; those of a clock that was ahead are forgotten.
  private static func lately(_ limit: RateLimit, at now: Timestamp) -> [Timestamp] {
    limit.sent.filter { now.microseconds - Self.hour < $0.microseconds && $0 <= now }
  }
}

extension DomainError {
  fileprivate static func exhausted(_ id: String, _ key: String, wait: Int64) -> DomainError {
    DomainError(.resourceExhausted, id, key, retryAfter: (wait + 999_999) / 1_000_000)
  }
}

/// How many messages may be sent: to one user, to one address or number, by one caller, and by everybody together. One
/// rule for whatever sends any: creations, changes, resends and notices.
///
/// - Each message counts for all of these. One too many for any of them is refused, and with it all that the caller asked
///   for: nothing is written, and they are told when to come again. A new user over the limit is not created, rather than
///   created without a mail that anyone knows of.
/// - For user and address there is an account for each `Occasion`, so that a change of address uses up none of the
///   resends; caller and instance have one for all.
/// - A notice is refused by the account of notices alone: whoever uses up the others silences none. A change of address
///   that its owner cannot be told of is refused; a password, which must be changed at any time, is set without the notice.
/// - A code that the caller is told (`returnCode`) is no message.
package struct RatePolicy: Sendable, Equatable {
  package var user: Rate
  package var address: Rate
  package var caller: Rate
  package var instance: Rate

  package init(user: Rate, address: Rate, caller: Rate = .evenly(0), instance: Rate = .evenly(0)) {
    self.user = user
    self.address = address
    self.caller = caller
    self.instance = instance
  }

  /// For a user and for an address alike, and by no caller's count.
  package init(burst: Int = 5, hourly: Int = 20) {
    let rate = Rate(burst: burst, hourly: hourly)
    self.init(user: rate, address: rate)
  }

  /// For so many microseconds a message counts: a limit whose last message is older, and whose bucket is full again,
  /// limits nothing.
  package static var memory: Int64 { 3_600_000_000 }

  /// Why a message goes out.
  package enum Occasion: Sendable, CaseIterable {
    /// Someone asks for it.
    case request
    /// A new user, or another address or number.
    case change
    /// News of the account, which nobody asks for.
    case notice

    fileprivate var user: RateLimit.Key.Kind {
      switch self {
      case .request: .user
      case .change: .changedUser
      case .notice: .toldUser
      }
    }

    fileprivate var address: RateLimit.Key.Kind {
      switch self {
      case .request: .address
      case .change: .changedAddress
      case .notice: .toldAddress
      }
    }
  }

  private static let everybody = RateLimit.Key(.instance, "")

  private func rate(_ kind: RateLimit.Key.Kind) -> Rate? {
    switch kind {
    case .user, .changedUser, .toldUser: user
    case .address, .changedAddress, .toldAddress: address
    case .caller: caller
    case .instance: instance
    case .passwordGuess, .domainProof, .organizationProof, .usedAssertion, .revokedToken, .endedTokens, .factorGuess:
      nil
    }
  }

  /// What a message is counted by. A new user has no account yet; the system itself is no caller.
  private func keys(_ occasion: Occasion, user: String?, address: String?, caller: String?) -> [RateLimit.Key] {
    var keys: [RateLimit.Key] = []
    if let user, !self.user.isOff { keys.append(.init(occasion.user, user)) }
    if let address, !self.address.isOff { keys.append(.init(occasion.address, address)) }
    if let caller {
      if !caller.isEmpty, !self.caller.isOff { keys.append(.init(.caller, caller)) }
      if !self.instance.isOff { keys.append(Self.everybody) }
    }
    return keys
  }

  /// What a command loads for a message by a caller to a user; nil: a new one. The address's part is `addressKeys`.
  func keys(_ occasion: Occasion, user: String?, caller: String) -> [Key] {
    keys(occasion, user: user, address: nil, caller: caller).map { .limit($0) }
  }

  /// What a command loads for a message to an address or number.
  func addressKeys(_ occasion: Occasion, _ address: String?) -> [Key] {
    keys(occasion, user: nil, address: address, caller: nil).map { .limit($0) }
  }

  /// Counts a message.
  /// - Throws: `resourceExhausted` with the seconds after which it would be let through.
  fileprivate func count(
    _ occasion: Occasion, user: String?, address: String?, _ changes: inout Changes
  ) throws(DomainError) {
    let keys = keys(occasion, user: user, address: address, caller: changes.editorID)
    guard !keys.isEmpty else { return }
    var wait: Int64 = 0
    var counted: [RateLimit] = []
    for key in keys {
      guard let rate = rate(key.kind) else { continue }
      let limit = changes.limit(key)
      // Caller and instance do not silence notices.
      if occasion != .notice || key.kind == .toldUser || key.kind == .toldAddress {
        wait = max(wait, rate.wait(limit, at: changes.now))
      }
      counted.append(rate.counting(limit, at: changes.now))
    }
    guard wait == 0 else { throw .exhausted("SIGNET-Rl1mt", "Errors.User.ResendLimit", wait: wait) }
    for limit in counted { changes.count(limit) }
  }
}

extension Changes {
  /// Counts a message to an address or number of a user.
  /// - Parameters:
  ///   - user: nil for a new one.
  ///   - address: nil where the user has none: then nothing goes out, and whoever asks need not learn of it.
  /// - Throws: `resourceExhausted` with the seconds after which it would be let through.
  mutating func count(
    _ policy: RatePolicy, _ occasion: RatePolicy.Occasion, for user: User?, at address: String?
  ) throws(DomainError) {
    try policy.count(occasion, user: user?.id, address: address, &self)
  }

  /// Counts a notice.
  /// - Returns: whether it may go out.
  mutating func countNotice(_ policy: RatePolicy, for user: User, at address: String) -> Bool {
    (try? policy.count(.notice, user: user.id, address: address, &self)) != nil
  }

  /// The limits of the address that the reset of a password goes to.
  func resetLimit(of userID: String, _ policy: RatePolicy) -> [Key] {
    policy.addressKeys(.request, user(userID)?.human?.email.resetAddress.text)
  }

  /// The limits of the address that mails to a user go to.
  func addressLimit(of userID: String, _ policy: RatePolicy) -> [Key] {
    policy.addressKeys(.request, user(userID)?.human?.email.address.text)
  }

  /// The limits of the number that SMS to a user go to.
  func numberLimit(of userID: String, _ policy: RatePolicy) -> [Key] {
    policy.addressKeys(.request, user(userID)?.human?.phone?.number.text)
  }

  /// The limits of the address that news to a user go to.
  func noticeLimit(of userID: String, _ policy: RatePolicy) -> [Key] {
    policy.addressKeys(.notice, user(userID)?.human?.email.verifiedAddress?.text)
  }
}
