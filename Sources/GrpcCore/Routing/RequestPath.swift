/// The path of a request in its segments, still percent-encoded, without the query.
struct RequestPath {
  let bytes: [UInt8]
  /// Where the segments are. A slash at the end adds none.
  let segments: [Range<Int>]
  /// The `:verb` that the last segment may end in.
  let verb: Range<Int>?

  /// - Parameter target: a request target in origin form; nil when it is in another.
  init?(_ target: String) {
    guard target.utf8.first == UInt8(ascii: "/") else { return nil }
    var bytes = Array(target.utf8)
    if let query = bytes.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
      bytes.removeSubrange(query...)
    }
    var segments: [Range<Int>] = []
    segments.reserveCapacity(12)
    var start = 1
    for index in bytes.indices.dropFirst() where bytes[index] == UInt8(ascii: "/") {
      segments.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { segments.append(start..<bytes.count) }
    self.bytes = bytes
    self.segments = segments
    verb = segments.last.flatMap { last in
      bytes[last].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1..<last.upperBound }
    }
  }

  private init(bytes: [UInt8], segments: [Range<Int>], verb: Range<Int>?) {
    self.bytes = bytes
    self.segments = segments
    self.verb = verb
  }

  /// The same path with its verb taken off the last segment; nil when it has none.
  var withoutVerb: RequestPath? {
    guard let verb, let last = segments.last else { return nil }
    var segments = segments
    segments[segments.count - 1] = last.lowerBound..<verb.lowerBound - 1
    return RequestPath(bytes: bytes, segments: segments, verb: verb)
  }

  /// Whether a segment, decoded, is this literal.
  func segment(_ index: Int, equals literal: [UInt8]) -> Bool {
    let range = segments[index]
    if range.count == literal.count, bytes[range].elementsEqual(literal) { return true }
    // Each byte is three at most, so that a long segment is not decoded for each literal that it could be.
    return range.count > literal.count && range.count <= 3 * literal.count && bytes[range].contains(UInt8(ascii: "%"))
      && PercentCoding.decode(bytes[range]) == literal
  }

  /// What a variable of a template that matched holds, decoded; nil when it is not UTF-8.
  func value(of variable: PathTemplate.Variable) -> String? {
    let end = variable.takesRest ? segments.count : variable.segments.upperBound
    guard variable.segments.lowerBound < end else { return "" }
    let text = bytes[segments[variable.segments.lowerBound].lowerBound..<segments[end - 1].upperBound]
    // "the server does the reverse decoding, except "%2F" and "%2f" are left unchanged" for several segments.
    let decoded = variable.isMultiSegment ? PercentCoding.decodeExceptSlash(text) : PercentCoding.decode(text)
    return String(validating: decoded, as: UTF8.self)
  }
}
