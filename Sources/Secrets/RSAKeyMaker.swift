import CryptoExtras
import Threads
import Domain

/// Makes RSA keys of 2048 bits, which RS256 signs with.
///
/// A pair takes about a tenth of a second of a core: it is made on a thread of its own, and few may wait.
package final class RSAKeyMaker: KeyMaker {
  private let pool: ThreadPool<Void>

  /// - Throws: `ThreadPoolError` when the system gives no thread.
  package init(threads: Int = 1, waiting: Int = 16) throws(ThreadPoolError) {
    self.pool = try ThreadPool(name: "keys", threads: threads, waiting: waiting) {}
  }

  package func makePair() async throws -> (privateKey: [UInt8], publicKey: [UInt8]) {
    let key: Result<_RSA.Signing.PrivateKey, any Error>
    do {
      key = try await self.pool.run { Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) } }
    } catch ThreadPoolError.full {
      throw DomainError(
        .resourceExhausted, "SIGNET-kF4ul", "Errors.User.Machine.Key.TooManyAtOnce", retryAfter: 1)
    }
    let pair = try key.get()
    return (Self.text(pair.pemRepresentation), Self.text(pair.publicKey.pemRepresentation))
  }

  /// A file of text ends with its last line; the library ends some so.
  private static func text(_ pem: String) -> [UInt8] { Array((pem.hasSuffix("\n") ? pem : pem + "\n").utf8) }

  package func isPublicKey(_ pem: [UInt8]) -> Bool {
    guard let text = String(validating: pem, as: UTF8.self) else { return false }
    // RFC 7518 section 3.3: "A key of size 2048 bits or larger MUST be used with these algorithms."
    return (try? _RSA.Signing.PublicKey(pemRepresentation: text)) != nil
  }
}
