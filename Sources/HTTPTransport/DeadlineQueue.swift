import NIOCore

/// The deadlines of the exchanges of one event loop, on one timer of NIO.
///
/// Nearly every deadline is cancelled long before it is due, and NIO looks through all its timers to cancel one. Here
/// cancelling costs nothing: the entry stays in the heap until it would be due, or until half of the heap is of its kind.
///
/// `@unchecked Sendable`: used on its event loop only.
final class DeadlineQueue: @unchecked Sendable {
  private struct Entry {
    let time: NIODeadline
    let exchange: HTTPExchange

    /// Whether the exchange still waits for this.
    var isValid: Bool { exchange.deadline == time }
  }

  private let eventLoop: any EventLoop
  @exclusivity(unchecked) private var heap: [Entry] = []
  @exclusivity(unchecked) private var cancelled = 0
  @exclusivity(unchecked) private var timer = ConnectionTimer()

  init(eventLoop: any EventLoop) { self.eventLoop = eventLoop }

  /// Notes that the exchange is to be told when the time of its `deadline` has come.
  func add(_ exchange: HTTPExchange, at time: NIODeadline) {
    heap.append(Entry(time: time, exchange: exchange))
    siftUp(heap.count - 1)
    timer.arm(at: time, on: eventLoop, for: self)
  }

  /// An exchange no longer waits for what it added.
  func cancelledOne() {
    cancelled += 1
    guard cancelled > 32, cancelled * 2 > heap.count else { return }
    heap.removeAll { !$0.isValid }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(index) }
    cancelled = 0
  }

  private func fire() {
    timer.fired()
    let now = eventLoop.now
    while let first = heap.first, first.time <= now || !first.isValid {
      removeFirst()
      if first.isValid { first.exchange.deadlineReached() } else { cancelled -= 1 }
    }
    if let first = heap.first { timer.arm(at: first.time, on: eventLoop, for: self) }
  }

  private func removeFirst() {
    let last = heap.removeLast()
    guard !heap.isEmpty else { return }
    heap[0] = last
    siftDown(0)
  }

  private func siftUp(_ start: Int) {
    var index = start
    while index > 0 {
      let parent = (index - 1) / 2
      guard heap[index].time < heap[parent].time else { return }
      heap.swapAt(index, parent)
      index = parent
    }
  }

  private func siftDown(_ start: Int) {
    var index = start
    while true {
      var least = index
      for child in (2 * index + 1)...(2 * index + 2) where child < heap.count && heap[child].time < heap[least].time {
        least = child
      }
      guard least != index else { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}

extension DeadlineQueue: NIOScheduledCallbackHandler {
  func handleScheduledCallback(eventLoop: some EventLoop) { fire() }
}
