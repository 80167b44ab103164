/// Percent-encoding (RFC 3986 section 2.1).
enum PercentCoding {
  /// Decodes `%XX`; a `%` that begins no such triple stays.
  static func decode(_ text: some Collection<UInt8>) -> [UInt8] { decode(text, plusIsSpace: false) { _ in true } }

  /// Decodes `%XX`, and `+` as a space.
  static func decodeForm(_ text: some Collection<UInt8>) -> [UInt8] { decode(text, plusIsSpace: true) { _ in true } }

  /// Decodes all but an encoded slash: the rule of `google.api.http` for variables of several segments.
  static func decodeExceptSlash(_ text: some Collection<UInt8>) -> [UInt8] {
    decode(text, plusIsSpace: false) { $0 != UInt8(ascii: "/") }
  }

  private static func decode(
    _ text: some Collection<UInt8>, plusIsSpace: Bool, where isDecoded: (UInt8) -> Bool
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexValue),
        let low = rest.dropFirst().first.flatMap(hexValue), isDecoded(high << 4 | low)
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return result
  }

  /// `grpc-message`: printable ASCII but `%` stays, everything else is encoded byte by byte (gRPC over HTTP/2, "Percent-Encoded").
  static func encodeMessage(_ text: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "%") }
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      if isPlain(byte) {
        result.append(byte)
      } else {
        result.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x41 + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x61 + 10
    default: nil
    }
  }
}
