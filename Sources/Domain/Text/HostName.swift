/// What hosts are called in URLs and in settings.
///
///     host  = name / IPv4 / "[" IPv6 "]"                   ; RFC 3986 section 3.2.2
///     name  = label *( "." label ) [ "." ]                 ; 253 bytes at most (RFC 1035 section 2.3.4)
///     label = 1*63( letter / digit / "_" / "-" )           ; no hyphen at its ends
///
/// A name whose last label is a number would be read as an address, and has to be one. Underscores stand in names that networks
/// of containers give.
package enum HostName {
  /// Bytes of a whole name at most.
  private static let maximumLength = 253

  /// Whether a host can be called so. Letters may be of any script (RFC 3987): who asks DNS for it encodes them.
  package static func isHost(_ text: some StringProtocol) -> Bool {
    let text = Substring(text)
    if text.hasPrefix("[") { return text.hasSuffix("]") && isIPv6(text.dropFirst().dropLast()) }
    // Longer ones are not looked at. A letter has four bytes at most.
    guard text.utf8.count <= 4 * maximumLength else { return false }
    var labels = text.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    guard let last = labels.last, labels.allSatisfy(isLabel) else { return false }
    if last.utf8.allSatisfy(isDigit) { return isIPv4(text) }
    return labels.reduce(labels.count - 1) { $0 + length($1) } <= maximumLength
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...Punycode.maximumLength).contains(length(label)) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.unicodeScalars.allSatisfy { !$0.isASCII || $0.inLabel == $0 || $0 == "_" }
  }

  /// Bytes of a label as DNS has it.
  private static func length(_ label: Substring) -> Int {
    if label.utf8.allSatisfy({ $0 < 0x80 }) { return label.utf8.count }
    return Punycode.encoded(label).map { "xn--".utf8.count + $0.utf8.count } ?? .max
  }

  /// Four numbers below 256, without zeros before them: some would read those as octal.
  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.utf8.allSatisfy(isDigit) && (part == "0" || !part.hasPrefix("0")) && part.utf8.count <= 3
          && UInt8(part) != nil
      }
  }

  /// Eight groups of four hexadecimal digits at most (RFC 4291 section 2.2), of which `::` leaves one or more out; the last two
  /// may be an IPv4 address. Without a zone.
  package static func isIPv6(_ text: some StringProtocol) -> Bool {
    let groups = Substring(text).split(separator: ":", omittingEmptySubsequences: false)
    guard text.utf8.count <= 45, groups.count >= 3 else { return false }
    let isOpen = (start: groups[0].isEmpty, end: groups[groups.count - 1].isEmpty)
    // `::` at an end has one empty group more than in the middle.
    guard !isOpen.start || groups[1].isEmpty, !isOpen.end || groups[groups.count - 2].isEmpty else { return false }
    let inner = groups.dropFirst(isOpen.start ? 1 : 0).dropLast(isOpen.end ? 1 : 0)
    let gaps = inner.count { $0.isEmpty }
    var count = 0
    for (index, group) in zip(inner.indices, inner) where !group.isEmpty {
      if index == groups.count - 1, group.contains(".") {
        guard isIPv4(group) else { return false }
        count += 2
      } else {
        guard group.utf8.count <= 4, group.utf8.allSatisfy(isHexDigit) else { return false }
        count += 1
      }
    }
    return gaps == 0 ? count == 8 : gaps == 1 && count <= 7
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
