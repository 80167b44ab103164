import Crypto
import Domain
import Glibc
import Threads

/// Hashes passwords with argon2id or bcrypt, and verifies those that were hashed elsewhere: see `StoredHash`.
///
/// A hash takes tens of milliseconds of a core, an imported one perhaps seconds: it is made on threads of its own, as many as
/// there are cores. Guesses and new passwords wait in queues of their own, in which callers take turns and nobody has more than
/// a share of the places. Beyond that callers are refused rather than queued for minutes.
///
/// One hash works in what `PasswordScheme` says, an imported one in at most 128 MiB; so many times the threads is what all of
/// them take.
package final class ThreadedPasswordHasher: PasswordHasher {
  /// bcrypt does not look at more of a password.
  package static let maximumBcryptLength = 72

  private let scheme: PasswordScheme
  private let allowsMD5: Bool
  private let pool: ThreadPool<CryptScratch>

  /// The indices of the pool's queues.
  private enum Queue {
    static let guesses = 0
    static let new = 1
  }

  /// - Parameters:
  ///   - scheme: how new passwords are hashed.
  ///   - allowsMD5: whether hashes of md5-crypt are verified.
  ///   - threads: how many are hashed at once.
  ///   - waiting: how many may wait for a thread in each queue; of one caller a quarter of them.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  package init(
    _ scheme: PasswordScheme, allowsMD5: Bool = false, threads: Int, waiting: Int
  ) throws(ThreadPoolError) {
    self.scheme = scheme
    self.allowsMD5 = allowsMD5
    let places = QueuePlaces(waiting: waiting, share: max(1, waiting / 4))
    self.pool = try ThreadPool(name: "password", threads: threads, queues: [places, places]) {
      // Of this thread alone: calls that need little of a core are answered first.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
      return CryptScratch()
    }
  }

  /// Hashes a password in Unicode's NFC: what keyboards send for one character differs between systems, and over time. NIST
  /// SP 800-63B asks for such a step; RFC 8265 section 4.2.2 (OpaqueString) says which.
  /// - Throws: `DomainError` `invalidArgument` for a password with a NUL, at which other systems would end it, or where it is
  ///   hashed by bcrypt for one of more than 72 bytes, of which the rest would be ignored; `resourceExhausted`;
  ///   `CancellationError`.
  package func hash(_ password: String, for caller: String) async throws -> String {
    let password = password.nfc
    guard !password.utf8.contains(0) else {
      throw DomainError(.invalidArgument, "PASSWORD-nU0lb", "Errors.User.Password.HasNUL")
    }
    let hash: String?
    switch scheme {
    case .argon2id(let cost):
      hash = try await run(in: Queue.new, for: caller) { _ in Argon2.hash(Array(password.utf8), cost) }
    case .bcrypt(let cost):
      guard password.utf8.count <= Self.maximumBcryptLength else {
        throw DomainError(.invalidArgument, "PASSWORD-tL72b", "Errors.User.Password.TooLong")
      }
      hash = try await run(in: Queue.new, for: caller) { $0.hash(password, cost: cost) }
    }
    // Fails only where there is no memory, or the system gives no randomness.
    guard let hash else { throw DomainError(.unavailable, "PASSWORD-cR9pt", "Errors.User.Password.NotHashed") }
    return hash
  }

  /// Compares a password with a hash, in the form that new ones are hashed in (NFC), then as it was given: older hashes were
  /// made of that.
  ///
  /// Of a longer password bcrypt compares the first 72 bytes: so did the systems that hashes are imported from. A hash that
  /// cannot be verified is nobody's.
  /// - Throws: `DomainError` `resourceExhausted`; `CancellationError`.
  package func verify(_ password: String, hash: String, for caller: String) async throws -> PasswordMatch {
    guard !password.isEmpty, !password.utf8.contains(0), let stored = try? StoredHash(hash, allowsMD5: allowsMD5)
    else { return .wrong }
    let isCovered = scheme.covers(stored)
    let composed = password.nfc
    return try await run(in: Queue.guesses, for: caller) { scratch in
      if stored.isOf(composed, scratch) { return isCovered ? .right : .rightButWeak }
      guard !composed.utf8.elementsEqual(password.utf8) else { return .wrong }
      return stored.isOf(password, scratch) ? .rightButWeak : .wrong
    }
  }

  package func refusal(of hash: String) -> String? {
    do throws(StoredHash.Refusal) {
      _ = try StoredHash(hash, allowsMD5: allowsMD5)
      return nil
    } catch {
      return error.reason
    }
  }

  private func run<Result: Sendable>(
    in queue: Int, for caller: String, _ work: @escaping @Sendable (CryptScratch) -> Result
  ) async throws -> Result {
    do {
      return try await pool.run(in: queue, for: caller, work)
    } catch ThreadPoolError.full {
      throw DomainError(
        .resourceExhausted, "PASSWORD-qF4ul", "Errors.User.Password.TooManyAtOnce", retryAfter: 1)
    }
  }
}

extension StoredHash {
  /// Whether it is a password's hash. Takes long.
  fileprivate func isOf(_ password: String, _ scratch: CryptScratch) -> Bool {
    let bytes = Array(password.utf8)
    switch method {
    case .argon2(let argon2): return Self.isEqual(argon2.tag(of: bytes), argon2.tag)
    case .scrypt(let scrypt, let key): return Self.isEqual(scrypt.key(of: bytes, length: key.count)?.bytes, key)
    case .pbkdf2(let pbkdf2, let key): return Self.isEqual(pbkdf2.key(of: bytes, length: key.count)?.bytes, key)
    case .firebase(let firebase, let value): return Self.isEqual(firebase.value(of: bytes), value)
    case .crypt(_, let hash): return Self.isCrypt(hash, password, scratch)
    case .bcryptOfSHA256(let hash):
      let digits = SHA256.hash(data: bytes).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
      return Self.isCrypt(hash, digits.joined(), scratch)
    }
  }

  private static func isCrypt(_ hash: String, _ password: String, _ scratch: CryptScratch) -> Bool {
    isEqual(scratch.crypt(password, setting: hash).map { Array($0.utf8) }, Array(hash.utf8))
  }

  private static func isEqual(_ found: [UInt8]?, _ wanted: [UInt8]) -> Bool {
    found.map { constantTimeEqual($0, wanted) } ?? false
  }
}
