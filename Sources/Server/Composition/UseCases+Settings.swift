import Domain
import NIOCore
import Outbound
import Persistence
import Secrets
import Texts

extension UseCases {
  /// What services, pages and commands share, on an open store.
  /// - Parameter prover: nil: no domain is asked for anything.
  init(_ data: DataDirectory, _ settings: ServerSettings, prover: (any DomainProver)? = nil) throws {
    self.init(
      store: data.store, directory: data.store, items: data.store, vault: data.vault,
      passwords: try ThreadedPasswordHasher(
        settings.passwordHash, allowsMD5: settings.importMD5Crypt, threads: System.coreCount, waiting: 64),
      // Drawn secrets cannot be guessed: the lowest cost, on a thread that no password holds up.
      secrets: DrawnSecretHasher(orElse: try ThreadedPasswordHasher(.bcrypt(cost: 4), threads: 1, waiting: 256)),
      keys: try RSAKeyMaker(), signer: try JSONWebTokens(data.vault, threads: System.coreCount),
      clock: data.store.clock,
      ids: data.ids, ratePolicy: settings.ratePolicy, languages: Language.tags, domains: settings.domains,
      prover: prover ?? NoDomainProver())
  }
}
