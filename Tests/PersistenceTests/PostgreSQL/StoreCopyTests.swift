import Domain
import Foundation
import Testing

@testable import Persistence

@Suite("PostgreSQL: copies of stores")
struct StoreCopyTests {
  @Test("a copy is what was copied, and goes on from there")
  func copy() async throws {
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
    _ = try await test.store.addOrganization()
    let leased = try await test.store.lease(
      .mail, limit: 3, now: test.clock.now, until: test.clock.now.adding(seconds: 30))
    try await test.store.settle([Settlement(id: leased[0].id, result: .failed(reason: "550 no"))])
    try await test.store.note(keyCheck: [7])
    let everything = UserQuery(.all([]), order: .creationDate, isAscending: true, limit: 500)
    let (users, deliveries) = (
      try await test.store.users(everything), try await test.store.deliveries(Set(Delivery.State.allCases), limit: 500)
    )
    let events = try await test.store.events(EventQuery(isAscending: true, limit: 1000))
    await test.sqlite.close()

    let server = try TestPostgres.shared.get()
    let database = try server.makeDatabase()
    defer { server.drop(database) }
    let (source, target) = (try Database(test.path), try Database(server.location(database)))
    #expect(try !target.exists())
    #expect(try await source.copy(to: target, clock: test.clock) == events.count)
    #expect(try target.exists())
    let report = try target.verifyState()
    #expect(report.mismatches == [])
    let store = try target.open(clock: test.clock)
    #expect(try await store.users(everything) == users)
    #expect(try await store.events(EventQuery(isAscending: true, limit: 1000)) == events)
    // Nobody has what was leased.
    let states = try await store.deliveries(Set(Delivery.State.allCases), limit: 500)
    #expect(states.map(\.id) == deliveries.map(\.id))
    #expect(states.filter { $0.state == .givenUp } == deliveries.filter { $0.state == .givenUp })
    #expect(try await store.keyCheck() == [7])
    #expect(try await store.bearer(tokenDigest: [1])?.userID == "11")
    await #expect(throws: DomainError.self) { _ = try await store.execute(Given.adding("9", "USER100")) }
    _ = try await store.execute(Given.resending("100"))
    #expect(try await store.deliveries([.waiting], limit: 1).first?.id ?? 0 > deliveries[0].id)
    await store.close()
    await #expect(throws: StoreError.self) { try await source.copy(to: target, clock: test.clock) }
  }
}

extension Store {
  fileprivate func addOrganization() async throws -> ChangeOutcome {
    try await execute(try .addOrganization("20", name: "Other", by: "11", baseDomain: "localhost"))
  }
}
