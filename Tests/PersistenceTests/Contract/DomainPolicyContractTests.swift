@testable import Domain
import StoreSupport
import Synchronization
import Testing

@testable import Persistence

@Suite("Contract: domain policies")
struct DomainPolicyContractTests {
  private static let withDomain = DomainPolicy(loginNamesHaveDomain: true)
  private static let acme = OrganizationTarget("10", by: "11", .proof(.v1))

  private func store(_ kind: StoreKind) async throws -> any TestedStore {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(
      .addDomain("b.example", to: Self.acme, mustBeProved: false, baseDomain: "localhost"))
    return test
  }

  private func loop(_ test: any TestedStore) -> NameLoop {
    NameLoop(
      store: test.store, names: test.store, turns: Turns(clock: test.clock) { _ in try Task.checkCancellation() })
  }

  /// Returns once all states have followed.
  private func settle(_ test: any TestedStore) async throws {
    let task = Task { await loop(test).run() }
    while test.store.unsettledVersion != nil { await Task.yield() }
    task.cancel()
  }

  private func add(_ count: Int, to test: any TestedStore) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        group.addTask {
          let name = number % 3 == 0 ? "user\(number)@b.example" : "user\(number)"
          try await test.store.execute(try Given.adding("\(1000 + number)", name, email: Given.address))
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(arguments: StoreKind.allCases)
  func allAreCalledOtherwiseAtOnce(_ kind: StoreKind) async throws {
    let test = try await store(kind)
    try await add(70, to: test)
    try await test.store.execute(.changeDomainPolicy(of: "10", .add(Self.withDomain), by: "11"))
    // No state has followed.
    for round in 0..<2 {
      for number in [0, 1, 69] {
        let user = try #require(try await test.store.user(id: "\(1000 + number)"))
        #expect(user.userName == "user\(number)")
        #expect(user.loginNames == ["user\(number)@acme.localhost", "user\(number)@b.example"])
        for name in user.loginNames {
          #expect(try await test.store.user(loginName: name.uppercased())?.id == user.id)
        }
        #expect(try await test.store.user(loginName: user.userName) == nil)
      }
      let all = UserQuery(.all([]), order: .userName, isAscending: true, limit: 100)
      let page = try await test.store.users(all)
      #expect(page.total == 71)
      #expect(page.items.map(\.userName) == page.items.map(\.userName).sorted())
      #expect(page.items.allSatisfy { $0.loginNames == ["\($0.userName)@acme.localhost", "\($0.userName)@b.example"] })
      #expect(try test.verifyState().mismatches == [])
      if round == 0 {
        try await settle(test)
        #expect(
          try await test.store.events(aggregateID: "1000", after: 0, limit: 10).last?.payload
            == .user(.nameFormed("user0", NameForm(epoch: 1, isOfOrganization: true))))
      }
    }
    // A store that is opened anew knows.
    try await test.reopen()
    #expect(try await test.store.user(loginName: "user3@b.example")?.id == "1003")
  }

  /// What is asked, and who matches, of `user0` to `user69` and `admin` under `acme.localhost` and `b.example`, and of `bob`
  /// elsewhere.
  private static let searches: [(UserQuery.Text, UserQuery.Comparison.Method, String, Int)] = [
    (.loginName, .equals, "USER7@b.example", 1), (.loginName, .equals, "user7", 0), (.userName, .equals, "user7", 1),
    (.loginName, .startsWith, "user1", 11), (.loginName, .startsWith, "user12@acme", 1),
    (.loginName, .contains, "9@b.", 7), (.loginName, .contains, "acme.local", 71), (.loginName, .contains, "ser6", 11),
    (.loginName, .endsWith, "B.EXAMPLE", 71), (.loginName, .endsWith, "3@b.example", 7),
    (.loginName, .equals, "bob", 1), (.loginName, .contains, "bob@", 0), (.loginName, .startsWith, "", 72),
    (.userName, .endsWith, "@b.example", 0),
  ]

