import CSQLite
import Foundation
import Testing
import Domain

@testable import Persistence

/// Ways to copy a database that are in use.
enum CopyMethod: CaseIterable, Sendable {
  /// `signet admin backup`, while the store is served.
  case backup
  /// `cp`, before the store was opened for the last time.
  case closedFile
  /// `sqlite3 signet.db '.backup …'`, while the store is served.
  case shellBackup
  /// `VACUUM INTO`, while the store is served.
  case vacuum
}

@Suite("SQLite: going back to a backup")
struct RestoreTests {
  private static let names = ["", "-wal", "-shm", ".lock"]

  /// What a server that is killed leaves: a database and its log; and a copy of the time before `bob` came, who is in the
  /// log alone.
  private func makeKilled(_ method: CopyMethod) async throws -> (killed: String, copy: String, test: TestStore) {
    let test = try TestStore()
    try await test.setUp()
    _ = try await test.store.execute(try Given.adding("100", "ada"))
    let copy = test.directory + "/copy.db"
    if method == .closedFile {
      await test.sqlite.close()
      try FileManager.default.copyItem(atPath: test.path, toPath: copy)
      try await test.reopen()
    }
    switch method {
    case .backup: try SQLiteStore.backUp(test.path, to: copy)
    case .closedFile: break
    case .vacuum: try Connection(path: test.path, access: .readOnly).execute("VACUUM INTO '\(copy)'")
    case .shellBackup:
      let source = try Connection(path: test.path, access: .readOnly)
      let target = try Connection(path: copy, access: .create)
      let backup = try #require(sqlite3_backup_init(target.handle, "main", source.handle, "main"))
      #expect(sqlite3_backup_step(backup, -1) == SQLITE_DONE)
      sqlite3_backup_finish(backup)
    }
    _ = try await test.store.execute(try Given.adding("101", "bob"))
    let killed = test.directory + "/killed.db"
    for name in Self.names {
      try FileManager.default.copyItem(atPath: test.path + name, toPath: killed + name)
    }
    return (killed, copy, test)
  }

