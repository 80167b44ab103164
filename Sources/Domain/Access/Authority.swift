/// Who may command something, and what a stranger is told.
package enum Authority: Sendable {
  /// v1: the permission was asked before, in this organization; users of others are not found.
  case organization(String)
  /// v2: users are found everywhere, and the permission is asked where the target belongs.
  case permission(String, of: Caller, oneself: Oneself = .alike)
  /// A code or a password is the permission, or the interceptor has asked for it. Whose ids the refusals have is said.
  case proof(Generation)

  /// What a caller needs for their own account.
  package enum Oneself: Sendable {
    /// The permission that others need.
    case alike
    /// None.
    case free
    /// This permission does as well.
    case also(String)
  }

  /// Whose ids refusals have.
  package var generation: Generation {
    switch self {
    case .organization: .v1
    case .permission: .v2
    case .proof(let generation): generation
    }
  }

  /// Asks for the permission in the organization that a target belongs to, or is to belong to.
  /// - Parameter userID: the user that the command is about; nil: one that is to be created.
  func require(in organizationID: String, about userID: String? = nil) throws(DomainError) {
    guard case .permission(let permission, let caller, let oneself) = self else { return }
    guard userID == caller.userID else { return try caller.require(permission, in: organizationID) }
    switch oneself {
    case .alike: try caller.require(permission, in: organizationID)
    case .free: break
    case .also(let lesser):
      do throws(DomainError) {
        try caller.require(permission, in: organizationID)
      } catch {
        guard (try? caller.require(lesser, in: organizationID)) != nil else { throw error }
      }
    }
  }
}

/// The user that a command is about, who asks, and by what right.
package struct Target: Sendable {
  package var userID: String
  package var editorID: String
  package var authority: Authority

  package init(_ userID: String, by editorID: String, _ authority: Authority) {
    self.userID = userID
    self.editorID = editorID
    self.authority = authority
  }

  package var generation: Generation { authority.generation }
}
