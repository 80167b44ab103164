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

  package func leftovers(of organizationID: String, limit: Int) async throws -> [Leftover] {
    guard board.current.organizationIDs.contains(organizationID) else { return [] }
    let state = state
    let users = state.leftovers.filter { $0.organizationID == organizationID }.map { Leftover.user($0.id) }
    let members = state.members(of: organizationID).map { Leftover.member(userID: $0, of: organizationID) }
    let found = users + members
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

  /// Organizations that were removed while users or members of theirs are not.
  var organizationsUnderRemoval: Set<String> {
    let removed = states.values.compactMap(\.organization).filter {
      $0.state == .removed && !members(of: $0.id).isEmpty
    }
    return Set(leftovers.map(\.organizationID) + removed.map(\.id))
  }

  func members(of organizationID: String) -> [String] {
    items.rows.keys.compactMap { key in
      if case .member(.organization(organizationID), let userID) = key { userID } else { nil }
    }
  }

  /// Whether a user is gone with its organization.
  func isGone(_ userID: String, _ removals: Removals) -> Bool { user(userID).map(removals.hide) ?? false }
}
