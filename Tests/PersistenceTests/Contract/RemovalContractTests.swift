import Domain
import StoreSupport
import Testing

@testable import Persistence

/// From the answer to the removal of an organization on nobody finds a user of it, whoever is still to be removed.
@Suite("Contract: removed organizations")
struct RemovalContractTests {
  private static let removal = Command<ChangeOutcome>.removeOrganization(
    OrganizationTarget("20", by: "11", .proof(.v1)))
  private static let tokens: [[UInt8]] = [[20, 1], [20, 2], [20, 3]]

  /// Organization 10 with the program 11 and the person 100; 20 with the people 200 to 204 and the program 210, who have
  /// whatever users can have.
  private func populated(_ kind: StoreKind) async throws -> any TestedStore {
    let test = try kind.make()
    try await test.setUp()
    let store = test.store
    _ = try await store.execute(.addOrganization("20", name: "Leavers", by: "11", baseDomain: "localhost"))
    _ = try await store.execute(try Given.adding("100", "stays", email: EmailAddress(stored: "stays@example.com")))
    for number in 0..<5 {
      let email = EmailAddress(stored: "leaver\(number)@example.com")
      _ = try await store.execute(
        .happening(
          to: "20\(number)", in: "20",
          [Given.human("leaver\(number)", email: email), .metadataSet(key: "k", value: [UInt8(number)])]))
    }
    var program: [UserEvent] = [.machineAdded(userName: "robot", machine: Machine(name: "Robot"))]
    for (index, digest) in Self.tokens.enumerated() {
      program.append(.personalAccessTokenAdded(id: "\(300 + index)", digest: digest, expires: Expiration.never))
    }
    program.append(.machineKeyAdded(id: "310", publicKey: [1], expires: Expiration.never))
    try await store.execute(.happening(to: "210", in: "20", program))
    try await store.execute(
      Command<Void>(by: "", [.organization("10"), .organization("20")]) { changes in
        guard var home = changes.organization("10"), var away = changes.organization("20") else { return }
        changes.append(.memberAdded(userID: "210", roles: ["ORG_OWNER"]), to: &home)
        changes.append(.memberAdded(userID: "11", roles: ["ORG_OWNER_VIEWER"]), to: &away)
      })
    return test
  }

  private static let leavers = ["200", "201", "202", "203", "204", "210"]

