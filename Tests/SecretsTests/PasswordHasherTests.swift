import Domain
import Testing

@testable import Secrets

@Suite("Password hashing")
struct PasswordHasherTests {
  /// Little of a core: the tests are about what is the same at any cost.
  static let quick = [PasswordScheme.argon2id(Argon2Cost(memory: 64, passes: 1, lanes: 1)), .bcrypt(cost: 4)]

  static func hasher(_ scheme: PasswordScheme = quick[0], allowsMD5: Bool = false) throws -> ThreadedPasswordHasher {
    try ThreadedPasswordHasher(scheme, allowsMD5: allowsMD5, threads: 2, waiting: 64)
  }

  @Test("A password verifies against its own hash, another does not", arguments: quick)
  func roundTrip(scheme: PasswordScheme) async throws {
    let hasher = try Self.hasher(scheme)
    let hash = try await hasher.hash("Pässwörd 1!", for: "a")
    #expect(hash.hasPrefix(scheme == Self.quick[0] ? "$argon2id$v=19$m=64,t=1,p=1$" : "$2b$04$"))
    #expect(hasher.refusal(of: hash) == nil)
    #expect(try await hasher.verify("Pässwörd 1!", hash: hash, for: "a") == .right)
    #expect(try await hasher.verify("Pässwörd 1", hash: hash, for: "a") == .wrong)
    #expect(try await hasher.verify("", hash: hash, for: "a") == .wrong)
  }

  @Test("Two hashes of one password differ: each has its salt", arguments: quick)
  func salt(scheme: PasswordScheme) async throws {
    let hasher = try Self.hasher(scheme)
    #expect(try await hasher.hash("secret", for: "a") != hasher.hash("secret", for: "a"))
  }

  @Test(
    "A password is the same however a keyboard composes it; hashes that were made of another form still verify",
    arguments: quick)
  func normalization(scheme: PasswordScheme) async throws {
    let hasher = try Self.hasher(scheme)
    let (composed, decomposed) = ("Gr\u{FC}\u{DF}e-1\u{C5}", "Gru\u{308}\u{DF}e-1A\u{30A}")
    let hash = try await hasher.hash(decomposed, for: "a")
    for form in [composed, decomposed, "Gr\u{FC}\u{DF}e-1\u{212B}"] {
      #expect(try await hasher.verify(form, hash: hash, for: "a") == .right)
    }
    #expect(try await hasher.verify("Gru\u{DF}e-1A", hash: hash, for: "a") == .wrong)
    // argon2-cffi's, of the decomposed "pässword 1!".
    let old = "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$zAZhhJdCZ4aVJRPiFHTug0hvQGTsqBlfZqXqA+cR/FM"
    #expect(try await hasher.verify("pa\u{308}ssword 1!", hash: old, for: "a") == .rightButWeak)
    #expect(try await hasher.verify("p\u{E4}ssword 1!", hash: old, for: "a") == .wrong)
  }

