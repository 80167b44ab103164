import Testing

@testable import ProtobufCodec

struct ValidationPatternTests {
  struct Row: Sendable {
    let pattern: String
    let found: [String]
    let missing: [String]

    init(_ pattern: String, _ found: [String], _ missing: [String] = []) {
      self.pattern = pattern
      self.found = found
      self.missing = missing
    }
  }

  /// What Go's regexp says of each.
  @Test(arguments: [
    Row("", ["", "x"]), Row("abc", ["abc", "xabcx"], ["ab", "ABC", ""]),
    Row("^abc$", ["abc"], ["xabc", "abcx", "abc\n"]),
    Row("a|bc|", ["", "a"]), Row("^(?:a|bc)d$", ["ad", "bcd"], ["d", "abcd"]),
    Row("^(a|b)*c$", ["c", "ababc"], ["abd", "cc"]),
    Row("^a+$", ["a", "aaa"], ["", "ab"]), Row("^a?b??$", ["", "a", "b", "ab"], ["aa", "ba"]),
    Row("^a{2}$", ["aa"], ["a", "aaa"]), Row("^a{1,3}$", ["a", "aaa"], ["", "aaaa"]),
    Row("^a{2,}$", ["aa", "aaaaa"], ["a"]),
    Row("^a{,2}$", ["a{,2}"], ["aa"]), Row("^x{0}$", [""], ["x"]), Row("^[a-c_]+$", ["abc_"], ["d", ""]),
    Row("^[^a-c]$", ["d", "\u{1F600}", "\n"], ["a", "dd"]), Row("^[]a]+$", ["]a"], ["b"]),
    Row("^[a-]+$", ["a-"], ["b"]),
    Row(#"^[\d\-x]+$"#, ["1-x"], ["y"]), Row(#"^[^\W]$"#, ["a", "_"], ["-"]), Row(#"^[\D]$"#, ["a", "\u{660}"], ["1"]),
    Row(#"^\d\D\w\W\s\S$"#, ["1a_- x"], ["11_- x"]), Row(#"\A\x41\x{1F600}\.\z"#, ["A\u{1F600}."], ["xA\u{1F600}."]),
    Row("^.$", ["a", "\u{E9}"], ["", "\n", "e\u{301}"]), Row(#"^\\$"#, [#"\"#]),
    Row("a^b|c$d", [], ["a^b", "ab", "cd"]),
    Row("^(a*)*$", ["", "aaa"], ["b"]), Row("(^|,)x(,|$)", ["x", "a,x,b"], ["ax"]),
  ])
  func finds(_ row: Row) {
    #expect(ValidationPattern.fault(in: row.pattern) == nil)
    let pattern = ValidationPattern(parsing: row.pattern)
    for text in row.found { #expect(pattern.isFound(in: text), "\(row.pattern) in \(text)") }
    for text in row.missing { #expect(!pattern.isFound(in: text), "\(row.pattern) in \(text)") }
  }

  @Test(arguments: [
    "(", ")", "a)", "[", "[]", "[a", "*", "+a", "a**", "a{2}{3}", "a{1001}", "a{3,2}", "(?i)a", "(?P<n>a)", #"\b"#,
    #"\p{L}"#,
    #"\Qa"#, #"\1"#, #"\"#, #"\x4"#, #"\x{}"#, #"\x{110000}"#, "[z-a]", #"[\d-z]"#, "[[:alpha:]]", "((a{1000}){1000})",
    String(repeating: "(", count: 10_000),
  ])
  func refuses(_ pattern: String) { #expect(ValidationPattern.fault(in: pattern) != nil) }

  /// Those that try one way after the other take for ever.
  @Test(arguments: ["^(a+)+$", "^(a|a)*$", "^(a*)*b$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$"])
  func doesNotTryAgain(_ pattern: String) {
    #expect(!ValidationPattern(parsing: pattern).isFound(in: String(repeating: "a", count: 2000) + "!"))
  }
}
