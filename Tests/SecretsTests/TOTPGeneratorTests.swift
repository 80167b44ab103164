import Domain
import Testing

@testable import Secrets

@Suite("One-time passwords of authenticator apps")
struct TOTPGeneratorTests {
  /// The secret of RFC 6238, appendix B.
  private static let secret = TOTPSecret(bytes: Array("12345678901234567890".utf8))

  /// Appendix B, the rows for SHA-1; of their eight digits the last six, which is what six digits are.
  @Test(
    "the vectors of RFC 6238",
    arguments: [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
      (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Int64, String)])
  func vectors(_ second: Int64, _ code: String) {
    let generator = TOTPGenerator(Self.secret)
    #expect(String(decoding: generator.code(of: second / 30), as: UTF8.self) == code)
    #expect(generator.step(of: code, at: Timestamp(seconds: second)) == second / 30)
  }

  @Test("a code counts in its own step and in the two beside it, and nowhere else")
  func window() {
    let generator = TOTPGenerator(Self.secret)
    let start = Timestamp(seconds: 1_111_111_080)
    for (offset, counts) in [(-31, false), (-30, true), (-1, true), (0, true), (29, true), (59, true), (60, false)] {
      let step = generator.step(of: "081804", at: start.adding(seconds: Int64(offset)))
      #expect(step == (counts ? 37_037_036 : nil), "\(offset) seconds after its step began")
    }
  }

  @Test("what is no code of six digits is none", arguments: ["", "81804", "0081804", "08180", "08180a", "０８１８０４"])
  func malformed(_ code: String) {
    #expect(TOTPGenerator(Self.secret).step(of: code, at: Timestamp(seconds: 1_111_111_109)) == nil)
  }

  @Test("a secret has 160 bits, and is not drawn twice")
  func drawing() throws {
    let vault = KeyedVault(try MasterKey(bytes: [UInt8](0..<32)))
    let secrets = (0..<50).map { _ in vault.drawTOTPSecret() }
    #expect(secrets.allSatisfy { $0.bytes.count == 20 && $0.text.utf8.count == 32 })
    #expect(Set(secrets.map(\.text)).count == 50)
  }
}
