import Testing

@testable import Texts

@Suite("What messages say in each language")
struct NotificationTextsTests {
  /// The languages of the published interface, and the two that are written otherwise in other places.
  static let published = [
    "bg", "cs", "de", "en", "es", "fr", "hu", "id", "it", "ja", "ko", "mk", "nl", "pl", "pt", "pt-PT", "ro", "ru", "sv",
    "tr", "zh", "zh-Hant",
  ]

  @Test("There are all languages of the published interface, each once")
  func languages() {
    #expect(Language.tags == Self.published)
  }

  /// Every text of a language by a name for it.
  static func texts(_ language: NotificationTexts) -> [String: String] {
    let common = language.common
    var texts = [
      "greeting": common.greeting, "code prompt": common.codePrompt, "code label": common.codeLabel,
      "code line": common.codeLine, "code note": common.codeNote, "link label": common.linkLabel,
      "signature": common.signature, "contact line": common.contactLine, "SMS head": language.shortMessages.head,
    ]
    for kind in MailKind.allCases {
      let mail = language[kind]
      texts["\(kind) title"] = mail.title
      texts["\(kind) pre-header"] = mail.preHeader
      texts["\(kind) subject"] = mail.subject
      texts["\(kind) text"] = mail.text
      texts["\(kind) button"] = mail.action?.buttonText
      texts["\(kind) link"] = mail.action?.linkText
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
      #expect(!text.isEmpty && (text == text.trimmingWhiteSpace || name == "SMS head"), "\(name)")
      for variable in MailVariables.names {
        #expect(
          text.contains("{{.\(variable)}}") == english[name]?.contains("{{.\(variable)}}"), "\(variable) in \(name)")
      }
      // Where a language greets as another does, and has the same word for what it shares with it.
      if tag != "en", !Self.shared.contains(name) { #expect(text != english[name], "\(name) repeats English") }
    }
  }

  /// What is so short that languages agree on it.
  static let shared: Set = ["greeting", "contact line", "SMS head"]

  @Test("No two languages share a sentence, as after copying one and translating half", arguments: Self.published)
  func originals(tag: String) throws {
    let texts = Self.texts(try #require(Language(lookingUp: tag)).notifications)
    for other in Language.all where other.tag != tag {
      let shared = Self.texts(other.notifications).filter { texts[$0.key] == $0.value && !Self.shared.contains($0.key) }
      // Two ways to write one language have most in common where the script is the same.
      guard tag.prefix(2) != other.tag.prefix(2) else { continue }
      #expect(shared.isEmpty, "\(tag) and \(other.tag)")
    }
  }

  @Test("Japanese, Korean, Chinese and the Cyrillic languages are written in their scripts")
  func scripts() throws {
    let ranges: [String: [ClosedRange<UInt32>]] = [
      "ja": [0x3040...0x30ff, 0x4e00...0x9fff], "ko": [0xac00...0xd7a3], "zh": [0x4e00...0x9fff],
      "zh-Hant": [0x4e00...0x9fff],
      "bg": [0x400...0x4ff], "mk": [0x400...0x4ff], "ru": [0x400...0x4ff],
    ]
    for (tag, scripts) in ranges {
      for (name, text) in Self.texts(try #require(Language(lookingUp: tag)).notifications) {
        let isItsOwn = text.unicodeScalars.contains { scalar in scripts.contains { $0.contains(scalar.value) } }
        #expect(isItsOwn || Self.shared.contains(name), "\(name) of \(tag): \(text)")
      }
    }
  }

  @Test(
    "A text message is one segment, with the code, and with a name of nine characters before it",
    arguments: Self.published)
  func lengths(tag: String) throws {
    let messages = try #require(Language(lookingUp: tag)).notifications.shortMessages
    for kind in ShortMessageKind.allCases {
      let text = (messages.head + messages[kind]).replacing("{{.Code}}", with: "A1B2C3")
      #expect(
        ShortMessageSegments.count(text.replacing("{{.ServiceName}}", with: "Acme Bank")) == 1, "\(kind): \(text)")
    }
  }

