// What must be known of tokens of which nothing else is kept. It is counted with what else happens rarely and ends by itself.

extension RateLimit {
  /// Something that may happen once until a moment, and did.
  fileprivate init(_ key: Key, until end: Timestamp, now: Timestamp) {
    self.init(key: key, bucketDebt: max(1, end.microseconds - now.microseconds), bucketDate: now)
  }
}

extension Command<Void> {
  /// Takes what a program has proved itself by, which counts once.
  /// - Parameters:
  ///   - digest: tells it from all others.
  ///   - end: from then on it is worth nothing anyway.
  package static func useAssertion(_ digest: String, until end: Timestamp) -> Self {
    let key = RateLimit.Key(.usedAssertion, digest)
    return Self(by: "", [.limit(key)]) { changes throws(DomainError) in
      let limit = changes.limit(key)
      guard limit.isUnused || limit.bucketDate.microseconds + limit.bucketDebt <= changes.now.microseconds else {
        throw DomainError(.alreadyExists, "SIGNET-As1us", "Errors.AuthNKey.AssertionUsed")
      }
      changes.count(RateLimit(key, until: end, now: changes.now))
    }
  }

  /// Takes a token back.
  package static func revokeToken(_ token: AccessToken, by editorID: String) -> Self {
    let key = RateLimit.Key(.revokedToken, token.id)
    return Self(by: editorID, [.limit(key)]) { changes in
      changes.count(RateLimit(key, until: token.expires, now: changes.now))
    }
  }
}

extension Key {
  /// Up to when a user's tokens have ended.
  static func endedTokens(of userID: String) -> Key { .limit(RateLimit.Key(.endedTokens, userID)) }
}

extension Changes {
  /// Ends all tokens that a user was issued so far: who is let in again later begins anew.
  mutating func endTokens(of userID: String) {
    let key = RateLimit.Key(.endedTokens, userID)
    // What has ended stays so, also where a clock was set back.
    let date = max(now, limit(key).bucketDate)
    let end = Timestamp(microseconds: date.microseconds + OIDCSettings.maximumLifetime)
    count(RateLimit(key, until: end, now: date))
  }
}
