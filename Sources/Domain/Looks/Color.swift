/// A colour of sRGB, as `#rrggbb` writes it.
package struct Color: Sendable, Hashable {
  package let red, green, blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb`, or `#rgb`, where each digit stands for two; nil for anything else.
  package init?(_ text: String) {
    let digits = text.utf8.dropFirst().compactMap(Self.digit)
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == text.utf8.count - 1 else { return nil }
    switch digits.count {
    case 3: self.init(red: digits[0] * 17, green: digits[1] * 17, blue: digits[2] * 17)
    case 6:
      self.init(
        red: digits[0] << 4 | digits[1], green: digits[2] << 4 | digits[3], blue: digits[4] << 4 | digits[5])
    default: return nil
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
      (byte | 0x20) - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// `#rrggbb`
  package var text: String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = [red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "#" + String(decoding: bytes, as: UTF8.self)
  }

  package static let black = Color(red: 0, green: 0, blue: 0)
  package static let white = Color(red: 255, green: 255, blue: 255)

  /// This colour, and of another so much: 0 none, 1 all.
  package func mixed(with other: Color, _ share: Double) -> Color {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded())
    }
    return Color(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}

// How well one colour can be read on another: WCAG 2.2, "relative luminance" and "contrast ratio".
extension Color {
  /// 0 for black, 1 for white.
  package var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// From 1, for two that are one, to 21.
  package func contrast(to other: Color) -> Double {
    let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// Black or white, whichever can be read better on it. On any colour that is 4.58:1 or more.
  package var textColor: Color { contrast(to: .white) >= contrast(to: .black) ? .white : .black }

  /// The colour itself, or so much of it as can be read on another.
  /// - Parameter ratio: at most 4.5, which any colour can be read with.
  package func readable(on background: Color, ratio: Double = Color.readableRatio) -> Color {
    let target = background.textColor
    for step in 0...10 {
      let color = mixed(with: target, Double(step) / 10)
      if color.contrast(to: background) >= ratio { return color }
    }
    return target
  }

  /// Of text to its background: success criterion 1.4.3.
  package static let readableRatio = 4.5

  /// Light grows with the power of 2.4, which is twelve fifths.
  private static func linear(_ value: UInt8) -> Double {
    let value = Double(value) / 255
    guard value > 0.04045 else { return value / 12.92 }
    let root = fifthRoot((value + 0.055) / 1.055)
    let square = root * root
    let fourth = square * square
    return fourth * fourth * fourth
  }

  /// By Newton's method, of a number from 0.09 to 1: it has converged after eight steps.
  private static func fifthRoot(_ value: Double) -> Double {
    var root = 1.0
    for _ in 0..<8 {
      let fourth = root * root * root * root
      root -= (root * fourth - value) / (5 * fourth)
    }
    return root
  }
}
