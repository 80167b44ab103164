import CSQLite
import Synchronization
import Testing

@testable import Domain
@testable import Persistence

@Suite("SQLite: writer")
struct WriterTests {
  /// Counts transactions of the writer's.
  private final class Commits: Sendable {
    let count = Atomic<Int>(0)

    func watch(_ store: SQLiteStore) async throws {
      try await store.writer.write { session in
        // Alive while the store is: the test holds both.
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_commit_hook(
          session.connection.handle,
          { context in
            guard let context else { return 0 }
            Unmanaged<Commits>.fromOpaque(context).takeUnretainedValue().count.add(1, ordering: .relaxed)
            return 0
          }, context)
      }
      self.count.store(0, ordering: .relaxed)
    }
  }

  private func event(_ id: String, _ sequence: UInt64) -> Event {
    Event(
      aggregateID: id, sequence: sequence, resourceOwner: "10", editorID: "", date: Timestamp(seconds: 0),
      payload: .user(.emailVerified))
  }

  @Test("what gathers during a commit is committed together, up to the limit")
  func groups() async throws {
    let test = try TestStore()
    try await test.setUp()
    _ = try await test.store.execute(try Given.adding("100", "ada"))
    let commits = Commits()
    try await commits.watch(test.sqlite)
    let gate = try await Gate(test.sqlite)
    let count = batchLimit * 2 + 1
    let sequences = try await withThrowingTaskGroup(of: UInt64.self) { group in
      for _ in 0..<count { group.addTask { try await test.store.execute(Given.resending("100")).sequence } }
      while test.sqlite.writer.waiting < count { await Task.yield() }
      gate.open()
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    // Each of a batch has seen those before it.
    #expect(sequences.count == count)
    // One for what stood at the gate, and for the batches.
    #expect(commits.count.load(ordering: .relaxed) == 4)
    // The store goes first: its last commit looks at the counter.
    await test.sqlite.close()
  }

  @Test("beyond the limit callers are told at once")
  func bounds() async throws {
    let test = try TestStore(queueLimit: 3)
    let gate = try await Gate(test.sqlite)
    let waiting = (0..<3).map { _ in Task { try await test.store.execute(Command.writing { _ in }) } }
    while test.sqlite.writer.waiting < 3 { await Task.yield() }
    let error = await #expect(throws: StoreError.self) { try await test.store.execute(Command.writing { _ in }) }
    #expect(error?.isTransient == true)
    gate.open()
    for task in waiting { try await task.value }
    try await test.store.execute(Command.writing { _ in })
  }

  /// Lets `jobs` gather into one batch.
  private func together(
    _ test: TestStore, _ jobs: [@Sendable () async throws -> Void]
  ) async throws -> [Result<Void, any Error>] {
    let gate = try await Gate(test.sqlite)
    var tasks: [Task<Void, any Error>] = []
    for job in jobs {
      tasks.append(Task { try await job() })
      while test.sqlite.writer.waiting < tasks.count { await Task.yield() }
    }
    gate.open()
    var results: [Result<Void, any Error>] = []
    for task in tasks { results.append(await task.result) }
    return results
  }

  @Test("a command that fails half-way fails alone, and leaves nothing")
  func halfWay() async throws {
    let test = try TestStore()
    try await test.setUp()
    let (first, second, third) = (self.event("100", 1), self.event("101", 1), self.event("102", 1))
    let results = try await self.together(
      test,
      [
        { try await test.store.execute(Command.writing { $0.events = [first] }) },
        // The number of the second event is taken: the first is written by then.
        { try await test.store.execute(Command.writing { $0.events = [second, second] }) },
        { try await test.store.execute(Command.writing { $0.events = [third] }) },
      ])
    #expect(results.map { (try? $0.get()) != nil } == [true, false, true])
    guard case .failure(let error) = results[1] else { return }
    #expect((error as? StoreError)?.isTransient == false)
    for (id, count) in [("100", 1), ("101", 0), ("102", 1)] {
      #expect(try await test.store.events(aggregateID: id, after: 0, limit: 9).count == count)
    }
  }

  @Test("a damaged row fails only who needs it")
  func damagedRow() async throws {
    let test = try TestStore()
    try await test.setUp()
    for id in ["100", "101"] { _ = try await test.store.execute(try Given.adding(id, "user\(id)")) }
    try test.tamper("UPDATE users SET payload = x'ff' WHERE id = '100'")
    let commits = Commits()
    try await commits.watch(test.sqlite)
    let results = try await self.together(
      test, ["101", "100", "101"].map { id in { _ = try await test.store.execute(Given.resending(id)) } })
    #expect(results.map { (try? $0.get()) != nil } == [true, false, true])
    await #expect(throws: StoreError.self) { try await test.store.user(id: "100") }
    // What stood at the gate, and one batch.
    #expect(commits.count.load(ordering: .relaxed) == 2)
    await test.sqlite.close()
  }

  @Test("on a full disk every command of the batch fails, for now")
  func fullDisk() async throws {
    let test = try TestStore()
    try await test.setUp()
    _ = try await test.store.execute(try Given.adding("100", "ada"))
    try await test.sqlite.writer.write { session in
      let pages = try session.connection.integer("PRAGMA page_count") ?? 0
      try session.connection.execute("PRAGMA max_page_count = \(pages)")
    }
    let before = try await test.store.user(id: "100")
    let template = String(repeating: "x", count: 100_000)
    let results = try await self.together(
      test,
      [
        { _ = try await test.store.execute(Given.resending("100")) },
        {
          try await test.store.execute(
            Command.writing {
              $0.notifications = [Given.notification(for: "100")]
              $0.notifications[0].urlTemplate = template
            })
        },
        { _ = try await test.store.execute(Given.resending("100")) },
      ])
    for result in results {
      guard case .failure(let error) = result else {
        Issue.record("a command of the batch was acknowledged")
        continue
      }
      #expect((error as? StoreError)?.isTransient == true)
    }
    #expect(try await test.store.user(id: "100") == before)
    try await test.sqlite.writer.write { try $0.connection.execute("PRAGMA max_page_count = 1000000") }
    #expect(try await test.store.execute(Given.resending("100")).sequence == 3)
  }

  @Test("a database that another process has locked is busy, for now")
  func busy() async throws {
    let test = try TestStore()
    try await test.sqlite.writer.write { try $0.connection.execute("PRAGMA busy_timeout = 0") }
    let other = try Connection(path: test.path, access: .readWrite)
    try other.execute("BEGIN IMMEDIATE")
    let error = await #expect(throws: StoreError.self) { try await test.setUp() }
    #expect(error?.isTransient == true)
    try other.execute("ROLLBACK")
    try await test.setUp()
  }

  @Test("within a batch names go from one to the next, and only who wants a held one leaves it")
  func names() async throws {
    let test = try TestStore()
    try await test.setUp()
    for (id, name) in [("100", "ada"), ("101", "bob")] { _ = try await test.store.execute(try Given.adding(id, name)) }
    let rename = Command<Void>(by: "11", [.user("100")]) { changes in
      guard var user = changes.user("100") else { return }
      changes.append(.userNameChanged("grace"), to: &user)
      changes.claims = [
        .release(UniqueName(.userName, "ada"), by: "100"),
        .take(UniqueName(.userName, "grace"), by: "100", conflict: Given.conflict),
      ]
    }
    let commits = Commits()
    try await commits.watch(test.sqlite)
    let results = try await self.together(
      test,
      [
        // "bob" is held: it must not hold up what comes behind it.
        { _ = try await test.store.execute(try Given.adding("102", "bob")) },
        { try await test.store.execute(rename) },
        { _ = try await test.store.execute(try Given.adding("103", "Ada")) },
        { _ = try await test.store.execute(try Given.adding("104", "GRACE")) },
        { _ = try await test.store.execute(Given.resending("103")) },
      ])
    #expect(results.map { (try? $0.get()) != nil } == [false, true, true, false, true])
    #expect(commits.count.load(ordering: .relaxed) == 2)
    for name in ["ada", "bob", "grace"] { #expect(try await test.store.isTaken(UniqueName(.userName, name))) }
    for id in ["102", "104"] { #expect(try await test.store.user(id: id) == nil) }
    #expect(try await test.store.user(loginName: "ada")?.id == "103")
    #expect(try test.verifyState().mismatches.isEmpty)
    await test.sqlite.close()
  }
}
