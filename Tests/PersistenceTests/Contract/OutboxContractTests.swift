import Testing
@testable import Domain

@testable import Persistence

@Suite("Contract: outbox")
struct OutboxContractTests {
  private static let lease: Int64 = 30

  /// A store with users 100, 101, …, whose codes wait in the outbox.
  private func make(_ kind: StoreKind, users: Int) async throws -> any TestedStore {
    let test = try kind.make()
    try await test.setUp()
    for index in 0..<users {
      let email = EmailAddress(stored: "user\(index)@example.com")
      _ = try await test.store.execute(try Given.adding("\(100 + index)", "user\(index)", email: email))
    }
    return test
  }

  private func lease(_ test: any TestedStore, limit: Int = 10) async throws -> [LeasedNotification] {
    let now = test.clock.now
    return try await test.store.lease(.mail, limit: limit, now: now, until: now.adding(seconds: Self.lease))
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
          kind: .emailVerification, generation: .v2, userID: "100", codeIssuedBy: 2, sealedCode: [8],
          expires: test.clock.now.adding(seconds: 3600), urlTemplate: "https://a/{{.Code}}"))
  }

  @Test("the oldest come first, each to one worker only until its lease has run out", arguments: StoreKind.allCases)
  func leases(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 5)
    let first = try await self.lease(test, limit: 3)
    #expect(first.map(\.notification.userID) == ["100", "101", "102"])
    #expect(try await test.store.nextDue(.mail) == test.clock.now)
    test.clock.advance(seconds: 10)
    #expect(try await self.lease(test).map(\.notification.userID) == ["103", "104"])
    #expect(try await self.lease(test).isEmpty)
    #expect(try await test.store.nextDue(.mail) == test.clock.now.adding(seconds: 20))
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
    #expect(try await test.store.nextDue(.mail) == nil)
    test.clock.advance(seconds: 1000)
    #expect(try await self.lease(test).isEmpty)
  }

  @Test("initializations are recorded as such; users that are gone are left alone", arguments: StoreKind.allCases)
  func deliveredKinds(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 0)
    try await test.store.execute(Command.happening(to: "100", [Given.human("ada")]))
    try await test.store.execute(Command.happening(to: "101", [Given.human("bob")]))
    try await test.store.execute(Command.happening(to: "101", [.removed]))
    try await test.store.execute(
      Command.writing {
        $0.notifications = ["100", "101", "102"].map(Given.notification(for:))
        $0.notifications[0].kind = .initialization
      })
    try await test.store.settle(
      try await self.lease(test).map { Settlement(id: $0.id, result: .done(delivered: true)) })
    #expect(
      try await test.store.events(aggregateID: "100", after: 1, limit: 9).map(\.payload)
        == [.user(.initializationCodeSent)])
    for id in ["101", "102"] {
      #expect(try await test.store.events(aggregateID: id, after: 2, limit: 9).isEmpty)
    }
    #expect(try await test.store.nextDue(.mail) == nil)
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
    #expect(try await test.store.nextDue(.mail) == later)
    test.clock.advance(seconds: 299)
    #expect(try await self.lease(test).isEmpty)
    test.clock.advance(seconds: 1)
    let again = try await self.lease(test)
    #expect(again.map(\.id) == [leased[0].id])
    #expect(again.map(\.attempts) == [1])
    #expect(again.first?.created == leased[0].created)
    try await test.store.settle([Settlement(id: leased[0].id, result: .done(delivered: true))])
    #expect(try await test.store.nextDue(.mail) == nil)
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

  @Test("each channel has a queue of its own", arguments: StoreKind.allCases)
  func channels(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 1)
    var message = Given.notification(for: "100")
    message.kind = .phoneVerification
    try await test.store.execute(Command.writing { [message] in $0.notifications = [message] })
    let (now, until) = (test.clock.now, test.clock.now.adding(seconds: Self.lease))
    #expect(try await test.store.nextDue(.shortMessage) == now)
    #expect(
      try await test.store.lease(.mail, limit: 9, now: now, until: until).map(\.notification.kind)
        == [.emailVerification])
    #expect(
      try await test.store.lease(.shortMessage, limit: 9, now: now, until: until).map(\.notification.kind)
        == [.phoneVerification])
    #expect(try await test.store.lease(.shortMessage, limit: 9, now: now, until: until).isEmpty)
  }

  @Test("what only a newer version can deliver stays, holds up nothing, and is told of", arguments: [StoreKind.sqlite])
  func unknownKinds(_ kind: StoreKind) async throws {
    let test = try #require(try await self.make(kind, users: 3) as? TestStore)
    try test.tamper("UPDATE outbox SET kind = 99 WHERE user_id = '100'")
    try test.tamper("UPDATE outbox SET interface = 99 WHERE user_id = '101'")
    #expect(try await self.lease(test).map(\.notification.userID) == ["102"])
    #expect(try await test.store.nextDue(.mail) == test.clock.now.adding(seconds: Self.lease))
    test.clock.advance(seconds: 1_000_000)
    let report = try await test.store.tidy(failuresBefore: test.clock.now, now: test.clock.now)
    #expect(report == TidyReport(unknownNotifications: 2))
    // The newer version is back.
    try test.tamper("UPDATE outbox SET kind = 1, interface = 2 WHERE user_id < '102'")
    #expect(try await self.lease(test).map(\.notification.userID) == ["100", "101", "102"])
  }

  @Test("failures are kept for a time, then forgotten; what waits is kept", arguments: StoreKind.allCases)
  func tidying(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 620)
    let old = test.clock.now
    while case let leased = try await self.lease(test, limit: 200), !leased.isEmpty {
      try await test.store.settle(leased.dropFirst().map { Settlement(id: $0.id, result: .failed(reason: "550 no")) })
    }
    test.clock.advance(seconds: 60)
    _ = try await test.store.execute(try Given.adding("9000", "late"))
    let late = try #require(
      try await self.lease(test, limit: 100).first { $0.notification.userID == "9000" })
    try await test.store.settle([Settlement(id: late.id, result: .failed(reason: "550 no"))])
    #expect(try await test.store.tidy(failuresBefore: old, now: test.clock.now).failures == 0)
    #expect(try await test.store.tidy(failuresBefore: old.adding(seconds: 1), now: test.clock.now).failures == 616)
    #expect(try await test.store.tidy(failuresBefore: old.adding(seconds: 1), now: test.clock.now).failures == 0)
    test.clock.advance(seconds: 60)
    #expect(try await self.lease(test).count == 4, "those that wait")
    #expect(try await test.store.tidy(failuresBefore: test.clock.now, now: test.clock.now).failures == 1)
  }

  @Test("limits are forgotten once they limit nothing, and not before", arguments: StoreKind.allCases)
  func limits(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 600)
    let policy = RatePolicy()
    for index in 0..<600 { _ = try await test.store.execute(Given.resending("\(100 + index)", policy: policy)) }
    test.clock.advance(seconds: 3599)
    #expect(try await test.store.tidy(failuresBefore: test.clock.now, now: test.clock.now).limits == 0)
    _ = try await test.store.execute(Given.resending("699", policy: policy))
    test.clock.advance(seconds: 1)
    // One for each user and one for each address; the last two were used again.
    #expect(try await test.store.tidy(failuresBefore: test.clock.now, now: test.clock.now).limits == 1198)
    test.clock.advance(seconds: 3599)
    #expect(try await test.store.tidy(failuresBefore: test.clock.now, now: test.clock.now).limits == 2)
  }

  @Test("whoever waits is woken by a commit that queues for them, and by the end", arguments: StoreKind.allCases)
  func arrivals(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 0)
    var arrivals = test.store.arrivals(.mail).makeAsyncIterator()
    var others = test.store.arrivals(.shortMessage).makeAsyncIterator()
    try await test.store.execute(Command.happening(to: "100", [Given.human("ada")]))
    _ = try await test.store.execute(Given.resending("100"))
    #expect(await arrivals.next() != nil)
    #expect(try await self.lease(test).count == 1)
    await test.store.close()
    #expect(await arrivals.next() == nil)
    #expect(await others.next() == nil, "a mail wakes nobody who waits for text messages")
  }

  @Test("what was given up is told from what has expired, and neither is taken again", arguments: StoreKind.allCases)
  func ends(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 4)
    let leased = try await self.lease(test, limit: 3)
    let later = test.clock.now.adding(seconds: 300)
    try await test.store.settle([
      Settlement(id: leased[0].id, result: .retry(at: later, reason: "451 busy")),
      Settlement(id: leased[1].id, result: .failed(reason: "550 no such user")),
      Settlement(id: leased[2].id, result: .expired(reason: "451 busy")),
    ])
    _ = try await self.lease(test)
    let all = try await test.store.deliveries(Set(Delivery.State.allCases), limit: 9)
    let expires = test.clock.now.adding(seconds: 3600)
    let expected: [(Delivery.State, Timestamp?, String)] = [
      (.underWay, test.clock.now.adding(seconds: Self.lease), ""), (.expired, nil, "451 busy"),
      (.givenUp, nil, "550 no such user"), (.waiting, later, "451 busy"),
    ]
    #expect(
      all
        == zip(expected, ["103", "102", "101", "100"]).enumerated().map { index, row in
          Delivery(
            id: leased[0].id + Int64(3 - index), kind: .emailVerification, userID: row.1, state: row.0.0,
            created: test.clock.now, due: row.0.1, expires: expires, attempts: 1, reason: row.0.2)
        })
    for state in Delivery.State.allCases {
      #expect(try await test.store.deliveries([state], limit: 9) == all.filter { $0.state == state })
    }
    #expect(try await test.store.deliveries(Set(Delivery.State.allCases), limit: 2) == Array(all.prefix(2)))
    #expect(try await test.store.deliveries([], limit: 9).isEmpty)
    #expect(
      try await test.store.backlog() == [Backlog(kind: .emailVerification, count: 2, oldest: test.clock.now)])
    test.clock.advance(seconds: 300)
    let again = try await self.lease(test)
    #expect(again.map(\.notification.userID) == ["100", "103"])
    #expect(again.map(\.reason) == ["451 busy", ""], "why it waited is told to whoever takes it")
    #expect(try await test.store.tidy(failuresBefore: test.clock.now, now: test.clock.now).failures == 2)
  }

  @Test("what was given up is forgotten when asked, and nothing else is", arguments: StoreKind.allCases)
  func forgets(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 4)
    let leased = try await self.lease(test, limit: 3)
    try await test.store.settle([
      Settlement(id: leased[0].id, result: .failed(reason: "550 no such user")),
      Settlement(id: leased[1].id, result: .expired(reason: "451 busy")),
    ])
    let ids = try await test.store.deliveries(Set(Delivery.State.allCases), limit: 9).map(\.id)
    for id in ids + [ids[0] + 1, .max] { try await test.store.execute(.forgetFailure(id, by: "1")) }
    let left = try await test.store.deliveries(Set(Delivery.State.allCases), limit: 9)
    #expect(left.map(\.userID) == ["103", "102"])
    #expect(left.map(\.state) == [.waiting, .underWay])
    // Whoever has one under way settles it.
    try await test.store.settle([Settlement(id: leased[2].id, result: .failed(reason: "never"))])
    #expect(try await test.store.deliveries([.givenUp], limit: 9).map(\.userID) == ["102"])
  }

  @Test(
    "what waits beyond its code's end is found; what is leased is left to who has it", arguments: StoreKind.allCases)
  func overdue(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 4)
    test.clock.advance(seconds: 3590)
    let leased = try await self.lease(test, limit: 2)
    try await test.store.settle([Settlement(id: leased[1].id, result: .failed(reason: "550 no"))])
    let ids = { (limit: Int) in
      try await test.store.overdue(.mail, limit: limit, now: test.clock.now).map(\.notification.userID)
    }
    test.clock.advance(seconds: 9)
    #expect(try await ids(9) == [])
    test.clock.advance(seconds: 1)
    #expect(try await ids(9) == ["102", "103"])
    #expect(try await ids(1) == ["102"])
    #expect(try await test.store.overdue(.shortMessage, limit: 9, now: test.clock.now).isEmpty)
    // Whoever had leased it is gone.
    test.clock.advance(seconds: Self.lease)
    #expect(try await ids(9) == ["100", "102", "103"])
  }

  @Test(
    "due times of a clock that was ahead are brought to now, leases to where one would end",
    arguments: StoreKind.allCases)
  func clockSetBack(_ kind: StoreKind) async throws {
    let test = try await self.make(kind, users: 3)
    let leased = try await self.lease(test, limit: 2)
    try await test.store.settle([
      Settlement(id: leased[0].id, result: .retry(at: test.clock.now.adding(seconds: 300), reason: "451 busy"))
    ])
    test.clock.advance(seconds: -86_400)
    let (now, end) = (test.clock.now, test.clock.now.adding(seconds: 60))
    try await test.store.bringForward(.shortMessage, dueAfter: now, to: now, leaseEnd: end)
    #expect(try await self.lease(test).isEmpty)
    try await test.store.bringForward(.mail, dueAfter: now.adding(seconds: 720), to: now, leaseEnd: end)
    #expect(try await self.lease(test).map(\.notification.userID) == ["100", "102"])
    #expect(try await test.store.nextDue(.mail) == now.adding(seconds: Self.lease))
    test.clock.advance(seconds: 60)
    #expect(try await self.lease(test).map(\.notification.userID) == ["100", "101", "102"])
    // Those of a clock that is right stay.
    try await test.store.bringForward(.mail, dueAfter: end.adding(seconds: 720), to: end, leaseEnd: end)
    #expect(try await self.lease(test).isEmpty)
  }

  @Test("whoever wants text messages looks at no mail that waits")
  func channels() async throws {
    let test = try #require(try await self.make(.sqlite, users: 200) as? TestStore)
    let steps = try await test.sqlite.writer.write { session in
      let statement = try session.connection.prepare(OutboxTable.take(.shortMessage))
      try statement.run {
        $0.date(.init(microseconds: 0))
        $0.date(.init(microseconds: .max))
        $0.integer(100)
      }
      return statement.steps
    }
    #expect(steps < 100)
    #expect(try await test.store.nextDue(.shortMessage) == nil)
    #expect(try await self.lease(test).count > 1)
  }
}
