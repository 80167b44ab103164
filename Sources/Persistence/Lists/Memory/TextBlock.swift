import Domain

/// Texts one after the other, without what an object for each would take.
struct Texts: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each one ends.
  private(set) var ends: [UInt32] = []

  var count: Int { self.ends.count }

  mutating func append(_ text: some Collection<UInt8>) {
    self.bytes.append(contentsOf: text)
    self.ends.append(UInt32(self.bytes.count))
  }

  /// Keeps the memory for others.
  mutating func removeAll() {
    self.bytes.removeAll(keepingCapacity: true)
    self.ends.removeAll(keepingCapacity: true)
  }

  /// The same in no more memory than it takes.
  fileprivate var trimmed: Texts {
    var texts = Texts()
    texts.bytes = self.bytes.trimmed
    texts.ends = self.ends.trimmed
    return texts
  }

  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(self.ends[index - 1]))..<Int(self.ends[index])
  }
}

/// Some hundred users in the order of a column, with its texts.
final class TextBlock: Sendable {
  let numbers: [UInt32]
  let texts: Texts
  /// The texts folded, where there are others than those of ASCII.
  private let folded: Texts?

  /// - Parameter isOfNumbers: whether the texts are bytes of numbers, which have no case.
  init(numbers: [UInt32], texts: Texts, isOfNumbers: Bool) {
    self.numbers = numbers.trimmed
    self.texts = texts.trimmed
    if isOfNumbers || texts.bytes.allSatisfy({ $0 < 0x80 }) {
      self.folded = nil
    } else {
      var folded = Texts()
      for index in 0..<texts.count {
        folded.append(Array(String(decoding: texts.bytes[texts.range(index)], as: UTF8.self).folded.utf8))
      }
      self.folded = folded.trimmed
    }
  }

  var isFolded: Bool { self.folded != nil }

  var bytes: Int { 128 + self.numbers.count * 8 + self.texts.bytes.count + (self.folded?.bytes.count ?? 0) }

  /// What to look for in texts.
  struct Pattern {
    fileprivate let method: UserQuery.Comparison.Method
    fileprivate let bytes: [UInt8]
    let ignoresCase: Bool
    fileprivate let search: ByteSearch
    /// Whether those that match stand together in the order of the column, as it compares: nothing behind a zero byte.
    let isOfBeginnings: Bool

    /// - Parameter value: not empty; folded where case is ignored.
    init(_ comparison: UserQuery.Comparison, _ value: String) {
      self.method = comparison.method
      self.ignoresCase = comparison.ignoresCase
      self.bytes = Array(value.utf8)
      self.search = ByteSearch(self.bytes, ignoresCase: comparison.ignoresCase)
      self.isOfBeginnings =
        (comparison.method == .equals || comparison.method == .startsWith) && !self.bytes.contains(0)
    }
  }

  /// Whether there can be texts that match. Those that are folded otherwise than the column is ordered may stand anywhere.
  func mayHave(_ pattern: Pattern) -> Bool {
    guard pattern.isOfBeginnings, !pattern.ignoresCase || self.folded == nil else { return true }
    return self.compare(0, pattern.bytes) <= 0 && !self.ends(before: pattern)
  }

  /// Whether all texts come before those that match, which stand together.
  func ends(before pattern: Pattern) -> Bool { self.compare(self.texts.count - 1, pattern.bytes) < 0 }

  /// How the beginning of a text compares, in the order of the column: less than 0, 0 or more.
  private func compare(_ index: Int, _ beginning: [UInt8]) -> Int {
    let range = self.texts.range(index)
    for (place, byte) in beginning.enumerated() {
      guard place < range.count else { return -1 }
      let other = self.texts.bytes[range.lowerBound + place].folded
      if other != byte.folded { return Int(other) - Int(byte.folded) }
    }
    return 0
  }

  /// Adds the numbers of the users whose text matches.
  func insert(_ pattern: Pattern, into set: inout NumberSet) {
    let texts = pattern.ignoresCase ? self.folded ?? self.texts : self.texts
    let ends = texts.ends
    texts.bytes.withUnsafeBytes { bytes in
      guard pattern.method != .contains else { return self.insert(pattern.search, bytes, ends, into: &set) }
      let length = pattern.bytes.count
      var start = 0
      for (index, end) in ends.enumerated() {
        let count = Int(end) - start
        if pattern.method == .equals ? count == length : count >= length,
          pattern.search.isNeedle(in: bytes, at: pattern.method == .endsWith ? Int(end) - length : start)
        {
          set.insert(self.numbers[index])
        }
        start = Int(end)
      }
    }
  }

  /// All texts are searched at once: what is found in two of them is in neither.
  private func insert(
    _ search: ByteSearch, _ bytes: UnsafeRawBufferPointer, _ ends: [UInt32], into set: inout NumberSet
  ) {
    var (place, index) = (0, 0)
    while let found = search.next(in: bytes, from: place) {
      while Int(ends[index]) <= found { index += 1 }
      if found + search.count <= Int(ends[index]) {
        set.insert(self.numbers[index])
        place = Int(ends[index])
      } else {
        place = found + 1
      }
    }
  }
}

extension Array {
  /// A copy without room to grow.
  fileprivate var trimmed: [Element] {
    Array(unsafeUninitializedCapacity: self.count) { buffer, count in
      count = buffer.initialize(fromContentsOf: self)
    }
  }
}

extension UInt8 {
  /// Letters of ASCII in lower case.
  var folded: UInt8 { self &- 65 < 26 ? self | 0x20 : self }
}
