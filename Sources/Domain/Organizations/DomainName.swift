/// The name of a domain that an organization adds, as it was written, and as others are asked for it.
///
/// A domain may be written in its own script or as DNS has it: `Müller.de` is `xn--mller-kva.de`. What both have in common is
/// the `key`: each label in its own script, folded as names are. As user names fold, `straße.de` is `strasse.de`; a label
/// whose fold is another label's stays as DNS writes it, so that `xn--strae-oqa.de` is a domain of its own. What is proved
/// is always the domain of the key: whoever owns one of two owns nothing of the other.
package struct DomainName: Sendable, Hashable {
  /// As it was written, without white space around it.
  package let text: String
  /// What all its spellings have in common.
  package let key: String
  /// The key as DNS, HTTP and certificates have it: letters, digits and hyphens of ASCII.
  package let ascii: String

  /// Bytes of the whole at most (RFC 1035 section 2.3.4).
  private static let maximumLength = 253
  private static let prefix = "xn--"

  /// Checks the shape: two labels or more of letters and digits of any script and hyphens within, as long as DNS has them.
  /// - Throws: `ORG-r3h4J` for what is no domain: an address, a port, a path, a wildcard, a name of one label.
  package init(_ text: String) throws(DomainError) {
    let invalid = Self.invalid
    guard text.utf8.count <= 4 * Self.maximumLength else { throw invalid }
    self.text = text.trimmed.nfc
    self.key = Self.key(of: self.text)
    guard self.text.unicodeScalars.allSatisfy({ $0 == "." || $0.inLabel == $0 }) else { throw invalid }
    let labels = key.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, !Self.isNumber(last) else { throw invalid }
    var ascii: [String] = []
    for label in labels {
      guard Self.isLabel(label), let encoded = Self.encoded(label) else { throw invalid }
      ascii.append(encoded)
    }
    self.ascii = ascii.joined(separator: ".")
    guard self.ascii.utf8.count <= Self.maximumLength else { throw invalid }
  }

  private static let invalid = DomainError(.invalidArgument, "ORG-r3h4J", "Errors.Org.InvalidDomain")

  /// A domain that an organization may add: not the one of the user names that we make, which whoever has lost a name would
  /// lose as well.
  package init(adding text: String, under baseDomain: String) throws(DomainError) {
    try self.init(text)
    guard key != Self.key(of: Self.temporary(under: baseDomain)) else { throw Self.invalid }
  }

  /// What all spellings of a domain have in common; of what is no domain the fold.
  package static func key(of text: String) -> String {
    key(ofFolded: text.folded)
  }

  static func key(ofFolded folded: String) -> String {
    guard mayBeEncoded(folded.utf8) else { return folded }
    return folded.split(separator: ".", omittingEmptySubsequences: false).map(ownScript).joined(separator: ".")
  }

  /// Whether a label may stand for another text. Asked for each new user name.
  package static func mayBeEncoded(_ text: some Collection<UInt8>) -> Bool {
    var matched = 0
    for byte in text {
      if byte == mark[matched] {
        matched += 1
        if matched == mark.count { return true }
      } else {
        matched = byte == mark[0] ? 1 : 0
      }
    }
    return false
  }

  private static let mark = Array(prefix.utf8)

  /// A folded label in its own script, where that is what its key is.
  private static func ownScript(_ label: Substring) -> String {
    guard let decoded = decoded(label), decoded.utf8.elementsEqual(decoded.folded.utf8) else { return String(label) }
    return decoded
  }

  /// What a label of DNS stands for; nil where it stands for nothing but itself.
  private static func decoded(_ label: Substring) -> String? {
    guard label.hasPrefix(prefix), label.utf8.count <= Punycode.maximumLength else { return nil }
    let digits = label.dropFirst(prefix.count)
    guard let decoded = Punycode.decoded(digits), !decoded.hasPrefix(prefix),
      Punycode.encoded(decoded) == String(digits),
      decoded.unicodeScalars.contains(where: { !$0.isASCII })
    else { return nil }
    return decoded
  }

  private static func encoded(_ label: Substring) -> String? {
    if label.utf8.allSatisfy({ $0 < 0x80 }) { return label.utf8.count <= Punycode.maximumLength ? String(label) : nil }
    guard let encoded = Punycode.encoded(label) else { return nil }
    let whole = prefix + encoded
    return whole.utf8.count <= Punycode.maximumLength ? whole : nil
  }

  /// Whether a label is one of a host (RFC 5891 sections 4.2.3.1 and 4.2.3.2), by its characters.
  private static func isLabel(_ label: Substring) -> Bool {
    guard let first = label.unicodeScalars.first, label.first != "-", label.last != "-" else { return false }
    if [.nonspacingMark, .spacingMark, .enclosingMark].contains(first.properties.generalCategory) { return false }
    if label.dropFirst(2).hasPrefix("--") {
      // Whoever writes it as DNS does means what it stands for.
      guard let decoded = decoded(label) else { return false }
      return isLabel(Substring(decoded))
    }
    return label.unicodeScalars.allSatisfy { $0.inLabel == $0 }
  }

  /// Whether readers of addresses would take a name that ends so for one of a machine: `1.2.3.4`, `0x7f`.
  private static func isNumber(_ label: Substring) -> Bool {
    if label.hasPrefix("0x"), label.dropFirst(2).allSatisfy(\.isHexDigit) { return true }
    return label.unicodeScalars.allSatisfy { $0.properties.generalCategory == .decimalNumber }
  }

  /// The domain of the user names of those who have lost theirs.
  package static func temporary(under baseDomain: String) -> String { "temporary.\(baseDomain)" }
}
