import Domain
import SeededRandom
import Testing

@testable import Persistence

/// A column that comes unsorted is put into the order that comparing two texts after another gives.
@Suite("Lists: the order of a column")
struct ColumnOrderTests {
  /// Users who come in no order, with a text each.
  private struct Snapshot: UserSnapshot {
    var users: [(number: UInt32, organization: String, text: [UInt8])]
    let position = StorePosition(batches: [:])
    let isOrdered = false

    func lastNumber() -> Int64 { users.map { Int64($0.number) }.max() ?? 0 }
    func forEachGroup(
      of numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer, _ state: Int, _ type: Int) -> Void
    ) {
      for user in users { Array(user.organization.utf8).withUnsafeBytes { body(user.number, $0, 1, 1) } }
    }
    func forEachKey(
      of column: UserColumn, _ numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer) -> Void
    ) {
      for user in users { user.text.withUnsafeBytes { body(user.number, $0) } }
    }
    func changes(since former: StorePosition, limit: Int) -> [UInt32]? { nil }
    func forEachName(_ body: (UInt32, String) -> Void) {}
    func numbers(_ condition: UserQuery.Condition) -> [UInt32]? { nil }
    func numbersOfRows(_ condition: UserQuery.Condition) -> [UInt32] { [] }
  }

  /// As SQLite's NOCASE has it: nothing behind a zero byte is compared but the length.
  private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool? {
    for (a, b) in zip(left, right) {
      let (a, b) = (a &- 65 < 26 ? a + 32 : a, b &- 65 < 26 ? b + 32 : b)
      if a != b { return a < b }
      if a == 0 { break }
    }
    return left.count == right.count ? nil : left.count < right.count
  }

  private static func expected(_ snapshot: Snapshot) -> [UInt32] {
    snapshot.users.sorted { left, right in
      if let precedes = precedes(left.text, right.text) { return precedes }
      return (left.organization, left.number) < (right.organization, right.number)
    }.map(\.number)
  }

  private func expectOrder(_ snapshot: Snapshot, _ column: UserColumn = .userName) throws {
    let groups = try UserGroups(snapshot)
    let page = try TextColumn(column, snapshot, groups, blockSize: 7).page(
      of: groups.everybody, isAscending: true, offset: 0, limit: .max)
    #expect(page == Self.expected(snapshot))
  }

  @Test("texts that have much, little or nothing in common", arguments: SplitMix.seeds(1...3))
  func texts(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let parts = [
      "", "a", "A", "zo", "Zo", "ë", "Ë", "\u{0}", "@", "[", "12345678", "ABCDEFGH", "abcdefgh", "\u{0}\u{0}",
    ]
    // Few are compared, many are sorted by their digits.
    for count in [0, 1, 2, 30, 499, 3000] {
      let users = (1...4000).shuffled(using: &random).prefix(count).map { number in
        let length = Int.random(in: 0..<7, using: &random)
        let text = (0..<length).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
        return (
          number: UInt32(number), organization: ["10", "9", "20"].randomElement(using: &random) ?? "",
          text: Array(text.utf8)
        )
      }
      try expectOrder(Snapshot(users: users))
      // One text for nearly all.
      try expectOrder(Snapshot(users: users.map { ($0.number, $0.organization, Array($0.text.prefix(1))) }))
    }
  }

  @Test("numbers compare as numbers")
  func numbers() throws {
    var random = SplitMix(seed: 1)
    let users = (1...2000).map { number in
      let value = Int64.random(in: -3...3, using: &random) << Int64.random(in: 0...60, using: &random)
      return (number: UInt32(number), organization: "10", value: value)
    }
    let snapshot = Snapshot(
      users: users.map { user in
        (user.number, user.organization, withUnsafeBytes(of: user.value.orderedBytes) { Array($0) })
      })
    let groups = try UserGroups(snapshot)
    let page = try TextColumn(.creationDate, snapshot, groups, blockSize: 504).page(
      of: groups.everybody, isAscending: true, offset: 0, limit: .max)
    #expect(page == users.sorted { ($0.value, $0.number) < ($1.value, $1.number) }.map(\.number))
  }
}
