import SeededRandom
import Testing
@testable import Domain
import StoreSupport

@testable import Persistence

@Suite("Contract: the log of events")
struct EventLogContractTests {
  /// What happened to two users and an organization, at different times and by different people.
  private static func fill(_ test: any TestedStore) async throws {
    try await test.setUp()
    try await test.store.execute(Command.happening(to: "100", [Given.human("ada"), .emailVerified]))
    test.clock.advance(seconds: 10)
    try await test.store.execute(Command.happening(to: "101", in: "20", [Given.human("eve"), .locked, .unlocked]))
    test.clock.advance(seconds: 10)
    try await test.store.execute(.change(.deactivate, Target("100", by: "100", .organization("10"))))
  }

  private static func names(_ events: [PublishedEvent]) -> [String] {
    events.map { "\($0.aggregateID).\($0.sequence)" }
  }

  @Test("the last event is told by its place and its date", arguments: StoreKind.allCases)
  func last(_ kind: StoreKind) async throws {
    let test = try kind.make()
    #expect(try await test.store.lastEvent() == nil)
    try await Self.fill(test)
    let last = try #require(try await test.store.lastEvent())
    #expect(last.date == test.clock.now)
    test.clock.advance(seconds: 5)
    try await test.store.execute(Command.happening(to: "102", [Given.human("joe")]))
    let next = try #require(try await test.store.lastEvent())
    #expect(next.position > last.position && next.date == test.clock.now)
  }

  private static let start = Timestamp(seconds: 1_764_000_000)

  static let rows: [(EventQuery, [String], String)] = [
    (EventQuery(limit: 3), ["100.3", "101.3", "101.2"], "the newest first"),
    (EventQuery(isAscending: true, limit: 2), ["1.1", "10.1"], "ascending: from the beginning"),
    (EventQuery(limit: 0), [], "none wanted"),
    (EventQuery(aggregateID: "101", limit: 9), ["101.3", "101.2", "101.1"], "of one aggregate"),
    (EventQuery(aggregateID: "101", isAscending: true, limit: 2), ["101.1", "101.2"], "of one, ascending"),
    (EventQuery(aggregateID: "101", sequence: 1, limit: 9), ["101.3", "101.2"], "behind a number"),
    (EventQuery(aggregateID: "9", limit: 9), [], "of an aggregate that there is not"),
    (EventQuery(types: ["user.human.added"], limit: 9), ["101.1", "100.1"], "of a type"),
    (EventQuery(types: ["user.locked", "user.unlocked"], limit: 9), ["101.3", "101.2"], "of two types"),
    (EventQuery(types: ["user.nothing"], limit: 9), [], "of a type that there is not"),
    (EventQuery(aggregateTypes: [.instance], isAscending: true, limit: 1), ["1.1"], "of a kind of aggregate"),
    (EventQuery(aggregateTypes: [.user], editorID: "100", limit: 9), ["100.3"], "of an editor"),
    (EventQuery(resourceOwner: "20", limit: 9), ["101.3", "101.2", "101.1"], "of an owner"),
    (EventQuery(resourceOwner: "20", sequence: 2, limit: 9), ["101.3"], "of an owner, behind a number"),
    (EventQuery(sequence: .max, limit: 9), [], "behind the last number that there can be"),
    (EventQuery(after: start, limit: 9), ["100.3", "101.3", "101.2", "101.1"], "later than a moment"),
    (
      EventQuery(aggregateTypes: [.user], before: start.adding(seconds: 20), limit: 2), ["101.3", "101.2"],
      "earlier than"
    ),
    (
      EventQuery(after: start, before: start.adding(seconds: 20), isAscending: true, limit: 9),
      ["101.1", "101.2", "101.3"], "between two moments"
    ),
  ]

  @Test("each condition", arguments: StoreKind.allCases)
  func conditions(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await Self.fill(test)
    for (query, names, reason) in Self.rows {
      #expect(Self.names(try await test.store.events(query)) == names, "\(reason)")
    }
  }

  @Test("an event is told whole", arguments: StoreKind.allCases)
  func whole(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await Self.fill(test)
    let event = try #require(try await test.store.events(EventQuery(types: ["org.added"], limit: 1)).first)
    #expect(event.aggregateType == .organization)
    #expect(event.aggregateID == "10")
    #expect(event.resourceOwner == "10")
    #expect(event.sequence == 1)
    #expect(event.editorID == "")
    #expect(event.date == Self.start)
    #expect(event.type == "org.added")
    #expect(event.fields == ["name": .text("Acme")])
  }

  @Test("what was erased is told of nobody", arguments: StoreKind.allCases)
  func erased(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await Self.fill(test)
    try await test.store.execute(.removeUser(Given.target("100")))
    try await test.store.execute(.erasePersonalData(of: "100"))
    let events = try await test.store.events(EventQuery(aggregateID: "100", limit: 99))
    #expect(events.count == 5)
    for event in events {
      #expect(!"\(event.fields)".contains("Ada") && !"\(event.fields)".contains("ada"), "\(event)")
    }
  }

  @Test("in slices as in one go", arguments: SplitMix.seeds(1...20))
  func slices(seed: UInt64) async throws {
    let test = try TestStore()
    try await Self.fill(test)
    var random = SplitMix(seed: seed)
    for _ in 0..<60 {
      let id = { (random: inout SplitMix) in ["10", "100", "101", nil, nil].randomElement(using: &random) ?? nil }
      let query = EventQuery(
        types: [[], ["user.human.added"], ["user.locked", "org.added"]].randomElement(using: &random) ?? [],
        aggregateTypes: [[], [.user], [.organization, .instance]].randomElement(using: &random) ?? [],
        aggregateID: id(&random), editorID: ["", "11", nil].randomElement(using: &random) ?? nil,
        resourceOwner: id(&random), sequence: [0, 0, 1, 2].randomElement(using: &random) ?? 0,
        isAscending: Bool.random(using: &random), limit: Int.random(in: 0...9, using: &random))
      var walk = EventWalk(query, slice: Int64.random(in: 1...7, using: &random))
      while !walk.isDone { try test.sqlite.readers.read { try walk.step($0.connection) } }
      var state: [PublishedEvent] = []
      for event in try test.sqlite.readers.read({ try Self.all($0.connection) })
      where query.matches(event, type: event.payload.storedType) {
        state.append(PublishedEvent(event, type: event.payload.storedType))
      }
      let expected = (query.isAscending ? state : state.reversed()).prefix(query.limit)
      #expect(Self.names(walk.found) == Self.names(Array(expected)), "\(query)")
    }
  }

  /// Every event, by its position.
  private static func all(_ connection: Connection) throws -> [Event] {
    var events: [Event] = []
    try connection.prepare(
      "SELECT aggregate_id, sequence, resource_owner, editor_id, date, type, payload FROM events ORDER BY position"
    ).forEach { row in
      events.append(
        Event(
          aggregateID: row.text(), sequence: row.sequence(), resourceOwner: row.text(), editorID: row.text(),
          date: row.date(), payload: try EventRecord(type: row.text(), payload: row.blob()).event()))
    }
    return events
  }

  @Test("a list that nobody waits for any more is not looked through to its end")
  func cancelled() async throws {
    let test = try TestStore()
    try await Self.fill(test)
    let store = test.sqlite
    let list = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await store.events(EventQuery(editorID: "nobody", limit: 1))
    }
    await #expect(throws: CancellationError.self) { try await list.value }
  }
}
