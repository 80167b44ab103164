import Synchronization

/// What a login application asks of a session.
package struct SessionRequest: Sendable {
  /// How a user is named.
  package enum Name: Sendable, Equatable {
    case id(String)
    case loginName(String)
  }

  package var user: Name?
  package var password: String?
  /// An empty value removes its key.
  package var metadata: [String: [UInt8]]
  /// Microseconds from now on.
  package var lifetime: Int64?

  package init(
    user: Name? = nil, password: String? = nil, metadata: [String: [UInt8]] = [:], lifetime: Int64? = nil
  ) {
    (self.user, self.password, self.metadata, self.lifetime) = (user, password, metadata, lifetime)
  }
}

/// What became of a session.
package struct SessionAnswer: Sendable {
  package var outcome: ChangeOutcome
  /// The token that counts from now on; empty where it stays as it was.
  package var token: String
}

/// The id of the instance, which never changes.
package final class InstanceID: Sendable {
  private let known = Mutex("")

  package init() {}

  func text(_ store: any Store) async throws -> String {
    let id = known.withLock { $0 }
    if !id.isEmpty { return id }
    guard let instance = try await store.instance() else { throw Instance.missing }
    known.withLock { $0 = instance.id }
    return instance.id
  }
}

extension UseCases {
  /// Makes a session with whatever can be proved at once.
  package func createSession(
    _ request: SessionRequest, _ userAgent: UserAgent?, by caller: Caller
  ) async throws -> SessionAnswer {
    try caller.requireToCreateSessions()
    let (token, change) = try await prepare(request, of: nil)
    let outcome = try await store.execute(
      .createSession(ids.next(), in: try await instanceID.text(store), userAgent, change, by: caller))
    return SessionAnswer(outcome: outcome, token: token)
  }

  /// Goes on with a session.
  /// - Parameter token: nil: the caller's permission is asked for.
  package func setSession(
    _ id: String, token: String?, _ request: SessionRequest, by caller: Caller
  ) async throws -> SessionAnswer {
    let target = SessionTarget(
      try TextKind.searched.checked(id), by: caller.userID, try sessionRight(token, of: caller))
    let session = try await directory.session(id: target.id)
    // Before anything is looked for or hashed.
    if let session { try target.check(session, "session.write") }
    let (token, change) = try await prepare(session == nil ? SessionRequest() : request, of: session)
    let outcome = try await store.execute(.setSession(target, of: session?.user?.id, change))
    return SessionAnswer(outcome: outcome, token: change.isEmpty ? "" : token)
  }

  /// Ends a session.
  /// - Parameter token: nil: the caller's permission is asked for.
  package func terminateSession(_ id: String, token: String?, by caller: Caller) async throws -> ChangeOutcome {
    let target = SessionTarget(
      try TextKind.searched.checked(id), by: caller.userID, try sessionRight(token, of: caller))
    return try await store.execute(.terminateSession(target, instanceID: try await instanceID.text(store)))
  }

  /// A session that the caller may read: with its token, or without one where it concerns them.
  package func session(_ id: String, token: String?, for caller: Caller) async throws -> SessionEntry {
    let id = try TextKind.searched.checked(id)
    guard let session = try await directory.session(id: id), session.state == .active else {
      throw SessionErrors.unknown
    }
    var user: User?
    if let checked = session.user {
      user = try await store.user(id: checked.id)
      guard user?.exists == true else { throw SessionErrors.unknown }
    }
    let isTold = token.map { session.accepts(tokenDigest: vault.digest(token: $0)) } ?? caller.mayRead(session)
    guard isTold else { throw SessionErrors.hidden }
    return SessionEntry(session, user)
  }

  /// Whoever gives oneself another password stays signed in where they did so; their other sessions are not any more.
  /// - Parameter change: that has set the password, of whomever.
  package func keepSignedIn(_ caller: Caller, after change: ChangeOutcome) async throws {
    guard let session = caller.session, change.id == caller.userID else { return }
    try await store.execute(.keepSignedIn(session.id, of: change.id, since: change.date))
  }

  private func sessionRight(_ token: String?, of caller: Caller) throws(DomainError) -> SessionRight {
    guard let token, !token.isEmpty else { return .permission(of: caller) }
    guard SessionToken.isReadable(token) else { throw SessionErrors.tokenMalformed }
    return .token(vault.digest(token: token))
  }

  /// Looks for whom a request names, and compares what takes long: what a command needs to decide.
  /// - Parameter session: as it is; nil: one that is to be made.
  private func prepare(
    _ request: SessionRequest, of session: Session?
  ) async throws -> (token: String, change: SessionChange) {
    let token = vault.drawSessionToken()
    var change = SessionChange(tokenDigest: vault.digest(token: token))
    (change.metadata, change.lifetime) = (request.metadata, request.lifetime)
    var user: User?
    if let name = request.user {
      user = try await self.user(name)
      change.userID = user?.id
    } else if request.password != nil, let checked = session?.user {
      user = try await store.user(id: checked.id)
    }
    if let password = request.password {
      guard change.userID != nil || session?.user != nil else { throw SessionErrors.noUser }
      change.password = SessionChange.ProvedPassword(hash: try await proveSessionPassword(password, of: user))
    }
    return (token, change)
  }

  private func user(_ name: SessionRequest.Name) async throws -> User {
    let found: User?
    switch name {
    case .id(let id): found = try await store.user(id: try TextKind.searched.checked(id))
    case .loginName(let name): found = try await store.user(loginName: try TextKind.searched.checked(name))
    }
    guard let found, found.exists else { throw SessionErrors.userUnknown }
    guard found.state == .active || found.state == .initial else { throw SessionErrors.userNotActive }
    return found
  }

  /// Compares a password with the user's. The guess is counted before, and given back unless it was wrong.
  /// - Returns: the hash that the user has then.
  private func proveSessionPassword(_ password: String, of user: User?) async throws -> String {
    let known = try User.sessionPassword(of: user)
    guard let user else { throw SessionErrors.noUser }
    return try await compare(password, with: known.hash, of: Target(user.id, by: user.id, .proof(.v2)))
  }
}
