extension String {
  /// The text on one line, as it can stand within a text of ours: without controls, which could begin a paragraph that looks
  /// like ours; without what turns the direction of the text around it; and without what nobody sees.
  ///
  /// White space of any kind is one space, and none at the ends. Joiners stay: Persian, Indic scripts and emoji need them.
  package var singleLine: String {
    var result = String.UnicodeScalarView()
    for scalar in self.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        if let last = result.last, last != " " { result.append(" ") }
      } else if !scalar.isUnseen {
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// The text so that no mail program makes a link of it: what people call themselves is not to lead readers of our mails
  /// anywhere.
  ///
  /// Programs look for `www.`, `://`, `//`, `name.tld` and `name@host`. A space without width stands at each such sign, which
  /// readers do not see and programs do not look past.
  package var unlinked: String {
    let scalars = Array(self.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isInner = index > 0 && index + 1 < scalars.count
      // `//host` and `\\host`.
      if index > 0, scalar == "/" || scalar == "\\", scalars[index - 1] == scalar { result.append("\u{200B}") }
      if isInner, scalar.joinsLinks, scalars[index - 1].isInLabel, scalars[index + 1].isAfterJoint {
        result.append("\u{200B}")
        result.append(scalar)
        result.append("\u{200B}")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// An address or a login name. A plain address stays as it is, so that whoever copies it copies it alone: what programs make
  /// of it writes to that address, and no more. Anything else that reads as a link is none.
  package var unlinkedAddress: String {
    let parts = self.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !parts[0].lowercased().hasPrefix("www."),
      self.unicodeScalars.allSatisfy({ $0.isInAddress })
    else { return self.unlinked }
    return self
  }
}

extension Unicode.Scalar {
  /// What has no picture: controls of direction (UAX #9), spaces and joiners without width, byte order marks, invisible
  /// operators, soft hyphens, fillers, tags, marks of annotation. Not ZWNJ and ZWJ, nor what chooses between the pictures of
  /// a character.
  fileprivate var isUnseen: Bool {
    switch self.value {
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
    case 0xFFF9...0xFFFB: true
    default: self.properties.isDefaultIgnorableCodePoint || self.properties.isNoncharacterCodePoint
    }
  }

  /// Whether programs take it for a part of a name in a link: letters, digits and pictures of any script.
  fileprivate var isInLabel: Bool {
    switch self.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .otherSymbol, .format:
      true
    default: self == "-" || self == "_"
    }
  }

  /// As in `name.tld`, `https://` and `http://[::1]`.
  fileprivate var isAfterJoint: Bool { self.isInLabel || self == "/" || self == "[" }

  /// What holds the parts of a link together, also as other scripts write it: programs take these for a dot.
  fileprivate var joinsLinks: Bool {
    switch self {
    case ".", ":", "@", "\u{3002}", "\u{FF0E}", "\u{FF61}", "\u{FF1A}", "\u{FF20}", "\u{2024}": true
    default: false
    }
  }

  fileprivate var isInAddress: Bool {
    switch self {
    case "@", ".", "_", "-", "+": true
    default: self.properties.isAlphabetic || self.properties.numericType == .decimal || self.properties.isDiacritic
    }
  }
}
