import Texts

/// A QR code (ISO/IEC 18004) of bytes, at error correction level M: a seventh of it may be unreadable.
struct QRCode: Equatable {
  /// Modules along a side: 21, and four more for each version.
  let size: Int
  /// Row by row; true: dark.
  private(set) var modules: [Bool]
  /// Modules of the patterns, which no mask touches.
  private var isPattern: [Bool]

  /// More bytes are refused: version 20, which any camera reads from a screen.
  static let maximumBytes = QRVersion.all.last?.byteCapacity ?? 0

  /// Nil: more than `maximumBytes`.
  init?(_ bytes: [UInt8]) {
    guard let version = QRVersion.all.first(where: { bytes.count <= $0.byteCapacity }) else { return nil }
    size = 17 + 4 * version.number
    modules = Array(repeating: false, count: size * size)
    isPattern = modules
    drawPatterns(version)
    draw(version.codewords(of: bytes))
    // The mask with the lowest penalty (section 7.8.3). A mask is its own inverse.
    var best = (mask: 0, penalty: Int.max)
    for mask in 0..<8 {
      apply(mask)
      drawFormat(mask)
      let penalty = self.penalty
      if penalty < best.penalty { best = (mask, penalty) }
      apply(mask)
    }
    apply(best.mask)
    drawFormat(best.mask)
  }

  subscript(x: Int, y: Int) -> Bool { modules[y * size + x] }

  private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
    guard (0..<size).contains(x), (0..<size).contains(y) else { return }
    modules[y * size + x] = isDark
    isPattern[y * size + x] = true
  }

  /// Finders, timing, alignment (sections 6.3.3 to 6.3.6), and the places of format and version.
  private mutating func drawPatterns(_ version: QRVersion) {
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
      for dy in -4...4 {
        for dx in -4...4 {
          let distance = max(abs(dx), abs(dy))
          set(x + dx, y + dy, distance != 2 && distance != 4)
        }
      }
    }
    let centers = version.alignmentCenters
    for y in centers {
      for x in centers where !Self.isFinder(x, y, centers) {
        for dy in -2...2 { for dx in -2...2 { set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) } }
      }
    }
    drawFormat(0)
    if let bits = version.information {
      for index in 0..<18 {
        let (isDark, near, far) = (bits >> index & 1 == 1, index / 3, size - 11 + index % 3)
        set(far, near, isDark)
        set(near, far, isDark)
      }
    }
  }

  private static func isFinder(_ x: Int, _ y: Int, _ centers: [Int]) -> Bool {
    let (first, last) = (centers.first, centers.last)
    return (x == first && y == first) || (x == first && y == last) || (x == last && y == first)
  }

  /// Section 7.9: level M is 0; ten bits of a BCH code follow.
  private mutating func drawFormat(_ mask: Int) {
    var remainder = mask
    for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
    let bits = (mask << 10 | remainder) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0...5 { set(8, index, bit(index)) }
    set(8, 7, bit(6))
    set(8, 8, bit(7))
    set(7, 8, bit(8))
    for index in 9..<15 { set(14 - index, 8, bit(index)) }
    for index in 0..<8 { set(size - 1 - index, 8, bit(index)) }
    for index in 8..<15 { set(8, size - 15 + index, bit(index)) }
    set(8, size - 8, true)
  }

  /// Section 7.7.3: in columns of two from the right, up and down in turn.
  private mutating func draw(_ codewords: [UInt8]) {
    var index = 0
    var right = size - 1
    while right >= 1 {
      if right == 6 { right = 5 }
      let isUpward = (right + 1) & 2 == 0
      for vertical in 0..<size {
        let y = isUpward ? size - 1 - vertical : vertical
        for x in [right, right - 1] where !isPattern[y * size + x] && index < codewords.count * 8 {
          modules[y * size + x] = codewords[index / 8] >> (7 - UInt8(index % 8)) & 1 == 1
          index += 1
        }
      }
      right -= 2
    }
  }

  private mutating func apply(_ mask: Int) {
    for y in 0..<size {
      for x in 0..<size where !isPattern[y * size + x] {
        let inverts =
          switch mask {
          case 0: (x + y) % 2 == 0
          case 1: y % 2 == 0
          case 2: x % 3 == 0
          case 3: (x + y) % 3 == 0
          case 4: (x / 3 + y / 2) % 2 == 0
          case 5: x * y % 2 + x * y % 3 == 0
          case 6: (x * y % 2 + x * y % 3) % 2 == 0
          default: ((x + y) % 2 + x * y % 3) % 2 == 0
          }
        if inverts { modules[y * size + x].toggle() }
      }
    }
  }

  /// Section 7.8.3.1: what cameras take for patterns, or lose their way in.
  private var penalty: Int {
    var result = 0
    for line in 0..<size {
      result += penalty { self[$0, line] } + penalty { self[line, $0] }
    }
    for y in 0..<size - 1 {
      for x in 0..<size - 1 where self[x, y] == self[x + 1, y] {
        if self[x, y] == self[x, y + 1], self[x, y] == self[x + 1, y + 1] { result += 3 }
      }
    }
    let dark = modules.count { $0 }
    return result + abs(dark * 20 - modules.count * 10) / modules.count * 10
  }

  /// Of one row or column: runs of five and more, and what looks like a finder.
  private func penalty(_ module: (Int) -> Bool) -> Int {
    var (result, run, window) = (0, 0, 0)
    for index in 0..<size {
      run = index > 0 && module(index) == module(index - 1) ? run + 1 : 1
      if run == 5 { result += 3 } else if run > 5 { result += 1 }
      window = (window << 1 | (module(index) ? 1 : 0)) & 0x7ff
      if index >= 10, window == 0b101_1101_0000 || window == 0b000_0101_1101 { result += 40 }
    }
    return result
  }
}

extension QRCode {
  /// The code as a picture that grows with its place, with the quiet zone of four modules that cameras need.
  /// - Parameter title: what assistive programs say.
  func svg(title: String) -> String {
    var path = ""
    for y in 0..<size {
      var x = 0
      while x < size {
        guard self[x, y] else {
          x += 1
          continue
        }
        let start = x
        while x < size, self[x, y] { x += 1 }
        path += "M\(start + 4) \(y + 4)h\(x - start)v1h-\(x - start)z"
      }
    }
    let side = size + 8
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" viewBox="0 0 \(side) \(side)" \
      shape-rendering="crispEdges"><title>\(title.escapedForHTML)</title><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
      <path d="\(path)"/></svg>
      """
  }
}
