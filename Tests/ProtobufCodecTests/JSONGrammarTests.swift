import ProtobufCodec
import Testing

/// RFC 8259, read as a `Value`, which takes any JSON. The names follow nst/JSONTestSuite.
@Suite struct JSONGrammarTests {
  @Test(arguments: [
    "[]", "{}", " [ ] ", "[1]", "[1,2 ,\n3]", "[[],{}]", "[null]", "[true,false]", "\"\"", "\"a\"", "0", "-0", "1e5",
    "[1E+2]", "[1.5e-2]", "[123.456789]", "{\"a\":{\"a\":[]}}", "{\"\":0}", "{\"a\":1,\"b\":2}", "[\"\\u0061\"]",
    "[\"\\uD834\\uDD1E\"]", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\u{7F}\"]", "[\"\u{2028}\"]", "\t[]\r\n",
    "[\"\\u0000\"]", "[-123]", "[0e1]", "[1e-2]", "[\"\u{10FFFF}\"]",
  ])
  func y_accepts(_ text: String) throws {
    let value = try Google_Protobuf_Value(jsonUTF8: Array(text.utf8))
    let again = try Google_Protobuf_Value(jsonUTF8: value.jsonUTF8())
    #expect(again == value)
    // What is skipped obeys the same grammar.
    _ = try Google_Protobuf_Empty(jsonUTF8: Array("{\"x\":\(text)}".utf8))
  }

  @Test(arguments: [
    "", " ", "[", "]", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1", "{\"a\":1", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":}",
    "{a:1}", "{'a':1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{1:1}", "{null:1}", "[] []", "[]x", "01", "-01", "[-]", "+1",
    ".5", "1.", "[1.e1]", "1e", "1e+", "0x10", "[1_000]", "NaN", "Infinity", "-Infinity", "nul", "nulll", "True",
    "[tru]", "\"", "\"a", "\"\\\"", "[\"\\x00\"]", "[\"\\u00\"]", "[\"\\u00G0\"]", "[\"\\uD800\"]", "[\"\\uDC00\"]",
    "[\"\\uD800\\u0041\"]", "[\"\t\"]", "[\"\n\"]", "[\"\u{0}\"]", "// c\n[]", "[]/**/", "[\u{A0}]", "\u{FEFF}[]",
    "'a'", "[\"a\"b]", "{\"a\":1}}", "[}", "{]", "[1}", "\u{0}", "[]\u{0}", "--1", "1e1.5", "[\\u0061]", "1e999",
  ])
  func n_refuses(_ text: String) {
    #expect(throws: JSONError.self) { try Google_Protobuf_Value(jsonUTF8: Array(text.utf8)) }
    // A number too large for a double is still a number to whom it does not concern.
    if text != "1e999" {
      #expect(throws: JSONError.self) { try Google_Protobuf_Empty(jsonUTF8: Array("{\"x\":\(text)}".utf8)) }
    }
  }

  @Test(arguments: [
    [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
  ])
  func n_refusesWhatIsNotUTF8(_ bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try Google_Protobuf_Value(jsonUTF8: bytes) }
    #expect(throws: JSONError.self) {
      try Google_Protobuf_Empty(jsonUTF8: Array("{\"x\":".utf8) + bytes + Array("}".utf8))
    }
    #expect(throws: JSONError.self) {
      try Google_Protobuf_Empty(jsonUTF8: Array("{".utf8) + bytes + Array(":1}".utf8))
    }
  }

  /// On the wire an array in an array is two messages deeper, and an object in an object three.
  @Test(arguments: [("[", "0", "]", 50), ("{\"a\":", "0", "}", 33), ("[{\"a\":", "0", "}]", 20)])
  func nestingIsBoundedAsOnTheWire(_ open: String, _ inner: String, _ close: String, _ limit: Int) throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)).utf8)
    }
    let value = try Google_Protobuf_Value(jsonUTF8: nested(limit))
    #expect(try Google_Protobuf_Value(serialized: value.serialized()) == value)
    #expect(throws: JSONError.self) { try Google_Protobuf_Value(jsonUTF8: nested(limit + 1)) }
  }

  @Test func endlessNestingIsRefused() throws {
    #expect(throws: JSONError.self) { try Google_Protobuf_Value(jsonUTF8: [UInt8](repeating: 0x5B, count: 100_000)) }
    #expect(throws: JSONError.self) {
      try Google_Protobuf_Empty(jsonUTF8: Array("{\"x\":".utf8) + [UInt8](repeating: 0x5B, count: 100_000))
    }
  }
}
