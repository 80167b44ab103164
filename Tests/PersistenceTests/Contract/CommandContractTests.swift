import Testing
import Domain

@Suite("Contract: commands")
struct CommandContractTests {
  @Test("what was acknowledged is read at once: state, events, names", arguments: StoreKind.allCases)
  func readYourWrites(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let outcome = try await test.store.execute(Given.adding("100", "ada"))
    #expect(outcome.sequence == 2)
    let user = try #require(try await test.store.user(id: "100"))
    #expect(user.userName == "ada")
    #expect(user.sequence == 2)
    #expect(user.human?.email.code?.digest == [7])
    let events = try await test.store.events(aggregateID: "100", after: 0, limit: 10)
    #expect(events.map(\.sequence) == [1, 2])
    #expect(events.reduce(nil, AggregateState.evolve)?.user == user)
    #expect(try await test.store.isTaken(UniqueName(.userName, "ADA")))
    #expect(try await test.store.nextDue(.mail) == test.clock.now)
  }

  @Test("a thrown refusal writes nothing", arguments: StoreKind.allCases)
  func refusal(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    await #expect(throws: DomainError(.notFound, "COMMAND-0Pe4r", "Errors.User.Email.NotFound")) {
      try await test.store.execute(Given.resending("100"))
    }
    #expect(try await test.store.events(aggregateID: "100", after: 0, limit: 10).isEmpty)
    #expect(try await test.store.nextDue(.mail) == nil)
  }

  @Test("a refusal that was decided is kept: a wrong guess counts", arguments: StoreKind.allCases)
  func decidedFailure(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    _ = try await test.store.execute(Given.adding("100", "ada"))
    await #expect(throws: DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")) {
      try await test.store.execute(.verifyEmail(of: Target("100", by: "11", .proof(.v2)), codeDigest: [0]))
    }
    #expect(try await test.store.user(id: "100")?.human?.email.code?.failedAttempts == 1)
    #expect(
      try await test.store.events(aggregateID: "100", after: 2, limit: 10).map(\.payload)
        == [.user(.emailVerificationFailed)])
  }

  @Test("of many guesses at a code that come at once, five are compared", arguments: StoreKind.allCases)
  func codeGuessRace(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    _ = try await test.store.execute(Given.adding("100", "ada"))
    let wrong = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")
    let errors = await withTaskGroup(of: DomainError?.self) { group in
      for _ in 0..<200 {
        group.addTask {
          do {
            try await test.store.execute(.verifyEmail(of: Target("100", by: "11", .proof(.v2)), codeDigest: [0]))
            return nil
          } catch { return error as? DomainError }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(errors.allSatisfy { $0 == wrong })
    #expect(try await test.store.events(aggregateID: "100", after: 2, limit: 200).count == 5)
    await #expect(throws: wrong) {
      try await test.store.execute(.verifyEmail(of: Target("100", by: "11", .proof(.v2)), codeDigest: [7]))
    }
  }

  @Test("of many guesses at a password that come at once, five are let through", arguments: StoreKind.allCases)
  func passwordGuessRace(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let guesses = await withTaskGroup(of: PasswordGuess?.self, returning: [PasswordGuess].self) { group in
      for _ in 0..<200 { group.addTask { try? await test.store.execute(.countPasswordGuess(at: "100")) } }
      return await group.reduce(into: []) { if let guess = $1 { $0.append(guess) } }
    }
    #expect(guesses.count == 5)
    for guess in guesses.prefix(2) { try await test.store.execute(.giveBack(guess)) }
    for _ in 0..<2 { try await test.store.execute(.countPasswordGuess(at: "100")) }
    await #expect(throws: DomainError.self) { try await test.store.execute(.countPasswordGuess(at: "100")) }
  }

  @Test("of many who want one name exactly one gets it", arguments: StoreKind.allCases)
  func uniqueNameRace(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let results = await withTaskGroup(of: Result<String, any Error>.self) { group in
      for index in 0..<200 {
        group.addTask {
          do {
            let name = index.isMultiple(of: 2) ? "ada" : "ADA"
            return .success(try await test.store.execute(Given.adding("\(1000 + index)", name)).id)
          } catch {
            return .failure(error)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let winners = results.compactMap { try? $0.get() }
    #expect(winners.count == 1)
    for result in results {
      guard case .failure(let error) = result else { continue }
      #expect((error as? DomainError)?.id == "V3-DKcYh")
    }
    #expect(try await Set(test.store.userIDs(after: "", limit: 300)) == Set(winners + ["11"]))
    #expect(try await test.store.user(loginName: "Ada")?.id == winners.first)
  }

  @Test("when a later name is held, the earlier ones stay free", arguments: StoreKind.allCases)
  func laterConflict(_ kind: StoreKind) async throws {
    let test = try kind.make()
    let (free, held, given) = (
      UniqueName(.userName, "free"), UniqueName(.organizationName, "held"), UniqueName(.organizationDomain, "given")
    )
    try await test.store.execute(
      Command.writing { $0.claims = [held, given].map { .take($0, by: "1", conflict: Given.conflict) } })
    await #expect(throws: Given.conflict) {
      try await test.store.execute(
        Command.writing {
          $0.claims = [
            .release(given, by: "1"), .take(free, by: "1", conflict: Given.conflict),
            .take(held, by: "1", conflict: Given.conflict),
          ]
          $0.notifications = [Given.notification(for: "100")]
        })
    }
    #expect(try await !test.store.isTaken(free))
    #expect(try await test.store.isTaken(given))
    #expect(try await test.store.nextDue(.mail) == nil)
  }

  @Test("a name that is released can be taken, in the same decision too", arguments: StoreKind.allCases)
  func release(_ kind: StoreKind) async throws {
    let test = try kind.make()
    let name = UniqueName(.userName, "Straße")
    try await test.store.execute(Command.writing { $0.claims = [.take(name, by: "1", conflict: Given.conflict)] })
    try await test.store.execute(
      Command.writing { $0.claims = [.release(name, by: "1"), .take(name, by: "1", conflict: Given.conflict)] })
    #expect(try await test.store.isTaken(name))
    try await test.store.execute(Command.writing { $0.claims = [.release(name, by: "1")] })
    #expect(try await !test.store.isTaken(name))
    // Kinds do not get into each other's way.
    try await test.store.execute(
      Command.writing { $0.claims = [.take(UniqueName(.organizationName, "a"), by: "1", conflict: Given.conflict)] })
    #expect(try await !test.store.isTaken(UniqueName(.userName, "a")))
  }

  @Test("commands on one user follow one another, however many come at once", arguments: StoreKind.allCases)
  func concurrentCommands(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    _ = try await test.store.execute(Given.adding("100", "ada"))
    let sequences = try await withThrowingTaskGroup(of: UInt64.self) { group in
      for _ in 0..<300 { group.addTask { try await test.store.execute(Given.resending("100")).sequence } }
      return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
    }
    #expect(sequences == Set(3...302))
    let events = try await test.store.events(aggregateID: "100", after: 0, limit: 1000)
    #expect(events.map(\.sequence) == Array(1...302))
    #expect(try await test.store.user(id: "100") == events.reduce(nil, AggregateState.evolve)?.user)
  }

  @Test(
    "keys that depend on what was loaded first are loaded; what does not exist is absent", arguments: StoreKind.allCases
  )
  func furtherKeys(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let limit = RateLimit(
      key: .init(.address, "A@b.example"), sent: [Timestamp(seconds: 5), Timestamp(microseconds: -7)], bucketDebt: 9,
      bucketDate: Timestamp(seconds: 6))
    try await test.store.execute(Command.writing { $0.limits = [limit] })
    let unused = RateLimit.Key(.user, "a@b.example")
    let command = Command<Changes>(by: "", [.user("11"), .user("none"), .organization("10"), .instance]) { changes in
      changes.user("11") == nil ? [] : [.limit(limit.key), .limit(unused)]
    } decide: { changes in
      changes
    }
    let loaded = try await test.store.execute(command)
    #expect(loaded.user("11")?.userName == "admin")
    #expect(loaded.user("none") == nil)
    #expect(loaded.organization("10")?.name == "Acme")
    #expect(loaded.instance?.defaultOrganizationID == "10")
    #expect(loaded.limit(limit.key) == limit)
    #expect(loaded.limit(unused) == RateLimit(key: unused))
  }

  @Test("limits hold across a restart", arguments: StoreKind.allCases)
  func limits(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    _ = try await test.store.execute(Given.adding("100", "ada"))
    let policy = RatePolicy(burst: 2, hourly: 3)
    for _ in 0..<2 { _ = try await test.store.execute(Given.resending("100", policy: policy)) }
    try await test.reopen()
    let refusal = await #expect(throws: DomainError.self) {
      try await test.store.execute(Given.resending("100", policy: policy))
    }
    #expect(refusal?.kind == .resourceExhausted)
    #expect(refusal?.retryAfter == 60)
    test.clock.advance(seconds: 60)
    _ = try await test.store.execute(Given.resending("100", policy: policy))
    test.clock.advance(seconds: 60)
    await #expect(throws: DomainError.self) { try await test.store.execute(Given.resending("100", policy: policy)) }
  }
}
