import Domain
import Persistence

extension MemoryState {
  func naming(of organizationID: String) -> Naming {
    Naming(states[.organization(organizationID)]?.organization, states[.instance]?.instance)
  }

  /// A user as whoever asks is to see it.
  func named(_ user: User) -> User { naming(of: user.organizationID).seen(user) }

  func namedUsers(_ scope: Membership.Scope) -> NamedUsers {
    let users = allUsers.filter { user in
      user.exists && (scope == .instance || scope == .organization(user.organizationID))
    }
    let organizations = scope == .instance ? states.values.compactMap(\.organization).filter(\.exists) : []
    return NamedUsers(users: users.map { NamedUsers.Entry($0) }, organizations: organizations)
  }
}

extension MemoryStore: UnsettledNames {
  package func unsettledNames(after: String) async throws -> UnsettledPage {
    let state = state
    let found = state.allUsers.filter { $0.id > after && !state.naming(of: $0.organizationID).isSettled($0) }
    return UnsettledPage(userIDs: found.map(\.id).sorted(), last: nil)
  }

  package var unsettledVersion: Int? { board.unsettledVersion }
  package func noteSettled(_ version: Int) { board.noteSettled(version) }
  package func nameSwitches() -> AsyncStream<Void> { board.nameSwitches() }
}