  private func files(_ path: String) throws -> [Data] {
    try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: path + $0)) }
  }

  @Test("a store that was killed opens with what was acknowledged, also elsewhere")
  func killed() async throws {
    let (killed, _, test) = try await makeKilled(.backup)
    let store = try SQLiteStore(path: killed, clock: test.clock)
    #expect(try await store.user(id: "101") != nil)
    await store.close()
    #expect(try SQLiteStore.verifyState(killed).isSound)
  }

  @Test("a copy beside a log that is not its own is found out, and nothing is changed", arguments: CopyMethod.allCases)
  func foreignLog(_ method: CopyMethod) async throws {
    let (killed, copy, test) = try await makeKilled(method)
    try Data(contentsOf: URL(fileURLWithPath: copy)).write(to: URL(fileURLWithPath: killed))
    let before = try files(killed)
    let error = #expect(throws: StoreError.self) { try SQLiteStore(path: killed, clock: test.clock) }
    let words = error?.description ?? ""
    #expect(words.hasPrefix("\(killed): the log beside it (\(killed)-wal) belongs to another database"), "\(words)")
    #expect(words.contains("signet admin restore FILE"))
    #expect(try files(killed) == before)
    // The way out that the words name.
    for name in ["-wal", "-shm"] { try FileManager.default.removeItem(atPath: killed + name) }
    let store = try SQLiteStore(path: killed, clock: test.clock)
    #expect(try await store.user(id: "100") != nil)
    #expect(try await store.user(id: "101") == nil)
    await store.close()
  }

  @Test("an empty database beside a log is not taken for a new one", arguments: [true, false])
  func emptied(_ exists: Bool) async throws {
    let (killed, _, test) = try await makeKilled(.backup)
    try FileManager.default.removeItem(atPath: killed)
    if exists { try Data().write(to: URL(fileURLWithPath: killed)) }
    let error = #expect(throws: StoreError.self) { _ = try Database(killed).exists() }
    #expect(error?.description.contains("its log (\(killed)-wal) is there") == true)
    #expect(throws: StoreError.self) { try Database(killed).open(clock: test.clock, creates: true) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: killed + "-wal")).count > 0)
  }

  @Test("restoring moves the old files aside, and they still belong together", arguments: CopyMethod.allCases)
  func restores(_ method: CopyMethod) async throws {
    let (killed, copy, test) = try await makeKilled(method)
    let before = try files(killed)
    for round in 1...2 {
      let report = try SQLiteStore.restore(copy, to: killed, date: "now") { _ in }
      #expect(report.database.hasSuffix("/killed.db"))
      let aside = killed + ".before-restore-now" + (round == 1 ? "" : "-2")
      if round == 1 {
        #expect(
          report.movedAside.map { ($0 as NSString).lastPathComponent } == [
            "killed.db.before-restore-now", "killed.db.before-restore-now-wal", "killed.db.before-restore-now-shm",
          ])
        #expect(try files(aside) == before)
      }
      #expect(FileManager.default.fileExists(atPath: aside))
      let store = try SQLiteStore(path: killed, clock: test.clock)
      #expect(try await store.user(id: "100") != nil)
      #expect(try await store.user(id: "101") == nil)
      await store.close()
      #expect(try SQLiteStore.verifyState(killed).isSound)
    }
    let old = try SQLiteStore(path: killed + ".before-restore-now", clock: test.clock)
    #expect(try await old.user(id: "101") != nil)
    await old.close()
    #expect(try FileManager.default.attributesOfItem(atPath: killed)[.posixPermissions] as? Int == 0o600)
  }

  @Test("a store that is there already is not needed")
  func nothingThere() async throws {
    let (_, copy, test) = try await makeKilled(.backup)
    let path = test.directory + "/new.db"
    #expect(try SQLiteStore.restore(copy, to: path, date: "now") { _ in }.movedAside == [])
    #expect(try SQLiteStore.verifyState(path).isSound)
  }

  @Test(
    "what cannot be served is not restored, and nothing is changed",
    arguments: ["missing", "no database", "damaged", "another program's", "empty", "a newer version's", "refused"])
  func refused(_ kind: String) async throws {
    let (killed, copy, test) = try await makeKilled(.backup)
    let url = URL(fileURLWithPath: copy)
    switch kind {
    case "missing": try FileManager.default.removeItem(atPath: copy)
    case "no database": try Data(repeating: 7, count: 9000).write(to: url)
    case "empty": try Data().write(to: url)
    case "damaged":
      var data = try Data(contentsOf: url)
      for index in 4096..<data.count where index % 4096 < 8 { data[index] = 0xee }
      try data.write(to: url)
    case "another program's":
      try FileManager.default.removeItem(atPath: copy)
      try Connection(path: copy, access: .create).execute("CREATE TABLE theirs (x)")
    case "a newer version's": try Connection(path: copy, access: .readWrite).execute("PRAGMA user_version = 999")
    default: break
    }
    let before = try files(killed)
    let names = try FileManager.default.contentsOfDirectory(atPath: test.directory).sorted()
    struct Refusal: Error {}
    #expect(throws: (any Error).self) {
      try SQLiteStore.restore(copy, to: killed, date: "now") { _ in if kind == "refused" { throw Refusal() } }
    }
    #expect(try files(killed) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.directory).sorted() == names)
  }

  @Test("where a file cannot be moved aside, those that were are put back")
  func movedBack() async throws {
    let (killed, copy, test) = try await makeKilled(.backup)
    // Aside, its log would have a name that is too long for a file.
    let (path, date) = (test.directory + "/" + String(repeating: "n", count: 220), String(repeating: "d", count: 17))
    for name in Self.names { try FileManager.default.copyItem(atPath: killed + name, toPath: path + name) }
    let before = try files(path)
    let names = try FileManager.default.contentsOfDirectory(atPath: test.directory).sorted()
    let error = #expect(throws: StoreError.self) { try SQLiteStore.restore(copy, to: path, date: date) { _ in } }
    #expect(error?.description.contains("\(path)-wal: cannot be moved") == true)
    #expect(try files(path) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.directory).sorted() == names)
    let store = try SQLiteStore(path: path, clock: test.clock)
    #expect(try await store.user(id: "101") != nil)
    await store.close()
  }

  @Test("a store that is open is not replaced, nor restored from itself")
  func open() async throws {
    let (_, copy, test) = try await makeKilled(.backup)
    let error = #expect(throws: StoreError.self) { try SQLiteStore.restore(copy, to: test.path, date: "now") { _ in } }
    #expect(error?.description.contains("open already") == true)
    await test.sqlite.close()
    #expect(throws: StoreError.self) { try SQLiteStore.restore(test.path, to: test.path, date: "now") { _ in } }
    #expect(try SQLiteStore.verifyState(test.path).isSound)
  }

  @Test("a store whose database was removed while it is open is not restored")
  func removed() async throws {
    let (_, copy, test) = try await makeKilled(.backup)
    try FileManager.default.removeItem(atPath: test.path)
    let error = #expect(throws: StoreError.self) { try SQLiteStore.restore(copy, to: test.path, date: "now") { _ in } }
    #expect(error?.description.contains("open already") == true)
  }

  @Test("a backup is one file, to which no log belongs")
  func single() async throws {
    let (_, copy, test) = try await makeKilled(.backup)
    #expect(DatabaseHeader(copy)?.usesLog == false)
    #expect(try !FileManager.default.contentsOfDirectory(atPath: test.directory).contains { $0.hasPrefix("copy.db-") })
  }
}

