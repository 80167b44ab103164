import Testing

@testable import Texts

@Suite("Languages are found by the lookup of RFC 4647")
struct LanguageTagTests {
  @Test(
    arguments: [
      ("de", "de"), ("DE", "de"), ("de-AT", "de"), ("de_AT", "de"), ("zh-Hant-TW", "zh-Hant"), ("zh-Hans", "zh"),
      ("ZH_HANT", "zh-Hant"), ("de-x-private", "de"), ("de-1996-x-a-b-c", "de"), ("fr", nil), ("", nil), ("-", nil),
      ("-de", nil), ("d", nil), ("den", nil), ("x-de", nil), ("de--AT", "de"), ("de-", "de"), ("ｄｅ", nil),
      ("de-" + String(repeating: "a", count: 32), "de"), ("de-" + String(repeating: "a", count: 33), nil),
      (String(repeating: "de-", count: 11) + "de", "de"), (String(repeating: "de-", count: 12), nil),
    ] as [(String, String?)])
  func lookup(wanted: String, expected: String?) {
    #expect(LanguageTag.lookup(wanted, in: ["en", "de", "zh", "zh-Hant"]) == expected)
  }

  /// Counts how often it is looked through.
  final class Available: Sequence {
    private(set) var passes = 0

    func makeIterator() -> IndexingIterator<[String]> {
      passes += 1
      return ["en", "de"].makeIterator()
    }
  }

  @Test(
    "What is too long for a tag costs nothing, whatever it is made of",
    arguments: ["-", "a-", "_", "a", "ab-", "é"], [36, 32 << 10, 1 << 20])
  func bounded(piece: String, length: Int) {
    let available = Available()
    #expect(LanguageTag.lookup(String(repeating: piece, count: length), in: available) == nil)
    #expect(available.passes == 0)
  }

  @Test("A tag is looked up once for each of its subtags at most")
  func passes() {
    for subtags in 1...17 {
      let available = Available()
      #expect(LanguageTag.lookup(Array(repeating: "a", count: subtags).joined(separator: "-"), in: available) == nil)
      #expect(available.passes <= subtags)
    }
  }
}
