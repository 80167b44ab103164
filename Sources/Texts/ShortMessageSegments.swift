/// How many segments a text message takes: what it costs, and what old networks may put in a wrong order.
package enum ShortMessageSegments {
  /// The default alphabet of GSM (3GPP TS 23.038, section 6.2.1), with a septet for each character.
  private static let basic = Set(
    """
    @£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿\
    abcdefghijklmnopqrstuvwxyzäöñüà
    """.unicodeScalars)
  /// Its extension: an escape before each.
  private static let extended = Set("\u{C}^{}\\[~]|€".unicodeScalars)

  /// One segment has 160 septets, or 70 code units of UTF-16 where a character is in neither table. In a longer text each
  /// segment gives seven septets, or three units, to say which one it is.
  package static func count(_ text: String) -> Int {
    var septets = 0
    for scalar in text.unicodeScalars {
      if Self.basic.contains(scalar) {
        septets += 1
      } else if Self.extended.contains(scalar) {
        septets += 2
      } else {
        let units = text.utf16.count
        return units <= 70 ? 1 : (units + 66) / 67
      }
    }
    return septets <= 160 ? 1 : (septets + 152) / 153
  }
}
