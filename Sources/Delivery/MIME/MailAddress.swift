/// Why a text is not an address that mail can be sent to.
package enum MailAddressError: Error, Equatable, CustomStringConvertible {
  case malformed
  /// The address needs SMTPUTF8 (RFC 6531), which few servers on the way would carry. A domain can be given in its
  /// `xn--` form instead.
  case internationalized

  package var description: String {
    switch self {
    case .malformed: "not an e-mail address"
    case .internationalized: "e-mail addresses with characters beyond ASCII are not supported"
    }
  }
}

/// An address `local@domain` that is safe in a header and in an SMTP command.
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
  package let description: String
  package let domain: String

  /// Accepts what the HTML standard calls a valid e-mail address:
  ///
  ///     email = 1*( atext / "." ) "@" label *( "." label )
  ///     label = let-dig [ [ ldh-str ] let-dig ]      ; at most 63 characters
  ///
  /// and the lengths of RFC 5321 section 4.5.3.1: local part 64, domain 255, all 254.
  package init(_ text: String) throws(MailAddressError) {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { throw .internationalized }
    let bytes = text.utf8
    guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { throw .malformed }
    let local = bytes[..<at]
    let domain = bytes[bytes.index(after: at)...]
    guard (1...64).contains(local.count), local.allSatisfy({ $0.isAtomText || $0 == UInt8(ascii: ".") }),
      (1...255).contains(domain.count),
      domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(Self.isLabel)
    else { throw .malformed }
    self.description = text
    self.domain = String(domain) ?? ""
  }

  static func isLabel(_ label: Substring.UTF8View) -> Bool {
    guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
    return first.isLetterOrDigit && last.isLetterOrDigit
      && label.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
  }
}

/// An address with the name of whom it belongs to.
package struct Mailbox: Sendable, Equatable {
  /// May be empty.
  package var name: String
  package var address: MailAddress

  package init(name: String = "", address: MailAddress) {
    self.name = name
    self.address = address
  }

  /// Reads `Name <local@domain>`, `"Name" <local@domain>` and `local@domain`, as settings have them.
  package init(parsing text: String) throws(MailAddressError) {
    let text = text.trimmingSpaces
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
      self.init(address: try MailAddress(String(text)))
      return
    }
    var name = Substring(text[..<open]).trimmingSpaces
    if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = name.dropFirst().dropLast() }
    let address = text[text.index(after: open)...].dropLast()
    self.init(name: String(name), address: try MailAddress(String(address)))
  }
}

extension StringProtocol where SubSequence == Substring {
  var trimmingSpaces: Substring {
    var text = self[self.startIndex...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}

extension UInt8 {
  var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// `atext` of RFC 5322 section 3.2.3.
  var isAtomText: Bool {
    self.isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self)
  }
}
