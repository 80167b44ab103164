import Synchronization

/// An access token that was made here, as its seal or its signature proves. Whether it still counts is another question.
struct ProvenToken: Sendable {
  let token: AccessToken
  /// When its id was drawn.
  let drawn: Timestamp
  /// The key of the instance that has signed it; nil: it is sealed.
  let keyID: String?
}

/// Tokens that were proved lately, by their digests: what a program sends with each of its calls is opened once. That they
/// count is asked of the store all the same, and whether there is still the key.
package final class ProvenTokens: Sendable {
  /// So many at least; of long ones they take 16 MiB.
  private static let capacity = 2048
  private let known = Mutex(RecentlyUsed<[UInt8], ProvenToken>(capacity: capacity))

  package init() {}

  func token(of digest: [UInt8]) -> ProvenToken? { known.withLock { $0[digest] } }

  func keep(_ token: ProvenToken, of digest: [UInt8]) { known.withLock { $0.keep(token, for: digest) } }
}

/// A dictionary that forgets: it has the last values that were kept or asked for, as many as its capacity and up to twice as
/// many.
struct RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  let capacity: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { young.count + old.count }

  subscript(key: Key) -> Value? {
    mutating get {
      if let value = young[key] { return value }
      guard let value = old.removeValue(forKey: key) else { return nil }
      keep(value, for: key)
      return value
    }
  }

  mutating func keep(_ value: Value, for key: Key) {
    if young.count >= capacity {
      old = young
      young = [:]
    }
    young[key] = value
  }
}
