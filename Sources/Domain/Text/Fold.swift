@_spi(_Unicode) import Swift

extension String {
  /// What two spellings of one name have in common: names are unique, looked up and searched by it, on every store.
  ///
  /// UsernameCaseMapped of RFC 8265 section 3.3.2: width mapping, case mapping, then NFC. The case mapping is Unicode's
  /// full case folding (section 3.13.3, D145), so that `straße` is `STRASSE`, and a final sigma the other one. Besides,
  /// what nobody can see is left out (Default_Ignorable_Code_Point), and every space is a space.
  ///
  /// Stores keep what this makes. A change of it takes a migration; what Unicode has assigned once does not change
  /// under it (Unicode's stability policy).
  package var folded: String {
    if let folded = foldedASCII { return folded }
    // What is left out would keep marks from their places, and a width hides what composes.
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint { plain.append(scalar.spread) }
    // Decomposed first: folded alone, the iota below ᾳ would come before marks that belong to the letter.
    var caseless = String.UnicodeScalarView()
    for scalar in String(plain)._nfd {
      if scalar.properties.changesWhenCaseFolded {
        caseless.append(contentsOf: scalar.caseless)
      } else {
        caseless.append(scalar)
      }
    }
    return String(caseless).nfc
  }

  /// The canonical composition (NFC): canonically equivalent texts have the same bytes.
  package var nfc: String {
    // No character before the first combining mark composes with another, nor decomposes into one that does.
    if unicodeScalars.allSatisfy({ $0.value < 0x300 }) { return self }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: _nfc)
    return String(scalars)
  }

  /// Nearly all names: nothing but ASCII. Nil for others.
  private var foldedASCII: String? {
    var hasCapitals = false
    for byte in utf8 {
      if byte >= 0x80 { return nil }
      if byte &- 65 < 26 { hasCapitals = true }
    }
    return hasCapitals ? lowercased() : self
  }
}

extension Unicode.Scalar {
  /// Full case folding of a scalar that has no decomposition: the lower case of the upper case, which brings together
  /// what differs by case, title case and position alone.
  fileprivate var caseless: String.UnicodeScalarView {
    switch value {
    // The dotless ı is a letter of its own, which has no case.
    case 0x131: return String.UnicodeScalarView([self])
    // Cherokee had capitals first: its small letters are folded to them.
    case 0x13f8...0x13fd, 0xab70...0xabbf: return properties.uppercaseMapping.unicodeScalars
    default: break
    }
    var caseless = String.UnicodeScalarView()
    for lower in properties.lowercaseMapping.unicodeScalars {
      for upper in lower.properties.uppercaseMapping.unicodeScalars {
        caseless.append(contentsOf: upper.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return caseless
  }

  /// The character that a full-width or half-width one stands for (`<wide>` and `<narrow>` of UnicodeData.txt), and the
  /// space for every space.
  fileprivate var spread: Unicode.Scalar {
    switch value {
    case 0..<0xa0: return self
    case 0xff01...0xff5e: return Unicode.Scalar(value - 0xfee0) ?? self
    case 0xff5f, 0xff60: return Unicode.Scalar(value - 0xff5f + 0x2985) ?? self
    case 0xff61...0xff9f: return Self.katakana[Int(value - 0xff61)]
    // Hangul's letters, in the order of their wide forms, with gaps where a row of the old keyboard ended.
    case 0xffa1...0xffbe: return Unicode.Scalar(value - 0xffa1 + 0x3131) ?? self
    case 0xffc2...0xffc7: return Unicode.Scalar(value - 0xffc2 + 0x314f) ?? self
    case 0xffca...0xffcf: return Unicode.Scalar(value - 0xffca + 0x3155) ?? self
    case 0xffd2...0xffd7: return Unicode.Scalar(value - 0xffd2 + 0x315b) ?? self
    case 0xffda...0xffdc: return Unicode.Scalar(value - 0xffda + 0x3161) ?? self
    case 0xffe0...0xffe6: return Self.signs[Int(value - 0xffe0)]
    case 0xffe8...0xffee: return Self.shapes[Int(value - 0xffe8)]
    case 0xa0, 0x1680, 0x2000...0x200a, 0x202f, 0x205f, 0x3000: return " "
    default: return self
    }
  }

  private static let katakana: [Unicode.Scalar] = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309a}".unicodeScalars)
  private static let signs: [Unicode.Scalar] = Array("¢£¬¯¦¥₩".unicodeScalars)
  private static let shapes: [Unicode.Scalar] = Array("│←↑→↓■○".unicodeScalars)
}
