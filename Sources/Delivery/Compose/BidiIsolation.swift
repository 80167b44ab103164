extension String {
  /// The text so that it stands within another and changes the direction of nothing but itself (UAX #9).
  ///
  /// Names are chosen freely. One in Arabic or Hebrew must not draw the words, digits and stops around it to its other
  /// side, and one with a control of direction could show a whole sentence backwards: such controls are left out, since
  /// no name needs them, and what holds letters of a right-to-left script stands between FSI and PDI. Anything else is
  /// as it was, so that whoever copies a login name copies it alone.
  var bidiIsolated: String {
    var text = self
    if text.unicodeScalars.contains(where: \.isDirectionControl) {
      text.unicodeScalars.removeAll(where: \.isDirectionControl)
    }
    return text.unicodeScalars.contains(where: \.isRightToLeft) ? "\u{2068}\(text)\u{2069}" : text
  }
}

extension Unicode.Scalar {
  /// Embeddings, overrides and isolates: what reaches beyond the character beside it.
  fileprivate var isDirectionControl: Bool {
    (0x202A...0x202E).contains(self.value) || (0x2066...0x2069).contains(self.value)
  }

  /// In the blocks that are right-to-left by default (UAX #9, table of default values of Bidi_Class).
  fileprivate var isRightToLeft: Bool {
    switch self.value {
    case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
