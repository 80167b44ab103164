import HTTPTransport
import NIOCore
import NIOEmbedded
import Testing

/// What an executor does with operations: those that do not suspend share a task, and those that do are alone in theirs.
struct OperationTests {
  /// Notes what happens to it, and suspends where it is given something to wait for.
  final class Operation: LoopOperation, @unchecked Sendable {
    let name: String
    let log: Log
    let waits: Bool
    var task: Task<Void, Never>?
    var continuation: CheckedContinuation<Void, Never>?

    init(_ name: String, _ log: Log, waits: Bool = false) {
      self.name = name
      self.log = log
      self.waits = waits
    }

    func run() async {
      log.lines.append("\(name) begins")
      if waits { await withCheckedContinuation { continuation = $0 } }
      log.lines.append("\(name) ends\(Task.isCancelled ? " cancelled" : "")")
    }

    func suspended(in task: Task<Void, Never>) {
      log.lines.append("\(name) suspends")
      self.task = task
    }
  }

  /// Touched on the one thread of the test.
  final class Log: @unchecked Sendable {
    var lines: [String] = []
  }

  let loop = EmbeddedEventLoop()
  let log = Log()

  @Test func operationsRunInTheirOrderWithinTheTurn() {
    let executor = EventLoopExecutor(eventLoop: loop)
    executor.turn {
      for name in ["a", "b"] { executor.begin(Operation(name, log)) }
      #expect(log.lines.isEmpty)
    }
    #expect(log.lines == ["a begins", "a ends", "b begins", "b ends"])
  }

  @Test func outsideATurnTheyRunInOneOfTheirOwn() {
    let executor = EventLoopExecutor(eventLoop: loop)
    executor.begin(Operation("a", log))
    loop.run()
    #expect(log.lines == ["a begins", "a ends"])
  }

  @Test func oneThatSuspendsHoldsNoOtherUp() {
    let executor = EventLoopExecutor(eventLoop: loop)
    let waiting = Operation("b", log, waits: true)
    executor.turn {
      for operation in [Operation("a", log), waiting, Operation("c", log)] { executor.begin(operation) }
    }
    #expect(log.lines == ["a begins", "a ends", "b begins", "b suspends", "c begins", "c ends"])
    waiting.continuation?.resume()
    loop.run()
    #expect(log.lines.last == "b ends")
  }

  @Test func cancellingOneLeavesTheOthersAlone() throws {
    let executor = EventLoopExecutor(eventLoop: loop)
    let waiting = Operation("a", log, waits: true)
    executor.turn { executor.begin(waiting) }
    try #require(waiting.task).cancel()
    executor.turn {
      // It goes on in the turn in which another is begun.
      waiting.continuation?.resume()
      executor.begin(Operation("b", log))
    }
    #expect(log.lines == ["a begins", "a suspends", "a ends cancelled", "b begins", "b ends"])
  }
}
