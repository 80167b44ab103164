import Domain
import StoreSupport
import Synchronization
import Testing

@testable import Persistence

@Suite("The loop that removes users of removed organizations")
struct RemovalLoopTests {
  /// What the loop has told, and how long it has rested.
  private final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    private let stream: AsyncStream<String>
    private let arrival: AsyncStream<String>.Continuation

    init() { (stream, arrival) = AsyncStream.makeStream() }

    var all: [String] { lines.withLock { $0 } }

    func note(_ line: String) {
      lines.withLock { $0.append(line) }
      arrival.yield(line)
    }

    func note(_ progress: RemovalLoop.Progress) {
      switch progress {
      case .removed(let count, let id): note("removed \(count) of \(id)")
      case .damaged(.user(let id), _), .damaged(.member(let id, _), _): note("damaged \(id)")
      case .ended(let id): note("ended \(id)")
      case .failed: note("failed")
      }
    }

    /// Returns once a line was noted.
    func wait(for line: String) async { for await found in stream where found == line { return } }
  }

  /// With so many people in each, and a member: whoever has made it.
  private func house(_ counts: [String: Int]) async throws -> MemoryHouse {
    let house = try await MemoryHouse()
    for (id, count) in counts {
      _ = try await house.store.execute(
        .addOrganization(id, name: "O\(id)", by: house.adminID, baseDomain: "localhost"))
      for _ in 0..<count { _ = try await house.addPerson(in: id) }
    }
    return house
  }

  private func remove(_ id: String, _ house: MemoryHouse) async throws {
    _ = try await house.store.execute(.removeOrganization(OrganizationTarget(id, by: house.adminID, .proof(.v1))))
  }

  private func loop(_ house: MemoryHouse, _ log: Log) -> RemovalLoop {
    let turns = Turns(clock: house.clock) { microseconds in
      if microseconds > 0 { log.note("rested \(microseconds)") }
      try Task.checkCancellation()
    }
    return RemovalLoop(store: house.store, removals: house.store, turns: turns) { log.note($0) }
  }

  @Test func organizationsTakeTurns() async throws {
    let house = try await house(["20": 70, "21": 3])
    for id in ["20", "21"] { try await remove(id, house) }
    let log = Log()
    let running = Task { await loop(house, log).run() }
    await log.wait(for: "ended 20")
    #expect(
      log.all == [
        "removed 32 of 20", "removed 4 of 21", "removed 32 of 20", "ended 21", "removed 7 of 20", "ended 20",
      ])
    #expect(try house.store.mismatches() == [])
    // It waits for the next.
    _ = try await house.store.execute(.addOrganization("22", name: "O", by: house.adminID, baseDomain: "localhost"))
    _ = try await house.addPerson(in: "22")
    try await remove("22", house)
    await log.wait(for: "ended 22")
    #expect(try await house.store.leftoverCount() == 0)
    await house.store.close()
    await running.value
  }

  @Test func aCancelledOneLeavesTheRestToTheNext() async throws {
    let house = try await house(["20": 70])
    try await remove("20", house)
    let log = Log()
    let turns = Turns(clock: house.clock) { _ in throw CancellationError() }
    await RemovalLoop(store: house.store, removals: house.store, turns: turns) { log.note($0) }.run()
    #expect(log.all == ["removed 32 of 20"])
    #expect(try await house.store.leftoverCount() == 38)
    let running = Task { await loop(house, log).run() }
    await log.wait(for: "ended 20")
    running.cancel()
    #expect(try await house.store.leftoverCount() == 0)
  }

  /// Each look at what is left takes as long as the test says.
  private struct Slow: UnfinishedRemovals {
    let store: MemoryStore
    let clock: StoreSupport.TestClock
    let seconds: Int64

    func organizationsUnderRemoval() async throws -> [String] { try await store.organizationsUnderRemoval() }
    func leftovers(of organizationID: String, limit: Int) async throws -> [Leftover] {
      clock.advance(seconds: seconds)
      return try await store.leftovers(of: organizationID, limit: limit)
    }
    func leftoverCount() async throws -> Int { try await store.leftoverCount() }
    func removalArrivals() -> AsyncStream<Void> { store.removalArrivals() }
  }

  @Test(
    "it rests for as long as it worked, and no longer than a second",
    arguments: [(1, 1_000_000), (9, 1_000_000), (-5, 0)])
  func rests(seconds: Int64, rest: Int64) async throws {
    let house = try await house(["20": 32])
    try await remove("20", house)
    let log = Log()
    let slow = Slow(store: house.store, clock: house.clock, seconds: seconds)
    let running = Task {
      let turns = Turns(clock: house.clock) {
        log.note("rested \($0)")
        try Task.checkCancellation()
      }
      await RemovalLoop(store: house.store, removals: slow, turns: turns) { log.note($0) }.run()
    }
    await log.wait(for: "ended 20")
    running.cancel()
    #expect(
      log.all == [
        "removed 32 of 20", "rested \(rest)", "removed 1 of 20", "rested \(rest)", "rested \(rest)", "ended 20",
      ])
  }

  @Test("who is damaged stops no other, however many are, and is tried again", arguments: StoreKind.allCases)
  func damage(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let damaged = (200..<240).map { "\($0)" }
    for (organization, ids) in [("20", 200..<275), ("21", 300..<301)] {
      try await test.store.execute(
        .addOrganization(organization, name: organization, by: "11", baseDomain: "localhost"))
      for id in ids {
        try await test.store.execute(.happening(to: "\(id)", in: organization, [Given.human("u\(id)")]))
      }
    }
    for id in damaged { try test.damage(userID: id) }
    let store = test.store
    try await store.execute(.removeOrganization(OrganizationTarget("20", by: "11", .proof(.v1))))
    let log = Log()
    let loop = RemovalLoop(
      store: store, removals: store, turns: Turns(clock: test.clock) { _ in try Task.checkCancellation() }
    ) { log.note($0) }
    let running = Task { await loop.run() }
    while try await store.leftoverCount() > damaged.count { await Task.yield() }
    // The next removal finds it ready.
    try await store.execute(.removeOrganization(OrganizationTarget("21", by: "11", .proof(.v1))))
    await log.wait(for: "ended 21")
    #expect(Set(log.all.filter { $0.hasPrefix("damaged") }) == Set(damaged.map { "damaged \($0)" }))
    #expect(!log.all.contains("failed"))
    #expect(Set(try await store.leftovers(of: "20", limit: 99)) == Set(damaged.map { .user($0) }))
    running.cancel()
    await running.value
  }

  @Test("of few users the names are free when the organization's removal is answered", arguments: [0, 1, 33, 127, 128])
  func few(count: Int) async throws {
    let house = try await house(["20": count])
    let outcome = try await house.useCases.removeOrganization(
      OrganizationTarget("20", by: house.adminID, .proof(.v1)))
    #expect(outcome.id == "20")
    #expect(try await house.store.leftoverCount() == (count + 1 > RemovalLoop.few ? count : 0))
    #expect(try await house.store.organizationsUnderRemoval() == (count + 1 > RemovalLoop.few ? ["20"] : []))
    #expect(try await house.store.users(UserQuery(.kind(.human), limit: 1)).total == 0)
    #expect(try house.store.mismatches() == [])
  }
}
