import Domain

/// What a caller would like to read: an `accept-language` header (RFC 9110 section 12.5.4).
///
///     Accept-Language = [ ( language-range [ weight ] ) *( OWS "," OWS ( language-range [ weight ] ) ) ]
///     weight          = OWS ";" OWS "q=" qvalue
///
/// A range that does not parse is skipped, since the header is only a wish.
package struct AcceptLanguage: Sendable {
  /// From the highest quality to the lowest, those of one quality in the order of the header.
  private let wanted: [LanguageRange]
  /// Tags with `q=0`, in lower case.
  private let refused: Set<String>

  package init(_ header: String?) {
    let elements = header.map { $0.utf8.count <= Self.maximumBytes ? $0.utf8.split(separator: UInt8(ascii: ",")) : [] }
    let ranges = (elements ?? []).prefix(Self.maximumRanges).compactMap(LanguageRange.init)
    self.refused = Set(ranges.lazy.filter { $0.quality == 0 }.map(\.tag))
    self.wanted = ranges.enumerated().filter { $1.quality > 0 }.sorted {
      ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset)
    }.map(\.element)
  }

  /// Browsers send less than a hundred. Whoever sends more only wants to cost time: no wish is heard of it.
  private static let maximumBytes = 1024
  /// Browsers send fewer than ten.
  private static let maximumRanges = 32

  /// Chooses by the lookup of RFC 4647 section 3.4. A range with `q=0` is never chosen.
  ///
  /// - Parameters:
  ///   - available: tags, in any case.
  ///   - fallback: what who asks for nothing gets, for nothing that exists, or for anything (`*`).
  package func choose(from available: some Collection<String>, fallback: String) -> String {
    for range in self.wanted {
      if range.tag == "*" { return fallback }
      if let tag = LanguageTag.lookup(range.tag, in: available), !self.refused.contains(tag.lowercased()) { return tag }
    }
    return fallback
  }
}

/// One element of `accept-language`.
private struct LanguageRange {
  /// In lower case.
  let tag: String
  /// In thousandths: qvalue has at most three digits after the point.
  let quality: Int

  init?(_ element: Substring.UTF8View) {
    let parts = element.split(separator: UInt8(ascii: ";"), maxSplits: 1).map { Self.trimmed($0) }
    guard let range = parts.first, !range.isEmpty, range.utf8.allSatisfy(Self.isRangeCharacter) else { return nil }
    self.tag = range.lowercased()
    guard parts.count == 2 else {
      self.quality = 1000
      return
    }
    guard let quality = Self.quality(parts[1].lowercased()) else { return nil }
    self.quality = quality
  }

  /// `qvalue = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )`
  private static func quality(_ weight: String) -> Int? {
    guard weight.hasPrefix("q=") else { return nil }
    let digits = weight.utf8.dropFirst(2)
    guard let first = digits.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
    var value = first == UInt8(ascii: "1") ? 1000 : 0
    let rest = digits.dropFirst()
    guard let point = rest.first else { return value }
    guard point == UInt8(ascii: "."), rest.count <= 4 else { return nil }
    var unit = 100
    for digit in rest.dropFirst() {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value += Int(digit - UInt8(ascii: "0")) * unit
      unit /= 10
    }
    return value <= 1000 ? value : nil
  }

  private static func trimmed(_ text: Substring.UTF8View) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return String(Substring(text))
  }

  private static func isRangeCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "*"):
      true
    default: false
    }
  }
}
