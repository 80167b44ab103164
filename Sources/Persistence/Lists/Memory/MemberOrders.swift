import Synchronization
import Domain

/// The members of organizations with many, in their orders, in memory: read when a list first needs one, and following the
/// organization's events from then on.
final class MemberOrders: Sendable {
  /// The numbers of users, as the index of an order has them. Who was removed since may still be among them.
  struct Order: Sendable {
    fileprivate var numbers: [UInt32]
    /// Of the last event of whatever the members are of.
    fileprivate var sequence: UInt64

    fileprivate init(numbers: [UInt32], sequence: UInt64) { (self.numbers, self.sequence) = (numbers, sequence) }

    /// The part of those who match, and how many these are.
    func page(of matching: NumberSet, _ page: PageRequest) -> (page: [Int64], total: Int) {
      var (total, found) = (0, [Int64]())
      let range = page.offset..<(page.offset + page.limit)
      func pass(_ number: UInt32) {
        guard matching.contains(number) else { return }
        if range.contains(total) { found.append(Int64(number)) }
        total += 1
      }
      if page.isAscending {
        for number in numbers { pass(number) }
      } else {
        for number in numbers.reversed() { pass(number) }
      }
      return (found, total)
    }

    /// Takes members who have changed out of their places, and puts those who are still there into their new ones.
    fileprivate mutating func follow(
      _ events: [Event], _ order: MemberQuery.Order, _ scope: Membership.Scope, _ snapshot: some MemberSnapshot
    ) throws {
      let userIDs = Set(events.compactMap(\.payload.memberID))
      guard !userIDs.isEmpty else { return }
      let changed = try snapshot.members(userIDs, of: scope)
      let moved = Set(changed.map(\.number))
      numbers.removeAll(where: moved.contains)
      for (number, userID, isMember) in changed where isMember {
        var (lower, upper) = (0, numbers.count)
        while lower < upper {
          let middle = (lower + upper) / 2
          switch try snapshot.precedes(numbers[middle], userID, order, of: scope) {
          case true?: lower = middle + 1
          case false?: upper = middle
          case nil:
            // Its user was removed.
            numbers.remove(at: middle)
            upper -= 1
          }
        }
        numbers.insert(number, at: lower)
      }
    }
  }

  private struct Place: Hashable, Sendable {
    var scope: Membership.Scope
    var order: MemberQuery.Order
    var epoch: Int
  }

  /// So many events are followed; reading everything anew is quicker than more of them.
  private static let changeLimit = 500

  /// One order. Readers wait for the one who reads it, and need not do the same.
  private final class Slot: Sendable {
    let content = Mutex<Order?>(nil)
  }

  private struct Kept {
    var slots: [Place: Slot] = [:]
    /// Those that were used last at the end.
    var uses: [Place] = []
  }

  /// So many orders are kept, of four bytes for each member.
  private static let limit = 16

  private let kept = Mutex(Kept())

  /// An order as a snapshot of the database shows it.
  func order(
    _ order: MemberQuery.Order, of scope: Membership.Scope, _ snapshot: some MemberSnapshot
  ) throws -> Order {
    guard let (id, sequence) = try snapshot.owner(of: scope) else { return Order(numbers: [], sequence: 0) }
    return try self.slot(Place(scope: scope, order: order, epoch: snapshot.epoch)).content.withLock { known in
      if let known, known.sequence == sequence { return known }
      if let known, known.sequence > sequence { throw MemoryColumns.Outrun() }
      // The one in the slot goes, lest what changes is copied for it; a failure only costs reading it anew.
      if var followed = known.take(), sequence - followed.sequence <= Self.changeLimit {
        let events = try snapshot.events(aggregateID: id, after: followed.sequence, limit: Self.changeLimit)
        try followed.follow(events, order, scope, snapshot)
        followed.sequence = sequence
        known = followed
        return followed
      }
      let read = Order(numbers: try snapshot.numbers(order, of: scope), sequence: sequence)
      known = read
      return read
    }
  }

  private func slot(_ place: Place) -> Slot {
    self.kept.withLock { kept in
      kept.uses.removeAll { $0 == place }
      kept.uses.append(place)
      if kept.uses.count > Self.limit { kept.slots[kept.uses.removeFirst()] = nil }
      let slot = kept.slots[place] ?? Slot()
      kept.slots[place] = slot
      return slot
    }
  }
}

extension Event.Payload {
  /// Whose membership has changed; nil where nobody's has.
  fileprivate var memberID: String? {
    switch self {
    case .organization(.memberAdded(let id, _)), .organization(.memberChanged(let id, _)),
      .organization(.memberRemoved(let id)), .instance(.memberAdded(let id, _)), .instance(.memberChanged(let id, _)),
      .instance(.memberRemoved(let id)):
      id
    case .user, .organization, .instance, .session: nil
    }
  }
}
