import Foundation

extension String {
  /// A short name of whatever scripts: letters, marks, and what folding touches.
  public static func randomName(_ random: inout SplitMix) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0x41...0x5a, 0x61...0x7a, 0xc0...0x24f, 0x300...0x36f, 0x370...0x3ff, 0x400...0x52f, 0x5d0...0x5ea,
      0x620...0x64a, 0x64b...0x655, 0x904...0x94d, 0x10a0...0x10ff, 0x1100...0x11ff, 0x13a0...0x13ff, 0x1e00...0x1fff,
      0x200b...0x200f, 0x3040...0x30ff, 0x4e00...0x4e80, 0xac00...0xac80, 0xfb00...0xfb1f, 0xff01...0xffee,
      0x10400...0x1044f, 0x1e900...0x1e943, 0x1f600...0x1f640,
    ]
    var name = String.UnicodeScalarView()
    let script = ranges.randomElement(using: &random) ?? 0x61...0x7a
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let range = Bool.random(using: &random) ? script : ranges.randomElement(using: &random) ?? script
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { name.append(scalar) }
    }
    return String(name)
  }

  /// The name as somebody else would write it: most are other spellings of the same.
  public func respelt(_ random: inout SplitMix) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return uppercased()
    case 1: return lowercased()
    case 2: return decomposedStringWithCanonicalMapping
    case 3: return precomposedStringWithCanonicalMapping
    case 4: return self + ["\u{200d}", "\u{ad}", "\u{fe0f}"][Int.random(in: 0..<3, using: &random)]
    case 5:
      // In full width.
      return String(
        String.UnicodeScalarView(
          unicodeScalars.map { (0x21...0x7e).contains($0.value) ? Unicode.Scalar($0.value + 0xfee0) ?? $0 : $0 }))
    case 6: return capitalized
    default: return self
    }
  }
}
