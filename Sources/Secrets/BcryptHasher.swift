import CCrypt
import Threads
import Domain

/// Hashes passwords with bcrypt, and verifies those that were hashed elsewhere with bcrypt, SHA-2 or yescrypt.
///
/// A hash at cost 14 takes about a second of a core: it is made on threads of its own, as many as there are cores, and
/// so many may wait. Beyond that callers are refused rather than queued for minutes.
package final class BcryptHasher: PasswordHasher {
  /// bcrypt does not look at more of a password.
  package static let maximumPasswordLength = 72

  /// The logarithm of the number of rounds.
  package let cost: Int
  private let pool: ThreadPool<CryptScratch>

  /// - Parameters:
  ///   - cost: 4 to 16: 14 for people's passwords, 4 for secrets that were drawn and cannot be guessed.
  ///   - threads: how many are hashed at once.
  ///   - waiting: how many may wait for a thread.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  package init(cost: Int, threads: Int, waiting: Int) throws(ThreadPoolError) {
    self.cost = min(max(cost, 4), 16)
    self.pool = try ThreadPool(name: "password", threads: threads, waiting: waiting) { CryptScratch() }
  }

  /// - Throws: `DomainError` `invalidArgument` for a password of more than 72 bytes, of which bcrypt would ignore the
  ///   rest, or with a NUL, at which it would end; `resourceExhausted`; `CancellationError`.
  package func hash(_ password: String) async throws -> String {
    guard password.utf8.count <= Self.maximumPasswordLength else {
      throw DomainError(.invalidArgument, "PASSWORD-tL72b", "Errors.User.Password.TooLong")
    }
    guard !password.utf8.contains(0) else {
      throw DomainError(.invalidArgument, "PASSWORD-nU0lb", "Errors.User.Password.HasNUL")
    }
    let cost = self.cost
    // Fails only where the library has no bcrypt or the system no randomness.
    guard let hash = try await self.run({ $0.hash(password, cost: cost) }) else {
      throw DomainError(.unavailable, "PASSWORD-cR9pt", "Errors.User.Password.NotHashed")
    }
    return hash
  }

  /// Whether the password has the hash; false too when the hash is of a kind that is not supported.
  ///
  /// Of a longer password bcrypt compares the first 72 bytes: so did the systems that hashes are imported from.
  /// - Throws: `DomainError` `resourceExhausted`; `CancellationError`.
  package func verify(_ password: String, hash: String) async throws -> Bool {
    guard !password.utf8.contains(0), self.isSupported(hash: hash) else { return false }
    return try await self.run { $0.verify(password, hash: hash) }
  }

  package func isSupported(hash: String) -> Bool { CryptHash.isSupported(hash) }

  private func run<Result: Sendable>(_ work: @escaping @Sendable (CryptScratch) -> Result) async throws -> Result {
    do {
      return try await self.pool.run(work)
    } catch ThreadPoolError.full {
      throw DomainError(
        .resourceExhausted, "PASSWORD-qF4ul", "Errors.User.Password.TooManyAtOnce", retryAfter: 1)
    }
  }
}

/// One thread's memory for crypt(3), 32 KiB.
private final class CryptScratch {
  private let data: UnsafeMutableRawBufferPointer

  init() {
    self.data = .allocate(
      byteCount: MemoryLayout<crypt_data>.size, alignment: MemoryLayout<crypt_data>.alignment)
    // "All bytes zero before calling crypt_rn for the first time."
    self.data.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { self.data.deallocate() }

  /// nil when the library fails.
  func hash(_ password: String, cost: Int) -> String? {
    var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
    // Without random bytes of ours the library takes some from the system.
    guard crypt_gensalt_rn("$2b$", UInt(cost), nil, 0, &setting, Int32(setting.count)) != nil else { return nil }
    return self.crypt(
      password, setting: String(decoding: setting.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  func verify(_ password: String, hash: String) -> Bool {
    guard let found = self.crypt(password, setting: hash) else { return false }
    return constantTimeEqual(Array(found.utf8), Array(hash.utf8))
  }

  private func crypt(_ password: String, setting: String) -> String? {
    crypt_rn(password, setting, self.data.baseAddress, Int32(self.data.count)).map { String(cString: $0) }
  }
}
