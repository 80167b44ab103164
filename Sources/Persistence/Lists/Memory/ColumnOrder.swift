import Domain

/// Puts a whole column into its order: `TextColumn` says how two of its texts compare.
///
/// Eight bytes of each are taken as a number, and the numbers sorted by their digits; those that are alike by the eight
/// bytes behind, and so on. So a text is looked at once for each eight bytes, where comparing looks at two for each of
/// twenty steps, and mostly waits for memory.
struct ColumnOrder {
  private struct Entry {
    var key: UInt64
    var place: UInt32
    /// Among those that are alike.
    var rank: UInt32
  }

  private let keys: Texts
  private let bytes: UnsafeRawBufferPointer
  private let isOfNumbers: Bool
  /// Whether there is a text with a zero byte, behind which nothing is compared.
  private let hasZeros: Bool

  /// - Parameters:
  ///   - bytes: those of the keys.
  ///   - isOfNumbers: whether keys are eight bytes that are compared as they are.
  init(of keys: Texts, _ bytes: UnsafeRawBufferPointer, isOfNumbers: Bool) {
    (self.keys, self.bytes, self.isOfNumbers) = (keys, bytes, isOfNumbers)
    hasZeros = !isOfNumbers && bytes.contains(0)
  }

  /// The places of the keys in the order of the column.
  /// - Parameter ranks: by which those that are alike are sorted.
  func places(_ ranks: some Sequence<UserGroups.Rank>) -> [UInt32] {
    var entries = ranks.enumerated().map { Entry(key: $1.key, place: UInt32($0), rank: 0) }
    var scratch = entries
    entries.withUnsafeMutableBufferPointer { entries in
      scratch.withUnsafeMutableBufferPointer { sort(entries, $0) }
    }
    return entries.map(\.place)
  }

  private func sort(_ entries: UnsafeMutableBufferPointer<Entry>, _ scratch: UnsafeMutableBufferPointer<Entry>) {
    Self.sort(entries, scratch)
    for rank in entries.indices { entries[rank].rank = UInt32(rank) }
    var (alike, depth) = (entries.isEmpty ? [] : [entries.indices], 0)
    while !alike.isEmpty {
      var next: [Range<Int>] = []
      for range in alike {
        let part = UnsafeMutableBufferPointer(rebasing: entries[range])
        for index in part.indices { part[index].key = word(Int(part[index].place), depth) }
        Self.sort(part, scratch)
        forEachRun(in: part) { run in
          guard !isOfNumbers else { return }
          guard part[run.lowerBound].key.hasZeroByte else {
            return next.append(range.lowerBound + run.lowerBound..<range.lowerBound + run.upperBound)
          }
          // They have ended, or there is a zero byte: then the shorter one is first.
          guard hasZeros else { return }
          let ended = UnsafeMutableBufferPointer(rebasing: part[run])
          for index in ended.indices { ended[index].key = UInt64(keys.range(Int(ended[index].place)).count) }
          Self.sort(ended, scratch)
        }
      }
      (alike, depth) = (next, depth + 8)
    }
  }

  /// Gives each part whose keys are alike, of two entries and more.
  private func forEachRun(in entries: UnsafeMutableBufferPointer<Entry>, _ body: (Range<Int>) -> Void) {
    var start = 0
    for index in 1...entries.count where index == entries.count || entries[index].key != entries[start].key {
      if index - start > 1 { body(start..<index) }
      start = index
    }
  }

  /// Eight bytes of a key, as they are compared; zeros behind its end.
  private func word(_ place: Int, _ depth: Int) -> UInt64 {
    let range = keys.range(place)
    let (start, count) = (range.lowerBound + depth, min(8, range.count - depth))
    var word = SIMD8<UInt8>()
    if start + 8 <= bytes.count {
      word = bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<UInt8>.self)
    } else {
      for index in 0..<count { word[index] = bytes[start + index] }
    }
    if !isOfNumbers { word.replace(with: word | 0x20, where: (word &- 65) .< 26) }
    var key = UInt64(bigEndian: unsafeBitCast(word, to: UInt64.self))
    key &= ~0 << UInt64(64 - count * 8)
    if hasZeros, let zero = (0..<8).first(where: { key.byte(7 - $0) == 0 }) { key &= ~0 << UInt64(64 - zero * 8) }
    return key
  }

  /// From so many on digits are quicker than comparing.
  private static let many = 500

  /// By key, those that are alike as they were.
  private static func sort(_ entries: UnsafeMutableBufferPointer<Entry>, _ scratch: UnsafeMutableBufferPointer<Entry>) {
    if zip(entries, entries.dropFirst()).allSatisfy({ $0.key <= $1.key }) { return }
    guard entries.count >= many else {
      var entries = entries
      return entries.sort { ($0.key, $0.rank) < ($1.key, $1.rank) }
    }
    var counts = Array(repeating: 0, count: 8 * 256)
    for entry in entries { for digit in 0..<8 { counts[digit * 256 + entry.key.byte(digit)] += 1 } }
    var (from, to) = (entries, UnsafeMutableBufferPointer(rebasing: scratch[..<entries.count]))
    for digit in 0..<8 {
      // One that all have alike sorts nothing.
      guard counts[digit * 256 + entries[0].key.byte(digit)] < entries.count else { continue }
      var next = 0
      for index in digit * 256..<digit * 256 + 256 { (counts[index], next) = (next, next + counts[index]) }
      for entry in from {
        let index = digit * 256 + entry.key.byte(digit)
        to[counts[index]] = entry
        counts[index] += 1
      }
      swap(&from, &to)
    }
    if from.baseAddress != entries.baseAddress { _ = entries.update(fromContentsOf: from) }
  }
}

extension UInt64 {
  /// The least significant first.
  fileprivate func byte(_ index: Int) -> Int { Int(truncatingIfNeeded: self >> UInt64(index * 8) & 0xff) }

  fileprivate var hasZeroByte: Bool { (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080 != 0 }
}
