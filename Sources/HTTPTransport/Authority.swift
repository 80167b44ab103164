/// Whom a request is for: `Host = uri-host [ ":" port ]` (RFC 9110 section 7.2), and `:authority`, which "MUST NOT include
/// the deprecated userinfo subcomponent" (RFC 9113 section 8.3.1).
enum Authority {
  /// `uri-host = IP-literal / IPv4address / reg-name`, `port = *DIGIT` (RFC 3986 section 3.2).
  static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let end = endOfHost(text), end > 0 else { return false }
    guard end < text.count else { return true }
    let port = text[(end + 1)...]
    guard text[end] == UInt8(ascii: ":"), port.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    // Longer ones would be no port of TCP, whatever the grammar says.
    return port.count <= 5 && port.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 65535
  }

  static func isValid(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isValid(UnsafeRawBufferPointer($0)) }
  }

  /// Whether two name the same entity: in any case, and with the scheme's port or without.
  static func areSame(_ left: String, _ right: String, scheme: String) -> Bool {
    left == right || normal(left, scheme) == normal(right, scheme)
  }

  private static func normal(_ authority: String, _ scheme: String) -> String {
    let lower = authority.lowercased()
    let port = scheme == "https" ? ":443" : ":80"
    if lower.hasSuffix(port) { return String(lower.dropLast(port.count)) }
    return lower.hasSuffix(":") ? String(lower.dropLast()) : lower
  }

  /// Where the host ends; nil when it is none.
  private static func endOfHost(_ text: UnsafeRawBufferPointer) -> Int? {
    if text.first == UInt8(ascii: "[") {
      guard let end = text.firstIndex(of: UInt8(ascii: "]")), end > 1,
        text[1..<end].allSatisfy({ isOfName($0) || $0 == UInt8(ascii: ":") })
      else { return nil }
      return end + 1
    }
    var index = 0
    while index < text.count, text[index] != UInt8(ascii: ":") {
      if text[index] == UInt8(ascii: "%") {
        guard index + 2 < text.count, isHexadecimal(text[index + 1]), isHexadecimal(text[index + 2]) else { return nil }
        index += 3
      } else if isOfName(text[index]) {
        index += 1
      } else {
        return nil
      }
    }
    return index
  }

  /// `unreserved / sub-delims` (RFC 3986 section 2).
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    case UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","): true
    case UInt8(ascii: ";"), UInt8(ascii: "="): true
    default: false
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }
}