  /// What every mail answers, by the texts that say it.
  @Test("No language lacks a fact that English has", arguments: Self.published)
  func facts(tag: String) throws {
    let language = try #require(Language(lookingUp: tag)).notifications
    let common = language.common
    for kind in MailKind.allCases {
      let mail = language[kind]
      let first = try #require(mail.text.split(separator: "\n").first)
      let service = kind == .invite ? "{{.ApplicationName}}" : "{{.ServiceName}}"
      #expect(first.contains(service), "who writes, in the first paragraph of \(kind)")
      let account = kind == .domainClaimed ? "{{.TempUsername}}" : "{{.PreferredLoginName}}"
      #expect(mail.text.contains(account), "which account \(kind) is about")
      #expect(
        (mail.action == nil) == [.passwordChanged, .emailChanged, .domainClaimed].contains(kind),
        "what to do in \(kind)")
    }
    #expect(language.passwordReset.subject.contains("{{.ServiceName}}"))
    #expect(language.invite.subject.contains("{{.ApplicationName}}"))
    #expect(language.invite.text.contains("{{.OrganizationName}}"), "who invites")
    #expect(language.verifyEmail.text.contains("{{.LastEmail}}"), "which address")
    #expect(language.domainClaimed.text.contains("{{.Domain}}"), "why the name was changed")
    for news in [language.passwordChanged, language.emailChanged, language.domainClaimed] {
      #expect(news.text.contains("{{.Time}}"), "when it was changed")
    }
    #expect(common.codeNote.contains("{{.Lifetime}}"), "how long the code works")
    #expect(common.signature.contains("{{.ServiceName}}") && common.signature.contains("{{.PreferredLoginName}}"))
    let warning = try #require(Self.warnings[tag], "a new language names the words of its warning here")
    for text in [common.codeNote] + ShortMessageKind.allCases.map({ language.shortMessages[$0] }) {
      #expect(text.contains(warning), "never share: \(text)")
    }
  }

  /// The words with which each language says that nobody else is to know the code.
  private static let warnings = [
    "bg": "Не го споделяйте", "cs": "Nikomu jej nesdělujte", "de": "Geben Sie ihn", "en": "Do not share it",
    "es": "No lo comparta", "fr": "Ne le communiquez à personne", "hu": "Ne ossza meg senkivel",
    "id": "Jangan bagikan kepada siapa pun", "it": "Non comunicarlo a nessuno", "ja": "第三者に教えないでください",
    "ko": "다른 사람에게 알려 주지 마세요", "mk": "Не го споделувајте", "nl": "Deel deze code met niemand",
    "pl": "Nie udostępniaj go", "pt": "compartilhe", "pt-PT": "Não o partilhe", "ro": "Nu îl comunicați",
    "ru": "сообщайте",
    "sv": "Dela den inte med någon", "tr": "Kimseyle paylaşmayın", "zh": "请勿告诉他人", "zh-Hant": "請勿告知他人",
  ]

  @Test(
    "The code has one name in mail, text message and page: that by which phones know it",
    arguments: [
      ("bg", "код за потвърждение"), ("cs", "ověřovací kód"), ("de", "Bestätigungscode"), ("en", "verification code"),
      ("es", "código de verificación"), ("fr", "code de vérification"), ("hu", "ellenőrző kód"),
      ("id", "kode verifikasi"), ("it", "codice di verifica"), ("ja", "確認コード"), ("ko", "인증 코드"),
      ("mk", "код за потврда"), ("nl", "verificatiecode"), ("pl", "kod weryfikacyjny"), ("pt", "código de verificação"),
      ("pt-PT", "código de verificação"), ("ro", "cod de verificare"), ("ru", "код подтверждения"),
      ("sv", "verifieringskod"), ("tr", "doğrulama kodu"), ("zh", "验证码"), ("zh-Hant", "驗證碼"),
    ])
  func terms(tag: String, term: String) throws {
    let language = try #require(Language(lookingUp: tag))
    // Some languages put an article at a word's end, or a word between.
    let words = term.lowercased().split(separator: " ")
    let texts = [
      language.notifications.common.codeLabel, language.notifications.common.codeLine,
      language.notifications.shortMessages.verifyPhone, language.pages.codeLabel,
    ]
    for text in texts {
      #expect(words.allSatisfy { text.lowercased().contains($0.prefix(max(1, $0.count - 1))) }, "\(text)")
    }
  }

  @Test(
    "No text of a mail is a label in another's punctuation",
    arguments: [("fr", "\u{A0}:"), ("ja", "："), ("zh", "："), ("zh-Hant", "："), ("de", ":")])
  func colons(tag: String, colon: String) throws {
    #expect(try #require(Language(lookingUp: tag)).notifications.common.codeLine.contains(colon))
  }

  @Test(
    "Segments, as 3GPP TS 23.038 and 23.040 count them",
    arguments: [
      ("", 1), (String(repeating: "a", count: 160), 1), (String(repeating: "a", count: 161), 2),
      (String(repeating: "é", count: 160), 1), (String(repeating: "€", count: 80), 1),
      (String(repeating: "€", count: 81), 2), (String(repeating: "’", count: 70), 1),
      (String(repeating: "’", count: 71), 2), (String(repeating: "é", count: 70) + "ç", 2),
      (String(repeating: "😀", count: 35), 1), (String(repeating: "😀", count: 36), 2),
      ("`" + String(repeating: "a", count: 70), 2),
      (String(repeating: "a", count: 306), 2), (String(repeating: "a", count: 307), 3),
    ])
  func segments(text: String, count: Int) {
    #expect(ShortMessageSegments.count(text) == count)
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
