import Testing

@testable import Domain

@Suite("Sessions: what happens by what")
struct SessionTests {
  private static let owner = Given.caller(["IAM_OWNER"])
  private static let person = [Given.human(password: "hash")]
  private static let token: [UInt8] = [9, 9]

  private static func change(_ fill: (inout SessionChange) -> Void = { _ in }, token: [UInt8] = token) -> SessionChange
  {
    var change = SessionChange(tokenDigest: token)
    fill(&change)
    return change
  }

  private static func creating(_ change: SessionChange, by caller: Caller = owner) -> Command<ChangeOutcome> {
    .createSession(
      "s", in: "1", UserAgent(fingerprintID: "f", ip: nil, description: nil, header: [:]), change, by: caller)
  }

  private static func setting(
    _ change: SessionChange, _ right: SessionRight = .token(token), id: String = "s"
  ) -> Command<ChangeOutcome> {
    .setSession(SessionTarget(id, by: "editor", right), of: nil, change)
  }

  private static let signingIn = change {
    $0.userID = Given.user
    $0.password = proven()
  }

  /// A password of the person that was right, set at that time.
  private static func proven(_ date: Timestamp = Given.past) -> ProvenPassword {
    ProvenPassword(
      userID: Given.user,
      compared: Password(hash: "hash", isChangeRequired: false, changeDate: date), newHash: nil)
  }

  /// What a command that succeeds does to sessions.
  private func events(_ world: inout World, _ command: Command<ChangeOutcome>, at now: Timestamp = Given.now) throws
    -> [SessionEvent]
  {
    let before = world.events.count
    try world.execute(command, at: now)
    return world.events[before...].compactMap { if case .session(let event) = $0.payload { event } else { nil } }
  }

