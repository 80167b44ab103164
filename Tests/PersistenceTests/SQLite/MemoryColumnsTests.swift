import SeededRandom
import Testing
import Domain

@testable import Persistence

/// What is in memory follows what happens: it is what reading everything anew gives, in every order.
@Suite("SQLite: lists in memory")
struct MemoryColumnsTests {
  private static let names = ["", "a", "A", "ab", "B", "Zoë", "ZOË", "é", "É", "李", "b\u{0}c", "B\u{0}d", "z"]

  /// Something that happens to one of forty users; most of it changes their places.
  private func event(_ number: Int, _ exists: Bool, _ random: inout SplitMix) -> UserEvent {
    let name = { (random: inout SplitMix) in Self.names.randomElement(using: &random) ?? "" }
    let profile = Profile(
      firstName: name(&random), lastName: name(&random), nickName: name(&random), displayName: name(&random))
    guard exists else {
      if Bool.random(using: &random) {
        return .machineAdded(userName: "\(name(&random))\(number)", machine: Machine(name: name(&random)))
      }
      return .humanAdded(
        userName: "\(name(&random))\(number)", profile: profile,
        email: EmailAddress(stored: "\(name(&random))@\(number)"),
        phone: Bool.random(using: &random) ? PhoneNumber(stored: "+4179\(number)") : nil, password: nil,
        isPasswordChangeRequired: false, isInitial: Bool.random(using: &random))
    }
    return [
      .locked, .unlocked, .removed, .deactivated, .reactivated, .userNameChanged("\(name(&random))\(number)"),
      .profileChanged(profile), .emailChanged(EmailAddress(stored: "\(name(&random))@\(number).com")),
      .phoneChanged(PhoneNumber(stored: "+41\(number % 5)")), .phoneRemoved, .emailVerified,
      .metadataSet(key: "k", value: [1]),
    ].randomElement(using: &random) ?? .locked
  }

  @Test("memory follows every change", arguments: SplitMix.seeds(1...2))
  func follows(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let test = try TestStore()
    let connection = try Connection(path: test.path, access: .readOnly)
    // So small that blocks are divided, emptied and skipped.
    let index = MemoryColumns(limit: .max, blockSize: 3)
    let none = MemoryColumns(limit: 0, blockSize: 3)
    var following = 0
    var (alive, next) = ([Int](), 100)
    for _ in 0..<120 {
      for _ in 0..<Int.random(in: 0..<8, using: &random) {
        let isNew = alive.count < 40 && Bool.random(using: &random)
        if isNew {
          alive.append(next)
          next += 1
        }
        guard let number = isNew ? alive.last : alive.randomElement(using: &random) else { continue }
        let event = self.event(number, !isNew, &random)
        if event == .removed { alive.removeAll { $0 == number } }
        test.clock.advance(seconds: Int64.random(in: 0...1, using: &random))
        try await test.store.execute(
          Command.happening(to: "\(number)", in: ["10", "20", "9"][number % 3], [event]))
      }
      try connection.inSnapshot {
        let view = try #require(try index.view(connection))
        let everybody = view.groups.everybody
        let passing = try none.wholeView(SQLiteUserSnapshot(connection))
        // Some columns follow several changes at once.
        for column in UserColumn.allCases where column != .phone && Int.random(in: 0..<3, using: &random) == 0 {
          var expected: [UInt32] = []
          try connection.prepare("SELECT number FROM users WHERE state <> 3 ORDER BY \(column.order(true))").forEach {
            expected.append(UInt32($0.integer()))
          }
          #expect(everybody.numbers == expected.sorted())
          let followed = try view.column(column)
          for isAscending in [true, false] {
            let page = followed.page(of: everybody, isAscending: isAscending, offset: 0, limit: 100)
            #expect(page == (isAscending ? expected : expected.reversed()), "\(column)")
            let offset = Int.random(in: 0...42, using: &random)
            let part = try passing.page(of: everybody, by: column, isAscending: isAscending, offset: offset, limit: 5)
            #expect(part == Array(page.dropFirst(offset).prefix(5)), "\(column)")
          }
          following += expected.count
          if !column.isNumber { try self.expectSearches(column, followed, view, passing, &random) }
        }
      }
    }
    #expect(following > 1000, "hardly anybody was there, which proves little")
  }

