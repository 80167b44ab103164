import Domain

/// Which users are of which organization, state and kind.
struct UserGroups: Sendable {
  struct Group: Hashable, Sendable {
    var organizationID: String
    var state: Int
    var type: Int

    fileprivate static func < (left: Self, right: Self) -> Bool {
      if left.organizationID != right.organizationID {
        // As SQLite compares them.
        return left.organizationID.utf8.lexicographicallyPrecedes(right.organizationID.utf8)
      }
      return (left.state, left.type) < (right.state, right.type)
    }
  }

  /// The greatest number that was ever given.
  private(set) var last: Int64
  private var groups: [Group] = []
  private var indices: [Group: UInt32] = [:]
  /// The place of each group among all, sorted.
  private var ranks: [UInt32] = []
  /// All who are there.
  private(set) var everybody = NumberSet(last: 0)
  /// By the number of a user: the index of the group and one; 0 where nobody is there any more.
  private var members: [UInt32]

  /// Reads them all.
  init(_ snapshot: some UserSnapshot) throws {
    self.last = try snapshot.lastNumber()
    self.members = Array(repeating: 0, count: Int(self.last) + 1)
    try self.read(snapshot, nil)
  }

  /// Follows what happened to these since.
  mutating func follow(_ numbers: [UInt32], _ snapshot: some UserSnapshot) throws {
    self.last = try snapshot.lastNumber()
    self.members.append(contentsOf: repeatElement(0, count: max(0, Int(self.last) + 1 - self.members.count)))
    for number in numbers { self.members[Int(number)] = 0 }
    try self.read(snapshot, numbers)
  }

  private mutating func read(_ snapshot: some UserSnapshot, _ numbers: [UInt32]?) throws {
    var previous: (organization: [UInt8], state: Int, type: Int, index: UInt32) = ([], -1, -1, 0)
    try snapshot.forEachGroup(of: numbers) { number, bytes, state, type in
      // Most are of the same group as the one before.
      let organization = bytes.elementsEqual(previous.organization) ? nil : Array(bytes)
      if organization != nil || state != previous.state || type != previous.type {
        let organization = organization ?? previous.organization
        let group = Group(organizationID: String(decoding: organization, as: UTF8.self), state: state, type: type)
        previous = (organization, state, type, self.index(of: group))
      }
      self.members[Int(number)] = previous.index + 1
    }
    let sorted = self.groups.indices.sorted { self.groups[$0] < self.groups[$1] }
    self.ranks = Array(repeating: 0, count: sorted.count)
    for (rank, index) in sorted.enumerated() { self.ranks[index] = UInt32(rank) }
    self.everybody = self.numbers { _ in true }
  }

  private mutating func index(of group: Group) -> UInt32 {
    if let index = self.indices[group] { return index }
    let index = UInt32(self.groups.count)
    self.groups.append(group)
    self.indices[group] = index
    return index
  }

  /// What a list sorts by where users are alike in its column.
  struct Rank {
    fileprivate var group: UInt32
    fileprivate var number: UInt32

    /// A number that compares as it does.
    var key: UInt64 { UInt64(group) << 32 | UInt64(number) }

    static func < (left: Self, right: Self) -> Bool { left.key < right.key }
  }

  func rank(of number: UInt32) -> Rank {
    let member = self.members[Int(number)]
    return Rank(group: member == 0 ? 0 : self.ranks[Int(member) - 1], number: number)
  }

  /// Gives everybody and their group.
  func forEach(_ body: (UInt32, Group) -> Void) {
    for (number, member) in self.members.enumerated() where member > 0 {
      body(UInt32(number), self.groups[Int(member) - 1])
    }
  }

  /// The users of the groups of which `holds` is true.
  func numbers(where holds: (Group) -> Bool) -> NumberSet {
    NumberSet(last: self.last, word: self.words(where: holds))
  }

  /// Those in `set` of these groups: of few, few are looked at.
  func numbers(in set: NumberSet, where holds: (Group) -> Bool) -> NumberSet {
    var numbers = set
    numbers.formIntersection(word: self.words(where: holds))
    return numbers
  }

  /// Gives the bits of 64 users, as `NumberSet` has them.
  private func words(where holds: (Group) -> Bool) -> (Int) -> UInt64 {
    let isHeld = [0] + self.groups.map { holds($0) ? 1 : 0 as UInt64 }
    return { [members] word in
      let start = word * 64
      var bits: UInt64 = 0
      for number in start..<min(start + 64, members.count) {
        bits |= isHeld[Int(members[number])] << UInt64(number - start)
      }
      return bits
    }
  }
}
