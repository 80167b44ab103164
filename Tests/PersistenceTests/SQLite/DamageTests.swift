import Foundation
import SeededRandom
import Testing
import Domain

@testable import Persistence

@Suite("SQLite: damage")
struct DamageTests {
  /// A store of some pages, closed.
  private static func make() async throws -> TestStore {
    let test = try TestStore()
    try await test.setUp()
    for number in 0..<60 {
      _ = try await test.store.execute(
        try Given.adding("\(100 + number)", "user\(number)", email: EmailAddress(stored: "u\(number)@example.com")))
    }
    for number in 0..<20 { _ = try await test.store.execute(Given.resending("\(100 + number)")) }
    await test.sqlite.close()
    return test
  }

  /// Whether SQLite itself finds anything, asked without any of what is tested here.
  private static func isDamaged(_ path: String) -> Bool {
    do {
      return try Connection(path: path, access: .readOnly).texts("PRAGMA integrity_check") != ["ok"]
    } catch {
      return true
    }
  }

  /// What `verifyState` finds; an error is found as well.
  private static func findings(_ path: String) -> [String] {
    do {
      let report = try SQLiteStore.verifyState(path)
      return report.damages + report.mismatches
    } catch {
      return ["\(error)"]
    }
  }

  @Test("whatever SQLite's check of integrity finds is reported", arguments: SplitMix.seeds(1...5))
  func random(seed: UInt64) async throws {
    let test = try await Self.make()
    let whole = try Data(contentsOf: URL(fileURLWithPath: test.path))
    #expect(Self.findings(test.path) == [])
    var random = SplitMix(seed: seed)
    var damaged = 0
    for round in 0..<25 {
      var data = whole
      // Beyond the first 100 bytes mostly, so that it is more than the header that is wrong.
      let start = Int.random(in: round == 0 ? 0..<100 : 100..<data.count, using: &random)
      for index in start..<min(data.count, start + Int.random(in: 1...64, using: &random)) {
        data[index] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 8 == 7 { data = data.prefix(start) }
      try data.write(to: URL(fileURLWithPath: test.path))
      guard Self.isDamaged(test.path) else { continue }
      damaged += 1
      #expect(Self.findings(test.path) != [], "round \(round), from \(start)")
    }
    #expect(damaged > 0)
  }

  @Test("a damaged store does not open, and nothing is changed", arguments: SplitMix.seeds(1...2))
  func doesNotOpen(seed: UInt64) async throws {
    let test = try await Self.make()
    var data = try Data(contentsOf: URL(fileURLWithPath: test.path))
    var random = SplitMix(seed: seed)
    // The beginning of every page but the first: whichever it is, its tree is broken.
    for page in stride(from: 4096, to: data.count, by: 4096) {
      for index in page..<page + 8 { data[index] = UInt8.random(in: 16...255, using: &random) }
    }
    try data.write(to: URL(fileURLWithPath: test.path))
    let error = #expect(throws: StoreError.self) { try SQLiteStore(path: test.path, clock: test.clock) }
    #expect(error?.description.contains(test.path) == true)
    #expect(error?.description.contains("damaged") == true)
    #expect(error?.description.contains("admin restore") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: test.path)) == data)
  }

  @Test("references to what is not there are found")
  func references() async throws {
    let test = try await Self.make()
    try test.tamper("INSERT INTO memberships (user_id, organization_id, roles) VALUES ('999', '', 'IAM_OWNER')")
    let report = try SQLiteStore.verifyState(test.path)
    #expect(report.damages.contains { $0.contains("memberships") })
    #expect(!report.isSound)
  }

  @Test("an organization that lists would not find is reported")
  func misnamed() async throws {
    let test = try await Self.make()
    try test.tamper("UPDATE organizations SET name_folded = 'other', domains = char(10) || 'other' || char(10)")
    let damages = try SQLiteStore.verifyState(test.path).damages
    #expect(damages.contains { $0.contains("listed by another name") })
    #expect(damages.contains { $0.contains("listed by other domains") })
  }

  @Test("what is found while the store is open is remembered")
  func whileOpen() async throws {
    let test = try await Self.make()
    try await test.reopen()
    #expect(await test.sqlite.trouble(tries: true) == nil)
    test.sqlite.health.note(SQLiteError(code: 11, message: "database disk image is malformed", file: test.path))
    #expect(await test.sqlite.trouble(tries: true)?.summary == "the database is damaged")
  }
}

@Suite("SQLite: words for errors")
struct SQLiteErrorTests {
  @Test(
    "each names the file, what it means, and what to do",
    arguments: [
      (11, 0, "is damaged", "admin restore"), (267, 0, "is damaged", "admin restore"),
      (26, 0, "is no database", "right file"), (14, 13, "Permission denied", "may use it"),
      (14, 2, "No such file", "is there"), (8, 0, "cannot be written", "read-only"),
      (1032, 0, "moved or removed", "put the file back"), (13, 28, "disk is full", "make room"),
      (10, 28, "disk is full", "make room"), (4874, 28, "disk is full", "make room"),
      (778, 122, "disk is full", "make room"), (10, 5, "has failed (Input/output error)", "dmesg"),
      (5, 0, "another program", "fuser"), (6, 0, "another program", "fuser"), (3, 0, "cannot be written", "may write"),
      (15, 0, "locks of files", "local disk"), (7, 0, "too little memory", "--list-memory"),
      (22, 0, "too large", "another one"), (1, 0, "not those of this version", "admin restore"),
      (2067, 0, "breaks a rule", "verify-state"), (21, 0, "refuses to work", "report it"),
    ] as [(Int32, Int32, String, String)])
  func words(_ code: Int32, _ system: Int32, _ meaning: String, _ remedy: String) {
    let error = SQLiteError(code: code, message: "its own words", file: "/data/signet.db", systemCode: system)
    let text = error.description
    #expect(text.hasPrefix("/data/signet.db: "))
    #expect(text.contains(meaning), "\(text)")
    #expect(text.contains(remedy), "\(text)")
    #expect(text.contains("(SQLite: its own words, \(code))"))
    #expect(error.isTransient == [5, 6, 13].contains(code & 0xff) || error.isFull)
  }

  @Test("they are said of files that are no stores")
  func files() async throws {
    let test = try TestStore()
    let path = test.directory + "/other.db"
    try Data((0..<8192).map { _ in 7 }).write(to: URL(fileURLWithPath: path))
    for open in [
      { _ = try SQLiteStore(path: path, clock: test.clock) }, { _ = try SQLiteStore.verifyState(path) },
      { try SQLiteStore.backUp(path, to: path + ".copy") },
    ] as [() throws -> Void] {
      let error = #expect(throws: StoreError.self) { try open() }
      #expect(error?.description.hasPrefix("\(path): this is no database") == true, "\(error?.description ?? "")")
    }
    let directory = #expect(throws: StoreError.self) { try SQLiteStore(path: test.directory, clock: test.clock) }
    #expect(directory?.description.contains("Is a directory") == true)
  }
}