  @Test(arguments: StoreKind.allCases, [false, true])
  func listsFindByTheNamesInForce(_ kind: StoreKind, isSettled: Bool) async throws {
    let test = try await store(kind)
    try await add(70, to: test)
    try await test.store.execute(.addOrganization("20", name: "Other", by: "11", baseDomain: "localhost"))
    let bob = try NewMachine("2000", in: "20", userName: "bob", machine: Machine(name: "B"))
    try await test.store.execute(.add(bob, by: "11", .proof(.v2)))
    try await test.store.execute(.changeDomainPolicy(of: "10", .add(Self.withDomain), by: "11"))
    if isSettled { try await settle(test) }
    for (text, method, value, count) in Self.searches {
      let query = UserQuery(.text(text, .init(method, ignoresCase: true), value), limit: 100)
      let page = try await test.store.users(query)
      #expect(page.total == count && page.items.count == count, "\(text) \(method) \(value)")
    }
    let members = try await test.store.members(
      MemberQuery(.instance, .all([]), order: .creationDate, page: PageRequest(limit: 10)))
    #expect(members.items.map(\.user.loginName) == ["admin@acme.localhost"])
  }

  @Test(arguments: StoreKind.allCases)
  func aClashWritesNothing(_ kind: StoreKind) async throws {
    let test = try await store(kind)
    try await test.store.execute(try Given.adding("1000", "ada"))
    try await test.store.execute(try Given.adding("1001", "ADA@b.example"))
    await #expect(throws: DomainError.self) {
      try await test.store.execute(.changeDomainPolicy(of: "10", .add(Self.withDomain), by: "11"))
    }
    #expect(try await test.store.user(id: "1001")?.loginNames == ["ADA@b.example"])
    #expect(try await test.store.isTaken(UniqueName(.userName, "ada@b.example")))
    #expect(try test.verifyState().mismatches == [])
  }

  /// The switch is thrown to and fro by one while others add, rename, remove and read: no reader sees one user's names under
  /// one policy and another's, in one list, under the other; and in the end all are there.
  @Test(arguments: StoreKind.allCases)
  func isSwitchedForthAndBackUnderLoad(_ kind: StoreKind) async throws {
    let test = try await store(kind)
    try await add(60, to: test)
    let looping = Task { await loop(test).run() }
    defer { looping.cancel() }
    let counts = try await withThrowingTaskGroup(of: (added: Int, removed: Int).self) { group in
      group.addTask {
        for round in 0..<12 {
          let policy = DomainPolicy(loginNamesHaveDomain: round % 2 == 0)
          if round % 3 == 2 {
            try await test.store.execute(
              .setDomainPolicy(DomainPolicy(loginNamesHaveDomain: round % 2 == 0, domainsMustBeProved: true), by: "11"))
          } else {
            _ = try? await test.store.execute(
              .changeDomainPolicy(of: "10", round == 0 ? .add(policy) : .change(policy), by: "11"))
          }
          await Task.yield()
        }
        return (0, 0)
      }
      for writer in 0..<3 {
        group.addTask {
          var (added, removed) = (0, 0)
          for number in 0..<30 {
            let id = "\(5000 + writer * 100 + number)"
            try await test.store.execute(try Given.adding(id, "n\(writer)-\(number)"))
            added += 1
            if number % 5 == 1 {
              try await test.store.execute(.removeUser(Given.target(id)))
              removed += 1
            } else if number % 5 == 2 {
              try await test.store.execute(.changeUserName(of: Given.target(id), to: "renamed\(writer)-\(number)"))
            }
          }
          return (added, removed)
        }
      }
      for order in [UserQuery.Order.userName, .creationDate] {
        group.addTask {
          for _ in 0..<40 {
            let page = try await test.store.users(UserQuery(.all([]), order: order, limit: 1000))
            let withDomain = page.items.count { !$0.loginDomains.isEmpty }
            #expect(withDomain == 0 || withDomain == page.items.count, "a mixture")
            let names = Set(page.items.map(\.loginName.folded))
            #expect(names.count == page.items.count, "unique")
          }
          return (0, 0)
        }
      }
      return try await group.reduce((0, 0)) { ($0.0 + $1.added, $0.1 + $1.removed) }
    }
    while test.store.unsettledVersion != nil { await Task.yield() }
    let all = try await test.store.users(UserQuery(.all([]), limit: 1000))
    #expect(all.total == 61 + counts.0 - counts.1, "nobody is lost")
    #expect(try test.verifyState().mismatches == [])
    for user in all.items { #expect(try await test.store.user(loginName: user.loginName)?.id == user.id) }
  }

  @Test("who is damaged keeps no other from following, however many are", arguments: StoreKind.allCases)
  func theDamagedStopNobody(_ kind: StoreKind) async throws {
    let test = try await store(kind)
    try await add(100, to: test)
    try await test.store.execute(.changeDomainPolicy(of: "10", .add(Self.withDomain), by: "11"))
    // A whole piece, and some more.
    let damaged = Set((1010..<1050).map { "\($0)" })
    for id in damaged { try test.damage(userID: id) }
    let told = Mutex<[String]>([])
    let loop = NameLoop(
      store: test.store, names: test.store, turns: Turns(clock: test.clock) { _ in try Task.checkCancellation() }
    ) { progress in
      if case .damaged(let id, _) = progress { told.withLock { $0.append(id) } }
    }
    let running = Task { await loop.run() }
    while test.store.unsettledVersion != nil { await Task.yield() }
    for id in (1000..<1100).map(String.init) where !damaged.contains(id) {
      let last = try await test.store.events(aggregateID: id, after: 0, limit: 10).last?.payload
      guard case .user(.nameFormed) = last else {
        Issue.record("\(id) has not followed")
        continue
      }
    }
    #expect(told.withLock { $0.sorted() } == damaged.sorted())
    running.cancel()
    await running.value
  }

  @Test("what a loop has left the next one does, also of another process", arguments: StoreKind.allCases)
  func goesOnAfterARestart(_ kind: StoreKind) async throws {
    let test = try await store(kind)
    try await add(100, to: test)
    try await test.store.execute(.changeDomainPolicy(of: "10", .add(Self.withDomain), by: "11"))
    let turns = Turns(clock: test.clock) { _ in throw CancellationError() }
    await NameLoop(store: test.store, names: test.store, turns: turns).run()
    let left = try await test.store.unsettledNames(after: "").userIDs.count
    #expect(left > 0 && left < 101, "some have followed, not all")
    try await test.reopen()
    #expect(test.store.unsettledVersion != nil)
    try await settle(test)
    #expect(try await test.store.unsettledNames(after: "").userIDs == [])
    #expect(try test.verifyState().mismatches == [])
  }

  @Test(arguments: StoreKind.allCases)
  func theRemovedAreRemovedByTheNamesOfTheTime(_ kind: StoreKind) async throws {
    let test = try await store(kind)
    try await test.store.execute(.addOrganization("20", name: "Other", by: "11", baseDomain: "localhost"))
    for number in 0..<3 {
      let new = try NewMachine("20\(number)", in: "20", userName: "bob\(number)", machine: Machine(name: "B"))
      try await test.store.execute(.add(new, by: "11", .proof(.v2)))
    }
    try await test.store.execute(.setDomainPolicy(Self.withDomain, by: "11"))
    try await test.store.execute(.removeOrganization(OrganizationTarget("20", by: "11", .proof(.v1))))
    try await test.store.execute(.setDomainPolicy(DomainPolicy(), by: "11"))
    #expect(try await test.store.user(id: "200")?.exists == false)
    #expect(try test.verifyState().mismatches == [])
    try await test.store.execute(.removeLeftovers(["200", "201", "202"].map { .user($0) }))
    #expect(try test.verifyState().mismatches == [])
    #expect(try test.userNameCount() == 1)
  }
}
