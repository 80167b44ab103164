import Testing

@testable import Texts

@Suite("What callers read in errors and histories")
struct ErrorTextsTests {
  static let tables = Language.all.compactMap { language in language.errors.map { (language.tag, $0.sentences) } }

  @Test func everyLanguageHasTheSameKeys() {
    let english = Set(ErrorTexts.english.sentences.keys)
    for (tag, sentences) in Self.tables {
      #expect(Set(sentences.keys).symmetricDifference(english).isEmpty, "\(tag)")
    }
  }

  @Test func sentencesAreSentences() {
    for (tag, sentences) in Self.tables {
      for (key, sentence) in sentences {
        #expect(sentence.hasSuffix(".") && sentence.count > 10, "\(key) of \(tag)")
      }
    }
  }

  @Test func languagesDiffer() {
    for (tag, sentences) in Self.tables where tag != "en" {
      for (key, sentence) in ErrorTexts.english.sentences {
        #expect(sentences[key] != sentence, "\(key) of \(tag)")
      }
    }
  }

  @Test("A language without sentences of its own speaks English; what is no key has no sentence")
  func sentences() throws {
    let french = try #require(Language(lookingUp: "fr-CH"))
    #expect(french.errors == nil)
    #expect(french.sentence(for: "Errors.NotFound") == Language.english.sentence(for: "Errors.NotFound"))
    #expect(Language(accepting: "de").sentence(for: "auth header missing") == nil)
  }
}
