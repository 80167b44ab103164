/// The ports in one struct, for whatever takes a slow port or two commands: services of every interface and pages share
/// these flows.
///
/// What a command needs beside the state (a code, a hash, a key pair) is made here, before it; a command itself is pure.
package struct UseCases: Sendable {
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
  package var signer: any TokenSigner
  package var clock: any Clock
  package var ids: any IDGenerator
  package var ratePolicy: RatePolicy
  /// Under which organizations get their domains.
  package var baseDomain: String
  /// BCP 47 tags of the languages in which mails exist.
  package var languages: [String]
  /// What codes and secrets are made by.
  package let generators = CurrentGenerators()
  /// The instance's: what holds for organizations that have none of their own.
  package let policies = CurrentPolicies()
  package let origin = PublicOrigin()
  /// Who serves, where that is a setting.
  package var serviceName: String?
  /// Of the program, as callers are told it.
  package var version = ""
  package let defaultLanguage = DefaultLanguage()
  /// The instance's, which never changes.
  let knownInstanceID = LastingText()
  let knownNobodysPassword = LastingText()
  package let guesses = GuessQueue()
  /// What the instance has of OpenID Connect.
  package let oidc = CurrentOIDC()
  package let provenTokens = ProvenTokens()
  package var keyRotation = KeyRotation()
  package var sessionBound = SessionBound()
  /// Whether sessions in which a former password was entered are signed in no more.
  package var newPasswordEndsSessions = true
  package var domains: DomainSettings
  package var prover: any DomainProver

  package init(
    store: any Store, directory: any Directory, items: any UserItems, vault: any CodeVault,
    passwords: any PasswordHasher, secrets: any PasswordHasher, keys: any KeyMaker,
    signer: any TokenSigner, clock: any Clock, ids: any IDGenerator,
    ratePolicy: RatePolicy = RatePolicy(),
    baseDomain: String = "localhost", languages: [String] = ["en"],
    domains: DomainSettings = DomainSettings(), prover: any DomainProver = NoDomainProver()
  ) {
    self.store = store
    self.directory = directory
    self.items = items
    self.vault = vault
    self.passwords = passwords
    self.secrets = secrets
    self.keys = keys
    self.signer = signer
    self.clock = clock
    self.ids = ids
    self.ratePolicy = ratePolicy
    self.baseDomain = baseDomain
    self.languages = languages
    self.domains = domains
    self.prover = prover
  }
}
