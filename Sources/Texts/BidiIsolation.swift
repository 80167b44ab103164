extension String {
  /// The text so that it stands within another and changes the direction of nothing but itself (UAX #9).
  ///
  /// Names are chosen freely. One in Arabic or Hebrew must not draw the words, digits and stops around it to its other
  /// side: what holds letters of a right-to-left script stands between FSI and PDI. Anything else is as it was, so that
  /// whoever copies a login name copies it alone. Controls of direction are gone before (`singleLine`).
  package var bidiIsolated: String {
    self.unicodeScalars.contains(where: \.isRightToLeft) ? "\u{2068}\(self)\u{2069}" : self
  }
}

extension Unicode.Scalar {
  /// In the blocks that are right-to-left by default (UAX #9, table of default values of Bidi_Class).
  fileprivate var isRightToLeft: Bool {
    switch self.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
