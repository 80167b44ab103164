import Synchronization

/// Whoever has guessed at one password, one after the other.
///
/// A guess is counted before it is compared, and given back where it was right. Of right ones that come at once, from as many
/// devices as somebody has, none is to be refused for those beside it: each waits until the one before it is settled, and so
/// counts alone. Nodes do not wait for each other: as many as the limit has guesses at once do no harm.
package final class GuessQueue: Sendable {
  private struct Waiting {
    let id: UInt64
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var lastID: UInt64 = 0
    /// Those whose turn it is have an entry, with whoever waits behind them.
    var lanes: [String: [Waiting]] = [:]
  }

  private let places: Int
  private let state = Mutex(State())

  /// - Parameter places: how many may wait at one password: more than anybody has devices.
  package init(places: Int = 128) { self.places = places }

  /// Waits for one's turn, which lasts until `leave`.
  /// - Throws: `SIGNET-Pg6mw` where too many wait; `CancellationError`, and then there is no turn.
  func enter(_ subject: String) async throws {
    let id: UInt64? = state.withLock { state in
      guard state.lanes[subject] != nil else {
        state.lanes[subject] = []
        return nil
      }
      state.lastID += 1
      return state.lastID
    }
    if let id { try await wait(id, subject) }
  }

  private func wait(_ id: UInt64, _ subject: String) async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let answer: Result<Void, any Error>? = state.withLock { state in
          guard let waiting = state.lanes[subject]?.count else {
            // Whoever was there has left meanwhile.
            state.lanes[subject] = []
            return .success(())
          }
          guard waiting < places else { return .failure(Self.full) }
          state.lanes[subject]?.append(Waiting(id: id, continuation: continuation))
          return nil
        }
        if let answer { continuation.resume(with: answer) }
        // A cancellation that came before has found nobody.
        if Task.isCancelled { cancel(id, subject) }
      }
    } onCancel: {
      cancel(id, subject)
    }
  }

  private func cancel(_ id: UInt64, _ subject: String) {
    let waiting = state.withLock { state -> Waiting? in
      guard let index = state.lanes[subject]?.firstIndex(where: { $0.id == id }) else { return nil }
      return state.lanes[subject]?.remove(at: index)
    }
    waiting?.continuation.resume(throwing: CancellationError())
  }

  /// Ends one's turn.
  func leave(_ subject: String) {
    let next = state.withLock { state -> Waiting? in
      guard let lane = state.lanes[subject], !lane.isEmpty else {
        state.lanes[subject] = nil
        return nil
      }
      return state.lanes[subject]?.removeFirst()
    }
    next?.continuation.resume()
  }

  private static let full = DomainError(
    .resourceExhausted, "SIGNET-Pg6mw", "Errors.User.Password.TooManyAtOnce", retryAfter: 1)
}
