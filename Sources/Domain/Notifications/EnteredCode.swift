/// A code as people type and copy it.
package enum EnteredCode {
  /// More bytes are no code, however it was typed.
  package static let maximumBytes = 256
  /// Longer than any code.
  package static let maximumLength = 20

  /// The code that was meant: capitals of `A` to `Z` and digits.
  ///
  /// Keyboards of other scripts have letters that look the same, full-width letters and digits of their own; a Turkish one
  /// types `İ` for `i` and `ı` for `I`. Spaces, stops and what nobody sees come along when a code is copied. A letter that
  /// looks like none of a code's stays, so that its reader sees what is wrong.
  package static func folded(_ text: String) -> String {
    guard text.utf8.count <= maximumBytes else { return "" }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let value = Self.digit(scalar) {
        result.append(value)
        continue
      }
      let narrow = Self.narrow(scalar)
      guard narrow.properties.isAlphabetic else { continue }
      let capital = narrow.properties.uppercaseMapping.unicodeScalars.first ?? narrow
      result.append(Self.lookAlikes[capital] ?? capital)
      if result.count == maximumLength { break }
    }
    return String(result)
  }

  /// The code as it was entered: for those with small letters and symbols, which are not what they look like. Nothing but
  /// ASCII, in its usual width, and digits.
  package static func exact(_ text: String) -> String {
    guard text.utf8.count <= maximumBytes else { return "" }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let value = Self.digit(scalar) ?? Self.narrow(scalar)
      guard (0x21...0x7e).contains(value.value) else { continue }
      result.append(value)
      if result.count == maximumLength { break }
    }
    return String(result)
  }

  /// A decimal digit of any script: `٣` and `３` are `3`.
  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
      (0...9).contains(value)
    else { return nil }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
  }

  /// The width mapping of RFC 8264 section 5.2.3, as far as codes are concerned: `Ａ` is `A`.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  /// Capitals that are drawn as Latin ones, with the Latin ones (UTS #39, confusables).
  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = {
    var lookAlikes: [Unicode.Scalar: Unicode.Scalar] = ["İ": "I", "ı": "I"]
    let pairs: [(String, String)] = [
      ("АВЕЅІЈКМНОРСТУХԌԚԜҺ", "ABESIJKMHOPCTYXGQWH"),  // Cyrillic
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),  // Greek
    ]
    for (foreign, latin) in pairs {
      for (one, other) in zip(foreign.unicodeScalars, latin.unicodeScalars) { lookAlikes[one] = other }
    }
    return lookAlikes
  }()
}
