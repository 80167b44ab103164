import Domain
import ManagementAPI
import Texts

/// What is said in a message or on pages, and whose it is.
struct SaidText {
  var text: MessageText
  /// Of what an organization or the instance has set; nil where nobody has.
  var details: Zitadel_V1_ObjectDetails?
  /// Whether it is said for whoever has set nothing.
  var isDefault = false
}

extension UseCases {
  /// What an organization or the instance says: what it has set and no more; else what is said for it.
  func text(_ kind: MessageTextKind, _ language: String, of scope: Membership.Scope) async throws -> SaidText {
    let key = MessageTextKey(kind, in: try await spoken(language).tag)
    if let own = try await directory.messageText(key, of: scope) {
      return SaidText(text: own.value, details: try await details(of: own, in: scope))
    }
    return try await defaultText(kind, language)
  }

  /// What is said for whoever says nothing in a scope.
  func generalText(_ kind: MessageTextKind, _ language: String, for scope: Membership.Scope) async throws -> SaidText {
    switch scope {
    case .organization: try await defaultText(kind, language)
    // What is built in, whatever was set.
    case .instance: SaidText(text: try await spoken(language).messageText(kind))
    }
  }

  /// What is said for organizations that have set nothing: the instance's text over what is built in.
  func defaultText(_ kind: MessageTextKind, _ language: String) async throws -> SaidText {
    let language = try await spoken(language)
    let general = try await directory.messageText(MessageTextKey(kind, in: language.tag), of: .instance)
    let builtIn = language.messageText(kind)
    var said = SaidText(text: general?.value.over(builtIn) ?? builtIn, isDefault: true)
    if let general { said.details = try await details(of: general, in: .instance) }
    return said
  }

  func setText(
    _ kind: MessageTextKind, _ text: MessageText, in language: String, of scope: Membership.Scope, by editorID: String
  ) async throws -> Zitadel_V1_ObjectDetails {
    let key = MessageTextKey(kind, in: try SupportedLanguage.read(language, among: languages))
    return try await store.execute(.setMessageText(text, of: key, in: scope, by: editorID)).changed
  }

  func resetText(
    _ kind: MessageTextKind, _ language: String, of scope: Membership.Scope, by editorID: String
  ) async throws -> Zitadel_V1_ObjectDetails {
    // Nothing can be set for a language that there is not.
    guard let language = try? SupportedLanguage.read(language, among: languages) else {
      throw scope.nothingSaid(of: kind)
    }
    return try await store.execute(
      .resetMessageText(of: MessageTextKey(kind, in: language), in: scope, by: editorID)
    ).changed
  }

  /// In which language a reader of this tag gets messages: without texts in it, in the instance's.
  private func spoken(_ tag: String) async throws -> Language {
    let tag = try TextKind.searched.checked(tag)
    if let language = Language(lookingUp: tag) { return language }
    return Language(preferring: [try await store.instance()?.defaultLanguage ?? ""])
  }

  private func details(of own: Dated<MessageText>, in scope: Membership.Scope) async throws -> Zitadel_V1_ObjectDetails
  {
    let owner: String
    switch scope {
    case .instance: owner = try await store.instance()?.id ?? ""
    case .organization(let id): owner = id
    }
    return .init(own.sequence, created: own.creationDate, changed: own.changeDate, owner: owner)
  }
}

extension MessageTextFields {
  fileprivate static var parts: [(field: WritableKeyPath<Self, String>, part: MessageTextField)] {
    [
      (\.title, .title), (\.preHeader, .preHeader), (\.subject, .subject), (\.greeting, .greeting), (\.text, .text),
      (\.buttonText, .buttonText), (\.footerText, .footerText),
    ]
  }
}

extension Zitadel_Text_V1_MessageCustomText {
  init(_ said: SaidText) {
    self.init()
    (details, isDefault) = (said.details, said.isDefault)
    for (field, part) in Self.parts { self[keyPath: field] = said.text[part] ?? "" }
  }
}

extension MessageText {
  init<Fields: MessageTextFields>(_ fields: Fields) {
    self.init()
    for (field, part) in Fields.parts { self[part] = fields[keyPath: field] }
  }

  /// Of a text message, which has no other part.
  init(text: String) {
    self.init()
    self[.text] = text
  }
}
