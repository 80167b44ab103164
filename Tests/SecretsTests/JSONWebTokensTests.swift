import Crypto
import CryptoExtras
import Domain
import Testing

@testable import Secrets

@Suite("JSON Web Tokens")
struct JSONWebTokensTests {
  private let tokens: JSONWebTokens
  private let other: JSONWebTokens
  private static let claims: JSONObject = [
    "sub": .text("7"), "exp": .number(1_800_000_000), "aud": .texts(["a", "b"]),
  ]

  init() throws {
    tokens = try JSONWebTokens(KeyedVault(try MasterKey(bytes: [UInt8](0..<32))), threads: 1)
    other = try JSONWebTokens(KeyedVault(try MasterKey(bytes: [UInt8](1..<33))), threads: 1)
  }

  @Test("what a key signs it verifies, and no other key of the kind does", arguments: SigningAlgorithm.allCases)
  func roundTrip(_ algorithm: SigningAlgorithm) async throws {
    let key = try await tokens.makeKey(id: "k", algorithm, bits: 2048)
    let text = try await tokens.sign(Self.claims, with: key, for: "")
    let token = try #require(tokens.read(text))
    #expect(token.algorithm == algorithm.rawValue && token.keyID == "k" && token.claims == Self.claims)
    #expect(tokens.isSigned(token, by: key))
    #expect(other.isSigned(token, by: key), "whoever has the public key can verify")
    let another = try await tokens.makeKey(id: "l", algorithm, bits: 2048)
    #expect(!tokens.isSigned(token, by: another))
    await #expect(throws: DomainError.self, "the private key is sealed with the master key") {
      try await other.sign(Self.claims, with: key, for: "")
    }
    // One bit of each part.
    for index in [5, text.utf8.count / 2, text.utf8.count - 5] {
      var bytes = Array(text.utf8)
      bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      let changed = tokens.read(String(decoding: bytes, as: UTF8.self))
      #expect(changed.map { tokens.isSigned($0, by: key) } ?? false == false)
    }
    let published = try #require(tokens.jsonWebKey(key))
    #expect(published["alg"] == .text(algorithm.rawValue) && published["kid"] == .text("k"))
    #expect(published["d"] == nil && published["p"] == nil && published["k"] == nil, "nothing private")
  }

  @Test("a token cannot choose how it is verified")
  func confusion() async throws {
    let rsa = try await tokens.makeKey(id: "k", .rs256, bits: 2048)
    let token = try #require(tokens.read(try await tokens.sign(Self.claims, with: rsa, for: "")))
    for algorithm in ["none", "None", "HS256", "RS384", "RS512", "PS256", "ES256", "EdDSA", "", "rs256"] {
      var changed = token
      changed.algorithm = algorithm
      #expect(!tokens.isSigned(changed, by: rsa), "\(algorithm)")
    }
    // The public key as the secret of an HMAC, which whoever has it could compute.
    let pem = try _RSA.Signing.PublicKey(derRepresentation: rsa.publicKey).pemRepresentation
    let signed =
      "\(Base64URL.encode(#"{"alg":"HS256","kid":"k"}"#.utf8)).\(Base64URL.encode(Self.claims.jsonBytes))"
    for secret in [Array(pem.utf8), rsa.publicKey] {
      let code = HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: SymmetricKey(data: secret))
      let forged = try #require(tokens.read("\(signed).\(Base64URL.encode(Array(code)))"))
      #expect(!tokens.isSigned(forged, by: rsa) && !tokens.isSigned(forged, byPEM: Array(pem.utf8)))
    }
    var unsigned = token
    (unsigned.algorithm, unsigned.signature) = ("none", [])
    #expect(!tokens.isSigned(unsigned, by: rsa))
    unsigned.algorithm = "RS256"
    #expect(!tokens.isSigned(unsigned, by: rsa))
  }

  @Test("of programs' keys RS256 alone, and none that is weak")
  func pem() async throws {
    let pair = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    let pem = Array(pair.publicKey.pemRepresentation.utf8)
    let signed = "\(Base64URL.encode(#"{"alg":"RS256"}"#.utf8)).\(Base64URL.encode("{}".utf8))"
    let signature = try pair.signature(for: SHA256.hash(data: Array(signed.utf8)), padding: .insecurePKCS1v1_5)
    let token = try #require(tokens.read("\(signed).\(Base64URL.encode(signature.rawRepresentation))"))
    #expect(tokens.isSigned(token, byPEM: pem))
    #expect(!tokens.isSigned(token, byPEM: []) && !tokens.isSigned(token, byPEM: [0xff]))
    let pss = try pair.signature(for: SHA256.hash(data: Array(signed.utf8)), padding: .PSS)
    var other = token
    other.signature = Array(pss.rawRepresentation)
    #expect(!tokens.isSigned(other, byPEM: pem))
  }

  /// Whatever is no compact JWS with an object in its header and its claims.
  @Test(
    "what is malformed is no token",
    arguments: [
      "", ".", "..", "...", "a.b.c", "e30.e30", "e30.e30.", "e30.e30.e30.e30",
      // {"alg":"RS256"} with padding, with a break, in the other alphabet's letters, with bits left over.
      "eyJhbGciOiJSUzI1NiJ9=.e30.AA", "eyJhbGciOiJSUzI1NiJ9\n.e30.AA", "eyJhbGciOiJSUzI1NiJ9.e30.A+",
      "eyJhbGciOiJSUzI1NiJ9.e30.AB",
      "eyJhbGciOiJSUzI1NiJ9.e30.A", "eyJhbGciOiJSUzI1NiJ9.e31.AA",
      // Claims that are a list, a text, nothing, and no JSON.
      "eyJhbGciOiJSUzI1NiJ9.W10.AA", "eyJhbGciOiJSUzI1NiJ9.IiI.AA", "eyJhbGciOiJSUzI1NiJ9..AA",
      "eyJhbGciOiJSUzI1NiJ9.e30x.AA",
      // {"alg":1} and {"alg":"RS256","crit":["b64"]}.
      "eyJhbGciOjF9.e30.AA", "eyJhbGciOiJSUzI1NiIsImNyaXQiOlsiYjY0Il19.e30.AA",
    ])
  func malformed(_ text: String) {
    #expect(tokens.read(text) == nil)
  }

  @Test("what is far too long, or nested too deep, is not read")
  func bounds() {
    let long = Base64URL.encode(Array(#"{"a":"\#(String(repeating: "x", count: 20_000))"}"#.utf8))
    #expect(tokens.read("eyJhbGciOiJSUzI1NiJ9.\(long).AA") == nil)
    #expect(tokens.open(sealed: "\(long).AA") == nil)
    let deep = String(repeating: "[", count: 4000) + String(repeating: "]", count: 4000)
    #expect(tokens.read("eyJhbGciOiJSUzI1NiJ9.\(Base64URL.encode(#"{"a":\#(deep)}"#.utf8)).AA") == nil)
  }

  @Test("a sealed token opens here, unchanged, and nowhere else")
  func sealed() throws {
    let text = tokens.seal(Self.claims)
    #expect(tokens.open(sealed: text) == Self.claims)
    #expect(other.open(sealed: text) == nil)
    for index in text.utf8.indices {
      var bytes = Array(text.utf8)
      let offset = text.utf8.distance(from: text.startIndex, to: index)
      bytes[offset] = bytes[offset] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
      #expect(tokens.open(sealed: String(decoding: bytes, as: UTF8.self)) == nil)
    }
    for other in ["", ".", "a", "\(text).", String(text.dropLast())] { #expect(tokens.open(sealed: other) == nil) }
  }

  @Test("a moment may have a fraction; what is no moment is none")
  func numbers() throws {
    let header = Base64URL.encode(#"{"alg":"RS256"}"#.utf8)
    func claim(_ json: String) throws -> JSONValue? {
      try #require(tokens.read("\(header).\(Base64URL.encode(#"{"exp":\#(json)}"#.utf8)).AA")).claims["exp"]
    }
    #expect(try claim("1800000000.9") == .number(1_800_000_000))
    #expect(try claim("-1.5") == .number(-2))
    #expect(try claim("1e300") == .null)
    #expect(try claim(#""1800000000""#) == .text("1800000000"))
  }
}

@Suite("Hashes of drawn secrets")
struct DrawnSecretHasherTests {
  private let hasher: DrawnSecretHasher
  private let slow: ThreadedPasswordHasher

  init() throws {
    slow = try ThreadedPasswordHasher(.bcrypt(cost: 4), threads: 1, waiting: 8)
    hasher = DrawnSecretHasher(orElse: slow)
  }

  @Test("a long secret is hashed at once, in a form that others read, and no two hashes are alike")
  func long() async throws {
    let secret = String(repeating: "aB3", count: 21)
    let hash = try await hasher.hash(secret, for: "")
    #expect(hash.hasPrefix("$pbkdf2-sha256$1$"))
    #expect(try await hasher.hash(secret, for: "") != hash)
    #expect(try await hasher.verify(secret, hash: hash, for: "") == .right)
    #expect(try await hasher.verify(secret + "x", hash: hash, for: "") == .wrong)
    #expect(try await hasher.verify("", hash: hash, for: "") == .wrong)
    #expect(try await slow.verify(secret, hash: hash, for: "") != .wrong)
  }

  @Test("a short one costs whoever tries them all, and what was hashed before counts still")
  func short() async throws {
    let hash = try await hasher.hash("Secret-of-20-letters", for: "")
    #expect(hash.hasPrefix("$2b$04$"))
    #expect(try await hasher.verify("Secret-of-20-letters", hash: hash, for: "") == .right)
    #expect(try await hasher.verify("other", hash: hash, for: "") == .wrong)
  }
}
