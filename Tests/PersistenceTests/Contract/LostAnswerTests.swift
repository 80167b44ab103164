import Domain
import StoreSupport
import Testing

@testable import Persistence

@Suite("Contract: commits of which the answer is lost")
struct LostAnswerTests {
  /// What the commit of an organization's creation answers, after that of the setup.
  private func add(_ outcomes: [MemoryCommit]) async throws -> (test: TestMemoryStore, result: Result<Void, any Error>)
  {
    let test = try TestMemoryStore(outcomes: [.durable] + outcomes)
    try await test.setUp()
    do {
      _ = try await test.store.execute(try Given.adding("100", "ada"))
      return (test, .success(()))
    } catch {
      return (test, .failure(error))
    }
  }

  @Test(
    "one that was kept is answered as one, one that was lost is run again",
    arguments: [
      [MemoryCommit.unknownKept], [.unknownLost], [.unknownLost, .unknownLost], [.unknownLost, .unknownKept],
    ])
  func resolved(_ outcomes: [MemoryCommit]) async throws {
    let (test, result) = try await add(outcomes)
    try result.get()
    #expect(try await test.store.events(aggregateID: "100", after: 0, limit: 9).map(\.sequence) == [1, 2])
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test(
    "nobody is told of success where it cannot be found out, or is lost again and again",
    arguments: [
      [MemoryCommit.unreachable], [.unknownLost, .unknownLost, .unknownLost],
    ])
  func unresolved(_ outcomes: [MemoryCommit]) async throws {
    let (_, result) = try await add(outcomes)
    let error = #expect(throws: StoreError.self) { try result.get() }
    #expect(error?.isTransient == true)
  }
}
