import Glibc
import Testing

@testable import Threads

@Suite("Thread pool")
struct ThreadPoolTests {
  /// Holds threads until it is opened.
  private final class Gate: Sendable {
    private let state = Monitor((isOpen: false, arrived: 0))

    func pass() {
      self.state.withLockBroadcasting { $0.arrived += 1 }
      self.state.wait { $0.isOpen ? () : nil }
    }

    func open() { self.state.withLockBroadcasting { $0.isOpen = true } }
    /// Blocks until so many threads stand at the gate.
    func waitForArrivals(_ count: Int) { self.state.wait { $0.arrived >= count ? () : nil } }
  }

  @Test("Work runs on a thread of the pool and its result comes back")
  func result() async throws {
    let pool = try ThreadPool(name: "test", threads: 2, waiting: 100) { 40 }
    let sums = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<100 { group.addTask { try await pool.run { $0 + number } } }
      return try await group.reduce(0, +)
    }
    #expect(sums == 100 * 40 + 4950)
  }

  @Test("A context is made once on each thread and stays there")
  func context() async throws {
    let pool = try ThreadPool(name: "test", threads: 3, waiting: 1000) { pthread_self() }
    let isOwn = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 { group.addTask { try await pool.run { pthread_equal($0, pthread_self()) != 0 } } }
      return try await group.reduce(true) { $0 && $1 }
    }
    #expect(isOwn)
  }

  @Test("One job more than may wait is refused, and the others are not disturbed")
  func full() async throws {
    let pool = try ThreadPool(name: "test", threads: 1, waiting: 2) {}
    let gate = Gate()
    async let first: Void = pool.run { _ in gate.pass() }
    try await Self.elsewhere { gate.waitForArrivals(1) }
    let outcomes = await withTaskGroup(of: Result<Int, any Error>.self) { group in
      for number in 0..<3 {
        group.addTask {
          do { return .success(try await pool.run { _ in number }) } catch { return .failure(error) }
        }
      }
      // The refusal comes while the other two wait; only then may they go on.
      let refused = await group.next()
      gate.open()
      return await group.reduce(into: [refused].compactMap { $0 }) { $0.append($1) }
    }
    try await first
    #expect(throws: ThreadPoolError.full) { try outcomes[0].get() }
    #expect(outcomes.count == 3)
    #expect(outcomes.dropFirst().allSatisfy { (try? $0.get()) != nil })
  }

  @Test("Work that waits is dropped when its task is cancelled; work that runs is finished")
  func cancellation() async throws {
    let pool = try ThreadPool(name: "test", threads: 1, waiting: 2) {}
    let gate = Gate()
    let running = Task {
      try await pool.run { _ in
        gate.pass()
        return 1
      }
    }
    try await Self.elsewhere { gate.waitForArrivals(1) }
    let waiting = Task { try await pool.run { _ in 2 } }
    running.cancel()
    waiting.cancel()
    // It ends before the thread is free: so it was dropped.
    await #expect(throws: CancellationError.self) { try await waiting.value }
    gate.open()
    #expect(try await running.value == 1)
    #expect(try await pool.run { _ in 3 } == 3)
  }

  @Test("Threads end with the pool")
  func end() async throws {
    final class Witness: Sendable {
      let gate: Gate
      init(_ gate: Gate) { self.gate = gate }
      deinit { self.gate.pass() }
    }
    let gate = Gate()
    gate.open()
    do {
      let pool = try ThreadPool(name: "test", threads: 2, waiting: 1) { Witness(gate) }
      #expect(try await pool.run { _ in true })
    }
    // A thread's context is released when the thread ends.
    try await Self.elsewhere { gate.waitForArrivals(2) }
  }

  /// Blocks a thread of its own rather than one of the concurrency runtime's few.
  private static func elsewhere(_ body: @escaping @Sendable () -> Void) async throws {
    try await ThreadPool(name: "test", threads: 1, waiting: 1) {}.run { _ in body() }
  }
}

@Suite("What waits for a thread")
struct FairQueueTests {
  /// Adds elements, each of the owner that its first letter names; which found a place.
  static func add(_ elements: [String], to queue: inout FairQueue<String>, free: Int = 0) -> [Bool] {
    elements.map { queue.add($0, of: String($0.prefix(1)), free: free) }
  }

  static func takeAll(_ queue: inout FairQueue<String>) -> [String] {
    var taken: [String] = []
    while let element = queue.take() { taken.append(element) }
    return taken
  }

  @Test("Owners take turns, and each one's own go in their order")
  func turns() {
    var queue = FairQueue<String>(limit: 10, share: 10)
    let added = Self.add(["a1", "a2", "a3", "b1", "c1", "b2"], to: &queue)
    #expect(added == [Bool](repeating: true, count: 6))
    let order = Self.takeAll(&queue)
    #expect(order == ["a1", "b1", "c1", "a2", "b2", "a3"])
    #expect(queue.count == 0)
  }

  @Test("Nobody has more than a share, and all of them no more than there are places")
  func places() {
    var queue = FairQueue<String>(limit: 3, share: 2)
    let added = Self.add(["a1", "a2", "a3", "b1", "c1"], to: &queue)
    #expect(added == [true, true, false, true, false])
    let free = Self.add(["c2"], to: &queue, free: 1)
    #expect(free == [true], "a thread is free")
    #expect(queue.count == 4)
    let order = Self.takeAll(&queue)
    #expect(order == ["a1", "b1", "c2", "a2"])
  }

  @Test("What is taken out leaves no turn behind")
  func removal() {
    var queue = FairQueue<String>(limit: 10, share: 10)
    _ = Self.add(["a1", "a2", "b1"], to: &queue)
    let removed = ["b1", "b1", "a1"].map { element in queue.remove(of: String(element.prefix(1))) { $0 == element } }
    #expect(removed == ["b1", nil, "a1"])
    #expect(queue.count == 1)
    _ = Self.add(["b2"], to: &queue)
    let order = Self.takeAll(&queue)
    #expect(order == ["a2", "b2"])
  }
}