  @Test("each thing that is asked for is an event, in the order of the interface, and the token is the last")
  func order() throws {
    var world = World(Self.person)
    var change = Self.signingIn
    (change.metadata, change.lifetime) = (["k": [1]], 60_000_000)
    let events = try events(&world, Self.creating(change))
    #expect(
      events.dropFirst() == [
        .userChecked(userID: Given.user, organizationID: Given.organization),
        .passwordChecked(passwordDate: Given.past),
        .metadataSet(["k": [1]]), .lifetimeSet(60_000_000), .tokenSet(digest: Self.token),
      ])
    let session = try #require(world.sessions["s"])
    #expect(session.creatorID == "editor" && session.instanceID == "1" && session.userAgent?.fingerprintID == "f")
    #expect(session.user == .init(id: Given.user, organizationID: Given.organization, date: Given.now))
    #expect(session.checks == [.password: Given.now] && session.passwordDate == Given.past)
    #expect(session.expires == Given.now.adding(seconds: 60) && session.metadata == ["k": [1]])
  }

  @Test("a new session has a token in any case; one that is asked for nothing keeps it")
  func nothing() throws {
    var world = World(Self.person)
    #expect(try events(&world, Self.creating(Self.change())).last == .tokenSet(digest: Self.token))
    #expect(try events(&world, Self.setting(Self.change(token: [8]))) == [])
    #expect(world.sessions["s"]?.accepts(tokenDigest: Self.token) == true)
  }

  @Test("an empty value removes its key, and a lifetime counts from each call on")
  func metadataAndLifetime() throws {
    var world = World(Self.person)
    try world.execute(Self.creating(Self.change { ($0.metadata, $0.lifetime) = (["a": [1], "b": [2]], 60_000_000) }))
    let later = Given.now.adding(seconds: 59)
    try world.execute(
      Self.setting(Self.change { ($0.metadata, $0.lifetime) = (["a": [], "c": []], 60_000_000) }), at: later)
    #expect(world.sessions["s"]?.metadata == ["b": [2]])
    #expect(world.sessions["s"]?.expires == later.adding(seconds: 60))
  }

  @Test("with another password a check counts no more")
  func otherPassword() throws {
    var world = World(Self.person)
    try world.execute(Self.creating(Self.signingIn))
    let session = try #require(world.sessions["s"])
    #expect(session.checks(of: world.user, newPasswordEnds: true) == [.password: Given.now])
    try world.execute(
      .setPassword(of: Given.target(), proof: .permission, hash: "new", isChangeRequired: false), at: Given.now)
    #expect(session.checks(of: world.user, newPasswordEnds: true) == [:])
    #expect(session.checks(of: nil, newPasswordEnds: true) == [:])
    #expect(
      world.refusal(of: Self.setting(Self.signingIn))?.id == "COMMAND-3M0fs", "the hash that was compared is gone")
    try world.execute(.keepSignedIn("s", of: Given.user, since: Given.now))
    #expect(world.sessions["s"]?.checks(of: world.user, newPasswordEnds: true) == [.password: Given.now])
    #expect(world.sessions["s"]?.passwordDate == Given.now)
  }

  @Test("what a bearer's session is worth")
  func bearer() {
    func isSignedIn(
      _ factors: Set<SessionFactor>, _ entered: Timestamp?, _ current: Timestamp?, newPasswordEnds: Bool = true
    ) -> Bool {
      BearerSession(id: "s", fingerprintID: nil, factors: factors, passwordDates: (entered, current))
        .isSignedIn(newPasswordEnds: newPasswordEnds)
    }
    #expect(isSignedIn([.password], Given.past, Given.past))
    #expect(!isSignedIn([.password], Given.past, Given.now))
    #expect(!isSignedIn([.password], Given.past, nil))
    #expect(!isSignedIn([.password], nil, nil))
    #expect(!isSignedIn([.totp], Given.past, Given.past))
    #expect(!isSignedIn([], nil, Given.past))
    #expect(isSignedIn([.password], Given.past, Given.now, newPasswordEnds: false))
    #expect(!isSignedIn([.password], Given.past, nil, newPasswordEnds: false))
    #expect(!isSignedIn([.password], nil, Given.now, newPasswordEnds: false))
    #expect(!isSignedIn([.totp], Given.past, Given.past, newPasswordEnds: false))
  }

  @Test("terminating is done once, and what never was is over")
  func terminating() throws {
    var world = World(Self.person)
    try world.execute(Self.creating(Self.signingIn))
    let target = SessionTarget(
      "s", by: Given.user, .permission(of: Caller(userID: Given.user, organizationID: "10", grants: Grants())))
    #expect(try events(&world, .terminateSession(target, instanceID: "1")) == [.terminated])
    #expect(try events(&world, .terminateSession(target, instanceID: "1")) == [])
    let other = SessionTarget("other", by: "editor", .token([1]))
    #expect(try events(&world, .terminateSession(other, instanceID: "1")) == [])
    #expect(world.refusal(of: Self.setting(Self.signingIn))?.id == "COMMAND-Hewfq")
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let reason: String
    let given: [UserEvent]
    let session: SessionChange?
    let command: Command<ChangeOutcome>
    let id: String
    var testDescription: String { reason }
  }

  @Test(
    "what is refused writes nothing",
    arguments: [
      Row(
        reason: "no role", given: person, session: nil, command: creating(signingIn, by: Given.caller([])),
        id: "AUTHZ-cdgFk"),
      Row(
        reason: "may read, and no more", given: person, session: nil,
        command: creating(signingIn, by: Given.caller(["IAM_OWNER_VIEWER"])), id: "AUTH-AWfge"),
      Row(
        reason: "nobody's password", given: person, session: nil,
        command: creating(change { $0.password = proven() }), id: "COMMAND-Sfw3f"),
      Row(reason: "locked", given: person + [.locked], session: nil, command: creating(signingIn), id: "SESSION-Gj4ko"),
      Row(reason: "removed", given: person + [.removed], session: nil, command: creating(signingIn), id: "QUERY-Dfbg2"),
      Row(
        reason: "a program has no password", given: [Given.machine], session: nil, command: creating(signingIn),
        id: "COMMAND-3n77z"),
      Row(
        reason: "no password", given: [Given.human()], session: nil, command: creating(signingIn), id: "COMMAND-3nJ4t"),
      Row(
        reason: "another password was set meanwhile", given: person, session: signingIn,
        command: setting(change { $0.password = proven(Given.now) }), id: "COMMAND-3M0fs"),
      Row(
        reason: "no lifetime", given: person, session: nil, command: creating(change { $0.lifetime = 0 }),
        id: "COMMAND-asEG4"),
      Row(
        reason: "another token", given: person, session: signingIn, command: setting(signingIn, .token([1])),
        id: "COMMAND-sGr42"),
      Row(
        reason: "no token", given: person, session: signingIn, command: setting(signingIn, .token([])),
        id: "COMMAND-sGr42"),
      Row(
        reason: "no such session, with a token", given: person, session: nil, command: setting(signingIn),
        id: "COMMAND-sGr42"),
      Row(
        reason: "no such session, with the permission", given: person, session: nil,
        command: setting(signingIn, .permission(of: owner)), id: "QUERY-SFeaa"),
      Row(
        reason: "another user", given: person, session: signingIn, command: setting(change { $0.userID = "101" }),
        id: "QUERY-Dfbg2"),
      Row(
        reason: "it has expired", given: person, session: change { $0.lifetime = 1 },
        command: setting(change { $0.lifetime = 1 }), id: "COMMAND-Hkl3d"),
    ])
  func isRefused(_ row: Row) throws {
    var world = World(row.given)
    if let session = row.session { try world.execute(Self.creating(session)) }
    #expect(world.refusal(of: row.command, at: Given.now.adding(seconds: 1))?.id == row.id)
  }

  @Test("each caller makes so many at once, which refill within an hour")
  func bound() throws {
    let bound = SessionBound(.evenly(60))
    for _ in 1...60 { try bound.count("1", at: Given.now) }
    let refusal = #expect(throws: DomainError.self) { try bound.count("1", at: Given.now) }
    #expect(refusal?.id == "SIGNET-Se4hr" && refusal?.retryAfter == 60)
    try bound.count("2", at: Given.now)
    try bound.count("1", at: Given.now.adding(seconds: 60))
    #expect(throws: DomainError.self) { try bound.count("1", at: Given.now.adding(seconds: 60)) }
    for _ in 1...100 { try SessionBound().count("1", at: Given.now) }
  }

  @Test("what is forgotten, and when")
  func forgetting() throws {
    var world = World(Self.person)
    try world.execute(Self.creating(Self.change { $0.userID = Given.user }))
    let day = Session.keptAfterEnd / 1_000_000
    func isForgotten(after seconds: Int64, isUserGone: Bool = false) -> Bool {
      world.sessions["s"]?.isForgotten(at: Given.now.adding(seconds: seconds), isUserGone: isUserGone) ?? true
    }
    #expect(!isForgotten(after: day) && isForgotten(after: day + 1), "nobody has signed in")
    #expect(isForgotten(after: 0, isUserGone: true))
    try world.execute(Self.setting(Self.signingIn))
    #expect(!isForgotten(after: 1000 * day), "it does not end by itself")
    try world.execute(Self.setting(Self.change { $0.lifetime = 60_000_000 }))
    #expect(!isForgotten(after: day + 60) && isForgotten(after: day + 61))
    try world.execute(.terminateSession(SessionTarget("s", by: "e", .token(Self.token)), instanceID: "1"))
    #expect(!isForgotten(after: day) && isForgotten(after: day + 1))
  }
}
