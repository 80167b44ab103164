import Testing
import Domain

@testable import Texts

@Suite("What the pages say in each language")
struct PageTextsTests {
  /// Every text of a language by the path of its field.
  static func texts(_ value: Any, _ path: String = "") -> [String: String] {
    if let text = value as? String { return [path: text] }
    return Mirror(reflecting: value).children.reduce(into: [:]) { texts, child in
      texts.merge(Self.texts(child.value, "\(path)/\(child.label ?? "?")")) { $1 }
    }
  }

  @Test("The texts are found by reflection")
  func reflection() {
    #expect(Self.texts(PageTexts.english).count > 40)
  }

  @Test("Each text is there, and in the language's own words", arguments: Language.tags)
  func translations(tag: String) throws {
    let texts = Self.texts(try #require(Language(lookingUp: tag)).pages)
    for (path, english) in Self.texts(PageTexts.english) {
      let text = try #require(texts[path])
      #expect(!text.isEmpty, "\(path)")
      #expect(text.contains("{{.Length}}") == (path == "/passwordRules/minimum"), "\(path)")
      #expect(
        text.contains("{{.Limit}}") == ["/passwordRules/maximum", "/passwordTooLong"].contains(path), "\(path)")
      #expect(text.contains("{{.Lifetime}}") == (path == "/codeHint"), "\(path)")
      // "Code" is a word of several languages; a sentence is not.
      if tag != "en", english.contains(" ") { #expect(text != english, "\(path) repeats English") }
    }
  }

  @Test(
    "The page speaks the language of the link, else the browser's, else the instance's, else English",
    arguments: [
      ("fr", "de", "it", "fr"), ("pt-BR", "de", "it", "pt"), (nil, "de-CH, en;q=0.5", "it", "de"),
      ("zh-TW", "de", "it", "zh-Hant"), ("zh-HK", "de", "it", "zh-Hant"),
      (nil, "zh-MO", "it", "zh-Hant"), ("zh_TW", "de", "it", "zh-Hant"), ("zh-Hant-SG", "de", "it", "zh-Hant"),
      ("zh-CN", "de", "it", "zh"), ("zh-Hans-HK", "de", "it", "zh"), ("zh-SG", "de", "it", "zh"),
      ("pt-PT", "de", "it", "pt-PT"),
      ("pt-AO", "de", "it", "pt-PT"), (nil, "pt-PT;q=0, fr", "it", "fr"), ("xx", "yy, ja;q=0.1", "it", "ja"),
      (nil, nil, "it", "it"), ("xx", "*", "it", "it"), ("", "", "", "en"),
      (nil, "tlh", "tlh", "en"), ("<script>", "en", "it", "en"), ("de, fr", "it", "en", "it"),
      ("pt_BR", "de", "en", "pt"), (String(repeating: "a-", count: 16 << 10), "fr", "en", "fr"),
      (String(repeating: "-", count: 1 << 20), nil, "it", "it"),
    ] as [(String?, String?, String, String)])
  func choice(chosen: String?, accepted: String?, fallback: String, expected: String) {
    let spoken = SpokenLanguages(fallback: fallback)
    #expect(Language(chosen: chosen, accepted: accepted, in: spoken).tag == expected)
  }

  @Test(
    "Where languages are restricted, no other is spoken: by pages, mails or errors",
    arguments: [
      ("fr", "it", "pt-PT"), ("de-AT", "en", "de"), (nil, "fr, pt-PT;q=0.5, de;q=0.1", "pt-PT"), (nil, "*", "pt-PT"),
      (nil, nil, "pt-PT"), ("pt", "pt", "pt-PT"), ("pt-AO", nil, "pt-PT"),
    ] as [(String?, String?, String)])
  func restricted(chosen: String?, accepted: String?, expected: String) {
    let spoken = SpokenLanguages(fallback: "pt-PT", allowed: ["de", "pt-PT"])
    #expect(Language(chosen: chosen, accepted: accepted, in: spoken).tag == expected)
    #expect(Language(preferring: "en", in: spoken).tag == "pt-PT")
    #expect(Language(preferring: "de-CH", in: spoken).tag == "de")
    #expect(Language(accepting: "en, de;q=0.5", in: spoken).tag == "de")
    #expect(Language(accepting: "fr", in: spoken).tag == "en", "the one language of errors that is left")
  }

  @Test("What is built in on pages has its place among what can be set", arguments: Language.tags)
  func pageTexts(tag: String) throws {
    let language = try #require(Language(lookingUp: tag))
    let texts = language.messageText(.login)
    #expect(texts.onPage("InitPassword", "Title") == language.pages.passwordReset.title)
    #expect(texts.onPage("InitPassword", "NextButtonText") == language.pages.passwordReset.button)
    #expect(texts.onPage("EmailVerificationDone", "Description") == language.pages.verification.doneText)
    #expect(texts.onPage("EmailVerification", "NewPasswordLabel") == nil, "no such part")
    #expect(texts.onPage("Footer", "Tos") == language.pages.footer.termsOfService)
    #expect(MessageTextKind.login.fields.count { texts[$0] != nil } == 29)
  }

  @Test("The rules that are listed are those of the policy")
  func rules() {
    var policy = PasswordPolicy()
    #expect(
      PageTexts.english.passwordRules.items(policy) == [
        "at least 8 characters", "at most 72 characters (an accented letter counts as 2)", "a lower-case letter",
        "an upper-case letter", "a digit", "a symbol",
      ])
    policy.minimumLength = 12
    policy.needsNumber = false
    policy.needsSymbol = false
    #expect(
      PageTexts.german.passwordRules.items(policy) == [
        "mindestens 12 Zeichen", "höchstens 72 Zeichen (Umlaute und ß zählen doppelt)", "einen Kleinbuchstaben",
        "einen Großbuchstaben",
      ])
  }
}
