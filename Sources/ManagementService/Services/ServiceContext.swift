import GrpcCore
import Domain

/// What every service needs of the rest of the house.
package struct ServiceContext: Sendable {
  package var store: any Store
  package var directory: any Directory
  /// Tokens, keys and metadata of users.
  package var items: any UserItems
  package var vault: any CodeVault
  /// Hashes people's passwords.
  package var passwords: any PasswordHasher
  /// Hashes the secrets of programs, which were drawn and need no costly hash.
  package var secrets: any PasswordHasher
  package var keys: any KeyMaker
  package var clock: any Clock
  package var ids: any IDGenerator
  package var ratePolicy: RatePolicy
  /// Holds where an organization has set none.
  package var passwordPolicy: PasswordPolicy
  /// Under which organizations get their domains.
  package var baseDomain: String
  /// BCP 47 tags of the languages in which mails exist.
  package var languages: [String]

  package init(
    store: any Store, directory: any Directory, items: any UserItems, vault: any CodeVault,
    passwords: any PasswordHasher, secrets: any PasswordHasher, keys: any KeyMaker, clock: any Clock,
    ids: any IDGenerator,
    ratePolicy: RatePolicy = RatePolicy(), passwordPolicy: PasswordPolicy = PasswordPolicy(),
    baseDomain: String = "localhost", languages: [String] = ["en"]
  ) {
    self.store = store
    self.directory = directory
    self.items = items
    self.vault = vault
    self.passwords = passwords
    self.secrets = secrets
    self.keys = keys
    self.clock = clock
    self.ids = ids
    self.ratePolicy = ratePolicy
    self.passwordPolicy = passwordPolicy
    self.baseDomain = baseDomain
    self.languages = languages
  }

  /// Draws a code for a user, and guards it.
  package func drawCode(for userID: String) -> (code: String, drawn: DrawnCode) {
    let code = self.vault.drawCode()
    let drawn = DrawnCode(
      digest: self.vault.digest(code: code, userID: userID), sealed: self.vault.seal(code: code, userID: userID))
    return (code, drawn)
  }

  /// A code that a notification brings.
  func code(for userID: String) -> DrawnCode { drawCode(for: userID).drawn }

  /// Draws a code for a user, commands that it be issued, and tells it to callers who asked to bring it themselves.
  func issue(
    for userID: String, _ delivery: CodeDelivery?, _ command: (DrawnCode) throws -> Command<ChangeOutcome>
  ) async throws -> (outcome: ChangeOutcome, code: String?) {
    let (code, drawn) = drawCode(for: userID)
    return (try await store.execute(try command(drawn)), delivery == .returned ? code : nil)
  }

  /// What passwords of an organization's users must have.
  package func passwordPolicy(in organizationID: String) async throws -> PasswordPolicy {
    try await self.store.organization(id: organizationID)?.passwordPolicy?.policy ?? self.passwordPolicy
  }

  /// Checks and hashes a password of an organization's user; nil for none. Takes long: the hash is made on threads of
  /// its own.
  package func hash(_ password: String, in organizationID: String) async throws -> String? {
    guard !password.isEmpty else { return nil }
    try await self.passwordPolicy(in: organizationID).check(password)
    return try await self.passwords.hash(password)
  }

  /// An imported hash, if it can be verified here; nil for none.
  /// - Throws: `USER-JDk4t`.
  func imported(hash: String) throws(DomainError) -> String? {
    guard !hash.isEmpty else { return nil }
    guard self.passwords.isSupported(hash: hash) else {
      throw DomainError(.invalidArgument, "USER-JDk4t", "Errors.User.Password.NotSupported")
    }
    return hash
  }
}

extension Profile.Gender {
  /// Both interfaces number genders alike; an unknown number is no gender.
  init(number: Int32) { self = Profile.Gender(rawValue: Int(number)) ?? .unspecified }
}