  /// Blocks that are passed over have nobody who matches.
  private func expectSearches(
    _ column: UserColumn, _ followed: TextColumn, _ view: MemoryColumns.View<some UserSnapshot>,
    _ passing: MemoryColumns.View<some UserSnapshot>, _ random: inout SplitMix
  ) throws {
    #expect(try passing.having(column) == view.having(column))
    var texts: [(number: UInt32, plain: String, folded: String)] = []
    try view.snapshot.forEachKey(of: column, nil) {
      let text = String(decoding: $1, as: UTF8.self)
      texts.append(($0, text, text.folded))
    }
    for method in UserQuery.Comparison.Method.allCases {
      let exact = UserQuery.Comparison(method, ignoresCase: false)
      for ignoresCase in [true, false] {
        let comparison = UserQuery.Comparison(method, ignoresCase: ignoresCase)
        for value in Self.names.shuffled(using: &random).prefix(2) where !value.isEmpty {
          let sought = ignoresCase ? value.folded : value
          let found = followed.numbers(comparison, sought, last: view.groups.last).numbers
          let expected = texts.filter { exact.holds(ignoresCase ? $0.folded : $0.plain, sought) }
          #expect(found == expected.map(\.number).sorted())
          #expect(try passing.numbers(column, comparison, sought).numbers == found)
        }
      }
    }
  }

  @Test("a snapshot that memory is ahead of is told so; a newer one finds everybody")
  func outrun() async throws {
    let test = try TestStore()
    try await test.store.execute(Command.happening(to: "100", [Given.human("ada")]))
    let index = MemoryColumns(limit: .max)
    let old = try Connection(path: test.path, access: .readOnly)
    let new = try Connection(path: test.path, access: .readOnly)
    try old.execute("BEGIN")
    // The snapshot is taken with the first read.
    let position = try old.integer("SELECT max(position) FROM events")
    try await test.store.execute(Command.happening(to: "101", [Given.human("bob")]))
    #expect(try new.inSnapshot { try index.view(new)?.groups.everybody.count } == 2)
    #expect(try old.integer("SELECT max(position) FROM events") == position)
    #expect(throws: MemoryColumns.Outrun.self) { try index.view(old) }
    try old.execute("COMMIT")
    #expect(try old.inSnapshot { try index.view(old)?.groups.everybody.count } == 2)
  }

  @Test("what is ASCII in lower case only is found among texts of ASCII", arguments: ["kelvin", "zoë kelvin"])
  func kelvin(name: String) async throws {
    let test = try TestStore()
    try await test.store.execute(Command.happening(to: "100", [Given.human(name)]))
    let connection = try Connection(path: test.path, access: .readOnly)
    try connection.addFold()
    let query = UserQuery(.text(.userName, .init(.contains, ignoresCase: true), "\u{212a}elvin"), limit: 10)
    // In memory, and by the rows.
    for memory in [Int.max, 0] {
      let list = UserListPlan(
        try SQLiteReads(connection), MemoryColumns(limit: memory), limits: .init(sorted: -1, passed: -1))
      #expect(try list.page(query).items.map(\.id) == ["100"])
    }
  }

  @Test("columns that were not used for longest give way")
  func memory() async throws {
    let test = try TestStore()
    for number in 100..<110 {
      try await test.store.execute(Command.happening(to: "\(number)", [Given.human("name\(number)")]))
    }
    let connection = try Connection(path: test.path, access: .readOnly)
    let all = MemoryColumns(limit: .max)
    let sizes = try connection.inSnapshot {
      try UserColumn.allCases.map { try all.view(connection)?.column($0).bytes ?? 0 }
    }
    #expect(all.bytes == sizes.reduce(0, +))
    // Eight bytes for a number, four for whose it is, and four for where it ends.
    try connection.inSnapshot {
      let view = try #require(try all.view(connection))
      for column in UserColumn.allCases where column.isNumber {
        #expect(try view.column(column).bytes == 128 + 16 * view.groups.everybody.count)
      }
    }
    let index = MemoryColumns(limit: 2000)
    try connection.inSnapshot {
      for column in UserColumn.allCases {
        _ = try index.view(connection)?.column(column)
        #expect(index.bytes <= 2000)
      }
      #expect(index.bytes > 0)
      #expect(try index.view(connection)?.column(.userName).bytes == all.view(connection)?.column(.userName).bytes)
    }
    // A hundred bytes for each user, or nothing.
    #expect(try connection.inSnapshot { try MemoryColumns(limit: 500).view(connection) } == nil)
  }
}
