import Domain
import Foundation
import Testing

@testable import Persistence

/// What the network and the server do to a commit: nobody is told of success where there is none, nor is anything done twice.
@Suite("PostgreSQL: faults")
struct PostgresFaultTests {
  /// A store behind a proxy, set up.
  private static func make() async throws -> (test: TestPostgresStore, proxy: CuttingProxy, store: PostgresStore) {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let proxy = try CuttingProxy(to: test.server.port)
    let location = "postgresql://signet@127.0.0.1:\(proxy.port)/\(test.database)"
    var options = PostgresStore.Options()
    (options.writers, options.readers) = (1, 1)
    return (test, proxy, try PostgresStore(location, clock: test.clock, options: options))
  }

  @Test("a connection that is cut before, within or after a commit", arguments: CuttingProxy.Cut.allCases)
  func cut(_ cut: CuttingProxy.Cut) async throws {
    let (test, proxy, store) = try await Self.make()
    for number in 100..<110 {
      proxy.cutNext(cut)
      let outcome = try await store.execute(Given.adding("\(number)", "user\(number)"))
      #expect(outcome.sequence == 2)
      #expect(proxy.cuts == number - 99)
      #expect(try await test.store.events(aggregateID: "\(number)", after: 0, limit: 9).map(\.sequence) == [1, 2])
    }
    let counts = store.health.counts
    #expect(counts.unknownKept == (cut == .after ? 10 : 0))
    #expect(counts.unknownLost == (cut == .after ? 0 : 10))
    #expect(counts.lost == 0)
    await store.close()
    proxy.stop()
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("commits that come together are resolved together")
  func many() async throws {
    let (test, proxy, store) = try await Self.make()
    _ = try await store.execute(Given.adding("100", "ada"))
    var expected = 2
    for cut in CuttingProxy.Cut.allCases + CuttingProxy.Cut.allCases {
      proxy.cutNext(cut)
      let sequences = try await withThrowingTaskGroup(of: UInt64.self) { group in
        for _ in 0..<50 { group.addTask { try await store.execute(Given.resending("100")).sequence } }
        return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
      }
      #expect(sequences == Set(UInt64(expected + 1)...UInt64(expected + 50)))
      expected += 50
    }
    await store.close()
    proxy.stop()
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("a database that is away for a moment is waited for; reads too")
  func away() async throws {
    let (test, proxy, store) = try await Self.make()
    proxy.refuse(true)
    async let added = store.execute(Given.adding("100", "ada"))
    async let found = store.user(id: "11")
    // On a thread of its own: tasks may have to wait for longer than the store does.
    Thread.detachNewThread {
      while proxy.refusals < 2 { usleep(10_000) }
      proxy.refuse(false)
    }
    #expect(try await added.sequence == 2)
    #expect(try await found?.userName == "admin")
    #expect(await store.trouble(tries: true) == nil)
    await store.close()
    proxy.stop()
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("each error of the server is met as it has to be")
  func remedies() {
    let rows: [(String, PostgresError.Remedy)] = [
      ("40001", .again), ("40P01", .again), ("55P03", .again), ("23505", .again), ("22012", .again),
      ("0A000", .reconnect),
      ("53100", .wait), ("53300", .wait), ("57P01", .reconnect), ("57P03", .reconnect), ("25006", .reconnect),
      ("08006", .reconnect), ("", .reconnect), ("22021", .none), ("23514", .none), ("54000", .none), ("42P01", .none),
    ]
    for (state, remedy) in rows { #expect(PostgresError(state: state, message: "m").remedy == remedy, "\(state)") }
  }

  @Test(
    "what comes in between is tried again, what is faulty fails alone",
    arguments: ["40001", "40P01", "55P03", "23505", "22012", "53100", "22021", "54000"])
  func raised(_ state: String) async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    // Once, or whenever one user is added.
    try test.tamper("CREATE SEQUENCE tries")
    try test.tamper(
      """
      CREATE FUNCTION raise() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.id = '100' AND (nextval('tries') = 1 OR '\(state)' IN ('22021', '54000', '53100')) THEN
          RAISE EXCEPTION 'raised' USING ERRCODE = '\(state)';
        END IF; RETURN NEW; END $$
      """)
    try test.tamper("CREATE TRIGGER raise BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION raise()")
    let gate = try await Gate(test.postgres.writer)
    async let faulty = Result { try await test.store.execute(Given.adding("100", "ada")) }
    async let other = Result { try await test.store.execute(Given.adding("101", "eve")) }
    while test.postgres.waiting < 2 { await Task.yield() }
    gate.open()
    let outcomes = await (faulty, other)
    switch state {
    case "22021", "54000":
      #expect(throws: StoreError.self) { try outcomes.0.get() }
      #expect(throws: Never.self) { try outcomes.1.get() }
    case "53100":
      // The whole batch, or none of it: who is told of nothing has nothing.
      let error = #expect(throws: StoreError.self) { try outcomes.0.get() }
      #expect(error?.isTransient == true)
      #expect(await test.store.trouble(tries: false)?.summary == "the disk is full")
      #expect(await test.store.trouble(tries: true) == nil)
    default:
      #expect(throws: Never.self) { try outcomes.0.get() }
      #expect(throws: Never.self) { try outcomes.1.get() }
    }
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("connections that the server ends are made anew")
  func terminated() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    for number in 100..<105 {
      try test.tamper(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
      )
      #expect(try await test.store.execute(Given.adding("\(number)", "u\(number)")).sequence == 2)
      #expect(try await test.store.user(id: "\(number)") != nil)
      #expect(try await test.store.users(UserQuery(.all([]), limit: 9)).total == number - 98)
    }
  }

  @Test("a database that forgets what it acknowledges serves nobody")
  func durability() async throws {
    let test = try TestPostgresStore()
    try test.tamper("ALTER DATABASE \(test.database) SET synchronous_commit = off")
    let error = #expect(throws: StoreError.self) { _ = try test.another() }
    #expect(error?.description.contains("synchronous_commit") == true)
  }

  @Test("a newer version's tables are left alone")
  func newer() async throws {
    let test = try TestPostgresStore()
    try test.tamper("UPDATE meta SET version = 99, oldest = 98")
    let error = #expect(throws: StoreError.self) { _ = try test.another() }
    #expect(error?.description.contains("newer version") == true)
  }

  @Test("passwords are not told")
  func passwords() throws {
    let rows = [
      ("postgresql://u:secret@a,b/n?x=1", "postgresql://u@a,b/n?x=1"), ("postgres://u@a/n", "postgres://u@a/n"),
      ("postgresql://a/n?user=u&password=secret&x=1", "postgresql://a/n?user=u&password=…&x=1"),
    ]
    for (url, shown) in rows { #expect(try Database(url).location == shown) }
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
