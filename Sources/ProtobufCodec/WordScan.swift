/// Text eight bytes at a time: what both JSON directions spend most of their time on.
///
/// The tests are the classic ones on a word (Warren, "Hacker's Delight", 6-1): in a result that is not zero the lowest
/// set bit belongs to the first byte that was asked for.
enum WordScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// A bit for each byte that cannot stand in a JSON string as it is: a control character, a quote or a backslash.
  @inline(__always)
  static func special(_ word: UInt64) -> UInt64 {
    let control = (word &- Self.ones &* 0x20) & ~word
    let quote = word ^ (Self.ones &* 0x22)
    let backslash = word ^ (Self.ones &* 0x5C)
    return (control | ((quote &- Self.ones) & ~quote) | ((backslash &- Self.ones) & ~backslash)) & Self.highBits
  }

  @inline(__always)
  static func load(_ source: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(source).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  static func store(_ word: UInt64, to target: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(target).storeBytes(of: word.littleEndian, as: UInt64.self)
  }

  /// The up to seven bytes at `source`, zeros above them; reads nothing beyond.
  @inline(__always)
  static func loadPartial(_ source: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    if count >= 4 {
      let low = UInt32(littleEndian: UnsafeRawPointer(source).loadUnaligned(as: UInt32.self))
      let high = UInt32(littleEndian: UnsafeRawPointer(source + count - 4).loadUnaligned(as: UInt32.self))
      return UInt64(low) | UInt64(high) &<< (UInt64(count - 4) * 8)
    }
    guard count > 0 else { return 0 }
    let middle = count / 2
    return UInt64(source[0]) | UInt64(source[middle]) &<< (UInt64(middle) * 8)
      | UInt64(source[count - 1]) &<< (UInt64(count - 1) * 8)
  }

  /// Copies `count` bytes; `target` has room for eight more, which are undefined afterwards.
  @inline(__always)
  static func copy(_ source: UnsafePointer<UInt8>, count: Int, to target: UnsafeMutablePointer<UInt8>) {
    guard count >= 8 else { return self.store(self.loadPartial(source, count: count), to: target) }
    guard count <= 64 else { return target.update(from: source, count: count) }
    var index = 0
    while index + 8 <= count {
      self.store(self.load(source + index), to: target + index)
      index += 8
    }
    self.store(self.load(source + count - 8), to: target + count - 8)
  }

  /// Copies up to `count` bytes as `copy` does, but stops at a word with a special byte in it: gives how many are copied
  /// that hold none.
  @inline(__always)
  static func copyPlain(_ source: UnsafePointer<UInt8>, count: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var index = 0
    while index + 8 <= count {
      let word = self.load(source + index)
      guard self.special(word) == 0 else { return index }
      self.store(word, to: target + index)
      index += 8
    }
    let rest = count - index
    let word = self.loadPartial(source + index, count: rest)
    // What lies above the rest is made to look like blanks.
    let blanks = (Self.ones &* 0x20) &<< (UInt64(rest) * 8)
    guard self.special(word | blanks) == 0 else { return index }
    self.store(word, to: target + index)
    return count
  }

  /// Whether all bytes are ASCII.
  @inline(__always)
  static func isASCII(_ source: UnsafePointer<UInt8>, count: Int) -> Bool {
    var index = 0
    var seen: UInt64 = 0
    while index + 8 <= count {
      seen |= self.load(source + index)
      index += 8
    }
    seen |= self.loadPartial(source + index, count: count - index)
    return seen & self.highBits == 0
  }
}
