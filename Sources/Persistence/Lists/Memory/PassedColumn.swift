import Domain

/// A column that is read for one question, and kept by nobody: of more users than fit into memory.
struct PassedColumn {
  let column: UserColumn
  let groups: UserGroups
  /// So many users are looked at together.
  let blockSize: Int
  /// Gives what each user has, in any order.
  let forEachKey: (_ body: (UInt32, UnsafeRawBufferPointer) -> Void) throws -> Void

  /// The users whose text matches.
  /// - Parameter value: not empty; folded where case is ignored.
  func numbers(_ comparison: UserQuery.Comparison, _ value: String) throws -> NumberSet {
    let pattern = TextBlock.Pattern(comparison, value)
    var set = NumberSet(last: groups.last)
    var (numbers, texts) = ([UInt32](), Texts())
    func look() {
      TextBlock(numbers: numbers, texts: texts, isOfNumbers: column.isNumber).insert(pattern, into: &set)
      numbers.removeAll(keepingCapacity: true)
      texts.removeAll()
    }
    try forEachKey { number, key in
      numbers.append(number)
      texts.append(key)
      if numbers.count == blockSize { look() }
    }
    look()
    return set
  }

  /// The users who have a text that is not empty.
  func having() throws -> NumberSet {
    var set = NumberSet(last: groups.last)
    try forEachKey { number, key in if !key.isEmpty { set.insert(number) } }
    return set
  }

  /// A user with what decides on their place.
  private struct Entry {
    var number: UInt32
    var rank: UserGroups.Rank
    var key: [UInt8]
  }

  /// A part of those in `set`, who all have something in the column, in its order.
  func page(of set: NumberSet, isAscending: Bool, offset: Int, limit: Int) throws -> [UInt32] {
    let total = set.count
    guard offset < total, limit > 0 else { return [] }
    let count = min(total - offset, limit)
    // From the end that is nearer: so many are kept until all were seen.
    let behind = total - offset - count
    let isFromStart = offset <= behind
    let isForward = isAscending == isFromStart
    let wanted = min(offset, behind) + count
    var entries: [Entry] = []
    // Whoever comes later is out.
    var last: Entry?
    func precedes(_ key: UnsafeRawBufferPointer, _ rank: UserGroups.Rank, _ other: Entry) -> Bool {
      let order = other.key.withUnsafeBytes { column.compare(key, $0) }
      return (order == 0 ? rank < other.rank : order < 0) == isForward
    }
    func cut() {
      entries.sort { left, right in left.key.withUnsafeBytes { precedes($0, left.rank, right) } }
      entries.removeLast(max(0, entries.count - wanted))
      if entries.count == wanted { last = entries.last }
    }
    try forEachKey { number, key in
      guard set.contains(number) else { return }
      let rank = groups.rank(of: number)
      if let last, !precedes(key, rank, last) { return }
      entries.append(Entry(number: number, rank: rank, key: Array(key)))
      if entries.count == 2 * wanted + blockSize { cut() }
    }
    cut()
    let page = entries.suffix(count).map(\.number)
    return isFromStart ? page : page.reversed()
  }
}
