import HTTPTransport
import NIOCore
import Testing

@testable import GrpcCore

struct StatusTableTests {
  /// The whole table, and so both of its ends.
  @Test(arguments: [
    (0, 200, "ok"), (1, 499, "canceled"), (2, 500, "unknown"), (3, 400, "invalid_argument"),
    (4, 504, "deadline_exceeded"), (5, 404, "not_found"), (6, 409, "already_exists"), (7, 403, "permission_denied"),
    (8, 429, "resource_exhausted"), (9, 400, "failed_precondition"), (10, 409, "aborted"), (11, 400, "out_of_range"),
    (12, 501, "unimplemented"), (13, 500, "internal"), (14, 503, "unavailable"), (15, 500, "data_loss"),
    (16, 401, "unauthenticated"),
  ])
  func mapsCodes(_ number: Int, _ http: Int, _ name: String) throws {
    let code = try #require(Status.Code(rawValue: number))
    #expect(code.httpStatus == http)
    #expect("\(code.connectName)" == name)
  }

  @Test func hasNoCodeBeyond() {
    #expect(Status.Code(rawValue: -1) == nil)
    #expect(Status.Code(rawValue: 17) == nil)
    #expect(Status.Code.allCases.count == 17)
  }
}

struct TimeoutTests {
  private func bytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Array(text.utf8).withUnsafeBytes(body)
  }

  @Test(
    arguments: [
      ("1H", 3_600_000_000_000), ("2M", 120_000_000_000), ("3S", 3_000_000_000), ("4m", 4_000_000), ("5u", 5_000),
      ("6n", 6), ("0S", 0), ("99999999n", 99_999_999),
    ] as [(String, Int64)])
  func readsGRPC(_ text: String, _ nanoseconds: Int64) {
    #expect(bytes(text, Timeout.grpc)?.nanoseconds == nanoseconds)
  }

  @Test(arguments: ["", "S", "1", "1s", "-1S", "1.5S", "123456789S", " 1S", "1SS", "\u{661}S"])
  func refusesGRPC(_ text: String) { #expect(bytes(text, Timeout.grpc) == nil) }

  @Test(arguments: [("0", 0), ("1500", 1500), ("9999999999", 9_999_999_999)] as [(String, Int64)])
  func readsConnect(_ text: String, _ milliseconds: Int64) {
    #expect(bytes(text, Timeout.connect) == .milliseconds(milliseconds))
  }

  @Test(arguments: ["", "-1", "10000000000", "1s", "1e3"])
  func refusesConnect(_ text: String) { #expect(bytes(text, Timeout.connect) == nil) }
}

struct PercentCodingTests {
  @Test(arguments: [
    ("plain", "plain"), ("50%", "50%25"), ("é\n", "%C3%A9%0A"), ("tab\t", "tab%09"), ("~ !", "~ !"), ("", ""),
  ])
  func encodesMessages(_ text: String, _ encoded: String) {
    #expect(PercentCoding.encodeMessage(text) == encoded)
    #expect(PercentCoding.decode(encoded.utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    ("a=1&b=2", [["a", "1"], ["b", "2"]]), ("a=b%20c+d", [["a", "b c d"]]), ("a", [["a", ""]]), ("=x", [["", "x"]]),
    ("a=1&&a=2", [["a", "1"], ["a", "2"]]), ("", []), ("a=b=c", [["a", "b=c"]]), ("%61=%", [["a", "%"]]),
  ])
  func parsesForms(_ text: String, _ pairs: [[String]]) throws {
    #expect(try FormFields(parsing: Array(text.utf8)).pairs.map { [$0.name, $0.value] } == pairs)
  }

  @Test(arguments: [
    ("keys=%ff", "keys"), ("a=1&keys=%C3", "keys"), ("a=%ED%A0%80", "a"), ("%FFx=1", "\u{FFFD}x"), ("a=%C0%80", "a"),
    ("a=%F4%90%80%80", "a"), (String(repeating: "n", count: 30_000) + "=%80", String(repeating: "n", count: 100)),
  ])
  func repairsNoForms(_ text: String, _ name: String) {
    #expect(throws: FormError.invalidUTF8(name: name)) { try FormFields(parsing: text.utf8) }
  }

  @Test func bindsForms() throws {
    let most = String(repeating: "a&", count: FormFields.maximumCount)
    #expect(try FormFields(parsing: most.utf8).pairs.count == FormFields.maximumCount)
    #expect(throws: FormError.tooMany) { try FormFields(parsing: (most + "a").utf8) }
    #expect(try FormFields(parsing: String(repeating: "&", count: 60_000).utf8).isEmpty)
  }
}