  @Test(
    "A hash that is weaker than new ones are, or made in another way, is told",
    arguments: [
      ("argon2id:m=64,t=2,p=2", "$argon2id$v=19$m=64,t=2,p=1$", PasswordMatch.right, "as strong; lanes do not matter"),
      ("argon2id:m=64,t=2,p=1", "$argon2id$v=19$m=128,t=3,p=1$", .right, "stronger"),
      ("argon2id:m=64,t=2,p=1", "$argon2id$v=19$m=32,t=4,p=1$", .rightButWeak, "less memory"),
      ("argon2id:m=64,t=2,p=1", "$argon2id$v=19$m=64,t=1,p=1$", .rightButWeak, "fewer passes"),
      ("argon2id:m=64,t=2,p=1", "$2b$04$", .rightButWeak, "bcrypt"),
      ("bcrypt:5", "$2b$05$", .right, "as strong"),
      ("bcrypt:4", "$2b$05$", .right, "stronger"),
      ("bcrypt:5", "$2b$04$", .rightButWeak, "weaker"),
      ("bcrypt:4", "$argon2id$v=19$m=64,t=2,p=1$", .rightButWeak, "of another kind"),
    ])
  func weakness(setting: String, hash: String, match: PasswordMatch, reason: String) async throws {
    let stored: String
    if hash.hasPrefix("$2") {
      stored = try await Self.hasher(#require(PasswordScheme("bcrypt:\(hash.dropFirst(5).prefix(1))")))
        .hash("secret", for: "a")
    } else {
      let cost = hash.split(separator: "$")[2]
      stored = try await Self.hasher(#require(PasswordScheme("argon2id:\(cost)"))).hash("secret", for: "a")
    }
    #expect(stored.hasPrefix(hash))
    let hasher = try Self.hasher(#require(PasswordScheme(setting)))
    #expect(try await hasher.verify("secret", hash: stored, for: "a") == match, "\(reason)")
    #expect(try await hasher.verify("Secret", hash: stored, for: "a") == .wrong)
  }

  @Test(
    "A method that is none, or none that can be borne",
    arguments: [
      "", "argon2", "argon2i", "argon2id:", "argon2id:m=19456", "argon2id:m=19456,t=2", "argon2id:t=2,m=19456,p=1",
      "argon2id:m=7,t=2,p=1", "argon2id:m=19456,t=0,p=1", "argon2id:m=8388608,t=1,p=1",
      "argon2id:m=131072,t=100,p=1", "argon2id:m=19456,t=2,p=0", "bcrypt:", "bcrypt:3", "bcrypt:17", "bcrypt:x", "md5",
    ])
  func schemes(text: String) {
    #expect(PasswordScheme(text) == nil)
  }

  @Test("Methods are read as they are written")
  func schemesThatCanBeUsed() throws {
    for text in ["argon2id:m=19456,t=2,p=1", "argon2id:m=8,t=1,p=1", "bcrypt:4", "bcrypt:16"] {
      #expect(try #require(PasswordScheme(text)).description == text)
    }
    #expect(PasswordScheme("argon2id") == .standard)
    #expect(PasswordScheme("bcrypt")?.description == "bcrypt:10")
  }

  @Test("A password that would be cut short is refused, by the method that would cut it")
  func refused() async throws {
    for (scheme, password, id) in [
      (Self.quick[1], String(repeating: "a", count: 73), "PASSWORD-tL72b"),
      (Self.quick[1], String(repeating: "ä", count: 37), "PASSWORD-tL72b"),
      (Self.quick[0], "secret\0more", "PASSWORD-nU0lb"), (Self.quick[1], "secret\0more", "PASSWORD-nU0lb"),
    ] {
      let hasher = try Self.hasher(scheme)
      let error = await #expect(throws: DomainError.self) { try await hasher.hash(password, for: "a") }
      #expect(error?.kind == .invalidArgument)
      #expect(error?.id == id)
    }
    let long = String(repeating: "ä", count: 100)
    let hasher = try Self.hasher()
    let hash = try await hasher.hash(long, for: "a")
    #expect(try await hasher.verify(long, hash: hash, for: "a") == .right)
    #expect(try await hasher.verify(long.dropLast() + "a", hash: hash, for: "a") == .wrong)
  }

  @Test("bcrypt hashes 72 bytes, and each of them counts")
  func longest() async throws {
    let hasher = try Self.hasher(Self.quick[1])
    let password = String(repeating: "a", count: 72)
    let hash = try await hasher.hash(password, for: "a")
    #expect(try await hasher.verify(password, hash: hash, for: "a") == .right)
    #expect(try await hasher.verify(String(repeating: "a", count: 71) + "b", hash: hash, for: "a") == .wrong)
    #expect(try await hasher.verify("a\0", hash: hash, for: "a") == .wrong)
  }

  @Test("When too many wait, the caller is told to come again, and those who wait get their answer")
  func overload() async throws {
    let hasher = try ThreadedPasswordHasher(.bcrypt(cost: 8), threads: 1, waiting: 8)
    let outcomes = await withTaskGroup(of: Result<String, any Error>.self) { group in
      for number in 0..<64 {
        group.addTask {
          do { return .success(try await hasher.hash("secret", for: "\(number)")) } catch { return .failure(error) }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let hashes = outcomes.compactMap { try? $0.get() }
    #expect(hashes.count >= 9)
    #expect(hashes.allSatisfy { hasher.refusal(of: $0) == nil })
    for outcome in outcomes {
      guard case .failure(let error) = outcome else { continue }
      let refusal = try #require(error as? DomainError)
      #expect(refusal.kind == .resourceExhausted)
      #expect(refusal.retryAfter == 1)
    }
  }

  @Test("One caller who asks without end leaves places to others, and guesses leave new passwords theirs")
  func places() async throws {
    let hasher = try ThreadedPasswordHasher(.bcrypt(cost: 9), threads: 1, waiting: 8)
    let hash = try await hasher.hash("secret", for: "admin")
    let flood = (0..<64).map { _ in Task { try await hasher.verify("guess", hash: hash, for: "flooder") } }
    // Of eight places the flood holds two at a time, whenever it comes.
    for caller in ["ada", "grace"] {
      #expect(try await hasher.verify("secret", hash: hash, for: caller) == .right)
      _ = try await hasher.hash("new", for: caller)
    }
    for task in flood { _ = try? await task.value }
  }
}
