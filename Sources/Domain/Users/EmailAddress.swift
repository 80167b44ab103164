/// An e-mail address: trimmed, not lower-cased, and valid by the rule of the HTML standard's `<input type=email>`.
///
///     email = 1*( atext / "." ) "@" label *( "." label )
///     label = let-dig [ [ ldh-str ] let-dig ]  ; limited to 63 characters (RFC 1034 section 3.5)
package struct EmailAddress: Sendable, Hashable {
  /// As it was entered, trimmed.
  package let text: String

  /// - Throws: `EMAIL-spblu` when nothing is left after trimming, `EMAIL-599BI` when it is no address.
  package init(_ text: String) throws(DomainError) {
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, Self.isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, Self.isSpace(last) { bytes.removeLast() }
    guard !bytes.isEmpty else { throw DomainError(.invalidArgument, "EMAIL-spblu", "Errors.User.Email.Empty") }
    // RFC 5321 section 4.5.3.1: a path has at most 256 octets, brackets included.
    guard bytes.count <= 254, Self.isValid(bytes) else {
      throw DomainError(.invalidArgument, "EMAIL-599BI", "Errors.User.Email.Invalid")
    }
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// An address that was checked when it came in: for stores.
  package init(stored text: String) {
    self.text = text
  }

  private static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > bytes.startIndex else { return false }
    guard bytes[..<at].allSatisfy({ isAlphanumeric($0) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }) else {
      return false
    }
    let labels = bytes[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
      return isAlphanumeric(first) && isAlphanumeric(last)
        && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
