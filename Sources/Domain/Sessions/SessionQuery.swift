/// Which sessions a list shows, in the order of their creation, and which part of them. What was terminated is in none, nor
/// is what was a removed user's.
package struct SessionQuery: Sendable, Equatable {
  /// All of a query's filters must match.
  package enum Filter: Sendable, Equatable {
    case ids([String])
    case userID(String)
    case creatorID(String)
    case fingerprintID(String)
    case creationDate(CredentialQuery.DateMethod, Timestamp)
    /// What does not end by itself ends after every date.
    case expires(CredentialQuery.DateMethod, Timestamp)
  }

  /// Which the caller may see: all, or those that they have made, their own, those of their user agent, and those of the users
  /// of some organizations.
  package enum Visibility: Sendable, Equatable {
    case all
    case only(callerID: String, fingerprintID: String?, organizations: [String])
  }

  package var filters: [Filter]
  package var visibility: Visibility
  package var page: PageRequest

  package init(_ filters: [Filter] = [], visibility: Visibility = .all, page: PageRequest) {
    (self.filters, self.visibility, self.page) = (filters, visibility, page)
  }
}

extension SessionQuery.Filter {
  /// - Throws: `SIGNET-Tx1ch`.
  package func checked() throws(DomainError) -> Self {
    switch self {
    case .ids(let ids): for id in ids { _ = try TextKind.searched.checked(id) }
    case .userID(let text), .creatorID(let text), .fingerprintID(let text): _ = try TextKind.searched.checked(text)
    case .creationDate, .expires: break
    }
    return self
  }
}

/// A session, and its user as they are now.
package struct SessionEntry: Sendable, Equatable {
  package var session: Session
  /// Nil: nobody is known to be there yet.
  package var user: User?

  package init(_ session: Session, _ user: User?) {
    (self.session, self.user) = (session, user)
  }
}

extension Caller {
  /// Which sessions the caller may see.
  package var visibleSessions: SessionQuery.Visibility {
    guard let organizations = grants.organizations(allowing: "session.read") else { return .all }
    return .only(callerID: userID, fingerprintID: session?.fingerprintID, organizations: organizations)
  }

  /// Whether the caller may read a session without its token.
  package func mayRead(_ session: Session) -> Bool {
    if session.creatorID == userID || session.user?.id == userID { return true }
    if let own = self.session?.fingerprintID, own == session.userAgent?.fingerprintID { return true }
    return (try? requireOnSessions("session.read", of: session.user)) != nil
  }
}
