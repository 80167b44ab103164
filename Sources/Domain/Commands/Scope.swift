/// Where a command finds its user: v1 looks in the caller's organization, v2 everywhere and asks for the permission where
/// the user belongs.
package enum Scope: Sendable {
  /// Users of another organization are not found; the permission was checked before.
  case organization(String)
  case anywhere(Permit)
}

extension LoadedState {
  /// The user that a command is about, once the caller may touch it.
  /// - Throws: `missing` where there is none, or none of the kind that the caller is told of; what the permit throws.
  func user(
    _ id: String, in scope: Scope, missing: DomainError, where isWanted: (User) -> Bool = { _ in true }
  ) throws(DomainError) -> User {
    guard let user = self.user(id), user.exists, isWanted(user) else { throw missing }
    switch scope {
    case .organization(let organization): guard user.organizationID == organization else { throw missing }
    case .anywhere(let permit): try permit(user.organizationID)
    }
    return user
  }
}