@Suite("SQLite: what a master key is held against")
struct KeptSecretsTests {
  private func secrets(_ test: TestStore) async throws -> KeptSecrets {
    await test.sqlite.close()
    defer { test.sqlite.release() }
    return try KeptSecrets(Connection(path: test.path, access: .immutable))
  }

  @Test("a check, codes that wait, or secrets of apps")
  func samples() async throws {
    let test = try TestStore()
    #expect(try await secrets(test) == KeptSecrets())
    try await test.reopen()
    try await test.setUp()
    #expect(try await secrets(test) == KeptSecrets(isNew: false))
    try await test.reopen()
    try await test.store.execute(
      .happening(to: "100", [Given.human("ada"), .totpAdded(sealedSecret: [5]), .totpVerified]))
    #expect(try await secrets(test).samples == [.totpSecret(userID: "100", [5])])
    try await test.reopen()
    _ = try await test.store.execute(try Given.adding("101", "bob"))
    _ = try await test.store.execute(Given.resending("101"))
    #expect(try await secrets(test).samples == [.code(userID: "101", [10]), .code(userID: "101", [8])])
    try await test.reopen()
    try await test.store.note(keyCheck: [1])
    #expect(try await secrets(test) == KeptSecrets(isNew: false, keyCheck: [1]))
  }

  @Test("who is not accepted has changed nothing", arguments: [true, false])
  func refused(_ isKilled: Bool) async throws {
    struct Refusal: Error {}
    let test = try TestStore()
    try await test.setUp()
    let path = test.directory + "/other.db"
    if !isKilled { await test.sqlite.close() }
    for name in isKilled ? ["", "-wal", ".lock"] : [""] {
      try FileManager.default.copyItem(atPath: test.path + name, toPath: path + name)
    }
    let files = { try (isKilled ? ["", "-wal"] : [""]).map { try Data(contentsOf: URL(fileURLWithPath: path + $0)) } }
    let before = try files()
    #expect(throws: Refusal.self) { try SQLiteStore(path: path, clock: test.clock) { _ in throw Refusal() } }
    #expect(try files() == before)
  }
}
