import Domain
import Foundation
import Testing

@testable import Secrets

private let checkout = ProcessInfo.processInfo.environment["WYCHEPROOF"]

/// The vectors of github.com/C2SP/wycheproof, where `WYCHEPROOF` names a checkout of it.
@Suite("Wycheproof", .enabled(if: checkout != nil))
struct WycheproofTests {
  private struct Suite: Decodable {
    struct Group: Decodable {
      struct Key: Decodable {
        var kty: String
        var alg: String?
        var crv: String?
        var use: String?
        var key_ops: [String]?
        var n: String?
        var e: String?
        var x: String?
        var y: String?
      }
      struct Row: Decodable {
        var tcId: Int
        var comment: String
        var jws: String
        var result: String
      }
      var comment: String
      var `public`: Key?
      var tests: [Row]
    }
    var testGroups: [Group]
  }

  private static func bytes(_ text: String?) throws -> [UInt8] {
    try #require(text.flatMap { Base64URL.decode($0.utf8) })
  }

  /// The key as one of the kinds that sign here; nil for other kinds, which no key of ours is.
  private static func key(_ key: Suite.Group.Key) throws -> VerifyingKey? {
    switch key.alg {
    case "RS256", "RS384", "RS512":
      let algorithm = try #require(key.alg.flatMap(SigningAlgorithm.init))
      return try VerifyingKey(algorithm, modulus: bytes(key.n), exponent: bytes(key.e))
    case "ES256": return try VerifyingKey(.es256, publicBytes: [4] + bytes(key.x) + bytes(key.y))
    // So the vectors name the algorithm of P-521.
    case "ES521": return try VerifyingKey(.es512, publicBytes: [4] + bytes(key.x) + bytes(key.y))
    default: return nil
    }
  }

  @Test("signatures: valid ones verify, all others do not")
  func signatures() throws {
    let path = "\(checkout ?? "")/testvectors_v1/json_web_signature_test.json"
    let suite = try JSONDecoder().decode(Suite.self, from: Data(contentsOf: URL(filePath: path)))
    var count = 0
    for group in suite.testGroups {
      guard let published = group.public, let key = try Self.key(published) else { continue }
      for row in group.tests {
        let jws = CompactJWS(row.jws)
        let isValid = jws.map { key.hasSigned($0.signed, $0.signature, algorithm: $0.algorithm) } ?? false
        #expect(isValid == (row.result == "valid"), "\(row.tcId) \(group.comment): \(row.comment)")
        count += 1
      }
    }
    #expect(count > 250)
  }
}
