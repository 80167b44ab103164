import Testing
import UserDomain

@Suite("Contract: outbox")
struct OutboxContractTests {
  private static let lease: Int64 = 30

  /// A store with users 100, 101, …, whose codes wait in the outbox.
  private func make(_ kind: StoreKind, users: Int) async throws -> TestStore {
    let test = try kind.make()
    try await test.setUp()
    for index in 0..<users { _ = try await test.store.execute(try Given.adding("\(100 + index)", "user\(index)")) }
    return test
  }

  private func lease(_ test: TestStore, limit: Int = 10) async throws -> [LeasedNotification] {
    let now = test.clock.now
    return try await test.store.lease(limit: limit, now: now, until: now.adding(seconds: Self.lease))
  }

  @Test("a notification is leased as it was decided", arguments: StoreKind.allCases)
  func content(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 1)
    let leased = try #require(try await self.lease(test).first)
    #expect(leased.attempts == 0)
    #expect(leased.created == test.clock.now)
    #expect(
      leased.notification
        == Notification(
          kind: .emailVerification, interface: .userV2, userID: "100", codeIssuedBy: 2, sealedCode: [8],
          expires: test.clock.now.adding(seconds: 3600), urlTemplate: "https://a/{{.Code}}"))
  }

  @Test("the oldest come first, each to one worker only until its lease has run out", arguments: StoreKind.allCases)
  func leases(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 5)
    let first = try await self.lease(test, limit: 3)
    #expect(first.map(\.notification.userID) == ["100", "101", "102"])
    #expect(try await test.store.nextDue() == test.clock.now)
    test.clock.advance(seconds: 10)
    #expect(try await self.lease(test).map(\.notification.userID) == ["103", "104"])
    #expect(try await self.lease(test).isEmpty)
    #expect(try await test.store.nextDue() == test.clock.now.adding(seconds: 20))
    test.clock.advance(seconds: 19)
    #expect(try await self.lease(test).isEmpty)
    test.clock.advance(seconds: 1)
    let again = try await self.lease(test)
    #expect(again.map(\.id) == first.map(\.id))
    #expect(again.map(\.attempts) == [1, 1, 1])
  }

  @Test("many workers never share a notification", arguments: StoreKind.allCases)
  func concurrentLeases(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 40)
    let ids = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for _ in 0..<20 { group.addTask { try await self.lease(test, limit: 3).map(\.id) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(ids.count == 40)
    #expect(Set(ids).count == 40)
  }

  @Test("a delivery is recorded with its user, once", arguments: StoreKind.allCases)
  func delivered(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 2)
    let leased = try await self.lease(test)
    test.clock.advance(seconds: 1)
    try await test.store.settle([
      Settlement(id: leased[0].id, result: .done(delivered: true)),
      Settlement(id: leased[1].id, result: .done(delivered: false)),
    ])
    // Another worker, whose lease had run out, was late.
    try await test.store.settle([Settlement(id: leased[0].id, result: .done(delivered: true))])
    let sent = try await test.store.events(aggregateID: "100", after: 2, limit: 9)
    #expect(sent.map(\.payload) == [.user(.emailCodeSent)])
    #expect(sent.first?.date == test.clock.now)
    #expect(sent.first?.editorID == "")
    let user = try #require(try await test.store.user(id: "100"))
    #expect(user.sequence == 3)
    #expect(user.human?.email.code?.issuedBy == 2)
    #expect(try await test.store.user(id: "101")?.sequence == 2)
    #expect(try await test.store.nextDue() == nil)
    test.clock.advance(seconds: 1000)
    #expect(try await self.lease(test).isEmpty)
  }

  @Test("initializations are recorded as such; users that are gone are left alone", arguments: StoreKind.allCases)
  func deliveredKinds(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 0)
    try await test.store.execute(Scripted.happening(to: "100", [Given.human("ada")]))
    try await test.store.execute(Scripted.happening(to: "101", [Given.human("bob")]))
    var gone = try #require(try await test.store.user(id: "101"))
    gone.state = .deleted
    try await test.store.execute(
      Scripted.writing { [gone] in
        $0.users = [gone]
        $0.notifications = ["100", "101", "102"].map(Given.notification(for:))
        $0.notifications[0].kind = .initialization
      })
    try await test.store.settle(
      try await self.lease(test).map { Settlement(id: $0.id, result: .done(delivered: true)) })
    #expect(
      try await test.store.events(aggregateID: "100", after: 1, limit: 9).map(\.payload)
        == [.user(.initializationCodeSent)])
    for id in ["101", "102"] {
      #expect(try await test.store.events(aggregateID: id, after: 1, limit: 9).isEmpty)
    }
    #expect(try await test.store.nextDue() == nil)
  }

  @Test("what failed is tried again when it is due, or never", arguments: StoreKind.allCases)
  func failures(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 2)
    let leased = try await self.lease(test)
    let later = test.clock.now.adding(seconds: 300)
    try await test.store.settle([
      Settlement(id: leased[0].id, result: .retry(at: later, reason: "451 greylisted")),
      Settlement(id: leased[1].id, result: .failed(reason: "550 no such mailbox")),
    ])
    #expect(try await test.store.nextDue() == later)
    test.clock.advance(seconds: 299)
    #expect(try await self.lease(test).isEmpty)
    test.clock.advance(seconds: 1)
    let again = try await self.lease(test)
    #expect(again.map(\.id) == [leased[0].id])
    #expect(again.map(\.attempts) == [1])
    #expect(again.first?.created == leased[0].created)
    try await test.store.settle([Settlement(id: leased[0].id, result: .done(delivered: true))])
    #expect(try await test.store.nextDue() == nil)
  }

  @Test(
    "what waits outlives a restart, what was leased is due at once, and ids are never used twice",
    arguments: StoreKind.allCases)
  func restart(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 2)
    let leased = try await self.lease(test, limit: 1)
    try await test.reopen()
    // Whoever had leased died with its process.
    let all = try await self.lease(test)
    #expect(all.map(\.notification.userID) == ["100", "101"])
    #expect(all.first?.id == leased.first?.id)
    try await test.store.settle(all.map { Settlement(id: $0.id, result: .done(delivered: false)) })
    try await test.reopen()
    _ = try await test.store.execute(Given.resending("100"))
    let next = try #require(try await self.lease(test).first)
    #expect(all.allSatisfy { next.id > $0.id })
  }

  @Test("whoever waits is woken by a commit that queues something, and by the end", arguments: StoreKind.allCases)
  func arrivals(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 0)
    var arrivals = test.store.arrivals.makeAsyncIterator()
    try await test.store.execute(Scripted.happening(to: "100", [Given.human("ada")]))
    _ = try await test.store.execute(Given.resending("100"))
    #expect(await arrivals.next() != nil)
    #expect(try await self.lease(test).count == 1)
    await test.sqlite.close()
    #expect(await arrivals.next() == nil)
  }
}
