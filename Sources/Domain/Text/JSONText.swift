extension String {
  /// The text as a JSON string, quotes included (RFC 8259 section 7).
  package var jsonText: String {
    var bytes: [UInt8] = []
    bytes.append(json: self)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends a text as a JSON string. Most need no escape, and are taken as they are.
  mutating func append(json text: String) {
    var text = text
    append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices where utf8[index] < 0x20 || utf8[index] == 0x22 || utf8[index] == 0x5C {
        append(contentsOf: utf8[start..<index])
        appendEscape(of: utf8[index])
        start = index + 1
      }
      append(contentsOf: utf8[start...])
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(of character: UInt8) {
    append(0x5C)
    switch character {
    case 0x22, 0x5C: append(character)
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    default:
      // \u00XX
      let digits = String(character, radix: 16)
      append(contentsOf: "u00".utf8)
      if digits.utf8.count == 1 { append(UInt8(ascii: "0")) }
      append(contentsOf: digits.utf8)
    }
  }
}
