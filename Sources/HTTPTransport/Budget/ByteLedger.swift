import NIOCore
import Synchronization

/// What one event loop holds of a budget, and by whom.
///
/// Holders are kept by the power of two that their bytes reach, so that one of the largest is found at once; among those of
/// a class the one that came to it first is given up first: it has had the most time.
///
/// `@unchecked Sendable`: used on its event loop only, but for `largestClass` and `ask`.
final class ByteLedger: @unchecked Sendable {
  /// The class of this loop's largest holder; -1: there is none.
  let largestClass = Atomic<Int>(-1)
  private let isAsked = Atomic<Bool>(false)
  private let budget: ByteBudget
  private let executor: EventLoopExecutor
  private var classes = [HoldingQueue](repeating: HoldingQueue(), count: Int.bitWidth + 1)
  private var isNoted = false

  init(_ budget: ByteBudget, _ executor: EventLoopExecutor) {
    self.budget = budget
    self.executor = executor
  }

  /// Leaves the budget, as the event loop ends.
  func close() { budget.forget(self) }

  /// A holder has so many bytes now.
  func set(_ bytes: Int, for holding: ByteHolding) {
    let change = bytes - holding.bytes
    guard change != 0 else { return }
    let before = Self.class(of: holding.bytes)
    let now = Self.class(of: bytes)
    holding.bytes = bytes
    if before != now {
      if before > 0 { classes[before].remove(holding) }
      if now > 0 { classes[now].append(holding) }
      publish(before, now)
    }
    guard budget.add(change) > budget.limit, change > 0, !isNoted else { return }
    isNoted = true
    executor.note(self)
  }

  /// Bytes are wanted back. May be called from anywhere.
  func ask() {
    guard !isAsked.exchange(true, ordering: .relaxed) else { return }
    executor.eventLoop.execute {
      self.isAsked.store(false, ordering: .relaxed)
      self.executor.turn { self.shed() }
    }
  }

  /// Gives up the largest holders, here or on the loop where they are, until the budget is kept.
  private func shed() {
    while true {
      let used = budget.used
      guard used > budget.limit else { return }
      if let richer = budget.richest(beside: self) {
        richer.ask()
        // Those are many bytes that come back soon, unless that loop is held up.
        if used <= budget.limit + budget.limit / 4 { return }
      }
      let largest = largestClass.load(ordering: .relaxed)
      guard largest > 0, let holding = classes[largest].first else { return }
      holding.giveUp()
    }
  }

  /// Bytes from 2^(n-1) to 2^n - 1 are class n.
  private static func `class`(of bytes: Int) -> Int { Int.bitWidth - max(0, bytes).leadingZeroBitCount }

  private func publish(_ before: Int, _ now: Int) {
    var largest = largestClass.load(ordering: .relaxed)
    if now > largest {
      largest = now
    } else if before == largest {
      while largest > 0, classes[largest].isEmpty { largest -= 1 }
    }
    largestClass.store(largest > 0 ? largest : -1, ordering: .relaxed)
  }
}

extension ByteLedger: TurnMember {
  func turnEnded() {
    isNoted = false
    shed()
  }
}

/// What can be made to give bytes back.
protocol ByteHolder: AnyObject {
  /// The budget is used up, and this is one of its largest holders.
  func overBudget(_ kind: ByteHolding.Kind)
}

/// The bytes that one exchange or connection holds of a budget. Made only for those who hold bytes for longer than a turn.
///
/// It and its holder hold on to each other until `release`.
final class ByteHolding {
  enum Kind { case received, unsent }

  fileprivate(set) var bytes = 0
  /// Where it stands in its queue.
  fileprivate var position = 0
  private let kind: Kind
  private var ledger: ByteLedger
  private let holder: any ByteHolder

  init(_ kind: Kind, _ ledger: ByteLedger, _ holder: any ByteHolder) {
    self.kind = kind
    self.ledger = ledger
    self.holder = holder
  }

  func set(_ bytes: Int) { ledger.set(bytes, for: self) }

  func release() { ledger.set(0, for: self) }

  /// The bytes count against another budget from now on.
  func move(to other: ByteLedger) {
    guard other !== ledger else { return }
    let bytes = self.bytes
    release()
    ledger = other
    set(bytes)
  }

  fileprivate func giveUp() {
    // Whatever the holder does about it, it is not asked twice for the same bytes.
    release()
    holder.overBudget(kind)
  }
}

/// Holders in the order in which they came; taking one out costs the same wherever it stands.
struct HoldingQueue {
  private var entries: [ByteHolding?] = []
  private var start = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  var first: ByteHolding? {
    mutating get {
      while start < entries.count, entries[start] == nil { start += 1 }
      return start < entries.count ? entries[start] : nil
    }
  }

  mutating func append(_ holding: ByteHolding) {
    holding.position = entries.count
    entries.append(holding)
    count += 1
  }

  mutating func remove(_ holding: ByteHolding) {
    entries[holding.position] = nil
    count -= 1
    if count == 0 {
      entries.removeAll(keepingCapacity: entries.capacity <= 64)
      start = 0
      return
    }
    guard entries.count > 32, count * 2 < entries.count else { return }
    entries = entries.filter { $0 != nil }
    start = 0
    for (position, entry) in entries.enumerated() { entry?.position = position }
  }
}
