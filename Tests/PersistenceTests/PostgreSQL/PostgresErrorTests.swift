import Domain
import Testing

@testable import Persistence

/// What the server answers instead: met as it has to be, wherever in a batch it comes.
@Suite("PostgreSQL: errors")
struct PostgresErrorTests {
  /// What is to become of a batch in which one command meets an error.
  enum Outcome {
    /// It is there at the next try.
    case isThere
    /// It fails alone.
    case fails
    /// Nobody has anything.
    case nobody
  }

  private static let rows: [(state: String, remedy: PostgresError.Remedy, outcome: Outcome)] = [
    ("40001", .again, .isThere), ("40P01", .again, .isThere), ("55P03", .again, .isThere),
    ("23505", .again, .isThere), ("22012", .again, .isThere),
    ("0A000", .reconnect, .isThere), ("26000", .reconnect, .isThere), ("25006", .reconnect, .isThere),
    ("25P03", .reconnect, .isThere), ("08006", .reconnect, .isThere), ("57014", .reconnect, .isThere),
    ("57P01", .reconnect, .isThere), ("57P03", .reconnect, .isThere), ("53200", .reconnect, .isThere),
    ("53300", .reconnect, .isThere), ("58030", .reconnect, .isThere),
    ("53100", .wait, .nobody),
    ("22021", .none, .fails), ("22001", .none, .fails), ("23502", .none, .fails), ("23514", .none, .fails),
    ("54000", .none, .fails), ("42P01", .none, .fails),
  ]

  @Test("each error asks for what it has to")
  func remedies() {
    for row in Self.rows { #expect(PostgresError(state: row.state, message: "m").remedy == row.remedy, "\(row.state)") }
    #expect(PostgresError.lost("m").remedy == .reconnect)
  }

  /// Where a batch is.
  enum Step: CaseIterable {
    case load, names, events, user, outbox, line, commit

    /// What runs `fault(ID)` when a batch that has to do with a user comes here.
    var sql: [String] {
      switch self {
      case .load:
        [
          """
          CREATE FUNCTION faults.unnest(ids text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN
            PERFORM faults.fault(ids); RETURN QUERY SELECT pg_catalog.unnest(ids); END $$
          """
        ]
      case .names: Self.trigger("NEW.owner_id", "BEFORE INSERT ON unique_names")
      case .events: Self.trigger("NEW.aggregate_id", "BEFORE INSERT ON events")
      case .user: Self.trigger("NEW.id", "BEFORE INSERT ON users")
      case .outbox: Self.trigger("NEW.user_id", "BEFORE INSERT ON outbox")
      case .line:
        Self.trigger(
          "aggregate_id FROM events JOIN faults.planned ON planned.id = aggregate_id", "BEFORE UPDATE ON writers")
      case .commit:
        Self.trigger("NEW.aggregate_id", "AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED", "CONSTRAINT ")
      }
    }

    private static func trigger(_ id: String, _ place: String, _ kind: String = "") -> [String] {
      [
        """
        CREATE FUNCTION faults.triggered() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          PERFORM faults.fault(ARRAY(SELECT \(id))); RETURN NEW; END $$
        """,
        "CREATE \(kind)TRIGGER fault \(place) FOR EACH ROW EXECUTE FUNCTION faults.triggered()",
      ]
    }
  }

  /// The user of each row, who meets its error, and one who comes with them.
  private static func users(_ row: Int) -> (faulty: String, other: String) { ("\(100 + 2 * row)", "\(101 + 2 * row)") }

  /// Whoever has to do with the user of a row meets its error: once, or always. A sequence is not rolled back.
  private static let faults: [String] = {
    let planned = rows.enumerated().map { "('\(users($0).faulty)', '\($1.state)', \($1.outcome == .isThere))" }
    return [
      "CREATE SCHEMA faults",
      "CREATE TABLE faults.planned AS SELECT * FROM (VALUES \(planned.joined(separator: ", "))) AS v (id, state, is_once)",
      """
      DO $$ DECLARE fault record; BEGIN FOR fault IN SELECT id FROM faults.planned LOOP
        EXECUTE 'CREATE SEQUENCE faults.tries' || fault.id; END LOOP; END $$
      """,
      """
      CREATE FUNCTION faults.fault(ids text[]) RETURNS void LANGUAGE plpgsql AS $$ DECLARE fault record; BEGIN
        FOR fault IN SELECT * FROM faults.planned WHERE id = ANY (ids) LOOP
          IF nextval('faults.tries' || fault.id) = 1 OR NOT fault.is_once THEN
            RAISE EXCEPTION 'of the test' USING ERRCODE = fault.state;
          END IF; END LOOP; END $$
      """,
    ]
  }()

  @Test("what comes in between is tried again, what is faulty fails alone, at each step", arguments: Step.allCases)
  func raised(_ step: Step) async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    // Ours come before the server's own.
    let order = "ALTER DATABASE \(test.database) SET search_path = faults, pg_catalog, public"
    for sql in Self.faults + step.sql + [order] { try test.tamper(sql) }
    let store = try test.another()
    var expected = 1
    for (index, row) in Self.rows.enumerated() {
      let (faulty, other) = Self.users(index)
      let gate = try await Gate(store.writer)
      async let first = Result { try await store.execute(Given.adding(faulty, "user\(faulty)")) }
      async let second = Result { try await store.execute(Given.adding(other, "user\(other)")) }
      while store.waiting < 2 { await Task.yield() }
      gate.open()
      let outcomes = await (first, second)
      switch row.outcome {
      case .isThere:
        #expect(throws: Never.self, "\(row.state)") { try outcomes.0.get() }
        #expect(throws: Never.self, "\(row.state)") { try outcomes.1.get() }
        expected += 2
      case .fails:
        let error = #expect(throws: StoreError.self, "\(row.state)") { try outcomes.0.get() }
        #expect(error?.isTransient == false, "\(row.state)")
        #expect(throws: Never.self, "\(row.state)") { try outcomes.1.get() }
        expected += 1
      case .nobody:
        for outcome in [outcomes.0, outcomes.1] {
          let error = #expect(throws: StoreError.self, "\(row.state)") { try outcome.get() }
          #expect(error?.isTransient == true, "\(row.state)")
        }
        #expect(await store.trouble(tries: false)?.summary == "the disk is full")
        #expect(await store.trouble(tries: true) == nil)
      }
      #expect(store.health.counts.errors[row.state] ?? 0 > 0, "it was met: \(row.state)")
    }
    #expect(try await store.users(UserQuery(.all([]), limit: 99)).total == expected)
    await store.close()
    #expect(try test.verifyState().mismatches.isEmpty)
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