struct MetadataTests {
  @Test func keepsBinaryValues() {
    var metadata = Metadata()
    metadata.append(binary: "data-bin", [0, 255, 10])
    metadata.append("data-bin", "AQ==, Ag,!")
    #expect(metadata.first("data-bin") == "AP8K")
    #expect(metadata.binary("data-bin") == [[0, 255, 10], [1], [2]])
  }

  @Test func letsNoValueEndItsField() {
    var metadata = Metadata()
    metadata.append("x", "a\r\nset-cookie: b\u{7F}é")
    #expect(metadata.first("x") == "a??set-cookie: b???")
  }

  @Test func keepsOrderAndRepetition() {
    let metadata: Metadata = ["a": "1", "B": "2", "a": "3"]
    #expect(metadata.values("A") == ["1", "3"])
    #expect(metadata.first("b") == "2")
  }
}

struct FramingTests {
  /// Two messages, cut at every place into two pieces, and into single bytes.
  @Test func deframesAtEverySplitPoint() throws {
    let stream: [UInt8] = [0, 0, 0, 0, 3, 7, 8, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 5]
    for split in 0...stream.count {
      #expect(try Self.messages([Array(stream[..<split]), Array(stream[split...])]) == [[7, 8, 9], [], [5]])
    }
    #expect(try Self.messages(stream.map { [$0] }) == [[7, 8, 9], [], [5]])
  }

  private static func messages(_ pieces: [[UInt8]]) throws -> [[UInt8]] {
    var deframer = MessageDeframer(limit: 10)
    var result: [[UInt8]] = []
    for piece in pieces {
      try piece.withUnsafeBytes { bytes in
        var rest = bytes
        while let message = try deframer.next(&rest) { result.append(message.bytes) }
      }
    }
    #expect(deframer.isBetweenMessages)
    return result
  }

  @Test(
    arguments: [
      ([1, 0, 0, 0, 0], Status.Code.internal, "compressed without an encoding"),
      ([2, 0, 0, 0, 0], .internal, "unknown flag"), ([0x80, 0, 0, 0, 0], .internal, "trailers in a request"),
      ([0, 0, 0, 0, 11], .resourceExhausted, "larger than the limit"),
      ([0, 255, 255, 255, 255], .resourceExhausted, "4 GiB"),
    ] as [([UInt8], Status.Code, String)])
  func refusesFrames(_ head: [UInt8], _ code: Status.Code, _ reason: String) {
    var deframer = MessageDeframer(limit: 10)
    var refused: Status?
    head.withUnsafeBytes { bytes in
      var rest = bytes
      do throws(Status) { _ = try deframer.next(&rest) } catch { refused = error }
    }
    #expect(refused?.code == code, "\(reason)")
  }

  @Test func decodesBase64AtEverySplitPoint() throws {
    // Three pieces, each padded by itself.
    let text = Array("AAECAw==BAU=".utf8)
    for split in 0...text.count {
      var stream = Base64Stream()
      let decoded = try [text[..<split], text[split...]].flatMap { part in
        try Array(part).withUnsafeBytes { bytes in try stream.decode(bytes) }
      }
      #expect(decoded == [0, 1, 2, 3, 4, 5])
      #expect(stream.isBetweenGroups)
    }
  }

  @Test(arguments: ["A===", "=AAA", "AA=A", "A A=", "AAé"])
  func refusesBase64(_ text: String) {
    var stream = Base64Stream()
    #expect(throws: Status.self) { try Array(text.utf8).withUnsafeBytes { _ = try stream.decode($0) } }
  }
}
