import Domain
import Testing

@testable import Persistence

/// What holds a node in its place, and what it hears of the others: whatever comes in between.
@Suite("PostgreSQL: a node")
struct PostgresNodeTests {
  @Test("whoever has lost the number of its node leaves its lines to whoever has it, and goes on under another")
  func lines() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let outsider = try Outsider(test)
    var line = WriterLine(test.postgres.node, slot: 0)
    _ = try line.take(try PostgresConnection([("dbname", test.location)]))
    // As if the node had slept for a minute.
    try outsider.run("UPDATE nodes SET session = 7 WHERE number = 0")
    try outsider.run("UPDATE writers SET session = 7")
    let error = #expect(throws: StoreError.self) {
      _ = try line.take(try PostgresConnection([("dbname", test.location)]))
    }
    #expect(error?.isTransient == true)
    try outsider.disconnect()
    try await expectEventually("the node to have another number") {
      test.postgres.node.trouble == nil && test.postgres.nodeNumber == 1
    }
    _ = try await test.store.execute(Given.adding("100", "ada"))
    #expect(try await test.store.user(id: "100") != nil)
    #expect(try outsider.run("SELECT DISTINCT session::text FROM writers WHERE id < 16") == ["7"])
    #expect(try outsider.run("SELECT id::text FROM writers WHERE id >= 16 AND batch > 0") == ["16"])
    #expect(await test.store.takeNotices().map(\.summary) == ["the node has another number"])
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("whoever has lost its number while no other is free writes nothing until one is")
  func noNumber() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let outsider = try Outsider(test)
    try outsider.run("UPDATE nodes SET session = 7, until = 'infinity'")
    try outsider.run("UPDATE writers SET session = 7")
    try outsider.disconnect()
    try await expectEventually("the node to know") {
      test.postgres.node.trouble?.summary == "another node has this one's place"
    }
    await #expect(throws: StoreError.self) { _ = try await test.store.execute(Given.adding("100", "ada")) }
    try outsider.run("UPDATE nodes SET until = '-infinity' WHERE number = 200")
    try await expectEventually("the node to have another number") {
      test.postgres.node.trouble == nil && test.postgres.nodeNumber == 200
    }
    _ = try await test.store.execute(Given.adding("100", "ada"))
    #expect(try outsider.run("SELECT DISTINCT session::text FROM writers WHERE id < 16") == ["7"])
  }

  @Test("who was cut off for a minute has its number still, while others are free")
  func returning() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let outsider = try Outsider(test)
    #expect(test.postgres.nodeNumber == 0)
    try outsider.run("UPDATE nodes SET until = clock_timestamp() - interval '1 minute' WHERE number = 0")
    let other = try test.another()
    #expect(other.nodeNumber == 1)
    try outsider.disconnect()
    try await expectEventually("it has it again") {
      try outsider.run("SELECT number::text FROM nodes WHERE number = 0 AND until > clock_timestamp()") == ["0"]
    }
    try await test.store.execute(Given.adding("100", "ada"))
    #expect(try await other.user(id: "100") != nil)
    await other.close()
  }

  @Test("what others tell while the node waits for an answer is heard behind it")
  func notifications() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let (holder, teller) = (try Outsider(test), try Outsider(test))
    let store = test.postgres
    // The node listens anew, and waits for its own row.
    try holder.run("BEGIN")
    try holder.run("SELECT number::text FROM nodes WHERE number = 0 FOR UPDATE")
    try holder.run(
      """
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'signet'
      """)
    try await expectEventually("the node waits") { try !teller.waiting("UPDATE nodes").isEmpty }
    let version = store.providerVersion(.mail)
    try teller.run("NOTIFY signet, '\(PostgresNews.provider(.mail).text)'")
    try holder.run("COMMIT")
    try await expectEventually("the node hears of it") { store.providerVersion(.mail) > version }
  }

  @Test("another provider of which nobody tells is found, though its row be damaged", arguments: ["", "\\xff"])
  func untold(value: String) async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let outsider = try Outsider(test)
    let (store, kind) = (test.postgres, ItemRecord.Kind.activeProvider.rawValue)
    let provider = ItemRecord.Kind.provider.rawValue
    let (version, others) = (store.providerVersion(.mail), store.providerVersion(.shortMessage))
    try outsider.run(
      """
      INSERT INTO items (kind, owner, key, aggregate, value, creation_date, change_date, sequence)
      VALUES (\(kind), '', '1', '', '\(value)', 0, 0, 1000), (\(provider), '', '100', '', '', 0, 0, 1001)
      """)
    try await expectEventually("the node looks by itself") {
      try outsider.run("UPDATE items SET sequence = sequence + 1 WHERE kind = \(kind)")
      return store.providerVersion(.mail) > version
    }
    // It has not come anew to the database, where it would have told of everything.
    #expect(store.providerVersion(.shortMessage) == others)
  }

  @Test("a removal that a failover has lost hides nobody, and covers no other")
  func lostRemoval() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    for id in ["20", "30"] {
      try await test.store.execute(.addOrganization(id, name: "Org \(id)", by: "11", baseDomain: "localhost"))
      try await test.store.execute(.happening(to: "\(id)1", in: id, [Given.human("user\(id)")]))
    }
    let (watch, connection) = (RemovalWatch(), try PostgresConnection([("dbname", test.location)]))
    func follow(_ timeline: Int) throws -> Set<String> {
      try watch.follow(connection.run(RemovalWatch.request), timeline: timeline) { try connection.run($0) }
      return watch.board.current.organizationIDs
    }
    #expect(try follow(1) == [])
    try test.tamper("UPDATE organizations SET state = 3 WHERE id = '20'")
    try test.tamper("UPDATE power SET removals = removals + 1")
    #expect(try follow(1) == ["20"])
    // The next primary has not heard of it; and removes another, under the same number.
    try test.tamper("UPDATE organizations SET state = CASE id WHEN '30' THEN 3 ELSE 1 END WHERE id <> '10'")
    #expect(try follow(2) == ["30"])
    #expect(try follow(2) == ["30"])
  }
}
