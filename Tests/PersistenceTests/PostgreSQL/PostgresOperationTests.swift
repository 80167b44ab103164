import Domain
import Testing

@testable import Persistence

/// What comes of upgrades, of settings that are others', and of tidying.
@Suite("PostgreSQL: operation")
struct PostgresOperationTests {
  @Test("whoever opens a database waits for others who change its tables")
  func migrations() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let (holder, looker) = (try Outsider(test), try Outsider(test))
    try holder.run("BEGIN")
    try holder.run("SELECT version::text FROM meta FOR UPDATE")
    let opened = Task.detached { try test.another() }
    // For longer than a lock is waited for at once.
    var tries: Set<String> = []
    try await expectEventually("it tries again") {
      tries.formUnion(try looker.waiting("SELECT version, oldest FROM meta FOR UPDATE"))
      return tries.count > 1
    }
    try holder.run("ROLLBACK")
    let other = try await opened.value
    #expect(try await other.user(id: "11") != nil)
    await other.close()
  }

  @Test("what a database or a URL sets for others is not ours")
  func settings() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let own = [
      "statement_timeout": "0", "idle_session_timeout": "0", "default_transaction_isolation": "read committed",
      "client_encoding": "UTF8",
    ]
    let others = [
      "statement_timeout": "'1h'", "idle_session_timeout": "'1h'", "default_transaction_isolation": "serializable",
    ]
    for (name, value) in others { try test.tamper("ALTER DATABASE \(test.database) SET \(name) = \(value)") }
    let other = try PostgresStore(test.location + "?client_encoding=latin1", clock: test.clock)
    for (name, value) in own {
      let request = PostgresRequest(PostgresStatement(once: "SELECT current_setting('\(name)')"))
      #expect(try await other.readers.first(request) { $0.text() } == value, "\(name)")
      #expect(try await other.writer.write { try $0.ask(request).first { $0.text() } } == value, "\(name)")
    }
    try await other.execute(Given.adding("100", "zoë李"))
    #expect(try await test.store.user(id: "100")?.userName == "zoë李")
    await other.close()
  }

  @Test("what lists follow no more is forgotten a part at a time")
  func changes() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    try test.tamper("INSERT INTO writers (id, session, batch, mark) VALUES (900, 0, 9, 5)")
    try test.tamper("INSERT INTO user_changes SELECT 900, n % 10, n FROM generate_series(0, 19999) AS n")
    let commits = test.postgres.health.counts.commits
    _ = try await test.postgres.tidy(failuresBefore: test.clock.now, now: test.clock.now)
    // Of batches 0 to 5 there were 12,000.
    #expect(test.postgres.health.counts.commits >= commits + 4)
    let outsider = try Outsider(test)
    #expect(try outsider.run("SELECT min(batch)::text || count(*) FROM user_changes WHERE writer = 900") == ["68000"])
    #expect(try outsider.run("SELECT kept::text || mark FROM writers WHERE id = 900") == ["59"])
  }

  @Test("domains that a node of the former version has written are found, and stand in the row once that is tidied up")
  func formerDomains() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let domain = try #require(try await test.store.organization(id: "10")?.primaryDomain)
    let listed = OrganizationQuery(
      [.domain(.init(.startsWith, ignoresCase: false), domain)], page: PageRequest(limit: 9))
    let stale = OrganizationQuery(
      [.domain(.init(.startsWith, ignoresCase: false), "stale")], page: PageRequest(limit: 9))
    func check() async throws {
      #expect(try await test.store.organizations(listed).items.map(\.id) == ["10"])
      #expect(try await test.store.organizations(stale).total == 0)
    }
    try test.tamper("UPDATE organizations SET domains = E'\\nstale\\n', domains_sequence = sequence - 1")
    try await check()
    _ = try await test.postgres.tidy(failuresBefore: test.clock.now, now: test.clock.now)
    let rows = try Outsider(test).run("SELECT domains FROM organizations WHERE domains_sequence = sequence")
    #expect(rows == ["\n\(domain)\n"])
    try await check()
  }
}
