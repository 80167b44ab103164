import Testing

@testable import Domain

@Suite struct SetUpOrganizationTests {
  typealias Administrator = NewAdministeredOrganization.Administrator

  static func human(
    _ id: String, _ userName: String, _ verification: NewHuman.Verification
  ) -> NewHuman {
    NewHuman(
      id, in: "30", userName: userName, profile: Given.profile, email: Given.newAddress, verification,
      code: Given.code(), origin: verification == .initialization ? .new : .administrator)
  }

  static func command(
    _ administrators: [Administrator], id: String = "30", name: String = "New", _ generation: Generation = .v2,
    policy: RatePolicy = RatePolicy()
  ) throws(DomainError) -> Command<ChangeOutcome> {
    try .setUpOrganization(
      NewAdministeredOrganization(id: id, name: name, administrators: administrators, generation),
      by: "editor", baseDomain: "localhost", policy: policy)
  }

  static let created: [Event.Payload] = [
    .organization(.added(name: "New")), .organization(.domainAdded("new.localhost")),
    .organization(.domainVerified("new.localhost")), .organization(.domainPrimarySet("new.localhost")),
  ]

  @Test func administratorsComeWithIt() throws {
    var world = World(Given.verified)
    let before = world.events.count
    let outcome = try world.execute(
      Self.command([
        .init(.existing(id: Given.user)),
        .init(.new(Self.human("200", "grace", .code(.returned))), roles: ["ORG_USER_MANAGER", "ORG_USER_MANAGER"]),
      ]))
    #expect(outcome.id == "30")
    #expect(outcome == ChangeOutcome(try #require(world.organizations["30"])))
    #expect(
      world.events[before...].map(\.payload) == Self.created + [
        .organization(.memberAdded(userID: Given.user, roles: ["ORG_OWNER"])),
        .user(
          .humanAdded(
            userName: "grace", profile: Given.profile, email: Given.newAddress, phone: nil, password: nil,
            isPasswordChangeRequired: false, isInitial: false)),
        .user(
          .emailCodeAdded(
            IssuedCode(
              digest: Given.code().digest,
              expires: Given.now.adding(seconds: Domain.Notification.Kind.emailVerification.lifetime), isReturned: true)
          )),
        .organization(.memberAdded(userID: "200", roles: ["ORG_USER_MANAGER"])),
      ])
    #expect(world.users["200"]?.organizationID == "30")
    #expect(world.outbox.isEmpty, "the caller brings the code")
    #expect(
      world.rows[.member(.organization("30"), userID: "200")]
        == .member(Membership(scope: .organization("30"), userID: "200", roles: ["ORG_USER_MANAGER"])))
  }

  @Test func ofV1WaitForTheirInitialization() throws {
    var world = World()
    try world.execute(Self.command([.init(.new(Self.human("200", "grace", .initialization)))], .v1))
    #expect(world.users["200"]?.state == .initial)
    #expect(world.outbox.map(\.kind) == [.initialization])
    #expect(world.outbox.map(\.userID) == ["200"])
  }

  @Test func messagesAreCounted() throws {
    var world = World()
    let policy = RatePolicy(burst: 1, hourly: 1)
    let command = try Self.command(
      [.init(.new(Self.human("200", "a", .code(.mail())))), .init(.new(Self.human("201", "b", .code(.mail()))))],
      policy: policy)
    #expect(world.refusal(of: command)?.kind == .resourceExhausted, "two mails to one address")
    try world.execute(Self.command([.init(.new(Self.human("200", "a", .code(.mail()))))], policy: policy))
  }

  @Test func nobodyIsNeeded() throws {
    var world = World()
    let before = world.events.count
    try world.execute(Self.command([]))
    #expect(world.events[before...].map(\.payload) == Self.created)
  }

  @Test func refusals() throws {
    let world = World(Given.verified)
    let none = DomainError(.invalidArgument, "ORG-4ABd3", "Errors.Invalid.Argument")
    #expect(throws: none) { try Self.command([], name: " ") }
    #expect(throws: none) { try Self.command([], id: " ") }
    #expect(throws: DomainError(.invalidArgument, "ORG-RrfXY", "Errors.Org.Domain.EmptyString")) {
      try Self.command([], name: " ", .v1)
    }
    #expect(throws: DomainError(.invalidArgument, "SIGNET-Ad3mC", "Errors.Org.TooManyAdministrators")) {
      try Self.command((0..<101).map { .init(.existing(id: "\($0)")) })
    }
    for role in ["IAM_OWNER", "PROJECT_OWNER", "SELF_MANAGEMENT_GLOBAL", "org_owner", ""] {
      #expect(throws: DomainError(.invalidArgument, "Org-4N8es", "Errors.Org.MemberInvalid")) {
        try Self.command([.init(.existing(id: Given.user), roles: ["ORG_OWNER", role])])
      }
    }
    let taken = DomainError(.alreadyExists, "ORG-laho2n", "Errors.Org.AlreadyExisting")
    #expect(world.refusal(of: try Self.command([], id: Given.organization)) == taken)
    #expect(world.refusal(of: try Self.command([], id: Given.user)) == taken, "a user has the id")
    let user = Administrator(.existing(id: Given.user))
    #expect(
      world.refusal(of: try Self.command([user, user]))
        == DomainError(.alreadyExists, "ORG-poWwe", "Errors.Org.Member.AlreadyExists"))
    #expect(
      world.refusal(of: try Self.command([.init(.existing(id: "999"))]))
        == DomainError(.preconditionFailed, "ORG-GoXOn", "Errors.User.NotFound"))
    #expect(
      World([Given.human(), .removed]).refusal(of: try Self.command([user]))
        == DomainError(.preconditionFailed, "ORG-GoXOn", "Errors.User.NotFound"), "was removed")
    let exists = DomainError(.preconditionFailed, "COMMAND-k2unb", "Errors.User.AlreadyExisting")
    #expect(world.refusal(of: try Self.command([.init(.new(Self.human(Given.user, "grace", .verified)))])) == exists)
    #expect(world.refusal(of: try Self.command([.init(.new(Self.human("30", "grace", .verified)))])) == exists)
    #expect(
      world.refusal(
        of: try Self.command([
          .init(.new(Self.human("200", "grace", .verified))), .init(.new(Self.human("201", "GRACE", .verified))),
        ]))
        == DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists"), "one name for both")
  }
}
