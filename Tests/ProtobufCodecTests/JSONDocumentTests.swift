import ProtobufCodec
import SeededRandom
import Testing

/// RFC 8259 by construction: random documents, which must be accepted and mean what they were made of, each then spoilt
/// in every place in a way that the grammar does not allow.
@Suite struct JSONDocumentTests {
  private struct Document {
    var tokens: [String] = []
    var value = Google_Protobuf_Value()
  }

  private static func accepts(_ text: String) -> Bool {
    (try? Google_Protobuf_Value(jsonUTF8: Array(text.utf8))) != nil
  }

  /// What is stepped over obeys the same grammar.
  private static func skips(_ text: String) -> Bool {
    (try? Google_Protobuf_Empty(jsonUTF8: Array("{\"x\":\(text)}".utf8))) != nil
  }

  @Test(arguments: SplitMix.seeds(1...1))
  func acceptsWhatTheGrammarMakes(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    for _ in 0..<500 {
      let document = Self.document(&generator, depth: 0)
      let text = document.tokens.map { token in Self.space(&generator) + token }.joined() + Self.space(&generator)
      let value = try Google_Protobuf_Value(jsonUTF8: Array(text.utf8))
      #expect(value == document.value, "\(text)")
      #expect(try Google_Protobuf_Value(jsonUTF8: value.jsonUTF8()) == value, "\(text)")
      #expect(Self.skips(text), "\(text)")
    }
  }

  @Test(arguments: SplitMix.seeds(1...1))
  func refusesWhatTheGrammarDoesNot(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    var count = 0
    for _ in 0..<60 {
      let document = Self.document(&generator, depth: 0)
      for text in Self.spoilt(document.tokens, &generator) {
        count += 1
        #expect(!Self.accepts(text), "\(text)")
        #expect(!Self.skips(text), "\(text)")
      }
    }
    #expect(count >= 60 * 6, "each document is spoilt in six ways at least")
  }

  // MARK: Making

  private static func space(_ generator: inout SplitMix) -> String {
    [" ", "\n", "\t", "\r\n", "", "", ""].randomElement(using: &generator) ?? ""
  }

  private static func document(_ generator: inout SplitMix, depth: Int) -> Document {
    switch Int.random(in: 0..<(depth < 4 ? 9 : 5), using: &generator) {
    case 0: return Document(tokens: ["null"], value: .init(.nullValue(.nullValue)))
    case 1: return Document(tokens: ["true"], value: .init(.boolValue(true)))
    case 2: return Document(tokens: ["false"], value: .init(.boolValue(false)))
    case 3:
      let (token, number) = Self.number(&generator)
      return Document(tokens: [token], value: .init(.numberValue(number)))
    case 4:
      let text = generator.text()
      return Document(tokens: [Self.quoted(text, &generator)], value: .init(.stringValue(text)))
    case 5, 6:
      let items = generator.list { Self.document(&$0, depth: depth + 1) }
      let tokens = items.map(\.tokens).joined(separator: [","])
      return Document(
        tokens: ["["] + tokens + ["]"], value: .init(.listValue(.init(values: items.map(\.value)))))
    default:
      var fields: [String: Google_Protobuf_Value] = [:]
      var members: [[String]] = []
      for item in generator.list({ Self.document(&$0, depth: depth + 1) }) {
        let name = generator.text()
        guard fields[name] == nil else { continue }
        fields[name] = item.value
        members.append([Self.quoted(name, &generator), ":"] + item.tokens)
      }
      return Document(
        tokens: ["{"] + Array(members.joined(separator: [","])) + ["}"],
        value: .init(.structValue(.init(fields: fields))))
    }
  }

  private static func number(_ generator: inout SplitMix) -> (String, Double) {
    let whole = generator.integer(UInt64.self) >> UInt64.random(in: 0..<64, using: &generator)
    var token = (generator.chance() ? "-" : "") + String(whole)
    if generator.chance() { token += "." + String(generator.integer(UInt32.self)) }
    if generator.chance() {
      token += ["e", "E"].randomElement(using: &generator) ?? "e"
      token += ["+", "-", ""].randomElement(using: &generator) ?? ""
      token += String(UInt8.random(in: 0..<200, using: &generator))
    }
    return (token, Double(token) ?? .nan)
  }

  /// Each character by itself, or by any of its escapes.
  private static func quoted(_ text: String, _ generator: inout SplitMix) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let short: [Unicode.Scalar: String] = ["\"": "\\\"", "\\": "\\\\", "/": "\\/", "\n": "\\n", "\t": "\\t"]
      if let escape = short[scalar], generator.chance() {
        result += escape
      } else if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || generator.chance() {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16, uppercase: generator.chance())
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  // MARK: Spoiling

  private static let structure: Set<String> = ["[", "]", "{", "}", ",", ":"]

  /// Not a token of JSON, wherever it stands.
  private static let junk = [
    "'", "\"", "\\", "/", "/**/", "//x", "#", ";", "\u{FEFF}", "\u{A0}", "\u{0B}", "\u{0C}", "\u{0}", "\u{2028}", "NaN",
    "Infinity", "undefined", "nul", "TRUE", "a", "+", "-", ".", "=",
  ]

  private static let badNumbers = [
    "01", "-01", "00", "+1", ".5", "-.5", "1.", "-", "1.e1", "1e", "1e+", "1E-", "0x1", "1_0", "1e1.5", "--1", "1-1",
    "0e", "\u{FF11}", "1,000.", "-Infinity", "-NaN",
  ]

  private static let badStrings = [
    #""\x00""#, #""\u12""#, #""\u12G4""#, #""\u 123""#, #""\uD800""#, #""\uDC00""#, #""\uD800\u0041""#, #""\uD800A""#,
    #""\uDBFF\uD800""#, #""\a""#, #""\'""#, #""\0""#, #""\""#, "\"\t\"", "\"\n\"", "\"\u{0}\"", "\"\u{1F}\"", "'a'",
    #""a"#,
    #"a""#, #""\U0041""#,
  ]

  private static func spoilt(_ tokens: [String], _ generator: inout SplitMix) -> [String] {
    func join(_ tokens: some Sequence<String>) -> String { tokens.joined(separator: " ") }
    var result: [String] = []
    for index in tokens.indices {
      result.append(join(tokens[..<index]))
      result.append(join(tokens[..<index] + [self.junk.randomElement(using: &generator) ?? "'"] + tokens[index...]))
      if self.structure.contains(tokens[index]) {
        result.append(join(tokens[..<index] + tokens[(index + 1)...]))
        result.append(join(tokens[..<(index + 1)] + tokens[index...]))
      } else {
        for bad in [self.badNumbers, self.badStrings] {
          result.append(join(tokens[..<index] + [bad.randomElement(using: &generator) ?? "-"] + tokens[(index + 1)...]))
        }
        if tokens[index].count > 1, tokens[index].first == "\"" {
          result.append(join(tokens[..<index] + [String(tokens[index].dropLast())] + tokens[(index + 1)...]))
        }
      }
    }
    result.append(join(tokens + [","]))
    result.append(join(tokens + tokens))
    return result
  }
}
