import Testing

@testable import Domain

/// What makes codes and secrets, and that it is what makes them.
struct SecretGeneratorTests {
  private static let hour: Int64 = 3_600_000_000

  private static func world() throws -> World {
    var world = World.empty
    try world.execute(try SetUpInstanceTests.command())
    return world
  }

  private static func set(
    _ kind: SecretGenerator.Kind = .emailVerification, length: Int = 8, lifetime: Int64? = 60_000_000,
    alphabets: SecretGenerator.Alphabets = .digits
  ) -> Command<Instance> {
    .setSecretGenerator(kind, length: length, lifetime: lifetime, alphabets: alphabets, by: "3")
  }

  @Test("set for the first time, then changed, and each kind for itself")
  func changes() throws {
    var world = try Self.world()
    let before = world.events.count
    let first = try world.execute(Self.set())
    #expect(
      first.secretGenerator(.emailVerification) == SecretGenerator(length: 8, lifetime: 60_000_000, alphabets: .digits))
    #expect(first.secretGenerator(.phoneVerification) == .standard(.phoneVerification))
    let second = try world.execute(Self.set(length: 9, lifetime: nil), at: Given.now.adding(seconds: 9))
    #expect(second.secretGenerator(.emailVerification).lifetime == 60_000_000, "a lifetime that nobody names stays")
    let setting = try #require(second.secretGenerators[.emailVerification])
    #expect(setting.creationDate == Given.now && setting.changeDate == Given.now.adding(seconds: 9))
    #expect(
      world.events[before...].map(\.payload) == [
        .instance(.secretGeneratorAdded(.emailVerification, first.secretGenerator(.emailVerification))),
        .instance(.secretGeneratorChanged(.emailVerification, second.secretGenerator(.emailVerification))),
      ])
    #expect(world.refusal(of: Self.set(length: 9))?.id == "COMMAND-m0o3f")
    let standard = SecretGenerator.standard(.clientSecret)
    #expect(
      world.refusal(
        of: Self.set(.clientSecret, length: standard.length, lifetime: nil, alphabets: standard.alphabets))?.id
        == "COMMAND-m0o3f", "what holds anyway is no change")
    #expect(World().refusal(of: Self.set())?.id == "SIGNET-No1nS")
  }

  @Test(
    "what could be guessed, never be entered, or never arrive is refused",
    arguments: [
      (set(length: 5), "SIGNET-Sg1ln"), (set(length: 0), "SIGNET-Sg1ln"), (set(length: 21), "SIGNET-Sg1ln"),
      (set(length: .max), "SIGNET-Sg1ln"), (set(.clientSecret, length: 73), "SIGNET-Sg1ln"),
      (set(alphabets: []), "SIGNET-Sg2al"), (set(lifetime: 0), "SIGNET-Sg3lt"), (set(lifetime: -1), "SIGNET-Sg3lt"),
      (set(lifetime: 999_999), "SIGNET-Sg3lt"), (set(lifetime: .max), "SIGNET-Sg3lt"),
      (set(.clientSecret, lifetime: -1), "SIGNET-Sg3lt"),
    ])
  func bounds(_ command: Command<Instance>, _ id: String) throws {
    #expect(try Self.world().refusal(of: command)?.id == id)
  }

  @Test(
    "the bounds themselves are allowed",
    arguments: [
      set(length: 6), set(length: 20), set(.clientSecret, length: 72, lifetime: 0), set(lifetime: 1_000_000),
      set(lifetime: 365 * 24 * hour), set(alphabets: .symbols),
    ])
  func atTheBounds(_ command: Command<Instance>) throws {
    var world = try Self.world()
    try world.execute(command)
  }

  @Test("of two states of the instance the newer holds, in whichever order they are noted")
  func newest() throws {
    var world = try Self.world()
    let first = try world.execute(Self.set())
    let second = try world.execute(Self.set(length: 9))
    let current = CurrentGenerators()
    #expect(current[.emailVerification] == .standard(.emailVerification))
    for instance in [second, first, second] { current.note(instance) }
    for kind in SecretGenerator.Kind.allCases { #expect(current[kind] == second.secretGenerator(kind)) }
    let longest = try world.execute(
      Self.set(
        .clientSecret, length: 72, lifetime: SecretGenerator.lifetimes.upperBound, alphabets: [.symbols, .lowercase]))
    current.note(longest)
    #expect(current[.clientSecret] == longest.secretGenerator(.clientSecret), "a word has room for the largest")
  }

  @Test("a code counts as long as its generator says")
  func lifetime() throws {
    var world = World(Given.unverified)
    let code = DrawnCode(digest: [1, 9], sealed: [2, 9], lifetime: 90_000_000)
    try world.execute(.sendEmailCode(to: Given.target(), code: code, policy: RatePolicy()))
    #expect(world.human?.email.code?.expires == Given.now.adding(seconds: 90))
    #expect(world.outbox.last?.expires == Given.now.adding(seconds: 90))
    try world.execute(
      .sendEmailCode(to: Given.target(), code: Given.code(), policy: RatePolicy()), at: Given.now.adding(seconds: 100))
    #expect(world.human?.email.code?.expires == Given.now.adding(seconds: 3700), "by default an hour")
  }

  @Test(
    "a code with small letters and symbols is entered as it is", arguments: ["aB3$x-", " aB3$x-\n", "ａB3$x-\u{200B}"])
  func exact(_ text: String) { #expect(EnteredCode.exact(text) == "aB3$x-") }

  @Test("either reading of what was entered may be the code, and nothing else")
  func readings() {
    let pending = PendingCode(digest: [1, 2], expires: Given.now, issuedBy: 1)
    for digests in [[1, 2], [3, 4, 1, 2], [1, 2, 3, 4]] as [[UInt8]] { #expect(pending.matches(digests)) }
    for digests in [[], [1], [2, 1], [3, 1, 2, 4], [1, 2].reversed(), [3, 4, 1]] as [[UInt8]] {
      #expect(!pending.matches(digests))
    }
    // A row that was damaged is no code at all.
    let nothing = PendingCode(digest: [], expires: Given.now, issuedBy: 1)
    for digests in [[], [1, 2]] as [[UInt8]] { #expect(!nothing.matches(digests)) }
  }

  @Test("every alphabet is what its name says, and no character comes twice")
  func alphabets() {
    for bits in UInt8(0)..<16 {
      let characters = SecretGenerator.Alphabets(rawValue: bits).characters
      #expect(Set(characters).count == characters.count)
      #expect(characters.allSatisfy { (0x21...0x7e).contains($0) && !"\"'<>&\\`".utf8.contains($0) })
    }
    #expect(SecretGenerator.Alphabets([.uppercase, .digits]).characters.count == 36)
  }
}
