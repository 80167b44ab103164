import Domain
import Persistence

extension MemoryStore {
  /// Reads with the removals that are under way in what is read.
  func read<Value>(_ body: (MemoryState, Removals) -> Value) -> Value {
    while true {
      let (removals, _, version) = board.numbered
      let state = self.state
      if board.numbered.version == version { return body(state, removals) }
    }
  }

  package func organizationsUnderRemoval() async throws -> [String] { board.current.organizationIDs.sorted() }

  package func leftovers(of organizationID: String, limit: Int) async throws -> [String] {
    guard board.current.organizationIDs.contains(organizationID) else { return [] }
    let found = state.leftovers.filter { $0.organizationID == organizationID }.map(\.id)
    if found.isEmpty { board.end(organizationID) }
    return Array(found.prefix(limit))
  }

  package func leftoverCount() async throws -> Int { state.leftovers.count }
  package func removalArrivals() -> AsyncStream<Void> { board.arrivals() }
}

extension MemoryState {
  /// Users of removed organizations, who are not removed themselves.
  var leftovers: [User] {
    allUsers.filter { $0.exists && states[.organization($0.organizationID)]?.organization?.state == .removed }
  }

  /// Whether a user is gone with its organization.
  func isGone(_ userID: String, _ removals: Removals) -> Bool { user(userID).map(removals.hide) ?? false }
}
