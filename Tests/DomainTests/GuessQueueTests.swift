import Testing

@testable import Domain

@Suite("Turns of those who guess at one password")
struct GuessQueueTests {
  @Test("one comes after the other, and others do not wait for them")
  func turns() async throws {
    let queue = GuessQueue()
    try await queue.enter("a")
    try await queue.enter("b")
    let second = Task { try await queue.enter("a") }
    queue.leave("b")
    try await queue.enter("b")
    queue.leave("a")
    try await second.value
    queue.leave("a")
    try await queue.enter("a")
  }

  @Test("who goes away has no turn, and holds nobody up")
  func cancellation() async throws {
    let queue = GuessQueue()
    try await queue.enter("a")
    let gone = Task { try await queue.enter("a") }
    gone.cancel()
    await #expect(throws: CancellationError.self) { try await gone.value }
    queue.leave("a")
    try await queue.enter("a")
  }

  @Test("one more than there are places for is refused, and whose turn it is takes none")
  func places() async throws {
    let queue = GuessQueue(places: 0)
    try await queue.enter("a")
    await #expect(
      throws: DomainError(
        .resourceExhausted, "SIGNET-Pg6mw", "Errors.User.Password.TooManyAtOnce", retryAfter: 1)
    ) {
      try await queue.enter("a")
    }
    queue.leave("a")
    try await queue.enter("a")
  }
}
