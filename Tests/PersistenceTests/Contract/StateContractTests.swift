import Testing

@testable import Domain

@Suite("Contract: states and look-ups")
struct StateContractTests {
  private static let date = Timestamp(microseconds: 1_764_000_000_123_456)

  /// Users that use every field, and users that use none.
  static let users: [User] = [
    user(
      .human(
        Human(
          profile: Profile(
            firstName: "Zoë", lastName: "O'Neil", nickName: "\"z\"", displayName: "Zoë 🦊",
            preferredLanguage: "pt-BR", gender: .diverse),
          email: Email(
            address: EmailAddress(stored: "Zoe@Example.com"), isVerified: true, code: code(1),
            verifiedAddress: EmailAddress(stored: "old@example.com")),
          phone: Phone(number: PhoneNumber(stored: "+41791234567"), isVerified: true, code: code(2)),
          password: Password(hash: "$2b$14$x", isChangeRequired: true, changeDate: Timestamp(microseconds: -1)),
          initialization: code(3), totp: TOTP(sealedSecret: [1, 0, 255], isVerified: true, lastStep: 58_800_000),
          factors: SecondFactors(
            hasOTPSMS: true, hasOTPEmail: true, recoveryCodes: [[1, 0], [255]], initSkipped: date)))),
    user(
      .human(
        Human(
          profile: Profile(firstName: "", lastName: "", displayName: "-"),
          email: Email(address: EmailAddress(stored: "")))),
      state: .initial),
    user(.machine(Machine(name: "Robot", description: "d", accessTokenType: .jwt, secretHash: "$5$"))),
    user(.machine(Machine(name: "")), state: .locked),
  ]

  private static func user(_ kind: User.Kind, state: User.State = .active) -> User {
    User(
      id: "100", organizationID: "10", state: state, userName: "Zoë", kind: kind, creationDate: date,
      changeDate: date.adding(seconds: 1), sequence: 7)
  }

  private static func code(_ number: UInt64) -> PendingCode {
    PendingCode(
      digest: [0, 255, UInt8(number)], expires: date.adding(seconds: 9), issuedBy: number, failedAttempts: Int(number))
  }

  @Test("a state is read as it was written, and replaced by the next", arguments: StoreKind.allCases, users)
  func userState(_ kind: StoreKind, user: User) async throws {
    let test = try kind.make()
    for state in [user, Self.users[0], Self.users[2], user] {
      var state = state
      // The kind of a user stays.
      if (state.human == nil) != (user.human == nil) { continue }
      state.state = user.state
      try await test.store.execute(Command.writing { [state] in $0.states = [.user(state)] })
      #expect(try await test.store.user(id: "100") == state)
      let loaded = try await test.store.execute(
        Command<User?>(by: "", [.user("100")]) { changes in changes.user("100") })
      #expect(loaded == state)
    }
  }

  @Test("organizations and the instance", arguments: StoreKind.allCases)
  func organization(_ kind: StoreKind) async throws {
    let test = try kind.make()
    #expect(try await test.store.instance() == nil)
    try await test.setUp()
    let organization = try #require(try await test.store.organization(id: "10"))
    #expect(organization.name == "Acme")
    #expect(organization.primaryDomain == "acme.localhost")
    #expect(try await test.store.organization(domain: "ACME.localhost") == organization)
    #expect(try await test.store.organization(domain: "acme") == nil)
    #expect(try await test.store.organization(id: "11") == nil)
    #expect(try await test.store.instance()?.defaultLanguage == "en")

    var removed = organization
    removed.state = .removed
    try await test.store.execute(Command.writing { [removed] in $0.states = [.organization(removed)] })
    #expect(try await test.store.organization(id: "10") == removed)
    #expect(try await test.store.organization(domain: "acme.localhost") == nil)
  }

  @Test("any verified domain finds its organization, an unverified one does not", arguments: StoreKind.allCases)
  func domains(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let payloads: [OrganizationEvent] = [
      .domainAdded("second.example"), .domainVerified("Second.example"), .domainAdded("third.example"),
    ]
    try await test.store.execute(
      Command<Void>(by: "", [.organization("10")]) { changes in
        guard var organization = changes.organization("10") else { return }
        for payload in payloads { changes.append(payload, to: &organization) }
      })
    #expect(try await test.store.organization(domain: "second.example")?.id == "10")
    #expect(try await test.store.organization(domain: "third.example") == nil)
  }

  @Test("login names regardless of case, of users that exist", arguments: StoreKind.allCases)
  func loginNames(_ kind: StoreKind) async throws {
    let test = try kind.make()
    var user = Self.users[0]
    try await test.store.execute(Command.writing { [user] in $0.states = [.user(user)] })
    #expect(try await test.store.user(loginName: "ZOË")?.id == "100")
    #expect(try await test.store.user(loginName: "zoe") == nil)
    user.userName = "zoe"
    try await test.store.execute(Command.writing { [user] in $0.states = [.user(user)] })
    #expect(try await test.store.user(loginName: "ZOE")?.id == "100")
    #expect(try await test.store.user(loginName: "ZOË") == nil)
    user.state = .deleted
    try await test.store.execute(Command.writing { [user] in $0.states = [.user(user)] })
    #expect(try await test.store.user(loginName: "zoe") == nil)
    #expect(try await test.store.user(id: "100")?.state == .deleted)
  }

