import Domain
import StoreSupport
import Testing

/// What one person proves on many devices at once: none is refused for those beside it, and no more wrong ones are compared
/// than may be.
@Suite("Guesses that come at once")
struct ParallelGuessTests {
  private static let password = "Secr3t-enough!"
  private static let wrong = "COMMAND-3M0fs"
  private static let tooMany = "SIGNET-Pg5ss"

  private static func run(_ body: (MemoryHouse) async throws -> Void) async throws {
    let memory = try await MemoryHouse()
    do { try await body(memory) } catch {
      await memory.store.close()
      throw error
    }
    #expect(try memory.store.mismatches() == [])
    await memory.store.close()
  }

  /// How many ended in which way, by the ids of refusals; "" for those that were answered.
  private static func ends(
    _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Void
  ) async -> [String: Int] {
    await withTaskGroup(of: String.self) { group in
      for number in 0..<count {
        group.addTask {
          do {
            try await body(number)
            return ""
          } catch {
            return (error as? DomainError)?.id ?? "\(error)"
          }
        }
      }
      return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
  }

  private static func allow(_ memory: MemoryHouse, _ policy: some Policy) async throws {
    try await memory.store.execute(.changePolicy(.change(policy), of: .instance, by: memory.adminID))
    try await memory.useCases.refreshInstance()
  }

  @Test("64 right passwords of one person all count, in sessions and where they are entered for another")
  func rightPasswords() async throws {
    try await Self.run { memory in
      let id = try await memory.addPerson(password: Self.password).id
      let user = try await memory.store.user(id: id)
      let ends = await Self.ends(64) { number in
        if number.isMultiple(of: 2) {
          _ = try await memory.signIn(id, Self.password)
        } else {
          _ = try await memory.useCases.provePassword(
            Self.password, of: user, Target(id, by: id, .proof(.v2)))
        }
      }
      #expect(ends == ["": 64])
      for _ in 1...5 { try await memory.store.execute(.countPasswordGuess(at: id)) }
    }
  }

  @Test("of 100 wrong ones five are compared, of nobody's as of somebody's", arguments: [false, true])
  func wrongPasswords(ofNobody: Bool) async throws {
    try await Self.run { memory in
      var policy = memory.useCases.policies[LoginPolicy.self]
      policy.ignoresUnknownNames = true
      try await Self.allow(memory, policy)
      let id = ofNobody ? "1" : try await memory.addPerson(password: Self.password).id
      // The first one makes what nobody's is compared with.
      await #expect(throws: DomainError.self) { try await memory.signIn("2", "wrong") }
      let before = memory.hasher.work
      let ends = await Self.ends(100) { _ in _ = try await memory.signIn(id, "wrong") }
      #expect(ends == [Self.wrong: 5, Self.tooMany: 95])
      #expect(memory.hasher.work - before == 5)
    }
  }

  @Test("of 100 wrong ones as many count as lock, and from then on nothing does")
  func lockout() async throws {
    try await Self.run { memory in
      let id = try await memory.addPerson(password: Self.password).id
      try await Self.allow(memory, LockoutPolicy(maximumPasswordAttempts: 4))
      let ends = await Self.ends(100) { _ in _ = try await memory.signIn(id, "wrong") }
      #expect(ends[Self.wrong] == 4 && ends[""] == nil, "\(ends)")
      let user = try #require(try await memory.store.user(id: id))
      #expect(user.state == .locked && user.human?.failedChecks[.password] == 4)
    }
  }

  @Test("right ones beside wrong ones are counted as neither")
  func mixed() async throws {
    try await Self.run { memory in
      let id = try await memory.addPerson(password: Self.password).id
      let ends = await Self.ends(64) { number in
        _ = try await memory.signIn(id, number % 16 == 5 ? "wrong" : Self.password)
      }
      #expect(ends == ["": 60, Self.wrong: 4])
    }
  }

  @Test("codes that were sent to many devices at once are all taken; of wrong ones five are compared")
  func sentCodes() async throws {
    try await Self.run { memory in
      let useCases = memory.useCases
      let id = try await memory.addPerson().id
      try await memory.store.execute(.addOTP(.email, to: Target(id, by: id, .proof(.v2))))
      var request = SessionRequest(user: .id(id))
      request.challenges[.email] = .returned
      var codes: [(id: String, code: String)] = []
      for _ in 0..<72 {
        let made = try await useCases.createSession(request, nil, by: memory.admin)
        codes.append((made.outcome.id, try #require(made.codes[.email])))
      }
      let enter = { @Sendable [codes] (number: Int, isRight: Bool) async throws in
        var request = SessionRequest()
        request.codes[.otpEmail] = isRight ? codes[number].code : "1"
        _ = try await useCases.setSession(codes[number].id, token: nil, request, by: memory.admin)
      }
      let ends = await Self.ends(64) { try await enter($0, true) }
      #expect(ends == ["": 64])
      let guesses = await Self.ends(100) { try await enter(64 + $0 % 8, false) }
      #expect(guesses == ["CODE-woT0xc": 5, "SIGNET-Fg5ss": 95])
    }
  }

  @Test("of one code of an app one counts, and the others are no guesses")
  func oneCodeOfAnApp() async throws {
    try await Self.run { memory in
      let id = try await memory.addPerson().id
      let target = Target(id, by: id, .proof(.v2))
      _ = try await memory.useCases.registerTOTP(for: target)
      try await memory.useCases.verifyTOTP(of: target, code: TestVault.totp(at: memory.clock.now))
      memory.clock.advance(seconds: 60)
      let enter = { @Sendable (code: String) async throws in
        var request = SessionRequest(user: .id(id))
        request.totp = code
        _ = try await memory.useCases.createSession(request, nil, by: memory.admin)
      }
      let code = TestVault.totp(at: memory.clock.now)
      let ends = await Self.ends(64) { _ in try await enter(code) }
      #expect(ends == ["": 1, "EVENT-8isk2": 63])
      memory.clock.advance(seconds: 60)
      try await enter(TestVault.totp(at: memory.clock.now))
    }
  }

  @Test("recovery codes are taken at once, each once")
  func recoveryCodes() async throws {
    try await Self.run { memory in
      let id = try await memory.addPerson().id
      let codes = try await memory.useCases.generateRecoveryCodes(40, for: Target(id, by: id, .proof(.v2))).codes
      let ends = await Self.ends(40) { number in
        var request = SessionRequest(user: .id(id))
        request.codes[.recoveryCode] = codes[number].replacing("-", with: "")
        _ = try await memory.useCases.createSession(request, nil, by: memory.admin)
      }
      #expect(ends == ["": 40])
    }
  }
}
