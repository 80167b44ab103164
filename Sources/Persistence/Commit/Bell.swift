import Threads

/// Wakes whoever waits for something to happen, each by a stream of its own. Rings that nobody waits for are merged.
package final class Bell: Sendable {
  private struct State: Sendable {
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastID = 0
    var isFinished = false
  }

  private let monitor = Monitor(State())

  package init() {}

  /// How many wait: those who have ended are forgotten.
  var listeners: Int { self.monitor.withLock { $0.listeners.count } }

  /// Yields at each ring, and ends when nothing will ring any more.
  package func rings() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let id = self.monitor.withLock { state -> Int? in
      guard !state.isFinished else { return nil }
      state.lastID += 1
      state.listeners[state.lastID] = continuation
      return state.lastID
    }
    if let id {
      continuation.onTermination = { [monitor] _ in _ = monitor.withLock { $0.listeners.removeValue(forKey: id) } }
    } else {
      continuation.finish()
    }
    return stream
  }

  package func ring() {
    for listener in self.monitor.withLock({ Array($0.listeners.values) }) { listener.yield() }
  }

  package func finish() {
    let listeners = self.monitor.withLock { state in
      defer { state = State(isFinished: true) }
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.finish() }
  }
}
