@_spi(_Unicode) import Swift

extension String {
  /// NFC, in which passwords are hashed: what keyboards send for one character differs between systems, and over time. NIST
  /// SP 800-63B asks for such a step; RFC 8265 section 4.2.2 (OpaqueString) says which: "Unicode Normalization Form C (NFC)
  /// MUST be applied to all strings."
  var composed: String {
    // No character before the first combining mark composes with another.
    if unicodeScalars.allSatisfy({ $0.value < 0x300 }) { return self }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: _nfc)
    return String(scalars)
  }
}
