import UserDomain

/// Sorts candidates by what their rows begin with. SQLite's sorter takes as long for each row as finding it does.
struct CandidateOrder {
  /// What a row is sorted by: the order of `UserQuery.Order.terms`, as far as a text's first bytes tell.
  private struct Key {
    /// The first bytes of a text in lower case, or a number.
    var primary: (UInt64, UInt64)
    /// Whether the text may go on behind them.
    var isCut: Bool
    /// First the number of a text in the order of appearance, at last its rank.
    var organization: Int
    var stateAndType: Int64
    var number: Int64

    static func < (left: Self, right: Self) -> Bool {
      if left.primary != right.primary { return left.primary < right.primary }
      if left.organization != right.organization { return left.organization < right.organization }
      if left.stateAndType != right.stateAndType { return left.stateAndType < right.stateAndType }
      return left.number < right.number
    }
  }

  private let isAscending: Bool
  private var keys: [Key] = []
  private var organizations: [[UInt8]: Int] = [:]
  private var lastOrganization: (name: [UInt8], index: Int) = ([], -1)

  /// How many there are.
  var count: Int { self.keys.count }

  init(isAscending: Bool) {
    self.isAscending = isAscending
  }

  /// The columns that `add` reads, in their order.
  static func columns(_ order: UserQuery.Order) -> String {
    "users.number, users.\(order.column), users.organization_id, users.state, users.type"
  }

  mutating func add(_ row: inout Row) {
    let number = row.integer()
    let (primary, isCut) = row.sortKey()
    let organization = row.withBlob { self.index(of: $0) }
    let (state, type) = (row.integer(), row.integer())
    self.keys.append(
      Key(
        primary: primary, isCut: isCut, organization: organization, stateAndType: state << 8 | type, number: number))
  }

  private mutating func index(of organization: UnsafeRawBufferPointer) -> Int {
    // Most are of the same one as the one before.
    if self.lastOrganization.index >= 0, self.lastOrganization.name.elementsEqual(organization) {
      return self.lastOrganization.index
    }
    let name = Array(organization)
    let index = self.organizations[name] ?? self.organizations.count
    self.organizations[name] = index
    self.lastOrganization = (name, index)
    return index
  }

  /// The numbers of a part of the list.
  /// - Parameter sorted: sorts numbers by whole texts: for those whose first bytes are the same.
  mutating func page(offset: Int, limit: Int, sorted: ([Int64]) throws -> [Int64]) rethrows -> [Int64] {
    self.rankOrganizations()
    self.keys.sort { self.isAscending ? $0 < $1 : $1 < $0 }
    let page = min(offset, self.keys.count)..<min(offset + limit, self.keys.count)
    var numbers = self.keys[page].map(\.number)
    var start = page.lowerBound
    while start < page.upperBound {
      // All that begin alike, those on other pages too.
      let primary = self.keys[start].primary
      let first = self.keys[..<start].lastIndex { $0.primary != primary }.map { $0 + 1 } ?? 0
      let end = self.keys[start...].firstIndex { $0.primary != primary } ?? self.keys.endIndex
      if end - first > 1, self.keys[first..<end].contains(where: \.isCut) {
        let right = try sorted(self.keys[first..<end].map(\.number))
        // Fewer, where one was removed meanwhile.
        if right.count == end - first {
          for index in start..<min(end, page.upperBound) { numbers[index - page.lowerBound] = right[index - first] }
        }
      }
      start = end
    }
    return numbers
  }

  private mutating func rankOrganizations() {
    guard self.organizations.count > 1 else { return }
    var ranks = Array(repeating: 0, count: self.organizations.count)
    let names = self.organizations.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (rank, name) in names.enumerated() { ranks[name.value] = rank }
    for index in self.keys.indices { self.keys[index].organization = ranks[self.keys[index].organization] }
  }
}

extension Row {
  /// The next column as SQLite orders it: NULL before any number or text, texts without the case of ASCII letters.
  fileprivate mutating func sortKey() -> (primary: (UInt64, UInt64), isCut: Bool) {
    if self.isNull {
      _ = self.integer()
      return ((0, 0), false)
    }
    if self.isInteger { return ((1, UInt64(bitPattern: self.integer()) ^ (1 << 63)), false) }
    return self.withBlob { text in
      var words: (UInt64, UInt64) = (1, 0)
      for byte in text.prefix(15).enumerated() {
        let folded = UInt64((65...90).contains(byte.element) ? byte.element + 32 : byte.element)
        if byte.offset < 7 { words.0 = words.0 << 8 | folded } else { words.1 = words.1 << 8 | folded }
      }
      // As long as the longest, with zeros behind.
      words.0 <<= 8 * UInt64(7 - min(7, text.count))
      words.1 <<= 8 * UInt64(8 - min(8, max(0, text.count - 7)))
      // A zero in a text looks like its end.
      return (words, text.count > 15 || text.prefix(15).contains(0))
    }
  }
}
