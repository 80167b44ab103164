import Testing

@testable import Domain

@Suite("What the instance does not offer")
struct RestrictionTests {
  private static let supported = ["de", "en", "pt-PT", "zh-Hant"]

  private static func setting(
    _ languages: [String]?, strangers: Bool? = nil
  ) throws(DomainError) -> Command<Instance> {
    try .setRestrictions(
      disallowsPublicOrganizations: strangers, allowedLanguages: languages, among: supported, by: "editor")
  }

  @Test("What is left out stays, in one event each; nothing new is none")
  func set() throws {
    var world = try MessageTextTests.world()
    try world.execute(Self.setting(["EN", "pt_pt"]))
    #expect(world.instance?.allowedLanguages == ["en", "pt-PT"])
    let before = world.events.count
    try world.execute(Self.setting(nil, strangers: true))
    try world.execute(Self.setting(["en", "pt-PT"], strangers: true))
    #expect(
      world.events[before...].map(\.payload) == [
        .instance(
          .restrictionsSet(Restrictions(disallowsPublicOrganizations: true, allowedLanguages: ["en", "pt-PT"])))
      ])
    try world.execute(Self.setting([]))
    #expect(world.instance?.restrictions?.value == Restrictions(disallowsPublicOrganizations: true))
  }

  @Test(
    "What is none is refused, and says which",
    arguments: [
      (nil, "COMMAND-oASwj", nil), (["-"], "LANG-jc8Sq", nil), (["en", ""], "LANG-jc8Sq", nil),
      (["und", "en"], "LANG-3M9f2", nil), (["en", "EN"], "LANG-3M9f2", nil), (["fr", "en"], "LANG-lg4DP", nil),
      (["en", "de", "en", "de"], "LANG-XHiK5", "en, de"), (["fr", "it", "en"], "LANG-XHiK5", "fr, it"),
    ] as [([String]?, String, String?)])
  func refused(languages: [String]?, id: String, subject: String?) {
    let error = #expect(throws: DomainError.self) { try Self.setting(languages) }
    #expect(error?.id == id && error?.kind == .invalidArgument && error?.subject == subject)
  }

  @Test("A hundred thousand languages are read in one go, and the answer stays short")
  func many() {
    let error = #expect(throws: DomainError.self) {
      try Self.setting((0..<100_000).map { "aa-\(String($0, radix: 36))" })
    }
    #expect(error?.id == "LANG-XHiK5" && (error?.subject ?? "").utf8.count < 200)
  }

  @Test("The default language is among the allowed ones, whichever is set first")
  func fallback() throws {
    var world = try MessageTextTests.world()
    #expect(world.refusal(of: try Self.setting(["de"]))?.id == "COMMAND-L0m2u")
    try world.execute(Self.setting(["en", "de"]))
    let other = try Command.setDefaultLanguage("pt-PT", among: Self.supported, by: "editor")
    #expect(world.refusal(of: other)?.id == "LANG-2M9fs")
    try world.execute(.setDefaultLanguage("de", among: Self.supported, by: "editor"))
    #expect(world.refusal(of: try Self.setting(["en"]))?.id == "COMMAND-L0m2u")
    let cell = DefaultLanguage()
    cell.note(try #require(world.instance))
    #expect(cell.languages == SpokenLanguages(fallback: "de", allowed: ["en", "de"]))
  }
}
