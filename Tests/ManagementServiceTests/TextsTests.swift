import Testing

@testable import ManagementService

struct TextsTests {
  @Test func everyLanguageHasTheSameKeys() {
    let english = Set(Texts.table(for: .english).keys)
    for language in Language.allCases {
      #expect(Set(Texts.table(for: language).keys).symmetricDifference(english).isEmpty, "\(language)")
    }
  }

  @Test(arguments: Language.allCases)
  func sentencesAreSentences(_ language: Language) {
    for (key, sentence) in Texts.table(for: language) {
      #expect(sentence.hasSuffix(".") && sentence.count > 10, "\(key)")
    }
  }

  @Test func languagesDiffer() {
    let german = Texts.table(for: .german)
    for (key, sentence) in Texts.table(for: .english) {
      #expect(german[key] != sentence, "\(key)")
    }
  }

  @Test func whatIsNoKeyHasNoSentence() {
    #expect(Texts.sentence(for: "auth header missing", in: .german) == nil)
  }
}
