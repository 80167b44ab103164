import Testing

@testable import Domain
@testable import Persistence

@Suite("Contract: sessions")
struct SessionContractTests {
  private static let owner = Caller(
    userID: "11", organizationID: "10",
    grants: Grants([Membership(scope: .instance, userID: "11", roles: ["IAM_OWNER"])]))

  private static func change(_ token: UInt8, _ fill: (inout SessionChange) -> Void = { _ in }) -> SessionChange {
    var change = SessionChange(tokenDigest: [token])
    fill(&change)
    return change
  }

  private static func agent(_ fingerprint: String) -> UserAgent {
    UserAgent(fingerprintID: fingerprint, ip: "192.0.2.1", description: nil, header: ["a": ["1", "2"]])
  }

  private static func create(
    _ id: String, _ change: SessionChange, _ userAgent: UserAgent? = nil, by creator: String = "11",
    in store: any OpenStore
  ) async throws {
    let caller = Caller(userID: creator, organizationID: "10", grants: owner.grants)
    try await store.execute(.createSession(id, in: "1", userAgent, change, by: caller))
  }

  /// A person with a password, in organization 10 or another.
  private static func person(_ id: String, in organization: String = "10", _ store: any OpenStore) async throws {
    try await store.execute(
      .happening(
        to: id, in: organization, [Given.human("n\(id)"), .passwordChanged(hash: "hash", isChangeRequired: false)]))
  }

  private static func signingIn(
    _ userID: String, _ token: UInt8, _ store: any OpenStore
  ) async throws -> SessionChange {
    let password = try #require(try await store.user(id: userID)?.human?.password)
    return change(token) {
      $0.userID = userID
      $0.password = ProvenPassword(userID: userID, compared: password, newHash: nil)
    }
  }

