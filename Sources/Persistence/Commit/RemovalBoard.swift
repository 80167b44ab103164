import Domain
import Synchronization

/// Which organizations were removed while their users are not: for every reader of a store.
///
/// The writer puts an organization up between the commit of its removal and the answer; whoever found that no user of it
/// is left takes it down. A reader looks before it reads: what it then finds in the store is at least as new. So who
/// begins after the answer finds no user of the organization, whatever state of the store it reads.
package final class RemovalBoard: Sendable {
  private struct State: Sendable {
    var removals = Removals()
    /// Grows with each change.
    var version = 0
  }

  private let state = Mutex(State())
  /// Whether there are any: all that readers look at as a rule.
  private let isAny = Atomic(false)
  private let bell = Bell()

  package init() {}

  package var current: Removals {
    guard isAny.load(ordering: .acquiring) else { return Removals() }
    return state.withLock { $0.removals }
  }

  /// As `current`, and a number that is another one once a removal has begun or ended.
  package var numbered: (removals: Removals, version: Int) { state.withLock { ($0.removals, $0.version) } }

  /// Puts up what the store has at its opening.
  func begin(_ organizationIDs: Set<String>) {
    guard !organizationIDs.isEmpty else { return }
    change { removals in for id in organizationIDs { removals.insert(id) } }
    bell.ring()
  }

  /// Takes an organization down: no user of it is left, nor can there be another one.
  package func end(_ organizationID: String) { change { $0.remove(organizationID) } }

  private func change(_ body: (inout Removals) -> Void) {
    state.withLock { state in
      body(&state.removals)
      state.version += 1
      isAny.store(!state.removals.isEmpty, ordering: .releasing)
    }
  }

  /// Yields after each removal that has begun. Yields may be merged.
  package func arrivals() -> AsyncStream<Void> { bell.rings() }
  func finish() { bell.finish() }
}
