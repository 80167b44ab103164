import Testing

import Texts

struct AcceptLanguageTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let header: String?
    let language: String
    let reason: String
    var testDescription: String { "\(self.header?.prefix(60) ?? "none"): \(self.reason)" }

    init(_ header: String?, _ language: String, _ reason: String) {
      self.header = header
      self.language = language
      self.reason = reason
    }
  }

  static let rows = [
    Row(nil, "en", "no header: the fallback"),
    Row("", "en", "an empty list is allowed"),
    Row("de", "de", "exact"),
    Row("DE", "de", "tags are compared without case"),
    Row("de-CH", "de", "lookup shortens from the end"),
    Row("de-Latn-CH-1996", "de", "lookup shortens more than once"),
    Row("fr", "en", "a language without sentences"),
    Row("fr, de", "de", "the first that exists, in the order of the header"),
    Row("en;q=0.5, de", "de", "no weight counts as 1"),
    Row("de;q=0.3, en;q=0.7", "en", "the highest weight first"),
    Row("de;q=0.8,en;q=0.800", "de", "equal weights keep the order of the header"),
    Row("de;q=0, en", "en", "q=0 is a refusal"),
    Row("de-CH, de;q=0", "en", "a refused language is not reached by a longer range either"),
    Row("de;q=0", "en", "refusing everything leaves the fallback"),
    Row("*, de;q=0.5", "en", "the wildcard is the fallback"),
    Row("*;q=0.1, de;q=0.5", "de", "a wildcard with its weight"),
    Row("de ; q=0.9 , en ; q=0.8", "de", "white space around the weight"),
    Row("de;Q=0.2, en;q=0.1", "de", "the parameter's name without case"),
    Row("de;q=1.001, en;q=0.1", "en", "a weight above 1 is no weight: the range is skipped"),
    Row("de;q=0.1234, en;q=0.1", "en", "more than three digits: skipped"),
    Row("de;q=, en;q=0.1", "en", "an empty weight: skipped"),
    Row("de_DE", "en", "an underscore is no range"),
    Row(";;;,,,q=1, de", "de", "garbage is skipped, not fatal"),
    Row("den", "en", "a prefix of letters is not a prefix of subtags"),
    Row("-, de", "de", "empty subtags name nothing"),
    Row(String(repeating: "a-", count: 18) + ", de", "de", "beyond 35 bytes is no tag: the range is skipped"),
    Row("de-" + String(repeating: "a-", count: 16), "de", "35 bytes are a tag"),
    Row(String(repeating: "-", count: 32 << 10), "en", "what is no wish is not worked on"),
    Row(String(repeating: "fr,", count: 340) + "de", "en", "nobody wishes for more than 32 languages"),
    Row(String(repeating: " ", count: 1024) + "de", "en", "nor at such length"),
  ]

  @Test(arguments: rows)
  func chooses(_ row: Row) {
    #expect(Language(accepting: row.header).tag == row.language)
  }
}
