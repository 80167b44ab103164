/// Which characters a text may have, by what it is for. Commands and queries ask here, and nowhere else.
///
/// What a store holds is not asked again: former versions took more.
package enum TextKind: Sendable {
  /// What people, programs, organizations and applications are called: one line, of which something can be seen.
  case name
  /// A description: lines of text.
  case text
  /// What metadata are kept by: composed (NFC).
  case key
  /// What users are kept by: refused where it is not composed, since callers keep what they have sent.
  case id
  /// What is only looked for. Former versions have stored controls, so that they can still be searched.
  case searched

  /// The text as it is kept.
  /// - Throws: `SIGNET-Tx1ch` for a character that such a text cannot have, `SIGNET-Tx2in` for a name that nobody can see.
  package func checked(_ text: String) throws(DomainError) -> String {
    var isASCII = true
    for byte in text.utf8 where byte < 0x20 || byte >= 0x7f {
      if byte >= 0x80 { isASCII = false } else if !allows(control: byte) { throw Self.refusal }
    }
    guard !isASCII else { return text }
    switch self {
    case .searched: return text
    case .name:
      try refuseInvisibleControls(text)
      guard text.isVisible || text.isEmpty else { throw Self.invisible }
      return text
    case .text:
      try refuseInvisibleControls(text)
      return text
    // Swift takes canonically equivalent texts for the same, and stores do not.
    case .key:
      try refuseInvisibleControls(text)
      return text.nfc
    case .id:
      try refuseInvisibleControls(text)
      guard text.utf8.elementsEqual(text.nfc.utf8) else { throw Self.refusal }
      return text
    }
  }

  private func allows(control byte: UInt8) -> Bool {
    switch self {
    case .name, .key, .id: false
    case .text: [0x09, 0x0a, 0x0d].contains(byte)
    case .searched: byte != 0
    }
  }

  /// Beyond ASCII: C1, the separators of lines and paragraphs, and what turns the direction of the text around it.
  private func refuseInvisibleControls(_ text: String) throws(DomainError) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x80...0x9f, 0x2028, 0x2029, 0x202a...0x202e, 0x2066...0x2069: throw Self.refusal
      default: continue
      }
    }
  }

  private static let refusal = DomainError(.invalidArgument, "SIGNET-Tx1ch", "Errors.Text.Characters")
  static let invisible = DomainError(.invalidArgument, "SIGNET-Tx2in", "Errors.Text.Invisible")
}

extension String {
  /// Without white space at either end.
  package var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Whether anything of it can be seen.
  fileprivate var isVisible: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      // The blank of Braille and the note without a head are characters that show nothing.
      case 0x2800, 0x1d159: false
      default: !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }
}
