import Domain

/// A column of every user in memory, in the order of its index. Numbers are kept as eight bytes that compare as they do.
struct TextColumn: Sendable {
  private var blocks: [TextBlock] = []
  /// How much it takes.
  private(set) var bytes = 0
  /// Whether some texts are not of ASCII.
  private var hasFolded = false
  private let column: UserColumn
  private let blockSize: Int

  /// Reads it whole.
  /// - Parameter blockSize: how many users a block has at most.
  init(_ column: UserColumn, _ snapshot: some UserSnapshot, _ groups: UserGroups, blockSize: Int) throws {
    self.column = column
    self.blockSize = blockSize
    var builder = BlockBuilder(size: blockSize, isOfNumbers: column.isNumber)
    if snapshot.isOrdered {
      try snapshot.forEachKey(of: column, nil) { builder.append($0, $1) }
    } else {
      let (numbers, keys) = try Self.entries(column, snapshot, groups)
      keys.bytes.withUnsafeBytes { bytes in
        let order = ColumnOrder(of: keys, bytes, isOfNumbers: column.isNumber)
        for place in order.places(numbers.lazy.map(groups.rank)) {
          let key = bytes[keys.range(Int(place))]
          builder.append(numbers[Int(place)], UnsafeRawBufferPointer(rebasing: key))
        }
      }
    }
    self.blocks = builder.finish()
    self.measure()
  }

  /// Everybody with what they have in the column, in no order.
  private static func entries(
    _ column: UserColumn, _ snapshot: some UserSnapshot, _ groups: UserGroups
  ) throws -> (numbers: [UInt32], keys: Texts) {
    var (numbers, keys) = ([UInt32](), Texts())
    try snapshot.forEachKey(of: column, groups) { number, key in
      numbers.append(number)
      keys.append(key)
    }
    return (numbers, keys)
  }

  private mutating func measure() {
    self.bytes = self.blocks.reduce(0) { $0 + $1.bytes }
    self.hasFolded = self.blocks.contains(where: \.isFolded)
  }

  /// Follows what happened to these since.
  /// - Parameter groups: of after that.
  mutating func follow(_ numbers: [UInt32], _ snapshot: some UserSnapshot, _ groups: UserGroups) throws {
    var changed = NumberSet(last: groups.last)
    for number in numbers { changed.insert(number) }
    var entries: [Entry] = []
    try snapshot.forEachKey(of: self.column, numbers) { number, key in
      entries.append(Entry(number: number, rank: groups.rank(of: number), key: Array(key)))
    }
    entries.sort { left, right in
      let order = left.key.withUnsafeBytes { left in right.key.withUnsafeBytes { self.column.compare(left, $0) } }
      return order == 0 ? left.rank < right.rank : order < 0
    }
    self.replace(changed, entries, groups)
  }

  /// A user with what decides on their place.
  private struct Entry {
    var number: UInt32
    var rank: UserGroups.Rank
    var key: [UInt8]
  }

  /// Takes the changed ones out, and puts them where they belong now. Blocks without one stay as they are.
  /// - Parameter entries: what they are now, in the order of the column.
  private mutating func replace(_ changed: NumberSet, _ entries: [Entry], _ groups: UserGroups) {
    let kept = self.blocks.map { block in block.numbers.firstIndex { !changed.contains($0) } }
    var blocks: [TextBlock] = []
    blocks.reserveCapacity(self.blocks.count + entries.count / self.blockSize + 1)
    var next = 0
    for (index, block) in self.blocks.enumerated() {
      // Whoever comes before the first that stays in a later block belongs in this one.
      var (end, later) = (next, index + 1)
      while later < kept.count, kept[later] == nil { later += 1 }
      while end < entries.count {
        if later < kept.count, let place = kept[later], !self.precedes(entries[end], self.blocks[later], place, groups)
        {
          break
        }
        end += 1
      }
      if end == next, !block.numbers.contains(where: changed.contains) {
        blocks.append(block)
        continue
      }
      var builder = BlockBuilder(size: self.blockSize, isOfNumbers: self.column.isNumber)
      for place in block.numbers.indices where !changed.contains(block.numbers[place]) {
        while next < end, self.precedes(entries[next], block, place, groups) {
          builder.append(entries[next].number, entries[next].key)
          next += 1
        }
        builder.append(block.numbers[place], block.texts.bytes[block.texts.range(place)])
      }
      for entry in entries[next..<end] { builder.append(entry.number, entry.key) }
      next = end
      blocks += builder.finish()
    }
    // Where there was no block yet.
    var builder = BlockBuilder(size: self.blockSize, isOfNumbers: self.column.isNumber)
    for entry in entries[next...] { builder.append(entry.number, entry.key) }
    self.blocks = blocks + builder.finish()
    self.measure()
  }

