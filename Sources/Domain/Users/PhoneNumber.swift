/// A phone number in the form of E.164: `+` and up to 15 digits.
package struct PhoneNumber: Sendable, Hashable {
  /// E.g. `+41446681800`.
  package let text: String

  /// Takes international numbers, with `+` or `00`, and drops spaces, dots, hyphens, slashes and parentheses.
  /// - Throws: `PHONE-Zt0NV` when nothing is there, `PHONE-so0wa` when it is no number.
  package init(_ text: String) throws(DomainError) {
    var digits: [UInt8] = []
    var isInternational = false
    var isEmpty = true
    for byte in text.utf8 where !" \t.-/()".utf8.contains(byte) {
      isEmpty = false
      switch byte {
      case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      default: throw Self.invalid
      }
    }
    guard !isEmpty else { throw DomainError(.invalidArgument, "PHONE-Zt0NV", "Errors.User.Phone.Empty") }
    if !isInternational, digits.starts(with: [48, 48]) {
      isInternational = true
      digits.removeFirst(2)
    }
    guard isInternational, (7...15).contains(digits.count), digits.first != 48 else { throw Self.invalid }
    self.text = "+" + String(decoding: digits, as: UTF8.self)
  }

  /// A number that was checked when it came in: for stores.
  package init(stored text: String) {
    self.text = text
  }

  private static var invalid: DomainError { DomainError(.invalidArgument, "PHONE-so0wa", "Errors.User.Phone.Invalid") }
}
