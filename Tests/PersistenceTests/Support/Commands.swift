import Domain

extension Command<Void> {
  /// Writes what it is told.
  static func writing(_ change: @escaping @Sendable (inout Changes) -> Void) -> Self {
    Self(by: "", []) { changes in change(&changes) }
  }

  /// What happens to a user, with the state that this amounts to, and the names that go with it.
  static func happening(to id: String, in organizationID: String = "10", _ payloads: [UserEvent]) -> Self {
    Self(by: "11", [.user(id)]) { changes throws(DomainError) in
      var rest = payloads[...]
      guard let first = rest.first else { return }
      let known = changes.user(id)?.aggregateState.names([], .standard) ?? []
      var user: User
      if let known = changes.user(id) {
        user = known
      } else {
        user = try changes.create(id: id, in: organizationID, first)
        rest = rest.dropFirst()
      }
      for payload in rest { changes.append(payload, to: &user) }
      let names = user.aggregateState.names([], .standard)
      changes.claims = names.subtracting(known).map { .take($0, by: id, conflict: Given.conflict) }
      changes.claims += known.subtracting(names).map { .release($0, by: id) }
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

  static func target(_ id: String) -> Target { Target(id, by: "11", .organization("10")) }

  /// v2 `AddHumanUser`, whose code goes out by mail, however many have.
  static func adding(
    _ id: String, _ userName: String, email: EmailAddress = Self.address
  ) throws -> Command<ChangeOutcome> {
    let new = NewHuman(
      id, in: "10", userName: userName, profile: Self.profile, email: email,
      .code(.mail(urlTemplate: "https://a/{{.Code}}")), code: DrawnCode(digest: [7], sealed: [8]), origin: .userV2)
    return try .add(new, by: "11", .proof(.v2), policy: RatePolicy(burst: 0, hourly: 0))
  }

  static func resending(
    _ id: String, policy: RatePolicy = RatePolicy(burst: 0, hourly: 0)
  ) -> Command<ChangeOutcome> {
    .sendEmailCode(to: target(id), code: DrawnCode(digest: [9], sealed: [10]), policy: policy)
  }

  static func notification(for userID: String) -> Notification {
    Notification(
      kind: .emailVerification, generation: .v1, userID: userID, codeIssuedBy: 2, sealedCode: [0, 1, 255],
      expires: Timestamp(seconds: 1_764_003_600))
  }
}