  /// Whether an entry comes before the one at a place in a block.
  private func precedes(_ entry: Entry, _ block: TextBlock, _ place: Int, _ groups: UserGroups) -> Bool {
    let order = entry.key.withUnsafeBytes { key in
      block.texts.bytes.withUnsafeBytes { bytes in
        self.column.compare(key, UnsafeRawBufferPointer(rebasing: bytes[block.texts.range(place)]))
      }
    }
    return order == 0 ? entry.rank < groups.rank(of: block.numbers[place]) : order < 0
  }

  /// The users whose text matches.
  /// - Parameters:
  ///   - value: not empty; folded where case is ignored.
  ///   - last: the greatest number of a user.
  func numbers(_ comparison: UserQuery.Comparison, _ value: String, last: Int64) -> NumberSet {
    var set = NumberSet(last: last)
    let pattern = TextBlock.Pattern(comparison, value)
    for block in self.part(pattern) where block.mayHave(pattern) { block.insert(pattern, into: &set) }
    return set
  }

  /// The blocks among which those are that may have texts that match.
  private func part(_ pattern: TextBlock.Pattern) -> ArraySlice<TextBlock> {
    guard pattern.isOfBeginnings, !pattern.ignoresCase || !self.hasFolded else { return self.blocks[...] }
    // They stand together: the first that does not end before them, and those behind it.
    var (lower, upper) = (0, self.blocks.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if self.blocks[middle].ends(before: pattern) { lower = middle + 1 } else { upper = middle }
    }
    return self.blocks[lower...].prefix { $0.mayHave(pattern) }
  }

  /// The users who have a text that is not empty.
  func having(last: Int64) -> NumberSet {
    var set = NumberSet(last: last)
    for block in self.blocks {
      for place in block.numbers.indices where !block.texts.range(place).isEmpty { set.insert(block.numbers[place]) }
    }
    return set
  }

  /// A part of those in `set`, in the order of the column.
  func page(of set: NumberSet, isAscending: Bool, offset: Int, limit: Int) -> [UInt32] {
    let total = set.count
    guard offset < total, limit > 0 else { return [] }
    // Of one alone there is no order.
    if total == 1 { return set.numbers }
    let count = min(total - offset, limit)
    var page: [UInt32] = []
    var passed = 0
    // Whether that was the last of the page.
    func take(_ number: UInt32) -> Bool {
      guard set.contains(number) else { return false }
      if passed < offset { passed += 1 } else { page.append(number) }
      return page.count == count
    }
    if isAscending {
      for block in self.blocks { for number in block.numbers where take(number) { return page } }
    } else {
      for block in self.blocks.reversed() { for number in block.numbers.reversed() where take(number) { return page } }
    }
    return page
  }
}

/// Makes blocks of users that come in their order.
private struct BlockBuilder {
  private let size: Int
  private let isOfNumbers: Bool
  private var blocks: [TextBlock] = []
  private var numbers: [UInt32] = []
  private var texts = Texts()

  init(size: Int, isOfNumbers: Bool) {
    self.size = size
    self.isOfNumbers = isOfNumbers
  }

  mutating func append(_ number: UInt32, _ text: some Collection<UInt8>) {
    if self.numbers.count == self.size { self.close() }
    self.numbers.append(number)
    self.texts.append(text)
  }

  mutating func finish() -> [TextBlock] {
    self.close()
    return self.blocks
  }

  private mutating func close() {
    guard !self.numbers.isEmpty else { return }
    self.blocks.append(TextBlock(numbers: self.numbers, texts: self.texts, isOfNumbers: self.isOfNumbers))
    self.numbers.removeAll(keepingCapacity: true)
    self.texts.removeAll()
  }
}

extension UserSnapshot {
  /// Gives what is in a column of whoever exists and has something there. What makes a group is not read again.
  func forEachKey(
    of column: UserColumn, _ groups: UserGroups, _ body: (UInt32, UnsafeRawBufferPointer) -> Void
  ) throws {
    func give(_ number: UInt32, _ value: Int) {
      withUnsafeBytes(of: Int64(value).orderedBytes) { body(number, $0) }
    }
    switch column {
    case .state: groups.forEach { give($0, $1.state) }
    case .type: groups.forEach { give($0, $1.type) }
    case .creationDate, .userName, .firstName, .lastName, .nickName, .displayName, .email, .phone:
      try forEachKey(of: column, nil, body)
    }
  }
}

extension UserColumn {
  /// Less than 0, 0 or more, as SQLite's NOCASE compares: letters of ASCII in lower case, nothing behind a zero byte, then
  /// the shorter one first. Numbers byte by byte.
  func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    for index in 0..<min(left.count, right.count) {
      let (a, b) = self.isNumber ? (left[index], right[index]) : (left[index].folded, right[index].folded)
      if a != b { return Int(a) - Int(b) }
      if a == 0, !self.isNumber { break }
    }
    return left.count - right.count
  }
}
