import Testing

@testable import ManagementService

struct LanguageTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let header: String?
    let language: Language
    let reason: String
    var testDescription: String { "\(self.header?.prefix(60) ?? "none"): \(self.reason)" }

    init(_ header: String?, _ language: Language, _ reason: String) {
      self.header = header
      self.language = language
      self.reason = reason
    }
  }

  static let rows = [
    Row(nil, .english, "no header: the fallback"),
    Row("", .english, "an empty list is allowed"),
    Row("de", .german, "exact"),
    Row("DE", .german, "tags are compared without case"),
    Row("de-CH", .german, "lookup shortens from the end"),
    Row("de-Latn-CH-1996", .german, "lookup shortens more than once"),
    Row("fr", .english, "a language without sentences"),
    Row("fr, de", .german, "the first that exists, in the order of the header"),
    Row("en;q=0.5, de", .german, "no weight counts as 1"),
    Row("de;q=0.3, en;q=0.7", .english, "the highest weight first"),
    Row("de;q=0.8,en;q=0.800", .german, "equal weights keep the order of the header"),
    Row("de;q=0, en", .english, "q=0 is a refusal"),
    Row("de-CH, de;q=0", .english, "a refused language is not reached by a longer range either"),
    Row("de;q=0", .english, "refusing everything leaves the fallback"),
    Row("*, de;q=0.5", .english, "the wildcard is the fallback"),
    Row("*;q=0.1, de;q=0.5", .german, "a wildcard with its weight"),
    Row("de ; q=0.9 , en ; q=0.8", .german, "white space around the weight"),
    Row("de;Q=0.2, en;q=0.1", .german, "the parameter's name without case"),
    Row("de;q=1.001, en;q=0.1", .english, "a weight above 1 is no weight: the range is skipped"),
    Row("de;q=0.1234, en;q=0.1", .english, "more than three digits: skipped"),
    Row("de;q=, en;q=0.1", .english, "an empty weight: skipped"),
    Row("de_DE", .english, "an underscore is no range"),
    Row(";;;,,,q=1, de", .german, "garbage is skipped, not fatal"),
    Row("den", .english, "a prefix of letters is not a prefix of subtags"),
    Row("-, de", .german, "empty subtags name nothing"),
    Row(String(repeating: "a-", count: 18) + ", de", .german, "beyond 35 bytes is no tag: the range is skipped"),
    Row("de-" + String(repeating: "a-", count: 16), .german, "35 bytes are a tag"),
    Row(String(repeating: "-", count: 32 << 10), .english, "what is no wish is not worked on"),
    Row(String(repeating: "fr,", count: 340) + "de", .english, "nobody wishes for more than 32 languages"),
    Row(String(repeating: " ", count: 1024) + "de", .english, "nor at such length"),
  ]

  @Test(arguments: rows)
  func chooses(_ row: Row) {
    #expect(Language(accepting: row.header) == row.language)
  }
}
