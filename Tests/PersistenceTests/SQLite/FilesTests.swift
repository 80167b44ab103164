import Foundation
import Glibc
import Testing
import Domain

@testable import Persistence

@Suite("SQLite: one process for each file")
struct FilesTests {
  @Test("a store is open once, by whatever name", arguments: ["same", "symbolic link", "hard link", "no lock file"])
  func names(_ kind: String) async throws {
    let test = try TestStore()
    try await test.setUp()
    var path = test.path
    switch kind {
    case "symbolic link":
      path = test.directory + "/other.db"
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: test.path)
    case "hard link":
      path = test.directory + "/other.db"
      try FileManager.default.linkItem(atPath: test.path, toPath: path)
    case "no lock file": try FileManager.default.removeItem(atPath: test.path + ".lock")
    default: break
    }
    let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path, clock: test.clock) }
    #expect(error?.description.contains("open already") == true)
    #expect(error?.description.contains("locked") == true)
    // Whoever was refused has taken nothing from who has it: it is locked still.
    let probe = open(test.path, O_RDWR | O_CLOEXEC)
    #expect(flock(probe, LOCK_EX | LOCK_NB) != 0)
    close(probe)
    await test.sqlite.close()
    try await test.reopen()
    #expect(try await test.store.user(id: "11") != nil)
  }

  @Test("a link is followed: the files beside the database are beside what it leads to")
  func followed() async throws {
    let test = try TestStore()
    try await test.setUp()
    await test.sqlite.close()
    let other = NSTemporaryDirectory() + "signet-link-\(UUID()).db"
    defer { try? FileManager.default.removeItem(atPath: other) }
    try FileManager.default.createSymbolicLink(atPath: other, withDestinationPath: test.path)
    #expect(StoreFiles(other).log == StoreFiles(test.path).log)
    let store = try SQLiteStore(path: other, clock: test.clock)
    #expect(try await store.user(id: "11") != nil)
    await store.close()
  }

  @Test("a link to nothing is a store that is missing")
  func dangling() throws {
    let path = NSTemporaryDirectory() + "signet-link-\(UUID()).db"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".gone")
    #expect(try !Database(path).exists())
    #expect(throws: StoreError.self) { try SQLiteStore(path: path, clock: TestClock()) }
  }

  @Test("files that are removed or replaced stop all writing until they are back", arguments: ["", "-wal", "-shm"])
  func misplaced(_ suffix: String) async throws {
    let test = try TestStore()
    try await test.setUp()
    #expect(await test.sqlite.trouble(tries: true) == nil)
    let path = test.path + suffix
    try FileManager.default.moveItem(atPath: path, toPath: path + ".moved")
    #expect(await test.sqlite.trouble(tries: true)?.summary == "a file of the store was removed")
    let error = await #expect(throws: StoreError.self) {
      _ = try await test.store.execute(try Given.adding("100", "ada"))
    }
    #expect(error?.isTransient == true)
    #expect(error?.description.contains("was removed while the store is open") == true)
    try FileManager.default.copyItem(atPath: path + ".moved", toPath: path)
    #expect(await test.sqlite.trouble(tries: true)?.summary == "a file of the store was replaced")
    await #expect(throws: StoreError.self) { _ = try await test.store.execute(try Given.adding("100", "ada")) }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".moved", toPath: path)
    #expect(await test.sqlite.trouble(tries: true) == nil)
    _ = try await test.store.execute(try Given.adding("100", "ada"))
    #expect(try await test.store.user(id: "100") != nil)
  }

  @Test("a store that was replaced leaves the other's log alone when it is closed")
  func foreignLogIsKept() async throws {
    let test = try TestStore()
    try await test.setUp()
    for name in ["", "-wal", "-shm"] {
      try FileManager.default.moveItem(atPath: test.path + name, toPath: test.path + name + ".moved")
      try Data("other\(name)".utf8).write(to: URL(fileURLWithPath: test.path + name))
    }
    await test.sqlite.close()
    for name in ["", "-wal", "-shm"] {
      #expect(try Data(contentsOf: URL(fileURLWithPath: test.path + name)) == Data("other\(name)".utf8))
    }
  }

  @Test("what has failed is tried again, and forgotten once it works")
  func recovers() async throws {
    let test = try TestStore()
    try await test.setUp()
    test.sqlite.health.note(SQLiteError(code: 13, message: "full", file: test.path))
    #expect(await test.sqlite.trouble(tries: false)?.summary == "the disk is full")
    #expect(await test.sqlite.trouble(tries: true) == nil)
  }

  @Test(
    "what a process leaves of itself is read back",
    arguments: [
      RunRecord(marks: ["a"], schemaCookie: 7), RunRecord(marks: ["", "b"], schemaCookie: 0),
    ])
  func record(_ record: RunRecord) { #expect(RunRecord(record.text) == record) }

  @Test("what is no record is none", arguments: ["", "\n", "1234\n", "process 1\n", "mark\n", "other 1\nmark 2\n"])
  func noRecord(_ text: String) { #expect(RunRecord(text) == nil) }
}
