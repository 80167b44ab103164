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
    /// Grows with each switch of names.
    var switches = 0
    /// By how many switches nobody was left whose state had not followed.
    var settled = 0
    /// Switches that are being committed.
    var underWay = 0

    var names: NamesAtRest {
      guard switches > 0 else { return .asStored }
      return settled == switches && underWay == 0 ? .followed : .behind
    }
  }

  /// What states say of names.
  package enum NamesAtRest: Sendable {
    /// No domain policy was ever set: users are called what their states say.
    case asStored
    /// Login names may have domains.
    case followed
    /// There may be states that say otherwise than users are called.
    case behind
  }

  private let state = Mutex(State())
  /// Whether there are any: all that readers look at as a rule.
  private let isAny = Atomic(false)
  /// Whether a domain policy was ever set.
  private let isNaming = Atomic(false)
  private let bell = Bell()
  private let nameBell = Bell()

  package init() {}

  package var current: Removals {
    guard isAny.load(ordering: .acquiring) else { return Removals() }
    return state.withLock { $0.removals }
  }

  /// As `current`, and a number that is another one once a removal has begun or ended.
  package var numbered: (removals: Removals, names: NamesAtRest, version: Int) {
    state.withLock { ($0.removals, $0.names, $0.version) }
  }

  /// Whether users may be called otherwise than their states say.
  package var hasNaming: Bool { isNaming.load(ordering: .acquiring) }

  /// A switch of names is about to be committed: from now on readers look.
  func beginSwitch() {
    state.withLock { state in
      state.switches += 1
      state.underWay += 1
      state.version += 1
      isNaming.store(true, ordering: .releasing)
    }
  }

  /// It was committed, or was not.
  func endSwitch() {
    state.withLock { state in
      state.switches += 1
      state.underWay -= 1
      state.version += 1
    }
    nameBell.ring()
  }

  /// There were switches, here or elsewhere.
  func noteSwitches() {
    beginSwitch()
    endSwitch()
  }

  /// The last switch whose names states have not followed, as far as is known; nil: there is none.
  package var unsettledVersion: Int? { state.withLock { $0.names == .behind ? $0.switches : nil } }

  package func noteSettled(_ version: Int) {
    state.withLock { state in
      guard state.switches == version, state.underWay == 0 else { return }
      state.settled = version
      state.version += 1
    }
  }

  package func nameSwitches() -> AsyncStream<Void> { nameBell.rings() }

  /// Puts up what the store has at its opening.
  func begin(_ organizationIDs: Set<String>) {
    guard !organizationIDs.isEmpty else { return }
    change { removals in for id in organizationIDs { removals.insert(id) } }
    bell.ring()
  }

  /// Takes an organization down: no user of it is left, nor can there be another one.
  package func end(_ organizationID: String) { change { $0.remove(organizationID) } }

  /// Takes all down: the store may have lost what it had. Whoever reads puts up anew what is there.
  func forget() { change { $0 = Removals() } }

  private func change(_ body: (inout Removals) -> Void) {
    state.withLock { state in
      body(&state.removals)
      state.version += 1
      isAny.store(!state.removals.isEmpty, ordering: .releasing)
    }
  }

  /// Yields after each removal that has begun. Yields may be merged.
  package func arrivals() -> AsyncStream<Void> { bell.rings() }
  func finish() {
    bell.finish()
    nameBell.finish()
  }
}
