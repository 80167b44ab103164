import GrpcCore
import HTTPTransport
import Logging
import Domain
import Texts

/// The pages behind the links in mails: verifying an address, initializing an account, choosing a new password, accepting
/// an invitation.
///
/// Opening a link (GET) shows a form and redeems nothing, because scanners of mail open links; posting the form does.
package struct LinkPages: Sendable {
  let useCases: UseCases
  /// Scheme, host and port under which browsers reach the server, where that is a setting.
  let origin: String?
  /// Who writes, where that is a setting.
  let serviceName: String?
  let logger: Logger

  package init(useCases: UseCases, origin: String?, serviceName: String? = nil, logger: Logger) {
    self.useCases = useCases
    self.origin = origin
    self.serviceName = serviceName
    self.logger = logger
  }

  package var routes: [HTTPRoute] {
    LinkPage.all.filter { $0 != .invitation }.map { page in
      HTTPRoute("GET", "POST", path: page.path) { request in
        await answer(request, page).embedded(by: useCases.policies[SecurityPolicy.self])
      }
    } + [
      HTTPRoute("GET", path: PageLayout.stylePath) { request in
        let organization = await useCases.pageOrganization(try request.query.first(PageAudience.organizationName))
        return .styleSheet(Looks(of: organization, else: try? await useCases.store.instance()))
      }
    ]
  }

  private func answer(_ request: HTTPRouteRequest, _ page: LinkPage) async -> HTTPRouteResponse {
    do throws(FormError) {
      let query = try request.query
      let page = page.told { query.value($0) }
      guard request.method == "POST" else { return await get(request, page, query) }
      return await post(request, page, try request.form ?? FormFields())
    } catch {
      return Self.broken(await form(page, request, userID: nil, code: nil, organizationID: nil, language: nil))
    }
  }

  private func get(_ request: HTTPRouteRequest, _ page: LinkPage, _ query: FormFields) async -> HTTPRouteResponse {
    let form = await form(
      page, request, userID: query.value(page.userIDName), code: query.value(LinkPage.codeName),
      organizationID: query.value(page.organizationIDName), language: query.value(LinkPage.languageName))
    return form.userID.isEmpty ? Self.broken(form) : .page(form.html)
  }

  private func post(_ request: HTTPRouteRequest, _ page: LinkPage, _ fields: FormFields) async -> HTTPRouteResponse {
    let form = await form(
      page, request, userID: fields.first("user"), code: fields.first("code"),
      organizationID: fields.first("organization"), language: fields.first("lang"))
    guard request.isSameOrigin(as: origin) else {
      return .page(status: 403, form.brokenHTML(form.texts.crossSite))
    }
    guard !form.userID.isEmpty else { return Self.broken(form) }
    if fields.first("action") == "resend" { return await resend(form) }
    return await redeem(
      form, password: fields.first("password") ?? "", repeated: fields.first("repeat") ?? "")
  }

  private func form(
    _ page: LinkPage, _ request: HTTPRouteRequest, userID: String?, code: String?, organizationID: String?,
    language: String?
  ) async -> LinkForm {
    let audience = await PageAudience(
      of: organizationID, request, chosen: language, useCases, serviceName: serviceName)
    var form = LinkForm(
      page: page, service: audience.service, reader: audience.language,
      userID: Self.bounded(userID, PageAudience.maximumIDBytes),
      organizationID: Self.bounded(organizationID, PageAudience.maximumIDBytes),
      language: Self.bounded(language, LanguageTag.maximumBytes), entered: code ?? "",
      generator: useCases.generator(page.notification), policy: useCases.policies[PasswordPolicy.self])
    // A link has the code as it was drawn. Who types one sees what they should have typed.
    let isTyped = request.method == "POST" && form.generator.isStandardCode
    form.code = isTyped ? EnteredCode.folded(form.entered) : EnteredCode.exact(form.entered)
    if page.setsPassword, let policy = try? await useCases.policy(PasswordPolicy.self, of: form.organizationID) {
      form.policy = policy
    }
    (form.own, form.frame) = (audience.own, audience.frame)
    return form
  }

  private func redeem(
    _ form: LinkForm, password: String, repeated: String
  ) async -> HTTPRouteResponse {
    guard !form.code.isEmpty else { return Self.refuse(form, form.texts.codeMissing, about: .code) }
    if form.page.setsPassword, let refusal = Self.refusal(form, password, repeated) {
      return Self.refuse(form, refusal, about: .password)
    }
    let target = Target(form.userID, by: form.userID, .proof(form.page.generation))
    do {
      switch form.page {
      case .verification: try await useCases.verifyEmail(of: target, code: form.entered)
      case .initialization: try await useCases.initialize(form.userID, code: form.entered, password: password)
      case .passwordReset:
        try await useCases.setPassword(.plain(password), isChangeRequired: false, of: target, on: .code(form.entered))
      case .invitation: try await useCases.acceptInvite(target, code: form.entered, password: password)
      }
      return .page(form.doneHTML)
    } catch let error as DomainError where Self.isAboutPassword(error) {
      return Self.refuse(form, form.texts.passwordRefused, about: .password)
    } catch let error as DomainError where error.kind == .resourceExhausted {
      return Self.refuse(form, form.texts.failed, status: 503)
    } catch is DomainError {
      return Self.refuse(form, form.texts.codeInvalid, about: .code)
    } catch {
      return fail(form, error)
    }
  }

  /// The rules of the user's organization are asked last: the link may have named another.
  private static func isAboutPassword(_ error: DomainError) -> Bool {
    error.key.hasPrefix("Errors.User.PasswordComplexityPolicy.")
  }

  /// Why a password cannot be taken; nil for one that can.
  private static func refusal(_ form: LinkForm, _ password: String, _ repeated: String) -> String? {
    guard password == repeated else { return form.texts.passwordsDiffer }
    // No policy makes nothing a password.
    guard !password.isEmpty else { return form.texts.passwordRefused }
    guard password.utf8.count <= PasswordPolicy.maximumBytes else { return form.texts.tooLong }
    do {
      try form.policy.check(password)
      return nil
    } catch {
      return form.texts.passwordRefused
    }
  }

  /// Asks for a new code. The answer is the same whether there is such a user or not: the page is open to all.
  private func resend(_ form: LinkForm) async -> HTTPRouteResponse {
    var form = form
    form.code = ""
    do {
      try await sendCode(form)
    } catch is DomainError {
      // Nobody to send to, nothing to send, or too much was sent: another answer would tell who is there.
    } catch {
      return fail(form, error)
    }
    form.notice = .good(form.texts.resentText)
    return .page(form.html)
  }

  private func sendCode(_ form: LinkForm) async throws {
    guard let user = try await useCases.store.user(id: form.userID) else { return }
    let target = Target(user.id, by: user.id, .proof(form.page.generation))
    switch form.page {
    case .initialization: try await useCases.resendInitialization(of: target)
    case .verification: try await useCases.sendEmailCode(to: target)
    case .passwordReset:
      // Where nobody asked for a reset, a stranger does not either.
      guard user.human?.passwordReset != nil else { return }
      try await useCases.requestPasswordReset(of: target, .mail())
    case .invitation: try await useCases.invite(target, .again)
    }
  }

  private static func broken(_ form: LinkForm) -> HTTPRouteResponse {
    .page(status: 400, form.brokenHTML(form.texts.linkBroken))
  }

  private static func refuse(
    _ form: LinkForm, _ text: String, about field: LinkForm.Field = .nothing, status: Int = 400
  ) -> HTTPRouteResponse {
    var form = form
    form.notice = .error(text, about: field)
    return .page(status: status, form.html)
  }

  private func fail(_ form: LinkForm, _ error: any Error) -> HTTPRouteResponse {
    logger.error("a page failed", metadata: ["error": "\(error)", "path": "\(form.page.target)"])
    return Self.refuse(form, form.texts.failed, status: 500)
  }

  /// What a stranger sent, before anything is done with it: nothing where it is longer than it can be.
  private static func bounded(_ text: String?, _ maximumBytes: Int) -> String {
    guard let text, text.utf8.count <= maximumBytes else { return "" }
    return text
  }
}

extension FormFields {
  /// The value of a parameter of a link; also where the `&` before its name came as `&amp;`, as from the source of an HTML mail.
  fileprivate func value(_ name: String) -> String? { first(name) ?? first("amp;\(name)") }
}

extension LinkPage {
  /// What brings the codes of the page.
  fileprivate var notification: Notification.Kind {
    switch self {
    case .verification: .emailVerification
    case .initialization: .initialization
    case .passwordReset: .passwordReset
    case .invitation: .invite
    }
  }
}
