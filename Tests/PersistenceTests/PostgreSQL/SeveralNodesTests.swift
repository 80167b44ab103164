@testable import Domain
import Foundation
import Testing

@testable import Persistence

/// Two processes on one database: what one was told, the other knows, and what is exact in one is exact in both.
@Suite("PostgreSQL: several nodes")
struct SeveralNodesTests {
  private static func pair() async throws -> (test: TestPostgresStore, other: PostgresStore) {
    let test = try TestPostgresStore()
    try await test.setUp()
    return (test, try test.another())
  }

  @Test("what one node has acknowledged the other reads at once, alone and in lists")
  func readYourWrites() async throws {
    let (test, other) = try await Self.pair()
    for number in 100..<140 {
      let (writing, reading) = number % 2 == 0 ? (test.postgres, other) : (other, test.postgres)
      _ = try await writing.execute(Given.adding("\(number)", "ada\(number)"))
      #expect(try await reading.user(id: "\(number)")?.userName == "ada\(number)")
      let name = UserQuery.Condition.text(.userName, .init(.equals, ignoresCase: false), "ada\(number)")
      #expect(try await reading.users(UserQuery(name, limit: 9)).items.map(\.id) == ["\(number)"])
      try await reading.execute(.changeUserName(of: Given.target("\(number)"), to: "eve\(number)"))
      #expect(try await writing.users(UserQuery(name, limit: 9)).total == 0)
      #expect(try await writing.users(UserQuery(.all([]), limit: 99)).total == number - 98)
    }
    await other.close()
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("nodes have numbers of their own, and give them back")
  func numbers() async throws {
    let (test, other) = try await Self.pair()
    #expect(test.postgres.nodeNumber == 0)
    #expect(other.nodeNumber == 1)
    await other.close()
    let third = try test.another()
    #expect(third.nodeNumber == 1)
    await third.close()
  }

  @Test("of many who want one name through both nodes exactly one gets it")
  func names() async throws {
    let (test, other) = try await Self.pair()
    let nodes = [test.postgres, other]
    let winners = await withTaskGroup(of: String?.self) { group in
      for index in 0..<200 {
        group.addTask {
          try? await nodes[index % 2].execute(Given.adding("\(1000 + index)", index % 3 == 0 ? "ada" : "ADA")).id
        }
      }
      return await group.reduce(into: [String]()) { found, id in if let id { found.append(id) } }
    }
    #expect(winners.count == 1)
    #expect(try await other.users(UserQuery(.all([]), limit: 9)).total == 2)
    await other.close()
  }

  @Test("of many guesses at a code through both nodes five are compared")
  func guesses() async throws {
    let (test, other) = try await Self.pair()
    let nodes = [test.postgres, other]
    _ = try await other.execute(Given.adding("100", "ada"))
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<100 {
        group.addTask {
          await #expect(throws: DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")) {
            try await nodes[index % 2].execute(.verifyEmail(of: Target("100", by: "11", .proof(.v2)), codeDigest: [0]))
          }
        }
      }
    }
    #expect(try await other.events(aggregateID: "100", after: 2, limit: 200).count == 5)
    await other.close()
  }

  @Test("a limit that both nodes count first is counted whole")
  func limits() async throws {
    let (test, other) = try await Self.pair()
    let nodes = [test.postgres, other]
    let policy = RatePolicy(burst: 3, hourly: 100)
    for number in 100..<120 {
      let address = EmailAddress(stored: "same@example.com")
      _ = try await other.execute(Given.adding("\(number)", "user\(number)", email: address))
    }
    let sent = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<20 {
        group.addTask {
          (try? await nodes[index % 2].execute(Given.resending("\(100 + index)", policy: policy))) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    // All of them to one address.
    #expect(sent == 3)
    await other.close()
  }

  @Test("commands on one user through both nodes follow one another")
  func oneUser() async throws {
    let (test, other) = try await Self.pair()
    let nodes = [test.postgres, other]
    _ = try await other.execute(Given.adding("100", "ada"))
    let sequences = try await withThrowingTaskGroup(of: UInt64.self) { group in
      for index in 0..<200 {
        group.addTask { try await nodes[index % 2].execute(Given.resending("100")).sequence }
      }
      return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
    }
    #expect(sequences == Set(3...202))
    await other.close()
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("what one node queues wakes the other")
  func arrivals() async throws {
    let (test, other) = try await Self.pair()
    var arrivals = other.arrivals(.mail).makeAsyncIterator()
    _ = try await test.postgres.execute(Given.adding("100", "ada"))
    #expect(await arrivals.next() != nil)
    let now = test.clock.now
    #expect(try await other.lease(.mail, limit: 9, now: now, until: now.adding(seconds: 30)).count == 1)
    #expect(try await test.store.lease(.mail, limit: 9, now: now, until: now.adding(seconds: 30)).isEmpty)
    await other.close()
    // Given back by whoever goes.
    #expect(try await test.store.lease(.mail, limit: 9, now: now, until: now.adding(seconds: 30)).count == 1)
  }

  @Test("of two last owners who leave through two nodes at once one stays")
  func lastOwners() async throws {
    let (test, other) = try await Self.pair()
    for round in 0..<10 {
      let ids = ["\(100 + 2 * round)", "\(101 + 2 * round)"]
      for id in ids {
        let machine = try NewMachine(id, in: "10", userName: "m\(id)", machine: Machine(name: "M"))
        try await other.execute(.add(machine, by: "11", .organization("10")))
        try await other.execute(
          Command<Void>(by: "", [.instance]) { changes in
            guard var instance = changes.instance else { return }
            changes.append(.memberAdded(userID: id, roles: ["IAM_OWNER"]), to: &instance)
          })
      }
      for id in ["11"] + (100..<100 + 2 * round).map(String.init)
      where try await other.user(id: id)?.exists == true {
        try await other.execute(.removeUser(Target(id, by: "", .proof(.v1))))
      }
      let nodes = [test.postgres, other]
      let refused = await withTaskGroup(of: String?.self) { group in
        for (index, id) in ids.enumerated() {
          group.addTask {
            do {
              try await nodes[index].execute(.change(.lock, Target(id, by: id, .organization("10"))))
              return nil
            } catch {
              return (error as? DomainError)?.id ?? "\(error)"
            }
          }
        }
        return await group.reduce(into: [String]()) { found, id in if let id { found.append(id) } }
      }
      #expect(refused == ["SIGNET-La5tO"], "round \(round)")
    }
    await other.close()
  }

  @Test("two first starts at once set up one instance")
  func firstStarts() async throws {
    let test = try TestPostgresStore()
    let other = try test.another()
    let nodes = [test.postgres, other]
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for (index, node) in nodes.enumerated() {
        group.addTask {
          let new = NewInstance(
            instanceID: "\(index + 1)", organizationID: "1\(index)", organizationName: "Acme",
            admin: NewOwner(
              userID: "2\(index)", userName: "admin", tokenID: "3\(index)", tokenDigest: [UInt8(index)]),
            baseDomain: "localhost")
          return (try? await node.execute(.setUp(new))) != nil
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 }.count == 1)
    #expect(try await other.instance() == test.store.instance())
    await other.close()
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("of two master keys the first one's check stays")
  func masterKeys() async throws {
    let test = try TestPostgresStore()
    let other = try test.another()
    try await test.store.note(keyCheck: [1])
    try await other.note(keyCheck: [2])
    #expect(try await other.keyCheck() == [1])
    await other.close()
  }

  @Test("nobody of an organization that one node has removed is found by the other")
  func removal() async throws {
    let (test, other) = try await Self.pair()
    _ = try await test.postgres.execute(.addOrganization("20", name: "Leavers", by: "11", baseDomain: "localhost"))
    for number in 200..<210 {
      try await test.postgres.execute(.happening(to: "\(number)", in: "20", [Given.human("leaver\(number)")]))
    }
    #expect(try await other.users(UserQuery(.all([]), limit: 99)).total == 11)
    _ = try await test.postgres.execute(.removeOrganization(OrganizationTarget("20", by: "11", .proof(.v1))))
    #expect(try await other.user(id: "200")?.state == .deleted)
    #expect(try await other.user(loginName: "leaver201") == nil)
    #expect(try await other.users(UserQuery(.all([]), limit: 99)).total == 1)
    await #expect(throws: DomainError.self) { _ = try await other.execute(Given.resending("202")) }
    #expect(try await other.organizationsUnderRemoval() == ["20"])
    await other.close()
  }

  @Test("a switch of names through one node holds in the other at once, and misses nobody who is added meanwhile")
  func domainPolicy() async throws {
    let (test, other) = try await Self.pair()
    let nodes = [test.postgres, other]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<60 {
        group.addTask { try await nodes[number % 2].execute(try Given.adding("\(1000 + number)", "user\(number)")) }
      }
      group.addTask {
        for round in 0..<6 {
          let policy = DomainPolicy(loginNamesHaveDomain: round % 2 == 0)
          try await nodes[round % 2].execute(
            .changeDomainPolicy(of: "10", round == 0 ? .add(policy) : .change(policy), by: "11"))
          let page = try await nodes[(round + 1) % 2].users(UserQuery(.all([]), order: .userName, limit: 100))
          #expect(page.items.allSatisfy { $0.loginDomains.isEmpty == (round % 2 == 1) })
        }
      }
      try await group.waitForAll()
    }
    try await other.execute(.changeDomainPolicy(of: "10", .change(DomainPolicy(loginNamesHaveDomain: true)), by: "11"))
    for number in [0, 1, 59] {
      let user = try #require(try await test.postgres.user(id: "\(1000 + number)"))
      #expect(user.loginName.hasSuffix("@acme.localhost"))
      #expect(try await test.postgres.user(loginName: user.loginName.uppercased())?.id == user.id)
    }
    await other.close()
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("what a version has brought is written once no older node serves any more")
  func olderNodes() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    // As after an upgrade, beside a node that has not been replaced yet.
    try test.tamper("UPDATE meta SET oldest = 1")
    let new = try test.another()
    try test.tamper("UPDATE nodes SET schema = 1 WHERE number = \(test.postgres.nodeNumber)")
    let caller = Caller(
      userID: "11", organizationID: "10",
      grants: Grants([Membership(scope: .instance, userID: "11", roles: ["IAM_OWNER"])]))
    @Sendable func session(_ id: String, in store: PostgresStore) async throws {
      try await store.execute(
        .createSession(id, in: "1", nil, SessionChange(tokenDigest: Array(id.utf8)), by: caller))
    }
    let gate = try await Gate(new.writer)
    async let refused: Void = session("1001", in: new)
    async let added = new.execute(Given.adding("100", "ada"))
    while new.waiting < 2 { await Task.yield() }
    gate.open()
    // What all can read is written meanwhile.
    #expect(try await added.sequence == 2)
    do {
      try await refused
      Issue.record("an older node would have met it")
    } catch let error as StoreError {
      #expect(error.isTransient)
      #expect(error.description.contains("former version"))
    }
    #expect(try await test.store.session(id: "1001") == nil)
    try await test.reopen()
    for (id, store) in [("1001", new), ("1002", test.postgres), ("1003", new)] {
      try await session(id, in: store)
      #expect(try await test.store.session(id: id) != nil)
    }
    // An older one that comes now is told that it is too old.
    try test.tamper("DO $$ BEGIN IF (SELECT oldest FROM meta) <> 2 THEN RAISE 'it would start'; END IF; END $$")
    await new.close()
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("a chore is one node's until it gives it back, or is gone")
  func chores() async throws {
    let (test, other) = try await Self.pair()
    for _ in 0..<2 { #expect(try await test.postgres.take(.removal, seconds: 60)) }
    #expect(try await !other.take(.removal, seconds: 60))
    #expect(try await other.take(.names, seconds: 60))
    #expect(try await !test.postgres.take(.names, seconds: 60))
    await other.close()
    #expect(try await test.postgres.take(.names, seconds: 60))
    let third = try test.another()
    #expect(try await !third.take(.removal, seconds: 60))
    // As if that long were over.
    try test.tamper("UPDATE chores SET until = '-infinity'")
    #expect(try await third.take(.removal, seconds: 60))
    await third.close()
  }
}
