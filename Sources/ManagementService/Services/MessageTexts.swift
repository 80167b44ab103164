import Domain
import ManagementAPI
import Texts

/// What the requests that set a message's texts have in common.
protocol MessageTextRequest {
  var language: String { get }
  var title: String { get }
  var preHeader: String { get }
  var subject: String { get }
  var greeting: String { get }
  var text: String { get }
  var buttonText: String { get }
  var footerText: String { get }
}

extension UseCases {
  /// What an organization or the instance says in a message: what it has set and no more; else what is said for it.
  func text(
    _ kind: MessageTextKind, _ language: String, of scope: Membership.Scope
  ) async throws -> Zitadel_Text_V1_MessageCustomText {
    let key = MessageTextKey(kind, in: try await spoken(language).tag)
    if let own = try await directory.messageText(key, of: scope) { return try await message(own, of: scope) }
    return try await defaultText(kind, language)
  }

  /// What is said for organizations that have set nothing: the instance's text over what is built in.
  func defaultText(_ kind: MessageTextKind, _ language: String) async throws -> Zitadel_Text_V1_MessageCustomText {
    let language = try await spoken(language)
    let general = try await directory.messageText(MessageTextKey(kind, in: language.tag), of: .instance)
    let builtIn = language.notifications.messageText(kind)
    var message = Zitadel_Text_V1_MessageCustomText(general?.text.over(builtIn) ?? builtIn)
    if let general { message.details = try await self.message(general, of: .instance).details }
    message.isDefault = true
    return message
  }

  func setText(
    _ kind: MessageTextKind, _ request: some MessageTextRequest, of scope: Membership.Scope, by editorID: String
  ) async throws -> Zitadel_V1_ObjectDetails {
    let key = MessageTextKey(kind, in: try SupportedLanguage.read(request.language, among: languages))
    return try await store.execute(
      .setMessageText(MessageText(request), of: key, in: scope, by: editorID)
    ).changed
  }

  func resetText(
    _ kind: MessageTextKind, _ language: String, of scope: Membership.Scope, by editorID: String
  ) async throws -> Zitadel_V1_ObjectDetails {
    // Nothing can be set for a language that there is not.
    guard let language = try? SupportedLanguage.read(language, among: languages) else { throw scope.noMessageText }
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

  private func message(
    _ own: OwnMessageText, of scope: Membership.Scope
  ) async throws -> Zitadel_Text_V1_MessageCustomText {
    var message = Zitadel_Text_V1_MessageCustomText(own.text)
    let owner: String
    switch scope {
    case .instance: owner = try await store.instance()?.id ?? ""
    case .organization(let id): owner = id
    }
    message.details = .init(own.sequence, created: own.creationDate, changed: own.changeDate, owner: owner)
    return message
  }
}

extension Zitadel_Text_V1_MessageCustomText {
  fileprivate init(_ text: MessageText) {
    self.init()
    self.title = text[.title] ?? ""
    self.preHeader = text[.preHeader] ?? ""
    self.subject = text[.subject] ?? ""
    self.greeting = text[.greeting] ?? ""
    self.text = text[.text] ?? ""
    self.buttonText = text[.buttonText] ?? ""
    self.footerText = text[.footerText] ?? ""
  }
}

extension MessageText {
  fileprivate init(_ request: some MessageTextRequest) {
    self.init()
    self[.title] = request.title
    self[.preHeader] = request.preHeader
    self[.subject] = request.subject
    self[.greeting] = request.greeting
    self[.text] = request.text
    self[.buttonText] = request.buttonText
    self[.footerText] = request.footerText
  }
}
