import Domain

/// A command that is written where it is used.
struct Scripted<Outcome: Sendable>: Command {
  var keys = CommandKeys()
  var further: @Sendable (LoadedState) -> CommandKeys = { _ in CommandKeys() }
  var decision: @Sendable (LoadedState, Timestamp) throws(DomainError) -> Decision<Outcome>

  func furtherKeys(_ state: LoadedState) -> CommandKeys { self.further(state) }

  func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<Outcome> {
    try self.decision(state, now)
  }
}

extension Scripted<Void> {
  /// Writes what it is told.
  static func writing(_ change: @escaping @Sendable (inout Decision<Void>) -> Void) -> Self {
    Scripted { _, _ in
      var decision = Decision<Void>(outcome: .success(()))
      change(&decision)
      return decision
    }
  }

  /// What happens to a user, with the state that this amounts to.
  static func happening(to id: String, in organizationID: String = "10", _ payloads: [UserEvent]) -> Self {
    Scripted(keys: CommandKeys(users: [id])) { state, now in
      var decision = Decision<Void>(outcome: .success(()))
      var user = state.user(id)
      for payload in payloads {
        let event = Event(
          aggregateID: id, sequence: (user?.sequence ?? 0) + 1, resourceOwner: organizationID, editorID: "11",
          date: now, payload: .user(payload))
        decision.events.append(event)
        user = User.evolve(user, event)
      }
      if let user { decision.users = [user] }
      return decision
    }
  }
}

/// What tests make users of.
enum Given {
  static let address = EmailAddress(stored: "Ada@Example.com")
  static let profile = Profile(firstName: "Ada", lastName: "Lovelace")
  static let conflict = DomainError(.alreadyExists, "TEST-taken", "taken")

  static func human(_ userName: String, email: EmailAddress = Self.address) -> UserEvent {
    .humanAdded(
      userName: userName, profile: Self.profile, email: email, phone: nil, password: nil,
      isPasswordChangeRequired: false, isInitial: false)
  }

  /// v2 `AddHumanUser`, whose code goes out by mail.
  static func adding(_ id: String, _ userName: String, email: EmailAddress = Self.address) throws -> AddHuman {
    try AddHuman(
      userID: id, organizationID: "10", editorID: "11", permit: { (_) throws(DomainError) in }, userName: userName,
      profile: Self.profile, email: email, isEmailVerified: false, phone: nil,
      passwordHash: nil, isPasswordChangeRequired: false,
      verification: .code(.send(urlTemplate: "https://a/{{.Code}}")),
      code: DrawnCode(digest: [7], sealed: [8]))
  }

  static func resending(_ id: String, policy: ResendPolicy = ResendPolicy(burst: 0, hourly: 0))
    -> ResendEmailVerification
  {
    ResendEmailVerification(
      userID: id, organizationID: "10", editorID: "11", code: DrawnCode(digest: [9], sealed: [10]), policy: policy)
  }

  static func notification(for userID: String) -> Notification {
    Notification(
      kind: .emailVerification, interface: .managementV1, userID: userID, codeIssuedBy: 2, sealedCode: [0, 1, 255],
      expires: Timestamp(seconds: 1_764_003_600))
  }
}
