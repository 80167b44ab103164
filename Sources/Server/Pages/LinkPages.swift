import GrpcCore
import Logging
import ManagementService
import UserDomain

/// The pages behind the links in mails: verifying an address, initializing an account.
///
/// Opening a link (GET) shows a form and redeems nothing, because scanners of mail open links; posting the form does.
struct LinkPages: Sendable {
  let context: ServiceContext
  let logger: Logger

  /// The pages of v1's and of v2's links, by the names of their parameters.
  var routes: [HTTPRoute] {
    [
      self.page("/ui/login/mail/verification", .verification, .managementV1, user: "userID"),
      self.page("/ui/v2/login/verify", .verification, .userV2, user: "userId"),
      self.page("/ui/login/user/init", .initialization, .managementV1, user: "userID"),
      HTTPRoute("GET", path: PageLayout.stylePath) { _ in .styleSheet() },
    ]
  }

  private func page(
    _ path: String, _ purpose: LinkForm.Purpose, _ interface: Notification.Interface, user: String
  ) -> HTTPRoute {
    HTTPRoute("GET", "POST", path: path) { request in
      let texts = PageTexts.texts(for: Language(accepting: request.fields.first("accept-language")))
      if request.method != "POST" {
        let form = LinkForm(
          purpose: purpose, texts: texts, path: path, userID: request.query.first(user) ?? "",
          code: Self.normalized(request.query.first("code") ?? ""))
        return Self.show(form)
      }
      let fields = request.form ?? FormFields()
      var form = LinkForm(
        purpose: purpose, texts: texts, path: path, userID: fields.first("user") ?? "",
        code: Self.normalized(fields.first("code") ?? ""))
      guard request.isSameOrigin else { return Self.refuse(&form, texts.crossSite, status: 403) }
      guard !form.userID.isEmpty else { return Self.refuse(&form, texts.linkBroken) }
      if fields.first("action") == "resend" { return await self.resend(form, interface) }
      return await self.redeem(
        form, password: fields.first("password") ?? "", repeated: fields.first("repeat") ?? "")
    }
  }

  private func redeem(_ form: LinkForm, password: String, repeated: String) async -> HTTPRouteResponse {
    var form = form
    guard !form.code.isEmpty else { return Self.refuse(&form, form.texts.codeMissing) }
    let digest = self.context.vault.digest(code: form.code, userID: form.userID)
    do {
      switch form.purpose {
      case .verification:
        _ = try await self.context.store.execute(
          VerifyEmail(userID: form.userID, editorID: form.userID, codeDigest: digest))
      case .initialization:
        guard password == repeated else { return Self.refuse(&form, form.texts.passwordsDiffer) }
        do { try self.context.passwordPolicy.check(password) } catch {
          return Self.refuse(&form, form.texts.passwordRefused)
        }
        // Hashing is dear: a wrong code is found out before.
        let hash = try await self.mayRedeem(form.userID, digest) ? self.context.hash(password) : nil
        _ = try await self.context.store.execute(
          InitializeHuman(userID: form.userID, codeDigest: digest, passwordHash: hash))
      }
      return .page(form.doneHTML)
    } catch let error as DomainError where error.kind == .resourceExhausted {
      return Self.refuse(&form, form.texts.resendRefused, status: 429)
    } catch is DomainError {
      return Self.refuse(&form, form.texts.codeInvalid)
    } catch {
      return self.fail(&form, error)
    }
  }

  private func mayRedeem(_ userID: String, _ digest: [UInt8]) async throws -> Bool {
    guard let pending = try await self.context.store.user(id: userID)?.human?.initialization else { return false }
    return constantTimeEqual(pending.digest, digest)
  }

  /// Asks for a new code. The answer is the same whether there is such a user or not: the page is open to all.
  private func resend(_ form: LinkForm, _ interface: Notification.Interface) async -> HTTPRouteResponse {
    var form = form
    form.code = ""
    do {
      try await self.sendCode(form, interface)
    } catch let error as DomainError where error.kind == .resourceExhausted {
      return Self.refuse(&form, form.texts.resendRefused, status: 429)
    } catch is DomainError {
      // Nobody to send to, or nothing to send: what is said is true of that as well.
    } catch {
      return self.fail(&form, error)
    }
    form.notice = .good(form.texts.resentText)
    return .page(form.html)
  }

  private func sendCode(_ form: LinkForm, _ interface: Notification.Interface) async throws {
    guard let user = try await self.context.store.user(id: form.userID) else { return }
    let code = self.context.drawCode(for: user.id).drawn
    switch (form.purpose, interface) {
    case (.initialization, _):
      _ = try await self.context.store.execute(
        ResendInitialization(
          userID: user.id, organizationID: user.organizationID, editorID: user.id, email: nil, code: code,
          policy: self.context.resendPolicy))
    case (.verification, .managementV1):
      _ = try await self.context.store.execute(
        ResendEmailVerification(
          userID: user.id, organizationID: user.organizationID, editorID: user.id, code: code,
          policy: self.context.resendPolicy))
    case (.verification, .userV2):
      _ = try await self.context.store.execute(
        SendEmailCode(
          userID: user.id, editorID: user.id, permit: { (_) throws(DomainError) in },
          delivery: .send(urlTemplate: nil), needsPendingCode: true, code: code, policy: self.context.resendPolicy))
    }
  }

  private static func show(_ form: LinkForm) -> HTTPRouteResponse {
    var form = form
    guard !form.userID.isEmpty else { return self.refuse(&form, form.texts.linkBroken) }
    return .page(form.html)
  }

  private static func refuse(_ form: inout LinkForm, _ text: String, status: Int = 400) -> HTTPRouteResponse {
    form.notice = .error(text)
    return .page(status: status, form.html)
  }

  private func fail(_ form: inout LinkForm, _ error: any Error) -> HTTPRouteResponse {
    self.logger.error("a page failed", metadata: ["error": "\(error)", "path": "\(form.path)"])
    return Self.refuse(&form, form.texts.failed, status: 500)
  }

  /// Codes are of capitals and digits; people type otherwise, and copy spaces along.
  private static func normalized(_ code: String) -> String {
    String(code.uppercased().filter { !$0.isWhitespace }.prefix(20))
  }
}
