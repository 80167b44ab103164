import HTTPTransport

/// Which trace a call belongs to: the `traceparent` field of W3C Trace Context (Recommendation, section 3.2).
///
///     version-format = trace-id "-" parent-id "-" trace-flags
///     trace-id       = 32HEXDIGLC  ; 16 bytes array identifier. All zeroes forbidden
///     parent-id      = 16HEXDIGLC  ; 8 bytes array identifier. All zeroes forbidden
public struct TraceParent: Sendable, Equatable {
  /// The trace, in 32 lower-case hexadecimal digits.
  public let traceID: String
  /// The span of the caller, in 16.
  public let parentID: String
  /// Whether the caller may have recorded it.
  public let isSampled: Bool

  /// - Returns: nil for what is not well-formed, which is to be ignored.
  public init?(_ text: some StringProtocol) {
    let text = Substring(text)
    // Of a later version, what follows is not looked at: it may be long.
    let parts = text.utf8.prefix(Self.length).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard parts.count == 4, Self.isHex(parts[0], 2), parts[0] != "ff", Self.isHex(parts[1], 32),
      Self.isHex(parts[2], 16),
      Self.isHex(parts[3], 2), let flags = UInt8(parts[3], radix: 16),
      // Versions to come may append, after a hyphen; this one may not.
      text.utf8.count == Self.length
        || parts[0] != "00" && text.utf8.dropFirst(Self.length).first == UInt8(ascii: "-"),
      !parts[1].allSatisfy({ $0 == "0" }), !parts[2].allSatisfy({ $0 == "0" })
    else { return nil }
    traceID = String(parts[1])
    parentID = String(parts[2])
    isSampled = flags & 1 == 1
  }

  /// Bytes of version, trace, parent and flags with their hyphens.
  private static let length = 55

  private static func isHex(_ text: some StringProtocol, _ count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension CallContext {
  /// The trace that the caller names; nil without one.
  public final var traceParent: TraceParent? { metadata.first("traceparent").flatMap { TraceParent($0) } }
}
