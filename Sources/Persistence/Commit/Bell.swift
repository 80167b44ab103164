import Threads

/// Wakes whoever waits for something to happen, each by a stream of its own. Rings that nobody waits for are merged.
package final class Bell: Sendable {
  private struct State: Sendable {
    var listeners: [AsyncStream<Void>.Continuation] = []
    var isFinished = false
  }

  private let monitor = Monitor(State())

  package init() {}

  /// Yields at each ring, and ends when nothing will ring any more.
  package func rings() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let isFinished = self.monitor.withLock { state in
      if !state.isFinished { state.listeners.append(continuation) }
      return state.isFinished
    }
    if isFinished { continuation.finish() }
    return stream
  }

  package func ring() {
    for listener in self.monitor.withLock({ $0.listeners }) { listener.yield() }
  }

  package func finish() {
    let listeners = self.monitor.withLock { state in
      defer { state = State(isFinished: true) }
      return state.listeners
    }
    for listener in listeners { listener.finish() }
  }
}
