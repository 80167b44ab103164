import UserDomain

/// Turns a notification into a mail: looks up whom it is for, and whether it is still wanted.
struct NotificationComposer: Sendable {
  let store: any Store
  let vault: any CodeVault
  let mails: MailComposer
  /// Scheme, host and port of this server's pages, without a slash at the end.
  let origin: String

  enum Outcome: Sendable {
    case mail(OutgoingMail)
    /// Nobody should get it any more.
    case unwanted(reason: String)
    /// It can never be composed.
    case impossible(reason: String)
  }

  /// - Throws: what the store throws; nothing is said about the notification then.
  func compose(_ leased: LeasedNotification, now: Timestamp) async throws -> Outcome {
    let notification = leased.notification
    guard now < notification.expires else { return .unwanted(reason: "its code has expired") }
    guard let user = try await self.store.user(id: notification.userID), user.exists, let human = user.human else {
      return .unwanted(reason: "its user is gone")
    }
    let kind: MailKind
    switch notification.kind {
    case .emailVerification: kind = .verifyEmail
    case .initialization: kind = .initialization
    case .passwordReset, .passwordChanged, .invite, .phoneVerification, .passwordResetSMS:
      return .impossible(reason: "there are no texts for \(notification.kind)")
    }
    guard let pending = human.pendingCode(for: notification.kind), pending.issuedBy == notification.codeIssuedBy else {
      return .unwanted(reason: "its code was redeemed or replaced")
    }
    guard let code = self.vault.open(sealed: notification.sealedCode, userID: user.id) else {
      return .impossible(reason: "its code was sealed with another master key")
    }
    let defaultLanguage = try await self.store.instance()?.defaultLanguage ?? ""
    let values = MailLink.Values(userID: user.id, code: code, organizationID: user.organizationID)
    do throws(TemplateError) {
      let link: MailLink
      if let template = notification.urlTemplate {
        link = try MailLink(template: template, values: values)
      } else {
        link = MailLink(kind, interface: notification.interface, origin: self.origin, values: values)
      }
      let languages = [human.profile.preferredLanguage, defaultLanguage]
      return self.mail(kind, leased, user, human, languages: languages, code: code, link: link)
    } catch {
      return .impossible(reason: "its link cannot be made: \(error)")
    }
  }

  private func mail(
    _ kind: MailKind, _ leased: LeasedNotification, _ user: User, _ human: Human, languages: [String], code: String,
    link: MailLink
  ) -> Outcome {
    do throws(MailComposer.Failure) {
      return .mail(
        try self.mails.compose(
          kind, identifier: "\(user.id)-\(leased.id)", recipient: human.email.address.text,
          languages: languages,
          variables: MailVariables(
            code: code, userName: user.userName, firstName: human.profile.firstName, lastName: human.profile.lastName,
            nickName: human.profile.nickName, displayName: human.profile.displayName,
            lastEmail: human.email.address.text, verifiedEmail: human.email.verifiedAddress?.text ?? "",
            preferredLoginName: user.loginName),
          link: link, date: leased.created.microseconds / 1_000_000))
    } catch {
      return .impossible(reason: "it cannot be composed: \(error)")
    }
  }
}
