import Domain
import Synchronization

/// Tells the time that a test sets.
package final class TestClock: Clock {
  private let time: Mutex<Timestamp>

  package init(_ now: Timestamp = Timestamp(seconds: 1_800_000_000)) { time = Mutex(now) }

  package var now: Timestamp { time.withLock { $0 } }
  package func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Draws one code after the other, and hides nothing: what is sealed can be read in a failed expectation.
package final class TestVault: CodeVault {
  private let drawn = Mutex(0)

  package init() {}

  private func draw() -> Int {
    drawn.withLock {
      $0 += 1
      return $0
    }
  }

  /// `CODE01`, `CODE02`, … or longer, in capitals and digits alone, or in digits; of what does not end and has small letters
  /// `secret1`.
  package func draw(_ generator: SecretGenerator) -> String {
    guard generator.lifetime > 0 || !generator.alphabets.contains(.lowercase) else { return "secret\(draw())" }
    let isNumber = generator.alphabets == .digits
    var number = String(draw(), radix: isNumber ? 10 : 36, uppercase: true)
    // Letters that are read as digits stand in no code.
    while number.contains(where: { "ILOU".contains($0) }) { number = String(draw(), radix: 36, uppercase: true) }
    let word = isNumber ? "" : "CODE"
    return word + String(repeating: "0", count: generator.length - word.utf8.count - number.utf8.count) + number
  }

  package func digest(code: String, userID: String) -> [UInt8] { Array("\(userID) \(code)".utf8) }
  package func seal(code: String, userID: String) -> [UInt8] { Array("\(userID) \(code)".utf8) }
  package func open(sealed: [UInt8], userID: String) -> String? { Self.opened(sealed, userID) }
  package func seal(_ secret: TOTPSecret, userID: String) -> [UInt8] { Array("\(userID) \(secret.text)".utf8) }

  package func openTOTPSecret(sealed: [UInt8], userID: String) -> TOTPSecret? {
    Self.opened(sealed, userID).flatMap { try? TOTPSecret($0) }
  }

  /// Twenty times the same byte: the first one drawn ends in `AEAQCAIB`.
  package func drawTOTPSecret() -> TOTPSecret {
    TOTPSecret(bytes: Array(repeating: UInt8(truncatingIfNeeded: draw()), count: 20))
  }

  /// The code of a step is made of its number: of one that ends in zeros, too, it is none that a test would make up.
  package func step(of code: String, with secret: TOTPSecret, at now: Timestamp) -> Int64? {
    let current = now.microseconds / 30_000_000
    return (current - 1...current + 1).last { Self.totp(of: $0) == code }
  }

  /// What an authenticator app shows at a moment.
  package static func totp(at now: Timestamp) -> String { totp(of: now.microseconds / 30_000_000) }

  private static func totp(of step: Int64) -> String {
    let digits = String((step &* 7 &+ 271_828) % 1_000_000)
    return String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  package func drawToken() -> String { "token\(draw())" }
  /// Of a length that base64url can have, whatever the number.
  package func drawSessionToken() -> String {
    let number = String(draw())
    return SessionToken.prefix + String(repeating: "0", count: max(0, 5 - number.utf8.count)) + number
  }
  package func digest(token: String) -> [UInt8] { Array(token.utf8) }
  package func seal(providerSecret: String, providerID: String) -> [UInt8] {
    Array("\(providerID) \(providerSecret)".utf8)
  }
  package func openProviderSecret(sealed: [UInt8], providerID: String) -> String? { Self.opened(sealed, providerID) }

  private static func opened(_ sealed: [UInt8], _ userID: String) -> String? {
    let text = String(decoding: sealed, as: UTF8.self)
    return text.hasPrefix(userID + " ") ? String(text.dropFirst(userID.count + 1)) : nil
  }
}

/// A hash is the password with a word before it. Counts how often one was made or compared, which is what takes long.
package final class TestHasher: PasswordHasher {
  private let worked = Mutex(0)

  package init() {}

  /// How many hashes were made or compared.
  package var work: Int { worked.withLock { $0 } }

  package func hash(_ password: String, for caller: String) async throws -> String {
    worked.withLock { $0 += 1 }
    return "plain:\(password)"
  }

  package func verify(_ password: String, hash: String, for caller: String) async throws -> PasswordMatch {
    worked.withLock { $0 += 1 }
    return hash == "plain:\(password)" ? .right : .wrong
  }

  package func refusal(of hash: String) -> String? {
    hash.hasPrefix("plain:") || hash.hasPrefix("$2b$") ? nil : "a hash that nobody knows"
  }
}

/// Pairs of keys that open nothing.
package struct TestKeyMaker: KeyMaker {
  package init() {}

  package func makePair() async throws -> (privateKey: [UInt8], publicKey: [UInt8]) {
    (Array("PRIVATE KEY".utf8), Array("PUBLIC KEY".utf8))
  }

  package func isPublicKey(_ pem: [UInt8]) -> Bool { pem == Array("PUBLIC KEY".utf8) }
}

/// Finds the token of every domain below `shown.example`, whatever it is, and of no other.
package struct TestProver: DomainProver {
  package init() {}

  package func prove(
    _ domain: DomainName, shows token: String, by kind: DomainValidation.Kind, for caller: String
  ) async throws {
    guard domain.ascii.hasSuffix("shown.example") else {
      throw DomainError(.preconditionFailed, "SIGNET-Do3un", "Errors.Org.DomainVerificationUnreachable")
    }
  }
}

/// Use cases on a store in memory that is set up: an instance, an organization, and a machine that may do everything.
package struct MemoryHouse: Sendable {
  package let store: MemoryStore
  package let clock = TestClock()
  package let vault = TestVault()
  package let hasher = TestHasher()
  package let signer = TestSigner()
  package let useCases: UseCases
  package let instanceID = "6"
  package let organizationID = "7"
  package let adminID = "8"
  /// The token of the machine that may do everything.
  package let adminToken = "admin"

  /// - Parameter ratePolicy: as a rule none, so that tests ask for as many codes as they like.
  package init(ratePolicy: RatePolicy = RatePolicy(burst: 0, hourly: 0)) async throws {
    store = try MemoryStore(clock: clock)
    useCases = UseCases(
      store: store, directory: store, items: store, vault: vault, passwords: hasher, secrets: hasher,
      keys: TestKeyMaker(), signer: signer, clock: clock, ids: SequentialIDs(clock: clock), ratePolicy: ratePolicy,
      languages: ["en", "de"], prover: TestProver())
    try await store.execute(
      try .setUp(
        NewInstance(
          instanceID: instanceID, organizationID: organizationID,
          admin: NewOwner(
            userID: adminID, userName: "admin", tokenID: "9", tokenDigest: vault.digest(token: adminToken)),
          baseDomain: useCases.baseDomain)))
  }

  /// A token of a user of either kind: of a session where they have a password, else one like those of programs.
  /// - Parameter roles: that the user gets in its organization.
  package func logIn(_ userID: String, roles: [String] = []) async throws -> String {
    let user = try await store.user(id: userID)
    let organizationID = user?.organizationID ?? ""
    var (token, added) = (vault.drawToken(), UserEvent?.none)
    if let hash = user?.human?.password?.hash {
      token = try await signIn(userID, String(hash.dropFirst("plain:".count)))
    } else {
      added = UserEvent.personalAccessTokenAdded(
        id: useCases.ids.next(), digest: vault.digest(token: token), expires: Expiration.never)
    }
    try await store.execute(
      Command<Void>(by: "", [.user(userID), .organization(organizationID)]) { [added] changes throws(DomainError) in
        guard var user = changes.user(userID), var organization = changes.organization(organizationID) else {
          throw DomainError(.notFound, "", "no user \(userID)")
        }
        if let added { changes.append(added, to: &user) }
        if !roles.isEmpty { changes.append(.memberAdded(userID: userID, roles: roles), to: &organization) }
      })
    return token
  }

  /// The administrator as a caller.
  package var admin: Caller {
    Caller(
      userID: adminID, organizationID: organizationID,
      grants: Grants([Membership(scope: .instance, userID: adminID, roles: ["IAM_OWNER"])]))
  }

  /// The token of a session in which a user has entered a password.
  package func signIn(_ userID: String, _ password: String) async throws -> String {
    try await useCases.createSession(SessionRequest(user: .id(userID), password: password), nil, by: admin).token
  }

  /// A person, and the code that `verification` has issued.
  package func addPerson(
    _ verification: NewHuman.Verification = .verified, password: String? = nil, in organizationID: String? = nil
  ) async throws -> (id: String, code: String) {
    let id = useCases.ids.next()
    let (code, drawn) = useCases.drawCode(
      verification == .initialization ? .initialization : .emailVerification, for: id)
    var new = NewHuman(
      id, in: organizationID ?? self.organizationID, userName: "person\(id)",
      profile: Profile(firstName: "Ada", lastName: "Lovelace"), email: try EmailAddress("person\(id)@example.com"),
      verification, code: drawn, origin: verification == .initialization ? .new : .userV2)
    new.passwordHash = password.map { "plain:\($0)" }
    try await store.execute(try .add(new, by: adminID, .proof(.v2)))
    return (id, code)
  }
}
