/// Finds bytes in longer ones: sixteen places at once are tried for the first and the last of them.
struct ByteSearch {
  private let needle: [UInt8]
  /// For each byte of the needle what is set in the other before the two are compared: the bit that makes a capital of ASCII
  /// small, where the needle has a letter.
  private let cases: [UInt8]

  var count: Int { self.needle.count }
  private let first: SIMD16<UInt8>
  private let last: SIMD16<UInt8>
  private let firstCase: SIMD16<UInt8>
  private let lastCase: SIMD16<UInt8>

  /// - Parameters:
  ///   - needle: at least one byte; folded where case is ignored.
  ///   - ignoresCase: whether capitals of ASCII are found as well.
  init(_ needle: [UInt8], ignoresCase: Bool = false) {
    let cases = needle.map { ignoresCase && $0 &- 97 < 26 ? 0x20 : 0 as UInt8 }
    self.needle = needle
    self.cases = cases
    self.first = SIMD16(repeating: needle.first ?? 0)
    self.last = SIMD16(repeating: needle.last ?? 0)
    self.firstCase = SIMD16(repeating: cases.first ?? 0)
    self.lastCase = SIMD16(repeating: cases.last ?? 0)
  }

  /// Where the bytes stand next in `bytes`, at `start` or behind it.
  func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let reach = self.needle.count - 1
    // The last place where they can begin.
    let end = bytes.count - self.needle.count
    var place = start
    while place + 15 <= end {
      // Written out: a call for each would take longer than both.
      let first = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self) | self.firstCase
      let last = bytes.loadUnaligned(fromByteOffset: place + reach, as: SIMD16<UInt8>.self) | self.lastCase
      let same = unsafeBitCast((first .== self.first) .& (last .== self.last), to: SIMD2<UInt64>.self)
      for half in 0..<2 {
        var marks = same[half]
        while marks != 0 {
          let byte = marks.trailingZeroBitCount / 8
          let found = place + half * 8 + byte
          if self.isNeedle(in: bytes, at: found) { return found }
          marks &= ~(0xff << UInt64(byte * 8))
        }
      }
      place += 16
    }
    while place <= end {
      if self.isNeedle(in: bytes, at: place) { return place }
      place += 1
    }
    return nil
  }

  /// Whether the bytes stand at a place, behind which there are as many.
  func isNeedle(in bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    for index in self.needle.indices where bytes[place + index] | self.cases[index] != self.needle[index] {
      return false
    }
    return true
  }
}
