import Testing

@testable import Texts

@Suite("What messages say in each language")
struct NotificationTextsTests {
  /// The languages of the published interface.
  static let published = [
    "bg", "cs", "de", "en", "es", "fr", "hu", "id", "it", "ja", "ko", "mk", "nl", "pl", "pt", "ro", "ru", "sv", "tr",
    "zh",
  ]

  @Test("There are all languages of the published interface, each once")
  func languages() {
    #expect(Language.tags == Self.published)
  }

  /// Every text of a language by a name for it.
  static func texts(_ language: NotificationTexts) -> [String: String] {
    var texts = ["code label": language.codeLabel, "link label": language.linkLabel]
    for kind in MailKind.allCases {
      let mail = language[kind]
      texts["\(kind) title"] = mail.title
      texts["\(kind) pre-header"] = mail.preHeader
      texts["\(kind) subject"] = mail.subject
      texts["\(kind) greeting"] = mail.greeting
      texts["\(kind) text"] = mail.text
      texts["\(kind) button"] = mail.buttonText
      texts["\(kind) footer"] = mail.footerText
    }
    for kind in ShortMessageKind.allCases { texts["SMS \(kind)"] = language.shortMessages[kind] }
    return texts
  }

  @Test("Each text says the same as the English one, in the language's own words", arguments: Self.published)
  func translations(tag: String) throws {
    let texts = Self.texts(try #require(Language(lookingUp: tag)).notifications)
    let english = Self.texts(.english)
    #expect(Set(texts.keys) == Set(english.keys), "a button in one language is a button in every")
    for (name, text) in texts {
      #expect(!text.isEmpty && text == text.trimmingWhiteSpace, "\(name)")
      for variable in MailVariables.names {
        #expect(
          text.contains("{{.\(variable)}}") == english[name]?.contains("{{.\(variable)}}"), "\(variable) in \(name)")
      }
      if tag != "en" { #expect(text != english[name], "\(name) repeats English") }
    }
  }

  @Test("No two languages share a sentence, as after copying one and translating half", arguments: Self.published)
  func originals(tag: String) throws {
    let texts = Self.texts(try #require(Language(lookingUp: tag)).notifications)
    for other in Language.all where other.tag != tag {
      let shared = Self.texts(other.notifications).filter { texts[$0.key] == $0.value && !$0.key.hasSuffix("greeting") }
      #expect(shared.isEmpty, "\(tag) and \(other.tag)")
    }
  }

  @Test("Japanese, Korean, Chinese and the Cyrillic languages are written in their scripts")
  func scripts() throws {
    let ranges: [String: [ClosedRange<UInt32>]] = [
      "ja": [0x3040...0x30ff, 0x4e00...0x9fff], "ko": [0xac00...0xd7a3], "zh": [0x4e00...0x9fff],
      "bg": [0x400...0x4ff], "mk": [0x400...0x4ff], "ru": [0x400...0x4ff],
    ]
    for (tag, scripts) in ranges {
      for (name, text) in Self.texts(try #require(Language(lookingUp: tag)).notifications) {
        let isItsOwn = text.unicodeScalars.contains { scalar in scripts.contains { $0.contains(scalar.value) } }
        #expect(isItsOwn || name.hasSuffix("greeting"), "\(name) of \(tag): \(text)")
      }
    }
  }

  @Test(
    "A text message takes two parts at most: 153 characters of the GSM alphabet each, or 67 of any other",
    arguments: Self.published)
  func lengths(tag: String) throws {
    let language = try #require(Language(lookingUp: tag)).notifications
    for kind in ShortMessageKind.allCases {
      let text = language.shortMessages[kind].replacing("{{.Code}}", with: "A1B2C3")
      let units = text.utf16.count
      let parts = Self.isGSM(text) ? (units + 152) / 153 : (units + 66) / 67
      #expect(parts <= 2, "\(kind): \(units) units")
    }
  }

  /// The part of the alphabet of 3GPP TS 23.038 that our texts use.
  private static func isGSM(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isASCII || "èéùìòÇØøÅåΔÆæßÉÄÖÑÜ§¿äöñüà¡£¥".unicodeScalars.contains($0) }
  }
}

extension String {
  fileprivate var trimmingWhiteSpace: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
