/// Takes a path template apart into the terminals of its grammar.
struct PathTemplateScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  /// Steps over a character if it is next.
  mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// A LITERAL: characters that may stand in a path segment (RFC 3986 `pchar`, without those that the grammar uses).
  /// Empty when there is none.
  mutating func literal() -> [UInt8] {
    take { byte in
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ":"),
        UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "#"):
        false
      default: byte > 0x20 && byte < 0x7F
      }
    }
  }

  /// An IDENT: a letter or `_`, then letters, digits and `_`. Empty when there is none.
  mutating func identifier() -> [UInt8] {
    var isFirst = true
    return take { byte in
      defer { isFirst = false }
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): return true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return !isFirst
      default: return false
      }
    }
  }

  private mutating func take(while isWanted: (UInt8) -> Bool) -> [UInt8] {
    let start = position
    while position < bytes.count, isWanted(bytes[position]) { position += 1 }
    return Array(bytes[start..<position])
  }
}