  @Test("what is written is read again, opened as it is and again", arguments: StoreKind.allCases)
  func roundTrip(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await Self.person("101", test.store)
    var whole = try await Self.signingIn("101", 2, test.store)
    (whole.metadata, whole.lifetime) = (["k": [0, 1], "ä": [255]], 60_000_000)
    try await Self.create("1001", Self.change(1), in: test.store)
    try await Self.create("1002", whole, Self.agent("f"), in: test.store)
    try await test.store.execute(
      Command<Void>(by: "11", [.session("1002")]) { changes in
        guard var session = changes.session("1002") else { return }
        let code = IssuedCode(digest: [7, 8], expires: Timestamp(seconds: 1_900_000_000), isReturned: false)
        changes.append(.challenged(.otpSMS, code), to: &session)
        changes.append(.challengeFailed(.otpSMS), to: &session)
        changes.append(.checked(.totp), to: &session)
      })
    let before = [try await test.store.session(id: "1001"), try await test.store.session(id: "1002")]
    #expect(before[0]?.user == nil && before[0]?.expires == nil && before[0]?.userAgent == nil)
    let session = try #require(before[1])
    #expect(session.user?.organizationID == "10" && session.passwordDate != nil)
    #expect(session.metadata == ["k": [0, 1], "ä": [255]] && session.userAgent == Self.agent("f"))
    #expect(session.challenges[.otpSMS]?.failedAttempts == 1 && Set(session.checks.keys) == [.password, .totp])
    #expect(session.expires == test.clock.now.adding(seconds: 60))
    try await test.reopen()
    #expect(try await test.store.session(id: "1001") == before[0])
    #expect(try await test.store.session(id: "1002") == before[1])
    #expect(try await test.store.session(id: "1003") == nil)
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("a token is looked up with its user, as both are at the moment", arguments: StoreKind.allCases)
  func bearer(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await Self.person("101", test.store)
    try await Self.create("1001", Self.change(1), in: test.store)
    try await Self.create("1002", Self.signingIn("101", 2, test.store), Self.agent("f"), in: test.store)
    #expect(try await test.store.bearer(sessionTokenDigest: [1]) == nil, "nobody's")
    #expect(try await test.store.bearer(sessionTokenDigest: []) == nil)
    #expect(try await test.store.bearer(tokenDigest: [2]) == nil, "it is no token of a program")
    #expect(try await test.store.bearer(sessionTokenDigest: [9]) == nil)
    for (scope, roles) in [(Membership.Scope.instance, ["IAM_OWNER"]), (.organization("10"), ["ORG_OWNER"])] {
      try await test.store.execute(.changeMember("101", .add(roles: roles), of: scope, by: "11"))
    }
    let bearer = try #require(try await test.store.bearer(sessionTokenDigest: [2]))
    #expect(bearer.userID == "101" && bearer.organizationID == "10" && bearer.state == .active)
    #expect(bearer.memberships.map(\.scope) == [.instance, .organization("10")])
    #expect(bearer.tokenExpires == Expiration.never)
    #expect(bearer.session?.id == "1002" && bearer.session?.fingerprintID == "f")
    #expect(bearer.session?.factors == [.password] && bearer.session?.isSignedIn(newPasswordEnds: true) == true)
    // Another token takes its place.
    try await test.store.execute(
      .setSession(SessionTarget("1002", by: "11", .token([2])), of: "101", Self.change(3) { $0.lifetime = 5_000_000 }))
    #expect(try await test.store.bearer(sessionTokenDigest: [2]) == nil)
    #expect(try await test.store.bearer(sessionTokenDigest: [3])?.tokenExpires == test.clock.now.adding(seconds: 5))
    try await test.store.execute(.change(.lock, Given.target("101")))
    #expect(try await test.store.bearer(sessionTokenDigest: [3])?.state == .locked)
    try await test.store.execute(.change(.unlock, Given.target("101")))
    test.clock.advance(seconds: 1)
    try await test.store.execute(
      .setPassword(of: Given.target("101"), proof: .permission, hash: "new", isChangeRequired: false))
    #expect(try await test.store.bearer(sessionTokenDigest: [3])?.session?.isSignedIn(newPasswordEnds: true) == false)
    let target = SessionTarget("1002", by: "101", .token([3]))
    try await test.store.execute(.terminateSession(target, instanceID: "1"))
    #expect(try await test.store.bearer(sessionTokenDigest: [3]) == nil)
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("a code is sent for its session, which tells of it", arguments: StoreKind.allCases)
  func sending(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await Self.person("101", test.store)
    try await Self.create("1001", Self.signingIn("101", 1, test.store), in: test.store)
    let expires = test.clock.now.adding(seconds: 300)
    try await test.store.execute(
      Command<Void>(by: "11", [.session("1001")]) { changes in
        guard var session = changes.session("1001") else { return }
        let code = IssuedCode(digest: [7], expires: expires, isReturned: false)
        for factor in [SessionFactor.otpEmail, .otpSMS] {
          changes.append(.challenged(factor, code), to: &session)
          changes.notifications.append(
            Notification(
              kind: factor == .otpEmail ? .sessionOTP : .sessionOTPSMS, generation: .v2, userID: "101",
              codeIssuedBy: session.sequence, sealedCode: [8], expires: expires, sessionID: "1001"))
        }
      })
    let until = test.clock.now.adding(seconds: 30)
    let mails = try await test.store.lease(.mail, limit: 10, now: test.clock.now, until: until)
      .filter { $0.notification.kind == .sessionOTP }
    let texts = try await test.store.lease(.shortMessage, limit: 10, now: test.clock.now, until: until)
    let found = mails + texts
    #expect(found.map(\.notification.kind) == [.sessionOTP, .sessionOTPSMS])
    #expect(found.map(\.notification.sessionID) == ["1001", "1001"])
    #expect(found.map(\.notification.expires) == [expires, expires])
    try await test.store.settle(found.map { Settlement(id: $0.id, result: .done(delivered: true)) })
    let events = try await test.store.events(aggregateID: "1001", after: 0, limit: 100).map(\.payload)
    #expect(
      Array(events.suffix(2)) == [.session(.challengeSent(.otpEmail)), .session(.challengeSent(.otpSMS))], "\(events)")
    #expect(try test.verifyState().mismatches == [])
  }

  /// 1001 and 1002 of 101 in organization 10, 1003 of 102 in 20, 1004 nobody's, 1005 terminated, 1006 of a removed user; a
  /// second between them.
  private static func many(_ kind: StoreKind) async throws -> any TestedStore {
    let test = try kind.make()
    try await test.setUp()
    try await person("101", test.store)
    try await person("102", in: "20", test.store)
    try await person("103", test.store)
    try await create("1001", signingIn("101", 1, test.store), agent("f"), in: test.store)
    test.clock.advance(seconds: 1)
    var ending = try await signingIn("101", 2, test.store)
    ending.lifetime = 100_000_000
    try await create("1002", ending, agent("g"), by: "12", in: test.store)
    test.clock.advance(seconds: 1)
    try await create("1003", signingIn("102", 3, test.store), agent("f"), by: "12", in: test.store)
    test.clock.advance(seconds: 1)
    try await create("1004", change(4), by: "13", in: test.store)
    try await create("1005", signingIn("101", 5, test.store), in: test.store)
    try await create("1006", signingIn("103", 6, test.store), in: test.store)
    try await test.store.execute(
      .terminateSession(SessionTarget("1005", by: "11", .token([5])), instanceID: "1"))
    try await test.store.execute(.removeUser(Given.target("103")))
    return test
  }

  private struct Row {
    let reason: String
    let query: SessionQuery
    let ids: [String]
    let total: Int

    init(
      _ reason: String, _ filters: [SessionQuery.Filter] = [], visibility: SessionQuery.Visibility = .all,
      page: PageRequest = PageRequest(limit: 10, isAscending: true), ids: [String], total: Int? = nil
    ) {
      self.reason = reason
      query = SessionQuery(filters, visibility: visibility, page: page)
      (self.ids, self.total) = (ids, total ?? ids.count)
    }
  }

  private static let start = Timestamp(seconds: 1_764_000_000)

  private static let rows = [
    Row("all, and neither what was ended nor what was a removed user's", ids: ["1001", "1002", "1003", "1004"]),
    Row("the newest first", page: PageRequest(limit: 10), ids: ["1004", "1003", "1002", "1001"]),
    Row("a page", page: PageRequest(offset: 1, limit: 2, isAscending: true), ids: ["1002", "1003"], total: 4),
    Row("beyond the end", page: PageRequest(offset: 9, limit: 2, isAscending: true), ids: [], total: 4),
    Row("by ids", [.ids(["1004", "1001", "1001", "1005", "x"])], ids: ["1001", "1004"]),
    Row("by no ids", [.ids([])], ids: []),
    Row("of a user", [.userID("101")], ids: ["1001", "1002"]),
    Row("by who has made them", [.creatorID("12")], ids: ["1002", "1003"]),
    Row("of a user agent", [.fingerprintID("f")], ids: ["1001", "1003"]),
    Row("made at a moment", [.creationDate(.equals, start.adding(seconds: 1))], ids: ["1002"]),
    Row("made after", [.creationDate(.after, start.adding(seconds: 1))], ids: ["1003", "1004"]),
    Row("made until", [.creationDate(.beforeOrEquals, start.adding(seconds: 1))], ids: ["1001", "1002"]),
    Row("ends before", [.expires(.before, Expiration.never)], ids: ["1002"]),
    Row(
      "ends after, never among it", [.expires(.after, start.adding(seconds: 101))], ids: ["1001", "1003", "1004"]),
    Row("ends then", [.expires(.equals, start.adding(seconds: 101))], ids: ["1002"]),
    Row("all of them hold", [.userID("101"), .fingerprintID("g"), .creatorID("12")], ids: ["1002"]),
    Row(
      "made by the caller", visibility: .only(callerID: "13", fingerprintID: nil, organizations: []), ids: ["1004"]),
    Row(
      "the caller's own", visibility: .only(callerID: "102", fingerprintID: nil, organizations: []), ids: ["1003"]),
    Row(
      "of the caller's user agent", visibility: .only(callerID: "x", fingerprintID: "f", organizations: []),
      ids: ["1001", "1003"]),
    Row(
      "of users of an organization", visibility: .only(callerID: "x", fingerprintID: nil, organizations: ["10"]),
      ids: ["1001", "1002"]),
    Row("of none", visibility: .only(callerID: "x", fingerprintID: nil, organizations: []), ids: []),
  ]

  @Test("lists find what matches and may be seen, in the order of creation", arguments: StoreKind.allCases)
  func lists(_ kind: StoreKind) async throws {
    let test = try await Self.many(kind)
    for row in Self.rows {
      let page = try await test.store.sessions(row.query)
      #expect(page.items.map(\.session.id) == row.ids, "\(row.reason)")
      #expect(page.total == row.total, "\(row.reason)")
      for entry in page.items { #expect(entry.user?.id == entry.session.user?.id) }
    }
  }

  @Test(
    "sessions of an organization under removal are in no list, and their tokens worth nothing",
    arguments: StoreKind.allCases)
  func removal(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try .addOrganization("20", name: "Second", by: "11", baseDomain: "localhost"))
    try await Self.person("102", in: "20", test.store)
    try await Self.create("1001", Self.signingIn("102", 1, test.store), in: test.store)
    #expect(try await test.store.bearer(sessionTokenDigest: [1]) != nil)
    try await test.store.execute(.removeOrganization(OrganizationTarget("20", by: "11", .proof(.v1))))
    #expect(try await test.store.bearer(sessionTokenDigest: [1]) == nil)
    #expect(try await test.store.sessions(SessionQuery(page: PageRequest(limit: 9))).total == 0)
  }

  @Test("what is over is forgotten after a day, with what happened to it", arguments: StoreKind.allCases)
  func tidying(_ kind: StoreKind) async throws {
    let test = try await Self.many(kind)
    func left() async throws -> [String] {
      var left: [String] = []
      for id in 1001...1006 where try await test.store.session(id: "\(id)") != nil { left.append("\(id)") }
      return left
    }
    func tidy() async throws -> Int {
      // The last event of all stays: somebody does something else.
      try await test.store.execute(.addPersonalAccessToken(to: Given.target("11"), id: "t", digest: [99], expires: nil))
      try await test.store.execute(.removePersonalAccessToken(of: Given.target("11"), id: "t"))
      return try await test.store.tidy(failuresBefore: test.clock.now, now: test.clock.now).sessions
    }
    #expect(try await tidy() == 1)
    #expect(try await left() == ["1001", "1002", "1003", "1004", "1005"], "its user is gone")
    test.clock.advance(seconds: 86_401)
    #expect(try await tidy() == 2)
    #expect(try await left() == ["1001", "1002", "1003"], "ended, and never signed in to")
    #expect(try await test.store.events(aggregateID: "1005", after: 0, limit: 9) == [])
    test.clock.advance(seconds: 100)
    #expect(try await tidy() == 1)
    #expect(try await left() == ["1001", "1003"], "it has ended by itself")
    #expect(try await tidy() == 0)
    #expect(try test.verifyState().mismatches == [])
    try await test.reopen()
    #expect(try await test.store.bearer(sessionTokenDigest: [1])?.userID == "101")
  }
}
