/// What is asked of a session, as use cases have prepared it.
package struct SessionChange: Sendable {
  /// Who it is: the id of a user that was looked for.
  package var userID: String?
  package var password: ProvenPassword?
  package var totp: TOTPGuess?
  /// Codes that were entered, as `CodeVault.digest(entered:userID:)` reads them; of none nothing.
  package var codes: [SessionFactor: [UInt8]] = [:]
  package var challenges: [SessionChallenge] = []
  /// An empty value removes its key.
  package var metadata: [String: [UInt8]] = [:]
  /// Microseconds from now on.
  package var lifetime: Int64?
  /// SHA-256 of the token that counts from then on.
  package var tokenDigest: [UInt8]
  /// The instance's, of which one says when somebody is locked.
  package var policies = Policies()
  /// Counts what is sent.
  package var ratePolicy = RatePolicy()

  package init(tokenDigest: [UInt8]) { self.tokenDigest = tokenDigest }

  /// Whether nothing is asked for, so that the token stays as it is.
  package var isEmpty: Bool {
    userID == nil && password == nil && totp == nil && codes.isEmpty && challenges.isEmpty && metadata.isEmpty
      && lifetime == nil
  }
}

/// By what right somebody touches a session.
package enum SessionRight: Sendable {
  /// The session's token, as its SHA-256.
  case token([UInt8])
  case permission(of: Caller)
}

/// The session that a command is about, who asks, and by what right.
package struct SessionTarget: Sendable {
  package var id: String
  package var editorID: String
  package var right: SessionRight

  package init(_ id: String, by editorID: String, _ right: SessionRight) {
    (self.id, self.editorID, self.right) = (id, editorID, right)
  }
}

/// What sessions are refused with.
package enum SessionErrors {
  package static let unknown = DomainError(.notFound, "QUERY-SFeaa", "Errors.Session.NotExisting")
  /// It is none, or not the one that counts.
  package static let tokenWrong = DomainError(.permissionDenied, "COMMAND-sGr42", "Errors.Session.Token.Invalid")
  /// It cannot be one.
  package static let tokenMalformed = DomainError(.invalidArgument, "COMMAND-hi6Ph", "Errors.Session.Token.Invalid")
  /// Reading it is for others.
  package static let hidden = DomainError(.permissionDenied, "QUERY-dsfr3", "Errors.PermissionDenied")
  package static let userUnknown = DomainError(.notFound, "QUERY-Dfbg2", "Errors.User.NotFound")
  package static let userNotActive = DomainError(.preconditionFailed, "SESSION-Gj4ko", "Errors.User.NotActive")

  static let terminated = DomainError(.preconditionFailed, "COMMAND-Hewfq", "Errors.Session.Terminated")
  static let expired = DomainError(.preconditionFailed, "COMMAND-Hkl3d", "Errors.Session.Expired")
  static let otherUser = DomainError(.invalidArgument, "", "user change not possible")
  static let lifetime = DomainError(.invalidArgument, "COMMAND-asEG4", "Errors.Session.PositiveLifetime")

  /// Of a password: nobody was named, nobody is there, they are locked, they have none.
  package static let noUser = DomainError(.preconditionFailed, "COMMAND-Sfw3f", "Errors.User.UserIDMissing")
  static let userGone = DomainError(.preconditionFailed, "COMMAND-3n77z", "Errors.User.NotFound")
  static let noPassword = DomainError(.preconditionFailed, "COMMAND-3nJ4t", "Errors.User.Password.NotSet")
}

extension Command<ChangeOutcome> {
  /// `CreateSession`: a session with whatever was proved at once.
  package static func createSession(
    _ id: String, in instanceID: String, _ userAgent: UserAgent?, _ change: SessionChange, by caller: Caller
  ) -> Self {
    Self(by: caller.userID, change.keys(of: nil, by: caller.userID)) { changes in
      change.further(changes, of: nil, by: caller.userID)
    } decide: { changes throws(DomainError) in
      try caller.requireToCreateSessions()
      let happenings = try changes.decide(change, of: nil)
      var session: Session = try changes.create(id: id, in: instanceID, .added(userAgent))
      changes.append(happenings, to: &session, change)
      return ChangeOutcome(session)
    }
  }

