/// A serialized `FileDescriptorProto` that generated code carries as text, for reflection to serve.
public struct EmbeddedFile: Sendable {
  /// The name under which other files import this one, e.g. `google/api/http.proto`.
  public let name: String
  private let base64: StaticString

  /// - Parameter base64: RFC 4648 section 4, as the generator writes it: no line breaks.
  public init(_ name: String, _ base64: StaticString) {
    self.name = name
    self.base64 = base64
  }

  /// The descriptor's bytes. Every call decodes again: keep the result.
  public func decoded() -> [UInt8] {
    base64.withUTF8Buffer { text in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count / 4 * 3)
      var group: UInt32 = 0
      var bits: UInt32 = 0
      for character in text {
        guard let value = Self.value(of: character) else { break }
        group = group << 6 | value
        bits += 6
        if bits >= 8 {
          bits -= 8
          bytes.append(UInt8(truncatingIfNeeded: group >> bits))
        }
      }
      return bytes
    }
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
