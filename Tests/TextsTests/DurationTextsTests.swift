import Testing

@testable import Texts

@Suite("How long, in words")
struct DurationTextsTests {
  @Test(
    "The form that goes with a number is CLDR's",
    arguments: [
      ("other", PluralRule.other, [0, 1, 2, 5, 21], "ooooo"),
      ("oneOther", .oneOther, [0, 1, 2, 11, 21, 101], "o1oooo"),
      ("oneBelowTwo", .oneBelowTwo, [0, 1, 2, 21], "11oo"),
      ("macedonian", .macedonian, [0, 1, 2, 11, 21, 31, 111, 121], "o1oo11o1"),
      ("czech", .czech, [0, 1, 2, 3, 4, 5, 12, 21, 22, 102], "o1fffooooo"),
      (
        "polish", .polish, [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 24, 112, 122], "o1ffooooofFof".replacing("F", with: "f")
      ),
      ("romanian", .romanian, [0, 1, 2, 19, 20, 72, 100, 101, 102, 119, 120], "f1ffooofffo"),
      ("russian", .russian, [0, 1, 2, 4, 5, 11, 12, 21, 22, 72, 111, 112, 121], "o1ffooo1ffoo1"),
    ] as [(String, PluralRule, [Int], String)])
  func plurals(name: String, rule: PluralRule, numbers: [Int], expected: String) {
    let found = numbers.map { number in
      switch rule.category(of: number) {
      case .one: "1"
      case .few: "f"
      case .other: "o"
      }
    }.joined()
    #expect(found == expected, "\(name)")
  }

  @Test(
    "Lifetimes of codes",
    arguments: [
      ("en", 3600, "1 hour"), ("en", 72 * 3600, "3 days"), ("en", 5400, "90 minutes"), ("en", 60, "1 minute"),
      ("en", 0, "1 minute"), ("en", 24 * 3600, "24 hours"), ("en", 25 * 3600, "25 hours"), ("en", 48 * 3600, "2 days"),
      ("de", 3600, "1 Stunde"), ("de", 72 * 3600, "3 Tage"), ("pl", 3600, "1 godzinę"), ("pl", 2 * 3600, "2 godziny"),
      ("pl", 12 * 3600, "12 godzin"), ("pl", 22 * 3600, "22 godziny"), ("ru", 21 * 3600, "21 час"),
      ("ru", 72 * 3600, "3 дня"), ("ru", 5 * 86400, "5 дней"), ("ro", 20 * 60, "20 de minute"),
      ("ro", 19 * 60, "19 minute"), ("cs", 5 * 3600, "5 hodin"), ("fr", 3600, "1 heure"), ("ja", 3600, "1 時間"),
      ("ko", 3600, "1시간"), ("hu", 3600, "1 óráig"), ("zh-Hant", 72 * 3600, "3 天"), ("mk", 21 * 60, "21 минута"),
    ] as [(String, Int64, String)])
  func lifetimes(tag: String, seconds: Int64, expected: String) throws {
    let language = try #require(Language(lookingUp: tag))
    #expect(language.notifications.common.durations.text(seconds: seconds) == expected)
  }

  @Test("Each language has the forms that its rule asks for, each with its number", arguments: Language.tags)
  func forms(tag: String) throws {
    let durations = try #require(Language(lookingUp: tag)).notifications.common.durations
    let needed = Set((0...200).map { durations.plurals.category(of: $0) })
    for unit in [durations.minutes, durations.hours, durations.days] {
      #expect((unit.one != nil) == needed.contains(.one) && (unit.few != nil) == needed.contains(.few))
      for form in [unit.one, unit.few, unit.other].compactMap({ $0 }) { #expect(form.contains("{{.Number}}")) }
    }
  }
}
