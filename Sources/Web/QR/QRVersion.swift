/// How much a code of one size holds, and how what it holds is protected: ISO/IEC 18004, tables 1, 9 and E.1, for level M.
struct QRVersion {
  let number: Int
  /// Codewords of error correction in each block.
  let correction: Int
  let blocks: Int

  static let all: [QRVersion] = [
    (10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5), (26, 5), (30, 5), (22, 8), (22, 9),
    (24, 9), (24, 10), (28, 10), (28, 11), (26, 13), (26, 14), (26, 16),
  ].enumerated().map { QRVersion(number: $0 + 1, correction: $1.0, blocks: $1.1) }

  /// Modules that are no pattern, in eights.
  var codewords: Int {
    var modules = (16 * number + 128) * number + 64
    if number >= 2 {
      let alignments = number / 7 + 2
      modules -= (25 * alignments - 10) * alignments - 55
      if number >= 7 { modules -= 36 }
    }
    return modules / 8
  }

  private var dataCodewords: Int { codewords - correction * blocks }

  /// Bits of the length of what follows.
  private var lengthBits: Int { number < 10 ? 8 : 16 }

  /// Bytes of data: mode and length take the rest.
  var byteCapacity: Int { (dataCodewords * 8 - 4 - lengthBits) / 8 }

  var alignmentCenters: [Int] {
    guard number > 1 else { return [] }
    let count = number / 7 + 2
    let last = 10 + 4 * number
    let step = (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2
    return [6] + (0..<count - 1).map { last - ($0 * step) }.reversed()
  }

  /// The version, and twelve bits of a BCH code; nil for small codes, which have none.
  var information: Int? {
    guard number >= 7 else { return nil }
    var remainder = number
    for _ in 0..<12 { remainder = remainder << 1 ^ (remainder >> 11) * 0x1F25 }
    return number << 12 | remainder
  }

  /// What the code says: mode, length, bytes, padding, in blocks with their correction, interleaved (sections 7.4 to 7.6).
  func codewords(of bytes: [UInt8]) -> [UInt8] {
    var data: [UInt8] = []
    // Byte mode is 4: four bits before everything else, so that each byte lies across two.
    let length = lengthBits == 8 ? [UInt8(bytes.count)] : [UInt8(bytes.count >> 8), UInt8(bytes.count & 255)]
    var former: UInt8 = 4
    for byte in length + bytes {
      data.append(former << 4 | byte >> 4)
      former = byte & 15
    }
    // Four zeros end it; then the rest is filled.
    data.append(former << 4)
    var filler: UInt8 = 0xec
    while data.count < dataCodewords {
      data.append(filler)
      filler ^= 0xfd
    }
    return interleaved(data)
  }

  private func interleaved(_ data: [UInt8]) -> [UInt8] {
    let short = dataCodewords / blocks
    let shortBlocks = blocks - dataCodewords % blocks
    let code = ReedSolomon(correction)
    var (parts, corrections, start) = ([[UInt8]](), [[UInt8]](), 0)
    for block in 0..<blocks {
      let part = Array(data[start..<start + short + (block < shortBlocks ? 0 : 1)])
      start += part.count
      parts.append(part)
      corrections.append(code.remainder(of: part))
    }
    var result: [UInt8] = []
    for index in 0...short { for part in parts where index < part.count { result.append(part[index]) } }
    for index in 0..<correction { for part in corrections { result.append(part[index]) } }
    return result
  }
}

/// Reed-Solomon codes over GF(2⁸) with 0x11D (section 7.5.2).
private struct ReedSolomon {
  /// Without the leading 1, the highest power first.
  private let divisor: [UInt8]

  init(_ degree: Int) {
    var divisor = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in divisor.indices {
        divisor[index] = Self.product(divisor[index], root)
        if index + 1 < divisor.count { divisor[index] ^= divisor[index + 1] }
      }
      root = Self.product(root, 2)
    }
    self.divisor = divisor
  }

  func remainder(of data: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: divisor.count)
    for byte in data {
      let factor = byte ^ result.removeFirst()
      result.append(0)
      for index in result.indices { result[index] ^= Self.product(divisor[index], factor) }
    }
    return result
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var result = 0
    for bit in stride(from: 7, through: 0, by: -1) {
      result = result << 1 ^ (result >> 7) * 0x11d
      result ^= Int(right >> UInt8(bit) & 1) * Int(left)
    }
    return UInt8(result)
  }
}
