import Testing

@testable import Domain

@Suite("What the login says") struct LoginTranslationTests {
  private static func set(_ json: String, in scope: Membership.Scope) throws -> Command<ChangeOutcome> {
    .setLoginTranslation(try LoginTranslation(locale: "de", json: json), in: scope, by: "e")
  }

  @Test("is replaced as a whole, and says nothing where nothing changes")
  func setting() throws {
    var world = World()
    let scope = Membership.Scope.organization(Given.organization)
    for (json, events) in [(#"{"a":1}"#, 1), (#"{"a":1}"#, 0), ("{}", 1)] {
      let before = world.events.count
      try world.execute(try Self.set(json, in: scope))
      #expect(world.events.count == before + events)
    }
    #expect(world.items.contains(.loginTranslation(scope, locale: "de")))
  }

  @Test("of an organization that is not there is refused")
  func unknown() throws {
    let refusal = World().refusal(of: try Self.set("{}", in: .organization("99")))
    #expect(refusal == .organizationRequired)
    #expect(World.empty.refusal(of: try Self.set("{}", in: .instance)) == Instance.missing)
  }

  @Test("has a bound")
  func bound() throws {
    _ = try LoginTranslation(locale: "de", json: String(repeating: "a", count: LoginTranslation.maximumBytes))
    #expect(throws: DomainError(.invalidArgument, "SIGNET-Ht2lg", "Errors.LoginTranslation.TooLarge")) {
      try LoginTranslation(locale: "de", json: String(repeating: "a", count: LoginTranslation.maximumBytes + 1))
    }
  }

  @Test func locales() {
    #expect(LoginTranslation.locales(of: "de") == ["de"])
    #expect(LoginTranslation.locales(of: "zh-Hant-TW") == ["zh", "zh-Hant-TW"])
  }
}
