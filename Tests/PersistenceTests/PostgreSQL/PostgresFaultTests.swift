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

  @Test("connections that the server ends are made anew")
  func terminated() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    for number in 100..<105 {
      try test.disconnect()
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

  @Test("acknowledged writes that are gone are told of, and no node goes on remembering them")
  func lost() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let other = try test.another()
    for number in 100..<110 { _ = try await test.store.execute(Given.adding("\(number)", "user\(number)")) }
    #expect(try await other.users(UserQuery(.all([]), limit: 99)).total == 11)
    // As a standby that lacks the last two: what they wrote, and the line that tells of it.
    try test.tamper("DELETE FROM events WHERE aggregate_id IN ('108', '109')")
    try test.tamper("DELETE FROM unique_names WHERE owner_id IN ('108', '109')")
    try test.tamper("DELETE FROM outbox WHERE user_id IN ('108', '109')")
    try test.tamper("DELETE FROM users WHERE id IN ('108', '109')")
    try test.tamper("UPDATE writers SET batch = batch - 2 WHERE id = \(test.postgres.nodeNumber) * 16")
    try test.disconnect()
    // As many as there were: by their numbers nothing has changed.
    for number in 110..<112 { _ = try await test.store.execute(Given.adding("\(number)", "user\(number)")) }
    #expect(test.postgres.health.counts.lost == 2)
    #expect(await test.store.takeNotices().map(\.summary) == ["the database has lost writes"])
    for store in [test.postgres, other] {
      let found = try await store.users(UserQuery(.all([]), limit: 99))
      #expect(Set(found.items.map(\.id)) == Set(["11"] + (100..<108).map(String.init) + ["110", "111"]))
      #expect(found.total == 11)
    }
    await other.close()
    #expect(try test.verifyState().mismatches.isEmpty)
  }
}
