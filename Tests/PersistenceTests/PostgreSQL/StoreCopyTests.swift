@testable import Domain
import Foundation
import Testing

@testable import Persistence

@Suite("PostgreSQL: copies of stores")
struct StoreCopyTests {
  private static let everything = UserQuery(.all([]), order: .creationDate, isAscending: true, limit: 500)

  /// A closed store with something of all that is copied.
  private static func makeSource() async throws -> TestStore {
    let test = try TestStore()
    try await test.setUp()
    for number in 100..<160 {
      _ = try await test.store.execute(
        Given.adding("\(number)", "user\(number)", email: EmailAddress(stored: "user\(number)@example.com")))
      _ = try await test.store.execute(Given.resending("\(number)", policy: RatePolicy()))
      if number % 3 == 0 { try await test.store.execute(.removeUser(Given.target("\(number)"))) }
      if number % 5 == 0 {
        try await test.store.execute(
          Command.happening(to: "\(number + 1000)", [Given.human("m\(number)"), .metadataSet(key: "k", value: [1])]))
      }
    }
    _ = try await test.store.execute(.addOrganization("20", name: "Other", by: "11", baseDomain: "localhost"))
    let leased = try await test.store.lease(
      .mail, limit: 3, now: test.clock.now, until: test.clock.now.adding(seconds: 30))
    try await test.store.settle([Settlement(id: leased[0].id, result: .failed(reason: "550 no"))])
    try await test.store.note(keyCheck: [7])
    await test.sqlite.close()
    return test
  }

  /// What a store tells of what was copied.
  private struct Told: Equatable {
    var users: ItemPage<User>
    var events: [PublishedEvent]
    var deliveries: [Delivery]
    var keyCheck: [UInt8]?
    var bearer: String?

    init(_ store: some OpenStore) async throws {
      users = try await store.users(everything)
      events = try await store.events(EventQuery(isAscending: true, limit: 1000))
      // Nobody has what was leased: who opens a store gives it back.
      deliveries = try await store.deliveries([.givenUp, .waiting], limit: 500)
      for index in deliveries.indices where deliveries[index].state == .waiting { deliveries[index].due = nil }
      keyCheck = try await store.keyCheck()
      bearer = try await store.bearer(tokenDigest: [1])?.userID
    }
  }

  @Test("a copy is what was copied, and goes on from there; so is a copy of it")
  func copy() async throws {
    let test = try await Self.makeSource()
    let server = try TestPostgres.shared.get()
    let database = try server.makeDatabase()
    defer { server.drop(database) }
    let (source, target) = (try Database(test.path), try Database(server.location(database)))
    #expect(try !target.exists())
    var steps: [CopyProgress] = []
    let count = try await source.copy(to: target, clock: test.clock) { steps.append($0) }
    #expect(steps.first == .events(count, of: count))
    #expect(steps.contains(.besides))
    #expect(try target.exists())
    #expect(try target.verifyState().mismatches == [])
    await #expect(throws: StoreError.self) { try await source.copy(to: target, clock: test.clock) }

    let back = try Database(test.directory + "/back.db")
    #expect(try await target.copy(to: back, clock: test.clock) == count)
    #expect(try back.verifyState().isSound)

    try await test.reopen()
    let expected = try await Told(test.sqlite)
    #expect(expected.events.count == count)
    for copy in [target, back] {
      let store = try copy.open(clock: test.clock)
      #expect(try await Told(store) == expected)
      await #expect(throws: DomainError.self) { _ = try await store.execute(Given.adding("9", "USER100")) }
      _ = try await store.execute(Given.resending("100"))
      #expect(try await store.deliveries([.waiting], limit: 1).first?.id ?? 0 > expected.deliveries[0].id)
      await store.close()
    }
  }

  private struct Interruption: Error {}

  @Test("a copy that is interrupted anywhere goes on, in either direction, and is no store before")
  func interruptions() async throws {
    let test = try await Self.makeSource()
    let server = try TestPostgres.shared.get()
    let database = try server.makeDatabase()
    defer { server.drop(database) }
    let first = try SQLiteCopy(test.path, clock: test.clock)
    let middle = try PostgresCopy(server.location(database), clock: test.clock)
    let last = try SQLiteCopy(test.directory + "/back.db", clock: test.clock)
    for (source, target) in [(first, middle), (middle, last)] as [(any CopiedStore, any CopiedStore)] {
      var interruptions = 0
      while true {
        // One step further each time.
        var left = interruptions + 1
        let copy = StoreCopy(from: source, to: target, chunk: 29) { step in
          if case .folded = step { return }
          left -= 1
          if left == 0 { throw Interruption() }
        }
        do {
          #expect(try await copy.run() > 200)
          break
        } catch is Interruption {
          interruptions += 1
          #expect(try await target.store.instance() == nil)
        }
      }
      #expect(interruptions > 15)
    }
    // Read anew: what was written behind a store's back it does not know.
    await last.store.close()
    let copy = try SQLiteStore(path: test.directory + "/back.db", clock: test.clock)
    #expect(try await Told(copy) == Told(first.store))
    for store in [first.store, middle.store, copy] as [any OpenStore] { await store.close() }
  }

  @Test("part of another copy is left alone, and served by nobody")
  func parts() async throws {
    let (test, other) = (try await Self.makeSource(), try TestStore())
    try await other.setUp()
    await other.sqlite.close()
    let part = try SQLiteCopy(test.directory + "/part.db", clock: test.clock)
    let source = try SQLiteCopy(test.path, clock: test.clock)
    await #expect(throws: Interruption.self) {
      _ = try await StoreCopy(from: source, to: part, chunk: 10) { _ in throw Interruption() }.run()
    }
    await part.store.close()
    await source.store.close()
    await #expect(throws: StoreError.self) {
      _ = try await Database(other.path).copy(to: Database(test.directory + "/part.db"), clock: test.clock)
    }
    // As a server looks at it before it writes anything.
    #expect(throws: Interruption.self) {
      _ = try SQLiteStore(path: test.directory + "/part.db", clock: test.clock) { kept in
        if kept.isPartOfCopy { throw Interruption() }
      }
    }
  }
}
