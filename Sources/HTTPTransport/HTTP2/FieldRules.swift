import CNghttp2

/// What RFC 9113 section 8 demands of the fields of a request, or of its trailers.
///
/// The library would see to it, field by field for every request, at a twelfth of what a call costs in all. Here a header
/// block that repeats the one before it is known to be sound, and only others are looked at.
struct FieldRules {
  private struct Seen: OptionSet {
    let rawValue: UInt8
    static let method = Seen(rawValue: 1), path = Seen(rawValue: 2), authority = Seen(rawValue: 4)
    static let scheme = Seen(rawValue: 8), host = Seen(rawValue: 16), ordinary = Seen(rawValue: 32)
  }

  private let isTrailers: Bool
  private var seen: Seen = []
  private var isConnect = false
  private var isOptions = false
  private var isHTTP = false
  private var pathStart: UInt8 = 0
  private var pathIsAsterisk = false
  /// What `content-length` says.
  private(set) var contentLength: Int?
  /// Whether the request can be understood in two ways. It is no error of HTTP/2, and is answered 400.
  private(set) var isAmbiguous = false
  private let singular: SingularFields
  private var seenSingular: UInt64 = 0

  init(isTrailers: Bool = false, singular: SingularFields) {
    self.isTrailers = isTrailers
    self.singular = singular
  }

  /// Whether the field is sound. "A field name MUST NOT contain characters in the ranges 0x00-0x20, 0x41-0x5a, or 0x7f-0xff
  /// … A field value MUST NOT start or end with an ASCII whitespace character … A request or response that contains a field
  /// that violates any of these conditions MUST be treated as malformed" (section 8.2.1). Left out it could be one that
  /// decides.
  mutating func check(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) -> Bool {
    guard Self.holds(nghttp2_check_header_name, for: name), isValid(value, of: name) else { return false }
    return name[0] == UInt8(ascii: ":") ? acceptPseudo(name, value) : accept(name, value)
  }

  /// Whether all that a request must have has come, and goes together.
  var isComplete: Bool {
    if isTrailers { return true }
    // "The :scheme and :path pseudo-header fields MUST be omitted" (section 8.5).
    if isConnect { return seen.isDisjoint(with: [.scheme, .path]) && seen.contains(.authority) }
    guard seen.isSuperset(of: [.method, .scheme, .path]), !seen.isDisjoint(with: [.authority, .host]) else {
      return false
    }
    // An absolute path, or "*" for OPTIONS; other schemes have their own forms (section 8.3.1).
    return !isHTTP || pathStart == UInt8(ascii: "/") || isOptions && pathIsAsterisk
  }

  private func isValid(_ value: UnsafeRawBufferPointer, of name: UnsafeRawBufferPointer) -> Bool {
    switch name.count {
    case 5 where Self.name(name, is: ":path"): Self.holds(nghttp2_check_path, for: value)
    case 7 where Self.name(name, is: ":method"): Self.holds(nghttp2_check_method, for: value)
    case 4 where Self.name(name, is: "host"): Authority.isValid(value)
    case 10 where Self.name(name, is: ":authority"): Authority.isValid(value)
    default: Self.holds(nghttp2_check_header_value_rfc9113, for: value)
    }
  }

  /// "Pseudo-header fields MUST NOT appear in a trailer section. … All pseudo-header fields sent in a message MUST be sent
  /// before any regular field" (section 8.3), each once.
  private mutating func acceptPseudo(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool {
    guard !isTrailers, !seen.contains(.ordinary), !value.isEmpty else { return false }
    let field: Seen
    switch name.count {
    case 5 where Self.name(name, is: ":path"):
      field = .path
      pathStart = value[0]
      pathIsAsterisk = Self.name(value, is: "*")
      // What is no text in any coding would be mended, and so become another path.
      if value.contains(where: { $0 >= 0x80 }), String(validating: value, as: UTF8.self) == nil { isAmbiguous = true }
    case 7 where Self.name(name, is: ":method"):
      field = .method
      isConnect = Self.name(value, is: "CONNECT")
      isOptions = Self.name(value, is: "OPTIONS")
    case 7 where Self.name(name, is: ":scheme"):
      field = .scheme
      guard value.allSatisfy(Self.isOfScheme), value[0] | 0x20 &- 0x61 < 26 else { return false }
      isHTTP = Self.text(value, is: "http") || Self.text(value, is: "https")
    case 10 where Self.name(name, is: ":authority"):
      field = .authority
    default:
      return false
    }
    return seen.insert(field).inserted
  }

  private mutating func accept(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool {
    seen.insert(.ordinary)
    if !singular.allows(name, after: &seenSingular) { isAmbiguous = true }
    switch name.count {
    case 2 where Self.name(name, is: "te"):
      // "It MUST NOT contain any value other than "trailers"" (section 8.2.2).
      return Self.text(value, is: "trailers")
    case 4 where Self.name(name, is: "host"):
      return !value.isEmpty && seen.insert(.host).inserted
    case 14 where Self.name(name, is: "content-length"):
      guard contentLength == nil, !value.isEmpty, value.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
      contentLength = Int(String(decoding: value, as: UTF8.self))
      return contentLength != nil
    default:
      // "Any message containing connection-specific header fields MUST be treated as malformed" (section 8.2.2).
      return !isConnectionSpecific(name)
    }
  }

  // MARK: Octets

  private static func holds(
    _ rule: (UnsafePointer<UInt8>?, Int) -> Int32, for text: UnsafeRawBufferPointer
  ) -> Bool {
    rule(text.baseAddress?.assumingMemoryBound(to: UInt8.self), text.count) != 0
  }

  private static func name(_ name: UnsafeRawBufferPointer, is known: StaticString) -> Bool {
    equal(name, UnsafeRawBufferPointer(start: known.utf8Start, count: known.utf8CodeUnitCount))
  }

  /// Equality in any case.
  private static func text(_ text: UnsafeRawBufferPointer, is lower: StaticString) -> Bool {
    equalIgnoringCase(UnsafeRawBufferPointer(start: lower.utf8Start, count: lower.utf8CodeUnitCount), text)
  }

  /// "scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )" (RFC 3986 section 3.1).
  private static func isOfScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