  /// `SetSession`: more that was proved, or is to be kept. Where nothing is asked for, nothing happens.
  /// - Parameter userID: whose the session was when it was read: what is loaded at once.
  package static func setSession(_ target: SessionTarget, of userID: String?, _ change: SessionChange) -> Self {
    Self(by: target.editorID, change.keys(of: userID, by: target.editorID) + [.session(target.id)]) { changes in
      // Whose it is by now: nearly always whose it was.
      let user = changes.session(target.id)?.user
      return change.further(changes, of: user?.id, by: target.editorID) + (user.map { [.user($0.id)] } ?? [])
    } decide: { changes throws(DomainError) in
      var session = try changes.session(target, "session.write")
      let happenings = try changes.decide(change, of: session)
      changes.append(happenings, to: &session, change)
      return ChangeOutcome(session)
    }
  }

  /// `DeleteSession`: it is over, and its token worth nothing. One that is over already, or never was, stays so.
  package static func terminateSession(_ target: SessionTarget, instanceID: String) -> Self {
    Self(by: target.editorID, [.session(target.id)]) { changes throws(DomainError) in
      guard var session = changes.session(target.id), session.state == .active else {
        return ChangeOutcome(nothingIn: instanceID, id: target.id, at: changes.now)
      }
      // One's own one may end in any case.
      if case .permission(let caller) = target.right, caller.userID == session.user?.id {
      } else {
        try target.check(session, "session.delete")
      }
      changes.append(.terminated, to: &session)
      return ChangeOutcome(session)
    }
  }
}

extension Command<Void> {
  /// Takes a new password for the one that was entered in a session: its user has set it there.
  /// - Parameter date: when that was.
  static func keepSignedIn(_ sessionID: String, of userID: String, since date: Timestamp) -> Self {
    Self(by: userID, [.user(userID), .session(sessionID)]) { changes in
      guard var session = changes.session(sessionID), session.state == .active, session.user?.id == userID,
        changes.user(userID)?.human?.password?.changeDate == date
      else { return }
      changes.append(.passwordChecked(passwordDate: date), to: &session)
    }
  }
}

extension ChangeOutcome {
  /// Nothing was there to be changed.
  fileprivate init(nothingIn owner: String, id: String, at date: Timestamp) {
    (self.id, sequence, self.date, resourceOwner) = (id, 0, date, owner)
  }
}

extension SessionChange {
  private var isSent: Bool { challenges.contains { $0.delivery.isSent } }

  /// - Parameter userID: whose the session is.
  fileprivate func keys(of userID: String?, by editorID: String) -> [Key] {
    guard let id = self.userID ?? userID else { return [] }
    var keys: [Key] = [.user(id)] + (password?.keys ?? [])
    if totp != nil || !codes.isEmpty { keys += Key.factors(of: id) }
    if isSent { keys += ratePolicy.keys(.request, user: id, caller: editorID) }
    return keys
  }

  /// What is known only from the session and its user.
  fileprivate func further(_ changes: Changes, of userID: String?, by editorID: String) -> [Key] {
    guard let id = self.userID ?? userID else { return [] }
    var keys = self.keys(of: userID, by: editorID)
    if totp != nil || !codes.isEmpty { keys += changes.lockoutKeys(of: id) }
    for challenge in challenges where challenge.delivery.isSent {
      keys += ratePolicy.addressKeys(.request, changes.user(id)?.human?.address(of: challenge.channel))
    }
    return keys
  }
}

extension SessionTarget {
  /// Whether the caller may do that with a session.
  func check(_ session: Session, _ permission: String) throws(DomainError) {
    switch right {
    case .token(let digest):
      guard session.accepts(tokenDigest: digest) else { throw SessionErrors.tokenWrong }
    case .permission(let caller): try caller.requireOnSessions(permission, of: session.user)
    }
  }
}

