import Foundation
import Testing
import Domain

@testable import Persistence

/// Files that former versions have written. They are made once, by the version that they are named after, and never
/// again: what is on a disk somewhere does not change.
///
/// `schema-4.db` has every kind of event, item, limit and notification that there was. `schema-4-names.db` has names that
/// were different then, and are one now.
@Suite("SQLite: stores of former versions")
struct FormerStoreTests {
  /// A copy of the file, opened as a server opens it.
  /// - Parameter change: what the former version did before it ended.
  private func open(
    _ name: String, change: (Connection) throws -> Void = { _ in }
  ) throws -> (path: String, store: SQLiteStore, clock: TestClock) {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures").standardized
    let folder = NSTemporaryDirectory() + "signet-former-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let path = folder + "/signet.db"
    try FileManager.default.copyItem(atPath: fixtures.appending(path: name).path, toPath: path)
    try change(Connection(path: path, access: .readWrite))
    let clock = TestClock()
    return (path, try SQLiteStore(path: path, clock: clock), clock)
  }

  /// Removes a copy, and what lies beside it.
  private func remove(_ path: String) {
    try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent())
  }

  @Test("every state is what its events amount to, opened as it is and again", arguments: ["schema-4.db"])
  func verifies(_ name: String) async throws {
    let (path, store, clock) = try open(name)
    defer { remove(path) }
    #expect(try SQLiteStore.verifyState(path) == .init(checked: 9, mismatches: []))
    await store.close()
    let again = try SQLiteStore(path: path, clock: clock)
    #expect(try SQLiteStore.verifyState(path) == .init(checked: 9, mismatches: []))
    await again.close()
  }

  @Test("nobody has said anything in messages, and whoever likes can")
  func messageTexts() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { remove(path) }
    let key = MessageTextKey(.verifyEmail, in: "de")
    for scope in [Membership.Scope.instance, .organization("20")] {
      #expect(try await store.messageText(key, of: scope) == nil)
      #expect(try await store.instance()?.hasOwnTexts == false)
      #expect(try await store.organization(id: "20")?.hasOwnTexts == false)
    }
    var text = MessageText()
    text[.subject] = "Hallo"
    for scope in [Membership.Scope.instance, .organization("20")] {
      try await store.execute(.setMessageText(text, of: key, in: scope, by: "11"))
      #expect(try await store.messageText(key, of: scope)?.value == text)
    }
    #expect(try SQLiteStore.verifyState(path) == .init(checked: 9, mismatches: []))
    await store.close()
  }

  @Test("nobody has said anything in the login, and whoever likes can")
  func loginTranslations() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { remove(path) }
    for scope in [Membership.Scope.instance, .organization("20")] {
      #expect(try await store.loginTranslation("de", of: scope) == nil)
      try await store.execute(
        .setLoginTranslation(try LoginTranslation(locale: "de", json: "{}"), in: scope, by: "11"))
      #expect(try await store.loginTranslation("de", of: scope)?.json == "{}")
    }
    #expect(try SQLiteStore.verifyState(path) == .init(checked: 9, mismatches: []))
    await store.close()
  }

  @Test("what was said in the login, in a table of its own, is said still")
  func saidInTheLogin() async throws {
    let said = LoginTranslation(storedLocale: "de", json: #"{"a":"ü"}"#)
    let (path, store, _) = try open("schema-4.db") { connection in
      try Schema.migrate(connection, migrations: Array(Schema.migrations.prefix(19)))
      let record = EventRecord(.instance(.loginTranslationSet(said)))
      try connection.prepare(
        """
        INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)
        SELECT id, sequence + 1, id, '11', change_date, ?, ? FROM instance
        """
      ).run {
        $0.text(record.type)
        $0.blob(record.payload)
      }
      try connection.execute("UPDATE instance SET sequence = sequence + 1")
      try connection.prepare(
        """
        INSERT INTO login_translations (owner, locale, json, creation_date, change_date, sequence)
        SELECT '', ?, ?, change_date, change_date, sequence FROM instance
        """
      ).run {
        $0.text(said.locale)
        $0.text(said.json)
      }
    }
    defer { remove(path) }
    #expect(try await store.loginTranslation("de", of: .instance) == said)
    #expect(try SQLiteStore.verifyState(path) == .init(checked: 9, mismatches: []))
    let other = try LoginTranslation(locale: "de", json: "{}")
    try await store.execute(.setLoginTranslation(other, in: .instance, by: "11"))
    #expect(try await store.loginTranslation("de", of: .instance) == other)
    #expect(try SQLiteStore.verifyState(path) == .init(checked: 9, mismatches: []))
    await store.close()
  }

  @Test("nothing was uploaded for anybody, and whoever likes can")
  func assets() async throws {
    let (path, store, clock) = try open("schema-4.db")
    defer { remove(path) }
    for scope in [Membership.Scope.instance, .organization("20")] {
      #expect(try await store.asset("1.png", of: scope) == nil)
    }
    let asset = Asset(name: "1.png", content: [0, 255])
    try await store.execute(.setLabelAsset(.logo, to: asset, of: .instance, by: "11"))
    try await store.execute(.activateLabelPolicy(of: .instance, by: "11"))
    await store.close()
    let again = try SQLiteStore(path: path, clock: clock)
    #expect(try await again.asset("1.png", of: .instance) == asset.content)
    #expect(try await again.instance()?.policies[ActiveLabelPolicy.self]?.value.policy.assets == [.logo: "1.png"])
    #expect(try SQLiteStore.verifyState(path).mismatches == [])
    await again.close()
  }

  @Test("members are told since when, as their events say")
  func memberships() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { remove(path) }
    let (start, later) = (Timestamp(seconds: 1_764_000_000), Timestamp(seconds: 1_764_000_180))
    #expect(
      try await store.memberships(userID: "11") == [
        Dated(
          Membership(scope: .instance, userID: "11", roles: ["IAM_OWNER"]), creationDate: start, changeDate: start,
          sequence: 3),
        Dated(
          Membership(scope: .organization("20"), userID: "11", roles: ["ORG_OWNER"]), creationDate: later,
          changeDate: later, sequence: 8),
      ])
    #expect(try await store.memberships(userID: "101").map(\.sequence) == [4, 12])
    for scope in [Membership.Scope.instance, .organization("20")] {
      let members = try await store.members(MemberQuery(scope, page: PageRequest(limit: 9, isAscending: true)))
      #expect(members.items.map(\.user.id) == ["11", "101"] && members.total == 2)
    }
    try await store.execute(.changeMember("101", .remove, of: .instance, by: "11"))
    #expect(try SQLiteStore.verifyState(path).mismatches == [])
    await store.close()
  }

  @Test("an invitation that the caller brings is known as one, and no other", arguments: [true, false])
  func invitations(isReturned: Bool) async throws {
    let (former, before, _) = try open("schema-4.db")
    defer { remove(former) }
    let user = try #require(try await before.user(id: "100"))
    #expect(user.human?.invitation?.isReturned == false)
    await before.close()
    let code = IssuedCode(
      digest: [1, 2, 3], expires: user.changeDate.adding(seconds: 259_200), isReturned: isReturned)
    let event = Event(
      aggregateID: "100", sequence: user.sequence + 1, resourceOwner: user.organizationID, editorID: "11",
      date: user.changeDate, payload: .user(.inviteCodeAdded(code, urlTemplate: nil, applicationName: nil)))
    var invited = try #require(AggregateState.evolve(.user(user), event)?.user)
    // The former version kept no mark.
    invited.human?.invitation?.isReturned = false
    let (path, store, _) = try open("schema-4.db") { connection in
      let record = EventRecord(event.payload)
      try connection.prepare(
        """
        INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)
        VALUES ('100', ?, ?, '11', ?, ?, ?)
        """
      ).run { row in
        row.sequence(event.sequence)
        row.text(event.resourceOwner)
        row.date(event.date)
        row.text(record.type)
        row.blob(record.payload)
      }
      try connection.prepare("UPDATE users SET sequence = ?, payload = ? WHERE id = '100'").run { row in
        row.sequence(event.sequence)
        row.blob(invited.payload)
      }
    }
    defer { remove(path) }
    #expect(try await store.user(id: "100")?.human?.invitation?.isReturned == isReturned)
    #expect(try SQLiteStore.verifyState(path).mismatches == [])
    await store.close()
  }

  @Test("every kind of event that is on record is one that the records know")
  func events() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { remove(path) }
    var counts: [String: Int] = [:]
    for id in ["1", "10", "11", "20", "100", "101", "102", "103", "104"] {
      for event in try await store.events(aggregateID: id, after: 0, limit: .max) {
        counts[EventRecord(event.payload).type, default: 0] += 1
      }
    }
    #expect(counts.count == 57)
    #expect(Set(counts.keys).isSubset(of: RecordTests.events.map(\.type)))
    await store.close()
  }

  @Test("states, items, names, limits and the outbox read as they were written")
  func reads() async throws {
    let (path, store, clock) = try open("schema-4.db")
    defer { remove(path) }
    let human = try #require(try await store.user(id: "100")?.human)
    #expect(human.email.address.text == "Grace@Example.com")
    #expect(human.email.code?.failedAttempts == 1)
    #expect(human.phone?.isVerified == true)
    #expect(human.passwordReset?.digest == [0, 1, 255])
    #expect(human.invitation?.applicationName == "A")
    let machine = try #require(try await store.user(id: "101")?.machine)
    #expect(machine.accessTokenType == .jwt)
    #expect(try await store.user(id: "102")?.exists == false)
    #expect(try await store.user(id: "103")?.userName == "")
    #expect(try await store.instance()?.defaultOrganizationID == "10")
    let organization = try #require(try await store.organization(domain: "second.EXAMPLE"))
    #expect(organization.name == "Zürich")
    #expect(organization.policies[PasswordPolicy.self]?.value.minimumLength == 12)
    #expect(organization.policies[NotificationPolicy.self]?.value.tellsOfPasswordChange == false)
    #expect(
      try await store.bearer(tokenDigest: [7])?.memberships == [
        Membership(scope: .instance, userID: "101", roles: ["IAM_OWNER_VIEWER"]),
        Membership(scope: .organization("20"), userID: "101", roles: ["ORG_USER_MANAGER"]),
      ])
    for digest in [[8], [102, 9], [103, 9]] as [[UInt8]] {
      #expect(try await store.bearer(tokenDigest: digest) == nil)
    }
    #expect(try await store.machineKey(id: "1012", userID: "101")?.publicKey == [1, 0])
    #expect(try await store.machineKey(id: "1013", userID: "101") == nil)
    #expect(try await store.metadata(of: "100", key: "color")?.value.value == [2])
    let color = try #require(try await store.metadata(of: "100", key: "color"))
    #expect(color.creationDate.adding(seconds: 60) == color.changeDate)
    #expect(try await store.metadata(of: "101", [], PageRequest(limit: 9)).items.map(\.value.key) == ["k"])
    #expect(try await store.isTaken(UniqueName(.userName, "JÜRGEN")))
    #expect(try await store.isTaken(UniqueName(.organizationName, "ZÜRICH")))
    // What a worker held when the server ended is due at once; what was put off, later; what was given up, never.
    let now = clock.now.adding(seconds: 600)
    let due = try await store.lease(.mail, limit: 100, now: now, until: now.adding(seconds: 30))
    #expect(due.count == 9)
    #expect(due.map(\.notification.userID).allSatisfy { $0 == "104" })
    #expect(try await store.lease(.shortMessage, limit: 100, now: now, until: now.adding(seconds: 30)).count == 4)
    let later = Timestamp(seconds: 1_764_009_000)
    #expect(try await store.lease(.mail, limit: 1, now: later, until: later).map(\.id) != [3])
    #expect(try await store.tidy(failuresBefore: now, now: clock.now).failures == 1)
    await store.close()
  }

  @Test("organizations know their domains, as their events say")
  func domains() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { remove(path) }
    let organization = try #require(try await store.organization(domain: "second.EXAMPLE"))
    let domain = try #require(organization.domain("second.example"))
    #expect(domain.isVerified && domain.creationDate <= domain.changeDate && domain.sequence > 1)
    #expect(organization.domains.count { organization.isPrimary($0) } == 1)
    // A domain of theirs, written as DNS has it, is that of its own script.
    let (former, other, _) = try open("schema-4.db") { connection in
      try connection.execute(
        """
        UPDATE events SET payload = CAST(x'0a10' || 'xn--mller-kva.de' AS BLOB)
        WHERE type IN ('org.domain.added', 'org.domain.verified') AND instr(payload, CAST('econd' AS BLOB)) > 0;
        UPDATE organization_domains SET domain = 'xn--mller-kva.de' WHERE domain LIKE 'second%';
        UPDATE unique_names SET name = 'xn--mller-kva.de' WHERE kind = 3 AND name LIKE 'second%';
        """)
    }
    defer { remove(former) }
    #expect(try await other.organization(domain: "müller.de")?.domains.contains { $0.key == "müller.de" } == true)
    #expect(try await other.isTaken(UniqueName(.organizationDomain, "MÜLLER.de")))
    #expect(try SQLiteStore.verifyState(former).mismatches == [])
    await other.close()
    await store.close()
  }

  @Test("users whose names have become one work on, are told of, and can be renamed")
  func names() async throws {
    let (path, store, _) = try open("schema-4-names.db")
    defer { remove(path) }
    let owner = try #require(try await store.instance()?.defaultOrganizationID)
    func target(_ id: String) -> Target { Target(id, by: "11", .organization(owner)) }
    func mismatches() throws -> Set<String> {
      Set(try SQLiteStore.verifyState(path).mismatches.map { String($0.prefix { $0 != ":" }) })
    }
    /// A new user, or the id of the refusal.
    func add(_ id: String, _ name: String) async throws -> String? {
      let new = NewHuman(
        id, in: owner, userName: name, profile: Given.profile, email: Given.address, .verified,
        code: DrawnCode(digest: [], sealed: []), origin: .userV2)
      do {
        try await store.execute(try .add(new, by: "11", .proof(.v2)))
        return nil
      } catch let error as DomainError {
        return error.id
      }
    }
    let organizations = try SQLiteStore.verifyState(path).mismatches.filter { $0.hasPrefix("organization ") }
    #expect(organizations.count == 2)
    #expect(organizations.allSatisfy { $0.contains("shares the organization name \"gross\" with ") })
    let shared = Set((100...108).map { "user \($0)" })
    #expect(try mismatches().filter { $0.hasPrefix("user ") } == shared)
    // By id, and by the login name as it is written.
    for id in 100...114 { #expect(try await store.user(id: "\(id)")?.id == "\(id)") }
    for (name, id) in [("straße", "102"), ("STRASSE", "103"), ("ada", "104"), ("ａｄａ", "105"), ("nul\0b", "111")] {
      #expect(try await store.user(loginName: name)?.id == id)
    }
    #expect(try await store.user(loginName: "JÜRGEN")?.id == "100")
    #expect(try await store.user(loginName: "zu\u{308}rich")?.id == "112")
    // Nobody else gets a name that anybody has.
    for name in ["Jürgen", "Strasse", "ADA", "ΣΊΣΥΦΟΣ"] { #expect(try await add("200", name) == "V3-DKcYh") }
    #expect(try await add("200", "goneß") == nil)
    // Whoever leaves frees nothing of what the other has.
    try await store.execute(.changeUserName(of: target("101"), to: "bob"))
    #expect(try mismatches().isDisjoint(with: ["user 100", "user 101"]))
    #expect(try await add("201", "ju\u{308}rgen") == "V3-DKcYh")
    try await store.execute(.changeUserName(of: target("100"), to: "carl"))
    #expect(try await add("201", "ju\u{308}rgen") == nil)
    try await store.execute(.removeUser(target("104")))
    try await store.execute(.changeUserName(of: target("105"), to: "dora"))
    #expect(try await add("202", "Ada") == "V3-DKcYh")
    try await store.execute(.removeUser(target("106")))
    #expect(try await add("202", "Ada") == nil)
    // Another spelling of what one shares is one's own to choose.
    try await store.execute(.changeUserName(of: target("102"), to: "Straße"))
    let left = try mismatches().filter { $0.hasPrefix("user ") }
    #expect(left == ["user 102", "user 103", "user 107", "user 108"], "\(left.sorted())")
    await store.close()
  }

  @Test("in one batch too, what one of two has freed is not free")
  func sharedNameInABatch() async throws {
    let (path, store, _) = try open("schema-4-names.db")
    defer { remove(path) }
    let owner = try #require(try await store.instance()?.defaultOrganizationID)
    let gate = try await Gate(store)
    let rename = Command<ChangeOutcome>.changeUserName(of: Target("101", by: "11", .organization(owner)), to: "bob")
    let new = NewHuman(
      "200", in: owner, userName: "JÜRGEN", profile: Given.profile, email: Given.address, .verified,
      code: DrawnCode(digest: [], sealed: []), origin: .userV2)
    let add = try Command.add(new, by: "11", .proof(.v2))
    let renaming = Task { try await store.execute(rename) }
    while store.writer.waiting < 1 { await Task.yield() }
    let adding = Task { try await store.execute(add) }
    while store.writer.waiting < 2 { await Task.yield() }
    gate.open()
    _ = try await renaming.value
    let error = await #expect(throws: DomainError.self) { try await adding.value }
    #expect(error?.id == "V3-DKcYh")
    #expect(try await store.user(loginName: "jürgen")?.id == "100")
    await store.close()
  }

  @Test("organizations of a former version are renamed and removed, and keep metadata beside those of users")
  func organizations() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { remove(path) }
    let target = OrganizationTarget("20", by: "11", .proof(.v1))
    try await store.execute(.setMetadata(of: target, [MetadataEntry(key: "color", value: [3])]))
    #expect(try await store.metadata(of: "20", key: "color")?.value.value == [3])
    #expect(try await store.metadata(of: "100", key: "color")?.value.value == [2])
    // The domain was made from another name, so that it stays.
    try await store.execute(try .rename(target, to: "Third", baseDomain: "localhost"))
    #expect(try await store.organization(domain: "second.example")?.name == "Third")
    #expect(try await store.organization(domain: "third.localhost")?.id == "20")
    #expect(try SQLiteStore.verifyState(path).mismatches == [])
    await store.close()
  }

  @Test("lists find former texts by the fold of today, and of two keys that are one the later is left")
  func formerTexts() async throws {
    let (path, store, _) = try open("schema-4-names.db")
    defer { remove(path) }
    func ids(_ text: UserQuery.Text, _ method: UserQuery.Comparison.Method, _ value: String) async throws -> [String] {
      let condition = UserQuery.Condition.text(text, .init(method, ignoresCase: true), value)
      return try await store.users(UserQuery(condition, isAscending: true, limit: 100)).items.map(\.id)
    }
    #expect(try await ids(.userName, .equals, "JU\u{308}RGEN") == ["100", "101"])
    #expect(try await ids(.loginName, .equals, "Ada") == ["104", "105", "106"])
    #expect(try await ids(.lastName, .equals, "strasse") == ["102", "103"])
    #expect(try await ids(.lastName, .endsWith, "ASSE") == ["102", "103"])
    #expect(try await ids(.firstName, .startsWith, "ZÜR") == ["112"])
    #expect(try await ids(.displayName, .contains, "your account") == ["109"])
    #expect(try await store.metadata(of: "114", key: "é")?.value.value == [2])
    #expect(try await store.metadata(of: "114", [], PageRequest(limit: 9)).total == 1)
    await store.close()
  }

  @Test("organizations are listed by their names of today's fold, and by their domains")
  func formerOrganizations() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { remove(path) }
    let all = try await store.organizations(OrganizationQuery(order: .name, page: PageRequest(limit: 9)))
    #expect(all.total == all.items.count && all.total > 1)
    for organization in all.items {
      let filters: [OrganizationQuery.Filter] = [
        .name(.init(.equals, ignoresCase: true), organization.name.uppercased()),
        .domain(.init(.equals, ignoresCase: true), organization.primaryDomain.uppercased()),
      ]
      let found = try await store.organizations(OrganizationQuery(filters, page: PageRequest(limit: 9)))
      #expect(found.items == [organization])
    }
    await store.close()
  }

  /// They have the column and the indexes that lists walk.
  @Test("organizations are counted by name and domain at once", arguments: [4, 20, 21])
  func countedOrganizations(schema: Int) async throws {
    let (path, store, _) = try open("schema-4.db") {
      try Schema.migrate($0, migrations: Array(Schema.migrations.prefix(schema)))
    }
    defer { remove(path) }
    let ignoringCase = { UserQuery.Comparison($0, ignoresCase: true) }
    let second = OrganizationQuery.Filter.domain(ignoringCase(.startsWith), "SECOND.")
    for (filters, total) in [
      ([second, .name(ignoringCase(.equals), "ZÜRICH")], 1), ([second, .name(ignoringCase(.equals), "zurich")], 0),
      ([second, .domain(ignoringCase(.endsWith), ".EXAMPLE")], 1),
    ] {
      let query = OrganizationQuery(filters, page: PageRequest(limit: 9))
      let page = try store.readers.read { try OrganizationListPlan($0).page(query) }
      #expect(page.total == total && page.items.count == total)
    }
    await store.close()
  }

  @Test("a store of former versions has no provider, and takes one")
  func providers() async throws {
    let (path, store, clock) = try open("schema-4.db")
    defer { remove(path) }
    for channel in Domain.Notification.Channel.allCases { #expect(try await store.activeProvider(channel) == nil) }
    let provider = Provider(
      id: "900", channel: .mail, description: "", settings: .http(endpoint: "https://h/"), sealedSecret: [1])
    try await store.execute(.addProvider(provider, by: "11"))
    try await store.execute(.activateProvider(ProviderTarget("900", .mail, by: "11")))
    await store.close()
    let again = try SQLiteStore(path: path, clock: clock)
    #expect(try await again.activeProvider(.mail)?.provider == provider)
    #expect(try SQLiteStore.verifyState(path).mismatches == [])
    await again.close()
  }

  @Test("a store of former versions has no session, and takes one")
  func sessions() async throws {
    let (path, store, clock) = try open("schema-4.db")
    defer { remove(path) }
    let query = SessionQuery(page: PageRequest(limit: 9))
    #expect(try await store.sessions(query).total == 0)
    let owner = Caller(
      userID: "11", organizationID: "10",
      grants: Grants([Membership(scope: .instance, userID: "11", roles: ["IAM_OWNER"])]))
    try await store.execute(.createSession("900", in: "1", nil, SessionChange(tokenDigest: [1]), by: owner))
    await store.close()
    let again = try SQLiteStore(path: path, clock: clock)
    #expect(try await again.sessions(query).items.map(\.session.id) == ["900"])
    #expect(try SQLiteStore.verifyState(path).mismatches == [])
    await again.close()
  }

  @Test("a store from before domain policies has none, and takes one")
  func domainPolicies() async throws {
    let (path, store, clock) = try open("schema-4.db")
    defer { remove(path) }
    let before = try await store.users(UserQuery(.all([]), order: .userName, limit: 1000)).items
    #expect(before.allSatisfy { $0.loginNames == [$0.userName] })
    #expect(store.unsettledVersion == nil)
    try await store.execute(.setDomainPolicy(DomainPolicy(loginNamesHaveDomain: true), by: "11"))
    await store.close()
    let again = try SQLiteStore(path: path, clock: clock)
    let after = try await again.users(UserQuery(.all([]), order: .userName, limit: 1000)).items
    #expect(after.count == before.count)
    for user in after {
      let domain = try #require(try await again.organization(id: user.organizationID)?.primaryDomain)
      #expect(domain.isEmpty || user.loginName.hasSuffix("@\(domain)"))
    }
    #expect(try SQLiteStore.verifyState(path).mismatches == [])
    await again.close()
  }
}
