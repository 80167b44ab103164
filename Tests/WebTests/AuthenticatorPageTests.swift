import GrpcTesting
import HTTPTransport
import Testing
import Texts

@testable import Web

@Suite("The page with a QR code")
struct AuthenticatorPageTests {
  private static let uri = "otpauth://totp/a.example:ada?digits=6&issuer=a.example&secret=JBSWY3DPEHPK3PXP"

  @Test("shows the code and the key, in the reader's language, and keeps neither")
  func page() async throws {
    let pages = try await Pages()
    let answer = try await pages.post(AuthenticatorPage.path, ["uri": Self.uri], ["accept-language": "de"])
    #expect(answer.status == 200 && answer.isSafe)
    #expect(answer.text.contains("JBSW Y3DP EHPK 3PXP") && answer.text.contains("<svg "))
    #expect(answer.text.contains(try #require(Language(lookingUp: "de")).pages.authenticator.introduction))
    await pages.close()
  }

  @Test("whoever accepts pictures gets the picture")
  func picture() async throws {
    let pages = try await Pages()
    let answer = try await pages.post(AuthenticatorPage.path, ["uri": Self.uri], ["accept": "image/svg+xml"])
    #expect(answer.status == 200 && answer.text.hasPrefix("<svg ") && answer.text.hasSuffix("</svg>"))
    #expect(answer.fields.first("content-type") == "image/svg+xml")
    #expect(answer.fields.first("cache-control") == "no-store")
    await pages.close()
  }

  @Test(
    "nothing else is drawn",
    arguments: ["", "https://a.example/", "otpauth://hotp/a?secret=A", "otpauth://totp/<b>", "otpauth://totp/ä"]
      + ["otpauth://totp/" + String(repeating: "a", count: 700)])
  func refused(_ uri: String) async throws {
    let pages = try await Pages()
    let answer = try await pages.post(AuthenticatorPage.path, ["uri": uri])
    #expect(answer.status == 400 && answer.isSafe && !answer.text.contains("<svg"))
    await pages.close()
  }

  @Test("no other site can show its own secret on our page")
  func crossSite() async throws {
    let pages = try await Pages()
    let answer = try await pages.post(
      AuthenticatorPage.path, ["uri": Self.uri], ["sec-fetch-site": "cross-site"])
    #expect(answer.status == 403 && !answer.text.contains("<svg"))
    await pages.close()
  }

  /// The example of ISO/IEC 18004 annex G would be numeric; decoding by programs of others is in the end-to-end tests.
  @Test("a code has the size that its bytes need", arguments: [(0, 21), (14, 21), (15, 25), (213, 57), (666, 97)])
  func sizes(_ count: Int, _ size: Int) {
    #expect(QRCode(Array(repeating: 0x61, count: count))?.size == size)
    #expect(QRCode(Array(repeating: 0x61, count: QRCode.maximumBytes + 1)) == nil)
  }

  @Test("finders, timing and the dark module are where every reader looks")
  func patterns() throws {
    let code = try #require(QRCode(Array("otpauth".utf8)))
    for (x, y) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
      for offset in 0..<7 { #expect(code[x + offset, y] && code[x, y + offset]) }
      #expect(code[x + 3, y + 3] && !code[x + 1, y + 1])
    }
    for index in 8..<code.size - 8 { #expect(code[index, 6] == (index % 2 == 0)) }
    #expect(code[8, code.size - 8])
  }
}