  @Test("addresses in use, regardless of case", arguments: StoreKind.allCases)
  func addresses(_ kind: StoreKind) async throws {
    let test = try kind.make()
    var user = Self.users[0]
    try await test.store.execute(Command.writing { [user] in $0.states = [.user(user)] })
    let address = EmailAddress(stored: "zoe@example.COM")
    #expect(try await test.store.isUsed(email: address))
    #expect(try await !test.store.isUsed(email: EmailAddress(stored: "zoe@example.net")))
    user.state = .deleted
    try await test.store.execute(Command.writing { [user] in $0.states = [.user(user)] })
    #expect(try await !test.store.isUsed(email: address))
  }

  @Test("a token finds its user with all memberships", arguments: StoreKind.allCases)
  func bearer(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    _ = try await test.store.execute(
      try .addOrganization("20", name: "Other", by: "11", baseDomain: "localhost"))
    let bearer = try #require(try await test.store.bearer(tokenDigest: [1]))
    #expect(bearer.userID == "11")
    #expect(bearer.organizationID == "10")
    #expect(bearer.state == .active)
    #expect(bearer.tokenExpires == Expiration.never)
    #expect(
      bearer.memberships.sorted { $0.roles[0] < $1.roles[0] } == [
        Membership(scope: .instance, userID: "11", roles: ["IAM_OWNER"]),
        Membership(scope: .organization("20"), userID: "11", roles: ["ORG_OWNER"]),
      ])
    #expect(try await test.store.bearer(tokenDigest: [2]) == nil)
    #expect(try await test.store.bearer(tokenDigest: []) == nil)
  }

  @Test("members are told since when, and whom the last event gave which roles", arguments: StoreKind.allCases)
  func memberships(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let start = test.clock.now
    test.clock.advance(seconds: 60)
    _ = try await test.store.execute(
      try .addOrganization("20", name: "Other", by: "11", baseDomain: "localhost"))
    let later = test.clock.now
    #expect(
      try await test.store.memberships(userID: "11") == [
        Dated(
          Membership(scope: .instance, userID: "11", roles: ["IAM_OWNER"]), creationDate: start, changeDate: start,
          sequence: 3),
        Dated(
          Membership(scope: .organization("20"), userID: "11", roles: ["ORG_OWNER"]), creationDate: later,
          changeDate: later, sequence: 5),
      ])
    test.clock.advance(seconds: 60)
    try await test.store.execute(
      Command<Void>(by: "11", [.organization("20")]) { changes in
        guard var organization = changes.organization("20") else { return }
        changes.append(.memberAdded(userID: "11", roles: ["ORG_OWNER_VIEWER"]), to: &organization)
      })
    let again = try #require(try await test.store.memberships(userID: "11").last)
    #expect(again.value.roles == ["ORG_OWNER_VIEWER"])
    #expect((again.creationDate, again.changeDate, again.sequence) == (later, test.clock.now, 6))
    #expect(try await test.store.memberships(userID: "nobody") == [])
  }

  @Test("tokens end with their removal, and with their user", arguments: StoreKind.allCases)
  func tokens(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let past = Timestamp(seconds: 1)
    try await test.store.execute(
      Command.happening(
        to: "11",
        [
          .personalAccessTokenAdded(id: "t2", digest: [2], expires: past),
          .personalAccessTokenAdded(id: "t3", digest: [3], expires: past),
        ]))
    // Expired, which is for the caller to judge.
    #expect(try await test.store.bearer(tokenDigest: [2])?.tokenExpires == past)
    #expect(try await test.store.bearer(tokenDigest: [2])?.memberships.count == 1)
    try await test.store.execute(Command.happening(to: "11", [.personalAccessTokenRemoved(id: "t2")]))
    #expect(try await test.store.bearer(tokenDigest: [2]) == nil)
    #expect(try await test.store.bearer(tokenDigest: [3]) != nil)
    try await test.store.execute(Command.happening(to: "11", [.removed]))
    #expect(try await test.store.bearer(tokenDigest: [3]) == nil)
    #expect(try await test.store.bearer(tokenDigest: [1]) == nil)
  }

  @Test("events and ids come in pages", arguments: StoreKind.allCases)
  func pages(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    for id in ["100", "101", "102"] { _ = try await test.store.execute(try Given.adding(id, "user\(id)")) }
    #expect(try await test.store.userIDs(after: "", limit: 2) == ["100", "101"])
    #expect(try await test.store.userIDs(after: "101", limit: 9) == ["102", "11"])
    #expect(try await test.store.userIDs(after: "11", limit: 9).isEmpty)
    #expect(try await test.store.events(aggregateID: "100", after: 0, limit: 1).map(\.sequence) == [1])
    #expect(try await test.store.events(aggregateID: "100", after: 1, limit: 9).map(\.sequence) == [2])
    #expect(try await test.store.events(aggregateID: "100", after: .max, limit: 9).isEmpty)
    #expect(try await test.store.events(aggregateID: "1", after: 0, limit: .max).count == 3)
  }
}
