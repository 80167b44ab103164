/// A phone number in the form of E.164: `+`, the country's code and the national number, 15 digits at most.
package struct PhoneNumber: Sendable, Hashable {
  /// E.g. `+41446681800`.
  package let text: String

  /// Takes international numbers as people write them, with `+` or `00`: `+49 (0) 30 / 1234567`. What is no part of E.164 is
  /// taken out, as libphonenumber does: separators, and the digit that a country dials before a national number only.
  /// Where the country has no numbers of this length, or there is no such country, it is no number.
  ///
  /// A national number alone is none either: which country is meant would be a guess.
  /// - Throws: `PHONE-Zt0NV` when nothing is there, `PHONE-so0wa` when it is no number.
  package init(_ text: String) throws(DomainError) {
    guard text.utf8.count <= Self.maximumBytes else { throw Self.invalid }
    var digits: [UInt8] = []
    var isInternational = false
    var isEmpty = true
    for scalar in Self.withoutScheme(text).unicodeScalars where !Self.isSeparator(scalar) {
      isEmpty = false
      switch scalar {
      case "+" where digits.isEmpty && !isInternational, "\u{FF0B}" where digits.isEmpty && !isInternational:
        isInternational = true
      default:
        guard let digit = Self.digit(scalar) else { throw Self.invalid }
        digits.append(digit)
      }
    }
    guard !isEmpty else { throw DomainError(.invalidArgument, "PHONE-Zt0NV", "Errors.User.Phone.Empty") }
    if !isInternational, digits.starts(with: [0, 0]) {
      isInternational = true
      digits.removeFirst(2)
    }
    guard isInternational, let number = PhonePlan.international(digits),
      // One digit is dialled before a national number, not two: what a second reading would change is no number.
      PhonePlan.international(number) == number
    else { throw Self.invalid }
    self.text = number.reduce(into: "+") { $0 += String($1) }
  }

  /// A number that was checked when it came in: for stores.
  package init(stored text: String) {
    self.text = text
  }

  /// Beyond what any number takes, with separators between all digits.
  private static let maximumBytes = 200

  private static var invalid: DomainError { DomainError(.invalidArgument, "PHONE-so0wa", "Errors.User.Phone.Invalid") }

  /// RFC 3966: `tel:+49-30-1234567`.
  private static func withoutScheme(_ text: String) -> Substring {
    let text = text.drop(while: \.isWhitespace)
    return text.prefix(4).lowercased() == "tel:" ? text.dropFirst(4) : text
  }

  /// White space, dashes, dots, slashes and brackets, as keyboards of all scripts have them, and what is not seen.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", ".", "/", "(", ")", "[", "]", "~", "\u{30FC}", "\u{2212}", "\u{FF0D}"..."\u{FF0F}", "\u{FF08}",
      "\u{FF09}", "\u{FF3B}", "\u{FF3D}", "\u{2053}", "\u{223C}", "\u{FF5E}":
      true
    case "0"..."9": false
    default:
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
        || scalar.properties.generalCategory == .format
    }
  }

  /// The value of a decimal digit of any script.
  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    if let digit = UInt8(exactly: scalar.value), (48...57).contains(digit) { return digit - 48 }
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
    return UInt8(exactly: value)
  }
}
