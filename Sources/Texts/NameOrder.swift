/// In which order a language writes the names of a person.
package enum NameOrder: Sendable {
  case givenFirst
  /// Hungarian: always, whatever the script.
  case familyFirst
  /// Japanese (with a space between the names), Korean and Chinese (without): where both names are written in scripts of East
  /// Asia. A foreign name keeps its order.
  case eastAsian(separator: String)

  /// How to address a person. A display name that was given stays as it is; one that was made of both names is put in order.
  func displayName(of reader: MailVariables) -> String {
    let (given, family) = (reader.firstName, reader.lastName)
    guard !given.isEmpty, !family.isEmpty, reader.displayName == "\(given) \(family)" else { return reader.displayName }
    switch self {
    case .givenFirst: return reader.displayName
    case .familyFirst: return "\(family) \(given)"
    case .eastAsian(let separator):
      guard Self.isEastAsian(given), Self.isEastAsian(family) else { return reader.displayName }
      return family + separator + given
    }
  }

  /// Whether a name is written in Han characters, kana or Hangul alone, by the blocks of Unicode that have them.
  private static func isEastAsian(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: true  // Hangul
      case 0x3005...0x3007, 0x303B, 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: true  // kana, iteration marks
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true  // Han
      case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true  // variants of a character
      default: false
      }
    }
  }
}
