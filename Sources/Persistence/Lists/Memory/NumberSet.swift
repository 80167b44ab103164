/// Numbers of users, a bit for each.
struct NumberSet: Sendable, Equatable {
  private var words: [UInt64]

  /// An empty set, for numbers from 0 to `last`.
  init(last: Int64) {
    self.words = Array(repeating: 0, count: Int(max(0, last) / 64) + 1)
  }

  /// - Parameter word: the bits of 64 numbers, for those from 64 times its argument on.
  init(last: Int64, word: (Int) -> UInt64) {
    self.words = (0...Int(max(0, last) / 64)).map(word)
  }

  var count: Int { self.words.reduce(0) { $0 + $1.nonzeroBitCount } }
  var isEmpty: Bool { self.words.allSatisfy { $0 == 0 } }

  func contains(_ number: UInt32) -> Bool {
    let word = Int(number / 64)
    return word < self.words.count && self.words[word] & (1 << UInt64(number % 64)) != 0
  }

  /// Adds a number; one beyond the last is left out.
  mutating func insert(_ number: UInt32) {
    let word = Int(number / 64)
    if word < self.words.count { self.words[word] |= 1 << UInt64(number % 64) }
  }

  /// The other is of the same size.
  mutating func formUnion(_ other: NumberSet) { self.combine(other) { $0 | $1 } }
  mutating func formIntersection(_ other: NumberSet) { self.combine(other) { $0 & $1 } }

  /// Leaves those whose bit is set.
  /// - Parameter word: as with `init`; asked for where there are numbers.
  mutating func formIntersection(word: (Int) -> UInt64) {
    for index in self.words.indices where self.words[index] != 0 { self.words[index] &= word(index) }
  }

  func subtracting(_ other: NumberSet) -> NumberSet {
    var rest = self
    rest.combine(other) { $0 & ~$1 }
    return rest
  }

  private mutating func combine(_ other: NumberSet, _ operation: (UInt64, UInt64) -> UInt64) {
    precondition(self.words.count == other.words.count, "sets of one snapshot are of one size")
    for word in self.words.indices { self.words[word] = operation(self.words[word], other.words[word]) }
  }

  /// All of them, the least first.
  var numbers: [UInt32] {
    var numbers: [UInt32] = []
    for (index, word) in self.words.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        numbers.append(UInt32(index * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return numbers
  }
}