extension Session {
  /// Whether this is its token.
  package func accepts(tokenDigest: [UInt8]) -> Bool {
    !tokenDigest.isEmpty && constantTimeEqual(self.tokenDigest, tokenDigest)
  }
}

extension Caller {
  /// Only who may do so on the whole instance makes sessions: nobody has proved who they are yet.
  package func requireToCreateSessions() throws(DomainError) { try requireOnSessions("session.write", of: nil) }

  /// - Parameter user: whose session it is; nobody's takes the permission on the instance.
  package func requireOnSessions(_ permission: String, of user: Session.CheckedUser?) throws(DomainError) {
    try grants.require(permission, in: user?.organizationID ?? "", else: .permissionMissingOnTarget)
  }
}

extension Changes {
  /// The session that a command is about, once the caller may touch it.
  fileprivate func session(_ target: SessionTarget, _ permission: String) throws(DomainError) -> Session {
    guard let session = session(target.id) else {
      guard case .permission(let caller) = target.right else { throw SessionErrors.tokenWrong }
      try caller.requireOnSessions(permission, of: nil)
      throw SessionErrors.unknown
    }
    try target.check(session, permission)
    return session
  }

  /// What happens to a session by a change. Decided before any of it is appended: the first check that fails stops all, and
  /// what is kept then is that it has failed.
  /// - Parameter session: nil: one that is to be created, which gets a token in any case.
  fileprivate mutating func decide(
    _ change: SessionChange, of session: Session?
  ) throws(DomainError) -> [SessionEvent] {
    if let session { try check(isOpen: session) }
    var happenings: [SessionEvent] = []
    var userID = session?.user?.id
    if let id = change.userID {
      let user = try sessionUser(id)
      guard userID == nil || userID == id else { throw SessionErrors.otherUser }
      userID = id
      happenings.append(.userChecked(userID: id, organizationID: user.organizationID))
    }
    happenings += try check(change, of: session, userID ?? "")
    happenings += try challenge(change.challenges, userID ?? "", change.ratePolicy)
    if !change.metadata.isEmpty {
      let (changed, _) = try SessionMetadata.merge(change.metadata, into: session?.metadata ?? [:])
      happenings.append(.metadataSet(changed))
    }
    if let lifetime = change.lifetime {
      guard lifetime > 0 else { throw SessionErrors.lifetime }
      happenings.append(.lifetimeSet(lifetime))
    }
    if session == nil || !change.isEmpty { happenings.append(.tokenSet(digest: change.tokenDigest)) }
    return happenings
  }

  private func check(isOpen session: Session) throws(DomainError) {
    guard session.state == .active else { throw SessionErrors.terminated }
    if let expires = session.expires, expires <= now { throw SessionErrors.expired }
    // Whose it was is gone.
    if let owner = session.user, user(owner.id)?.exists != true { throw SessionErrors.terminated }
  }

  private func sessionUser(_ id: String) throws(DomainError) -> User {
    guard let user = user(id), user.exists else { throw SessionErrors.userUnknown }
    guard user.state == .active || user.state == .initial else { throw SessionErrors.userNotActive }
    return user
  }

  /// Appends what was decided, and sends the codes that the session waits for since.
  fileprivate mutating func append(_ happenings: [SessionEvent], to session: inout Session, _ change: SessionChange) {
    for happening in happenings {
      append(happening, to: &session)
      send(change.challenges, happening, of: session)
    }
  }
}

extension User {
  /// The password that somebody signs in with.
  /// - Throws: where there is none that could be right.
  package static func sessionPassword(of user: User?) throws(DomainError) -> Password {
    guard let user, user.exists, let human = user.human else { throw SessionErrors.userGone }
    guard user.state != .locked else { throw DomainError.lockedBeforeCheck }
    guard user.state == .active || user.state == .initial else { throw SessionErrors.userNotActive }
    guard let password = human.password else { throw SessionErrors.noPassword }
    return password
  }
}
