import Testing
import Domain

@testable import Persistence

@Suite("Contract: what a store tells of itself")
struct UpkeepContractTests {
  @Test("the check of the master key is kept", arguments: StoreKind.allCases)
  func keyCheck(_ kind: StoreKind) async throws {
    let test = try kind.make()
    #expect(try await test.store.keyCheck() == nil)
    try await test.store.note(keyCheck: [1, 2, 3])
    try await test.reopen()
    #expect(try await test.store.keyCheck() == [1, 2, 3])
  }

  @Test("ids go on beyond the highest one stored", arguments: StoreKind.allCases)
  func ids(_ kind: StoreKind) async throws {
    let test = try kind.make()
    #expect(try await test.store.highestID() == nil)
    try await test.setUp()
    // Made by a clock that was ahead, say; the others were given by callers.
    let high = "412345678901234567"
    for (number, id) in [high, "ada", "99", "950000000000000000", "3x2345678901234567", "4123456789012345678"]
      .enumerated()
    {
      _ = try await test.store.execute(try Given.adding(id, "user\(number)"))
    }
    #expect(try await test.store.highestID() == UInt64(high))
    let ids = SequentialIDs(clock: test.clock, after: try await test.store.highestID())
    let next = try #require(UInt64(ids.next()))
    #expect(next > UInt64(high) ?? 0)
    #expect(String(next).count == 18)
  }

  @Test("ids go on beyond those of what was removed", arguments: StoreKind.allCases)
  func removedIDs(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let id = SequentialIDs(clock: test.clock).next()
    try await test.store.execute(
      .happening(
        to: "11",
        [
          .personalAccessTokenAdded(id: id, digest: [2], expires: Timestamp(seconds: 1_900_000_000)),
          .personalAccessTokenRemoved(id: id),
        ]))
    #expect(try await test.store.highestID() ?? 0 > UInt64(id) ?? 0)
  }

  @Test("nothing is wrong with a new store", arguments: StoreKind.allCases)
  func sound(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    #expect(await test.store.trouble(tries: true) == nil)
  }
}
