import Testing
import Domain

@testable import Secrets

@Suite("Password hashing")
struct BcryptHasherTests {
  private let hasher: BcryptHasher

  init() throws {
    self.hasher = try BcryptHasher(cost: 4, threads: 2, waiting: 64)
  }

  @Test("A password verifies against its own hash, another does not")
  func roundTrip() async throws {
    let hash = try await self.hasher.hash("Pässwörd 1!")
    #expect(hash.hasPrefix("$2b$04$"))
    #expect(hash.utf8.count == 60)
    #expect(self.hasher.isSupported(hash: hash))
    #expect(try await self.hasher.verify("Pässwörd 1!", hash: hash))
    #expect(try await !self.hasher.verify("Pässwörd 1", hash: hash))
    #expect(try await !self.hasher.verify("", hash: hash))
  }

  @Test("Two hashes of one password differ: each has its salt")
  func salt() async throws {
    #expect(try await self.hasher.hash("secret") != self.hasher.hash("secret"))
  }

  @Test(
    "Hashes of other systems",
    arguments: [
      // Solar Designer's and Ulrich Drepper's published examples.
      ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
      ("Hello world!", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"),
      (
        "Hello world!",
        "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"
      ),
      // What Debian's libcrypt makes.
      ("U*U*", "$2a$04$abcdefghijklmnopqrstuuBtzXFXMcxIslxJptQaoJYuU.xP21coS"),
      ("U*U*", "$2b$04$abcdefghijklmnopqrstuuBtzXFXMcxIslxJptQaoJYuU.xP21coS"),
      ("U*U*", "$2y$04$abcdefghijklmnopqrstuuBtzXFXMcxIslxJptQaoJYuU.xP21coS"),
      ("U*U*", "$5$saltstring$WIaR8zhcCgrBuajNZ8.ji/0LvShyVHiYOCQUvPYJwk."),
      ("U*U*", "$5$rounds=1000$saltstring$w7B.PZBQo0HzMEIoQRJCREnXorRX5DBvuQJfDc8JAt2"),
      ("U*U*", "$6$saltstring$LxcShRvMQCHA.zcsI/DA.BiDJuO.NakGsSUgyP3/.CmD1BefgmltDFyv7zhEQfre1pXojfJdtFr43Pnjz8HuS1"),
      (
        "U*U*",
        "$6$rounds=1000$saltstringsalt$nDxN.Hwv.hyxO2QXWI7Q1t4DTWbuTkTl90XRY.h1ydqA/pETk4mRYHpTMkEVs34FkxHYm/sDtWwYtiTkDHvqz0"
      ),
      ("U*U*", "$y$j75$saltsaltsaltsalt$RKyQKNrkObM2jIsjmXXs.3A3Mcn60hP20XbrGsdrayD"),
      ("U*U*", "$y$j9T$saltsaltsaltsalt$UYUHX7jWR8palNr1uKbRhY61mUUvv87qeBjwbi2ljBB"),
    ])
  func imported(password: String, hash: String) async throws {
    #expect(self.hasher.isSupported(hash: hash))
    #expect(try await self.hasher.verify(password, hash: hash))
    #expect(try await !self.hasher.verify(password + "x", hash: hash))
  }

  @Test(
    "What is not supported, and so does not verify",
    arguments: [
      ("", "nothing"),
      ("secret", "no hash at all"),
      ("$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/", "MD5 is broken"),
      ("Ep6mckrOLChF.", "DES is broken"),
      ("$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b", "crypt does not know it"),
      ("$2b$04$abcdefghijklmnopqrstuu", "only the salt"),
      ("$2x$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui", "the variant with the sign bug"),
      ("$2b$31$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui", "would take a day"),
      ("$2b$03$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui", "cheaper than bcrypt allows"),
      ("$2b$4$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBuix", "a cost of one digit"),
      ("$2b$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBu:", "a foreign character"),
      ("$5$rounds=999999999$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8", "would take minutes"),
      ("$6$rounds=x$saltstring$" + String(repeating: "a", count: 86), "rounds that are no number"),
      ("$6$saltstring$" + String(repeating: "a", count: 85), "one character short"),
      ("$6$$" + String(repeating: "a", count: 86), "no salt"),
      ("$y$jFT$saltsalt$" + String(repeating: "a", count: 43), "would take gigabytes"),
      ("$6$" + String(repeating: "s", count: 400) + "$" + String(repeating: "a", count: 86), "too long"),
    ])
  func unsupported(hash: String, reason: String) async throws {
    #expect(!self.hasher.isSupported(hash: hash), "\(reason)")
    #expect(try await !self.hasher.verify("secret", hash: hash))
  }

  @Test(
    "A password that bcrypt would cut short is refused",
    arguments: [
      (String(repeating: "a", count: 73), "PASSWORD-tL72b"),
      (String(repeating: "ä", count: 37), "PASSWORD-tL72b"),
      ("secret\0more", "PASSWORD-nU0lb"),
    ])
  func refused(password: String, id: String) async throws {
    let error = await #expect(throws: DomainError.self) { try await self.hasher.hash(password) }
    #expect(error?.kind == .invalidArgument)
    #expect(error?.id == id)
  }

  @Test("72 bytes are hashed, and each of them counts")
  func longest() async throws {
    let password = String(repeating: "a", count: 72)
    let hash = try await self.hasher.hash(password)
    #expect(try await self.hasher.verify(password, hash: hash))
    #expect(try await !self.hasher.verify(String(repeating: "a", count: 71) + "b", hash: hash))
    #expect(try await !self.hasher.verify("a\0", hash: hash))
  }

  @Test("When too many wait, the caller is told to come again, and those who wait get their answer")
  func overload() async throws {
    let hasher = try BcryptHasher(cost: 8, threads: 1, waiting: 2)
    let outcomes = await withTaskGroup(of: Result<String, any Error>.self) { group in
      for _ in 0..<64 {
        group.addTask { do { return .success(try await hasher.hash("secret")) } catch { return .failure(error) } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let hashes = outcomes.compactMap { try? $0.get() }
    #expect(hashes.count >= 3)
    #expect(hashes.allSatisfy { hasher.isSupported(hash: $0) })
    for outcome in outcomes {
      guard case .failure(let error) = outcome else { continue }
      let refusal = try #require(error as? DomainError)
      #expect(refusal.kind == .resourceExhausted)
      #expect(refusal.retryAfter == 1)
    }
  }
}