  /// What everybody finds from the removal on, whoever is left.
  private func expectGone(_ test: any TestedStore, _ when: Comment) async throws {
    let store = test.store
    for id in Self.leavers {
      #expect(try await store.user(id: id)?.state == .deleted, when)
      #expect(try await store.memberships(userID: id).isEmpty, when)
      #expect(try await store.metadata(of: id, key: "k") == nil, when)
      #expect(try await store.metadata(of: id, [], PageRequest(limit: 9)).total == 0, when)
    }
    for name in ["leaver0", "LEAVER4", "robot"] { #expect(try await store.user(loginName: name) == nil, when) }
    #expect(try await !store.isUsed(email: EmailAddress(stored: "LEAVER1@example.com")), when)
    #expect(try await store.isUsed(email: EmailAddress(stored: "stays@example.com")), when)
    for digest in Self.tokens { #expect(try await store.bearer(tokenDigest: digest) == nil, when) }
    #expect(try await store.bearer(tokenDigest: [1])?.memberships.map(\.scope) == [.instance], when)
    #expect(try await store.machineKey(id: "310", userID: "210") == nil, when)
    for kind in Credential.Kind.allCases {
      let all = CredentialQuery(filters: [], page: PageRequest(limit: 9))
      let page = try await store.credentials(kind, all)
      #expect(page.items.allSatisfy { $0.value.organizationID == "10" } && page.total == page.items.count, when)
    }
    let everybody = try await store.users(UserQuery(.all([]), order: .userName, isAscending: true, limit: 99))
    #expect(everybody.items.map(\.userName) == ["admin", "stays"] && everybody.total == 2, when)
    let found = try await store.users(
      UserQuery(.text(.userName, .init(.contains, ignoresCase: true), "eave"), limit: 0))
    #expect(found.total == 0, when)
    #expect(try await store.users(UserQuery(.organizations(["20"]), limit: 9)).total == 0, when)
    for (scope, count) in [(Membership.Scope.organization("10"), 0), (.organization("20"), 0), (.instance, 1)] {
      let members = try await store.members(MemberQuery(scope, page: PageRequest(limit: 9)))
      #expect(members.items.count == count && members.total == count, when)
    }
    #expect(try await store.organization(id: "20")?.exists == false, when)
    #expect(try await store.organization(domain: "leavers.localhost") == nil, when)
    #expect(try test.verifyState().mismatches.isEmpty, when)
  }

  private func refusal(_ store: any Store, _ command: Command<ChangeOutcome>) async throws -> DomainError? {
    do {
      try await store.execute(command)
      return nil
    } catch let error as DomainError {
      return error
    }
  }

  /// Commands do what they do with those who were removed.
  private func expectCommandsFindNobody(_ store: any Store) async throws {
    for id in ["200", "210"] {
      for authority in [Authority.organization("20"), .proof(.v2)] {
        let target = Target(id, by: "11", authority)
        #expect(try await refusal(store, .removeUser(target))?.kind == .notFound)
        #expect(try await refusal(store, .change(.lock, target))?.kind == .notFound)
      }
    }
    let newcomer = NewHuman(
      "205", in: "20", userName: "newcomer", profile: Given.profile, email: Given.address, .verified,
      code: DrawnCode(digest: [7], sealed: [8]), origin: .userV2)
    #expect(try await refusal(store, try .add(newcomer, by: "11", .proof(.v2)))?.kind == .preconditionFailed)
    // Neither id nor name is free yet.
    #expect(try await refusal(store, try Given.adding("200", "another"))?.key == "Errors.User.AlreadyExisting")
    #expect(try await refusal(store, try Given.adding("999", "Leaver0"))?.kind == .alreadyExists)
    #expect(try await store.isTaken(UniqueName(.userName, "leaver0")))
  }

  private func loop(_ store: any OpenStore, _ clock: any Clock) -> RemovalLoop {
    RemovalLoop(store: store, removals: store, turns: Turns(clock: clock) { _ in })
  }

  @Test("its users are gone at once, and their names free in the end", arguments: StoreKind.allCases)
  func removed(_ kind: StoreKind) async throws {
    let test = try await populated(kind)
    _ = try await test.store.execute(Self.removal)
    try await expectGone(test, "at once")
    #expect(try await test.store.organizationsUnderRemoval() == ["20"])
    #expect(try await test.store.leftoverCount() == 6)
    try await expectCommandsFindNobody(test.store)

    try await test.reopen()
    try await expectGone(test, "in a new process")
    try await expectCommandsFindNobody(test.store)

    let some = try await test.store.leftovers(of: "20", limit: 2)
    #expect(some.count == 2)
    #expect(try await test.store.execute(.removeLeftovers(some)) == 2)
    #expect(try await test.store.execute(.removeLeftovers(some)) == 0, "they were removed")
    #expect(
      try await test.store.execute(.removeLeftovers([.user("100"), .user("11"), .user("77")])) == 0,
      "they are there, or nobody is")
    try await expectGone(test, "half-way")
    #expect(try await test.store.leftoverCount() == 4)
    try await test.reopen()
    try await expectGone(test, "half-way, in a new process")

    while case let rest = try await test.store.leftovers(of: "20", limit: 3), !rest.isEmpty {
      _ = try await test.store.execute(.removeLeftovers(rest))
    }
    #expect(try await test.store.organizationsUnderRemoval().isEmpty)
    #expect(try await test.store.leftoverCount() == 0)
    try await expectGone(test, "in the end")
    #expect(try test.userNameCount() == 2)
    for (number, name) in ["leaver0", "Leaver1", "robot"].enumerated() {
      _ = try await test.store.execute(try Given.adding("90\(number)", name))
    }
    _ = try await test.store.execute(.addOrganization("30", name: "leavers", by: "11", baseDomain: "localhost"))
    try await test.reopen()
    #expect(try await test.store.organizationsUnderRemoval().isEmpty)
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("nobody is a member from the answer on, however many were", arguments: StoreKind.allCases)
  func members(_ kind: StoreKind) async throws {
    let test = try await populated(kind)
    for number in 0..<200 { try await test.store.execute(try Given.adding("\(1000 + number)", "member\(number)")) }
    try await test.store.execute(
      Command<Void>(by: "", [.organization("20")]) { changes in
        guard var away = changes.organization("20") else { return }
        for number in 0..<200 {
          changes.append(.memberAdded(userID: "\(1000 + number)", roles: ["ORG_OWNER"]), to: &away)
        }
      })
    #expect(try await test.store.memberships(userID: "1000").count == 1)
    try await test.store.execute(Self.removal)
    func expectNone(_ when: Comment) async throws {
      for id in ["1000", "1199"] { #expect(try await test.store.memberships(userID: id).isEmpty, when) }
      #expect(try await test.store.bearer(tokenDigest: [1])?.memberships.map(\.scope) == [.instance], when)
      let list = try await test.store.members(MemberQuery(.organization("20"), page: PageRequest(limit: 9)))
      #expect(list.total == 0 && list.items.isEmpty, when)
      #expect(try test.verifyState().mismatches.isEmpty, when)
    }
    try await expectNone("at once")
    try await test.reopen()
    try await expectNone("in a new process")
    #expect(try await test.store.organizationsUnderRemoval() == ["20"])
    var turns = 0
    while case let rest = try await test.store.leftovers(of: "20", limit: 32), !rest.isEmpty {
      try await test.store.execute(.removeLeftovers(rest))
      turns += 1
      try await expectNone("turn \(turns)")
    }
    #expect(turns == 7)
    try await test.reopen()
    #expect(try await test.store.organizationsUnderRemoval().isEmpty)
    try await expectNone("in the end")
  }

  @Test("a membership in what is gone weighs nothing", arguments: StoreKind.allCases)
  func powerless(_ kind: StoreKind) async throws {
    let test = try await populated(kind)
    try await test.store.execute(try Given.adding("101", "owner"))
    try await test.store.execute(
      Command<Void>(by: "", [.organization("10"), .organization("20")]) { changes in
        guard var home = changes.organization("10"), var away = changes.organization("20") else { return }
        changes.append(.memberAdded(userID: "100", roles: ["ORG_OWNER"]), to: &away)
        changes.append(.memberAdded(userID: "101", roles: ["ORG_OWNER"]), to: &home)
      })
    let lock = Command<ChangeOutcome>.change(.lock, Target("100", by: "101", .organization("10")))
    #expect(try await refusal(test.store, lock)?.id == DomainError.permissionMissingOnTarget.id)
    try await test.store.execute(Self.removal)
    #expect(try await refusal(test.store, lock) == nil)
  }

  @Test("what happened to each is on record as of one who was removed alone", arguments: StoreKind.allCases)
  func history(_ kind: StoreKind) async throws {
    let test = try await populated(kind)
    _ = try await test.store.execute(Self.removal)
    let before = try await test.store.events(aggregateID: "200", after: 0, limit: 99)
    #expect(before.last?.payload != .user(.removed))
    _ = try await test.store.execute(.removeLeftovers([.user("200")]))
    let after = try await test.store.events(aggregateID: "200", after: 0, limit: 99)
    #expect(Array(after.dropLast()) == before)
    #expect(after.last?.payload == .user(.removed))
    #expect(after.last?.editorID == "")
    #expect(after.last?.resourceOwner == "20")
  }

  @Test("who is still to be removed can be forgotten", arguments: StoreKind.allCases)
  func erased(_ kind: StoreKind) async throws {
    let test = try await populated(kind)
    _ = try await test.store.execute(Self.removal)
    _ = try await test.store.execute(.erasePersonalData(of: "200"))
    #expect(try test.verifyState().mismatches.isEmpty)
    let events = try await test.store.events(aggregateID: "200", after: 0, limit: 99).map(\.payload)
    #expect(events.suffix(2) == [.user(.removed), .user(.personalDataErased)])
    #expect(try await !test.store.isTaken(UniqueName(.userName, "leaver0")))
    #expect(try await test.store.user(id: "200")?.userName != "leaver0")
    #expect(try await test.store.leftovers(of: "20", limit: 9).count == 6)
    await #expect(throws: DomainError.self, "who is there cannot") {
      _ = try await test.store.execute(.erasePersonalData(of: "100"))
    }
  }

  @Test("a message that went out meanwhile is no event of one who is gone", arguments: StoreKind.allCases)
  func settled(_ kind: StoreKind) async throws {
    let test = try await populated(kind)
    try await test.store.execute(.writing { $0.notifications = [Given.notification(for: "200")] })
    let now = test.clock.now
    let leased = try await test.store.lease(.mail, limit: 9, now: now, until: now.adding(seconds: 60))
    _ = try await test.store.execute(Self.removal)
    let count = try await test.store.events(aggregateID: "200", after: 0, limit: 99).count
    let mine = leased.filter { $0.notification.userID == "200" }
    #expect(mine.count == 1)
    try await test.store.settle(mine.map { Settlement(id: $0.id, result: .done(delivered: true)) })
    #expect(try await test.store.events(aggregateID: "200", after: 0, limit: 99).count == count)
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("commands behind it in one commit find nobody either")
  func together() async throws {
    let test = try #require(try await populated(.sqlite) as? TestStore)
    let store = test.store
    let gate = try await Gate(test.sqlite)
    // Each is in the queue before the next is made.
    func queue(_ command: Command<ChangeOutcome>) async -> Task<DomainError?, any Error> {
      let before = test.sqlite.writer.waiting
      let task = Task { try await self.refusal(store, command) }
      while test.sqlite.writer.waiting == before { await Task.yield() }
      return task
    }
    let owner = Target("100", by: "210", .proof(.v2))
    let former = await queue(.change(.lock, Target("201", by: "11", .proof(.v2))))
    let removal = await queue(Self.removal)
    let newcomer = NewHuman(
      "205", in: "20", userName: "newcomer", profile: Given.profile, email: Given.address, .verified,
      code: DrawnCode(digest: [7], sealed: [8]), origin: .userV2)
    let later = [
      await queue(.change(.unlock, Target("201", by: "11", .proof(.v2)))),
      await queue(.removeUser(Target("200", by: "11", .proof(.v1)))),
      await queue(try .add(newcomer, by: "11", .proof(.v2))),
    ]
    let powerless = await queue(.change(.lock, owner))
    let again = await queue(Self.removal)
    gate.open()
    #expect(try await former.value == nil)
    #expect(try await removal.value == nil)
    for (task, kind) in zip(later, [DomainError.Kind.notFound, .notFound, .preconditionFailed]) {
      #expect(try await task.value?.kind == kind)
    }
    #expect(
      try await powerless.value == nil, "the interceptor has asked for the permission; nobody holds any power there")
    #expect(try await again.value?.kind == .notFound)
    try await expectGone(test, "afterwards")
  }

  @Test("a name that the organization had is free for those behind it in one commit")
  func namesTogether() async throws {
    let test = try #require(try await populated(.sqlite) as? TestStore)
    let gate = try await Gate(test.sqlite)
    let removal = Task { try await test.store.execute(Self.removal) }
    while test.sqlite.writer.waiting == 0 { await Task.yield() }
    let taking = Task {
      try await test.store.execute(.addOrganization("30", name: "Leavers", by: "11", baseDomain: "localhost"))
    }
    while test.sqlite.writer.waiting == 1 { await Task.yield() }
    gate.open()
    _ = try await removal.value
    _ = try await taking.value
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("an organization whose removal is refused in the end keeps its users", arguments: StoreKind.allCases)
  func refused(_ kind: StoreKind) async throws {
    let test = try await populated(kind)
    #expect(
      try await refusal(test.store, .removeOrganization(OrganizationTarget("10", by: "11", .proof(.v1))))?.id
        == "COMMA-wG9p1")
    #expect(try await test.store.organizationsUnderRemoval().isEmpty)
    #expect(try await test.store.user(id: "100")?.state == .active)
    #expect(try await test.store.users(UserQuery(.all([]), limit: 99)).total == 8)
  }

  @Test(
    "a removal whose commit is in doubt is known once it was kept",
    arguments: [MemoryCommit.unknownKept, .unknownLost, .unreachable])
  func doubt(_ outcome: MemoryCommit) async throws {
    let test = try TestMemoryStore(outcomes: [.durable, .durable, .durable, outcome])
    try await test.setUp()
    _ = try await test.store.execute(.addOrganization("20", name: "Leavers", by: "11", baseDomain: "localhost"))
    try await test.store.execute(.happening(to: "200", in: "20", [Given.human("leaver")]))
    let isAnswered = (try? await test.store.execute(Self.removal)) != nil
    #expect(isAnswered == (outcome != .unreachable))
    // Whoever writes next finds out what nobody was told.
    try await test.store.execute(.happening(to: "201", in: "10", [Given.human("other")]))
    #expect(try await test.store.organizationsUnderRemoval() == ["20"])
    #expect(try await test.store.user(id: "200")?.exists == false)
  }

  @Test("who reads from the answer on finds nobody, however many read", arguments: StoreKind.allCases)
  func readers(_ kind: StoreKind) async throws {
    let test = try await populated(kind)
    let store = test.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Reads that begin before may answer either; they must not stand in the way.
      for _ in 0..<8 {
        group.addTask {
          while try await store.bearer(tokenDigest: Self.tokens[0]) != nil {
            let page = try await store.users(UserQuery(.organizations(["20"]), limit: 99))
            #expect([0, 6].contains(page.total), "all of them or nobody")
            #expect(page.items.count == page.total)
            // Threads are few.
            await Task.yield()
          }
          #expect(try await store.user(id: "200")?.exists == false)
          #expect(try await store.users(UserQuery(.organizations(["20"]), limit: 99)).total == 0)
        }
      }
      group.addTask {
        _ = try await store.execute(Self.removal)
        #expect(try await store.user(id: "203")?.exists == false)
        #expect(try await store.bearer(tokenDigest: Self.tokens[2]) == nil)
        while case let rest = try await store.leftovers(of: "20", limit: 1), !rest.isEmpty {
          _ = try await store.execute(.removeLeftovers(rest))
        }
      }
      try await group.waitForAll()
    }
    try await expectGone(test, "in the end")
  }
}
