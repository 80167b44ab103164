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
  /// A code of the authenticator app.
  package var totp: String?
  /// Codes that were sent, and recovery codes.
  package var codes: [SessionFactor: String] = [:]
  /// How codes are to reach the user.
  package var challenges: [OTPChannel: CodeDelivery] = [:]
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
  /// Codes for callers who asked to bring them themselves.
  package var codes: [OTPChannel: String] = [:]
}

/// A text that is made when it is first needed, and stays.
package final class LastingText: Sendable {
  private let known = Mutex("")

  package init() {}

  func text(_ make: () async throws -> String) async throws -> String {
    let text = known.withLock { $0 }
    if !text.isEmpty { return text }
    let made = try await make()
    known.withLock { $0 = made }
    return made
  }
}

extension UseCases {
  func instanceID() async throws -> String {
    try await knownInstanceID.text {
      guard let instance = try await store.instance() else { throw Instance.missing }
      return instance.id
    }
  }

  /// A hash that no password has, as costly to compare with as anybody's.
  func nobodysPassword() async throws -> String {
    try await knownNobodysPassword.text { try await passwords.hash("\(UInt64.random(in: 0...(.max)))", for: "") }
  }
}

extension UseCases {
  /// Makes a session with whatever can be proved at once.
  package func createSession(
    _ request: SessionRequest, _ userAgent: UserAgent?, by caller: Caller
  ) async throws -> SessionAnswer {
    try caller.requireToCreateSessions()
    try sessionBound.count(caller.userID, at: clock.now)
    let prepared = try await prepare(request, of: nil)
    let instance = try await instanceID()
    let outcome = try await store.execute(
      .createSession(ids.next(), in: instance, userAgent, prepared.change, by: caller))
    return SessionAnswer(outcome: outcome, token: prepared.token, codes: prepared.codes)
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
    let prepared = try await prepare(session == nil ? SessionRequest() : request, of: session)
    let outcome = try await store.execute(.setSession(target, of: session?.user?.id, prepared.change))
    return SessionAnswer(
      outcome: outcome, token: prepared.change.isEmpty ? "" : prepared.token, codes: prepared.codes)
  }

  /// Ends a session.
  /// - Parameter token: nil: the caller's permission is asked for.
  package func terminateSession(_ id: String, token: String?, by caller: Caller) async throws -> ChangeOutcome {
    let target = SessionTarget(
      try TextKind.searched.checked(id), by: caller.userID, try sessionRight(token, of: caller))
    return try await store.execute(.terminateSession(target, instanceID: try await instanceID()))
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

  /// What a command needs to decide, and what its caller is told then.
  private struct Prepared {
    var token: String
    var change: SessionChange
    var codes: [OTPChannel: String] = [:]
  }

  /// Looks for whom a request names, compares what takes long, and draws codes.
  /// - Parameter session: as it is; nil: one that is to be made.
  private func prepare(_ request: SessionRequest, of session: Session?) async throws -> Prepared {
    let token = vault.drawSessionToken()
    var prepared = Prepared(token: token, change: SessionChange(tokenDigest: vault.digest(token: token)))
    (prepared.change.metadata, prepared.change.lifetime) = (request.metadata, request.lifetime)
    (prepared.change.policies, prepared.change.ratePolicy) = (policies.all, ratePolicy)
    var user: User?
    if let name = request.user {
      user = try await self.user(name, entering: request.password)
      prepared.change.userID = user?.id
    } else if request.looksAtUser, let checked = session?.user {
      user = try await store.user(id: checked.id)
    }
    let userID = prepared.change.userID ?? session?.user?.id
    if let password = request.password {
      guard userID != nil else { throw SessionErrors.noUser }
      prepared.change.password = try await proveSessionPassword(password, of: user)
    }
    prepared.change.totp = request.totp.map { totpGuess($0, of: user) }
    prepared.change.codes = request.codes.mapValues { vault.digest(entered: $0, userID: userID ?? "") ?? [] }
    for channel in OTPChannel.allCases {
      guard let delivery = request.challenges[channel] else { continue }
      let (code, drawn) = drawCode(channel.notification, for: userID ?? "")
      prepared.change.challenges.append(SessionChallenge(channel, drawn, delivery))
      if !delivery.isSent { prepared.codes[channel] = code }
    }
    return prepared
  }

  /// - Throws: `SessionErrors.userUnknown`, `userNotActive`; with a password what a wrong one is refused with, in the time that
  ///   comparing one takes, where the instance says that they look alike.
  private func user(_ name: SessionRequest.Name, entering password: String?) async throws -> User {
    let found: User?
    switch name {
    case .id(let id): found = try await store.user(id: try TextKind.searched.checked(id))
    case .loginName(let name): found = try await store.user(loginName: try TextKind.searched.checked(name))
    }
    do throws(DomainError) {
      guard let found, found.exists else { throw SessionErrors.userUnknown }
      guard found.state == .active || found.state == .initial else { throw SessionErrors.userNotActive }
      if password != nil { _ = try User.sessionPassword(of: found) }
      return found
    } catch {
      guard let password, hidesUnknownNames else { throw error }
      throw try await wrongPassword(password, of: name)
    }
  }

  /// Whether an unknown user and a wrong password look alike. Who is unknown belongs to no organization that could say so.
  private var hidesUnknownNames: Bool { policies[LoginPolicy.self].ignoresUnknownNames }

  /// Takes the time that a wrong password takes, and is bounded as guesses at one are.
  /// - Returns: what a wrong password is refused with.
  private func wrongPassword(_ password: String, of name: SessionRequest.Name) async throws -> DomainError {
    let nobody = "\(name)".folded
    _ = try await guess(password, hash: try await nobodysPassword(), at: nobody, for: nobody)
    try await store.execute(.keepPasswordGuesses(at: nobody))
    return PasswordErrors.wrong
  }

  /// Compares a password with the user's. The guess is counted before, and a wrong one counts for the lockout.
  private func proveSessionPassword(_ password: String, of user: User?) async throws -> ProvenPassword {
    let known = try User.sessionPassword(of: user)
    guard let user else { throw SessionErrors.noUser }
    do {
      return try await comparePassword(password, with: known, of: user.id, by: user.id)
    } catch var error as DomainError where hidesUnknownNames && error.failedAttempts != nil {
      // Nobody has failed attempts who is not there.
      error.failedAttempts = nil
      throw error
    }
  }
}

extension SessionRequest {
  /// Whether what its user has is looked at before the command.
  fileprivate var looksAtUser: Bool { password != nil || totp != nil }
}
