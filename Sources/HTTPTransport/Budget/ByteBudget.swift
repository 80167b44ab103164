import NIOConcurrencyHelpers
import Synchronization

/// Bytes that all connections of a server may hold together for one purpose.
///
/// What is over the limit is given back at the end of the turn in which it came, by those who hold most. So the budget is
/// overdrawn by what a turn brings at most, or by a quarter while another event loop is asked to give back.
///
/// Each event loop keeps its own books (`ByteLedger`); what they share is a number, and what each loop's largest holder has.
final class ByteBudget: Sendable {
  let limit: Int
  private let sum = Atomic<Int>(0)
  private let ledgers = NIOLockedValueBox<[ByteLedger]>([])

  init(limit: Int) { self.limit = limit }

  /// Bytes that are held now.
  var used: Int { sum.load(ordering: .relaxed) }

  /// The books of one more event loop.
  func ledger(on executor: EventLoopExecutor) -> ByteLedger {
    let ledger = ByteLedger(self, executor)
    ledgers.withLockedValue { $0.append(ledger) }
    return ledger
  }

  /// The event loop of these books has ended. Each would keep the other for ever.
  func forget(_ ledger: ByteLedger) { ledgers.withLockedValue { $0.removeAll { $0 === ledger } } }

  /// - Returns: what is held with the change.
  func add(_ change: Int) -> Int { sum.add(change, ordering: .relaxed).newValue }

  /// The event loop whose largest holder is larger than any of this one's; nil: there is none.
  func richest(beside ledger: ByteLedger) -> ByteLedger? {
    ledgers.withLockedValue { ledgers in
      var most = ledger.largestClass.load(ordering: .relaxed)
      var richest: ByteLedger?
      for other in ledgers where other !== ledger {
        let largest = other.largestClass.load(ordering: .relaxed)
        if largest > most { (most, richest) = (largest, other) }
      }
      return richest
    }
  }
}

/// The budgets of a server: for callers whom the service knows, and for strangers.
struct ByteBudgets: Sendable {
  let received: ByteBudget
  let receivedOfStrangers: ByteBudget
  let unsent: ByteBudget
  let unsentOfStrangers: ByteBudget

  init(_ limits: TransportLimits) {
    received = ByteBudget(limit: limits.receivedBudget - (limits.strangersReceivedBudget ?? 0))
    receivedOfStrangers = limits.strangersReceivedBudget.map(ByteBudget.init) ?? received
    unsent = ByteBudget(limit: limits.unsentBudget - (limits.strangersUnsentBudget ?? 0))
    unsentOfStrangers = limits.strangersUnsentBudget.map(ByteBudget.init) ?? unsent
  }
}

/// One event loop's books of all budgets.
///
/// `@unchecked Sendable`: used on its event loop only.
final class LoopBudgets: @unchecked Sendable {
  private let received: ByteLedger
  private let receivedOfStrangers: ByteLedger
  private let unsent: ByteLedger
  private let unsentOfStrangers: ByteLedger

  init(_ budgets: ByteBudgets, on executor: EventLoopExecutor) {
    received = budgets.received.ledger(on: executor)
    receivedOfStrangers =
      budgets.receivedOfStrangers === budgets.received ? received : budgets.receivedOfStrangers.ledger(on: executor)
    unsent = budgets.unsent.ledger(on: executor)
    unsentOfStrangers =
      budgets.unsentOfStrangers === budgets.unsent ? unsent : budgets.unsentOfStrangers.ledger(on: executor)
  }

  deinit {
    for ledger in [received, receivedOfStrangers, unsent, unsentOfStrangers] { ledger.close() }
  }

  func ledger(_ kind: ByteHolding.Kind, ofStranger isStranger: Bool) -> ByteLedger {
    switch kind {
    case .received: isStranger ? receivedOfStrangers : received
    case .unsent: isStranger ? unsentOfStrangers : unsent
    }
  }
}
