import Domain
import Texts

/// Why nobody is to get a notification.
enum Undeliverable: Error, Equatable {
  /// Its code ended while it waited.
  case expired
  /// Nobody should get it any more.
  case unwanted(reason: String)
  /// It can never be composed.
  case impossible(reason: String)
}

/// Turns notifications into messages: looks up whom they are for, and whether they are still wanted.
package struct NotificationComposer: Sendable {
  private let store: any Store & MessageTexts & Sessions
  private let vault: any CodeVault
  private let mails: MailComposer
  private let catalog: MailCatalog
  private let origin: String
  /// Of the origin, without a port.
  private let host: String
  private let serviceName: String?
  private let supportContact: String?

  /// - Parameters:
  ///   - origin: scheme, host and port of this server's pages, without a slash at the end.
  ///   - serviceName: who writes; nil: the organization of the reader.
  ///   - supportContact: whom readers can turn to; nil: nobody is named.
  package init(
    store: any Store & MessageTexts & Sessions, vault: any CodeVault, sender: Mailbox, catalog: MailCatalog,
    origin: String,
    serviceName: String? = nil, supportContact: String? = nil
  ) {
    self.store = store
    self.vault = vault
    self.mails = MailComposer(sender: sender, catalog: catalog)
    self.catalog = catalog
    self.origin = origin
    self.host = origin.split(separator: "/").last.map { String($0.prefix { $0 != ":" }) } ?? ""
    self.serviceName = serviceName
    self.supportContact = supportContact
  }

  /// - Throws: `Undeliverable`; what the store throws, when nothing is said about the notification.
  func mail(_ leased: LeasedNotification, now: Timestamp) async throws -> OutgoingMail {
    let notification = leased.notification
    let kind: MailKind
    switch notification.kind {
    case .emailVerification: kind = .verifyEmail
    case .initialization: kind = .initialization
    case .passwordReset: kind = .passwordReset
    case .passwordChanged: kind = .passwordChanged
    case .emailChanged: kind = .emailChanged
    case .domainClaimed: kind = .domainClaimed
    case .invite: kind = .invite
    case .sessionOTP: kind = .verifyEmailOTP
    case .phoneVerification, .passwordResetSMS, .sessionOTPSMS:
      throw Undeliverable.impossible(reason: "it is no mail")
    }
    let reader = try await self.reader(of: leased, now: now)
    let recipient = Self.recipient(of: notification, reader.human.email)
    guard !recipient.isEmpty else { throw Undeliverable.unwanted(reason: "no address was ever verified") }
    do {
      return try self.mails.compose(
        kind, identifier: "\(reader.user.id)-\(leased.id)", recipient: recipient,
        languages: [reader.language.tag],
        variables: reader.variables, own: reader.ownText, look: reader.look,
        link: try self.link(kind, notification, reader),
        date: leased.created.microseconds / 1_000_000)
    } catch let error as TemplateError {
      throw Undeliverable.impossible(reason: "its link cannot be made: \(error)")
    } catch {
      throw Undeliverable.impossible(reason: "it cannot be composed: \(error)")
    }
  }

  /// Where a mail goes; empty: nowhere. News of an account, and what sets a password, go where its owner is known to be;
  /// other codes go where the owner says to be, since they prove just that.
  private static func recipient(of notification: Notification, _ email: Email) -> String {
    switch notification.kind {
    case .passwordChanged: email.verifiedAddress?.text ?? ""
    case .emailChanged: notification.recipient?.text ?? ""
    case .passwordReset, .domainClaimed, .sessionOTP: email.resetAddress.text
    case .emailVerification, .initialization, .invite: email.address.text
    case .phoneVerification, .passwordResetSMS, .sessionOTPSMS: ""
    }
  }

  /// - Throws: `Undeliverable`; what the store throws, when nothing is said about the notification.
  func shortMessage(_ leased: LeasedNotification, now: Timestamp) async throws -> OutgoingShortMessage {
    let notification = leased.notification
    let kind: ShortMessageKind
    switch notification.kind {
    case .phoneVerification: kind = .verifyPhone
    case .passwordResetSMS: kind = .passwordReset
    case .sessionOTPSMS: kind = .verifySMSOTP
    case .emailVerification, .initialization, .passwordReset, .passwordChanged, .invite, .emailChanged,
      .domainClaimed, .sessionOTP:
      throw Undeliverable.impossible(reason: "it is no text message")
    }
    let reader = try await self.reader(of: leased, now: now)
    guard let number = reader.human.phone?.number else {
      throw Undeliverable.unwanted(reason: "its user has no phone number any more")
    }
    guard let text = self.catalog.shortMessage(kind, preferences: [reader.language.tag]) else {
      throw Undeliverable.impossible(reason: "it has no text")
    }
    return OutgoingShortMessage(
      kind: kind, identifier: "\(reader.user.id)-\(leased.id)", recipient: number.text,
      text: text.rendered(reader.variables, own: reader.ownText), date: leased.created.microseconds / 1_000_000,
      variables: reader.variables)
  }

  /// Whom a notification is for.
  private struct Reader {
    let user: User
    let human: Human
    let language: Language
    var variables: MailVariables
    var look = MailLook()
    /// What is said instead of what is built in; nil where nothing is.
    var ownText: MessageText?
  }

  private func reader(of leased: LeasedNotification, now: Timestamp) async throws -> Reader {
    let notification = leased.notification
    guard now < notification.expires else { throw Undeliverable.expired }
    guard let user = try await self.store.user(id: notification.userID), user.exists, let human = user.human else {
      throw Undeliverable.unwanted(reason: "its user is gone")
    }
    let code = try await self.code(of: notification, human)
    let instance = try await self.store.instance()
    let organization = try await self.store.organization(id: user.organizationID)
    let claim = try await self.claim(notification, user)
    let looks = Looks(of: organization, else: instance)
    let service = ServiceName(setting: self.serviceName, organization: organization?.name)
    let variables = MailVariables(
      code: code, userName: user.userName, firstName: human.profile.firstName, lastName: human.profile.lastName,
      nickName: human.profile.nickName, displayName: human.profile.displayName, lastEmail: human.email.address.text,
      verifiedEmail: human.email.verifiedAddress?.text ?? "", preferredLoginName: looks.loginName(of: user),
      serviceName: service.text, isServiceNameSet: service.isTrusted,
      organizationName: ServiceName(setting: nil, organization: organization?.name).text,
      applicationName: notification.applicationName,
      domain: claim?.domain ?? self.host, origin: self.origin, temporaryUserName: claim?.name ?? "",
      supportContact: self.supportContact ?? "",
      // From the mail's date on; in whole seconds, since the code is a little younger than the commit that queued it.
      lifetime: (notification.expires.microseconds - leased.created.microseconds + 500_000) / 1_000_000,
      time: MailDate.readable(leased.created.microseconds / 1_000_000))
    var reader = Reader(
      user: user, human: human,
      language: Language(preferring: human.profile.preferredLanguage, in: SpokenLanguages(instance)),
      variables: variables)
    if let kind = notification.kind.messageText {
      reader.ownText = try await self.ownText(MessageTextKey(kind, in: reader.language.tag), organization, instance)
    }
    if notification.kind.channel == .mail {
      let pages = try await self.ownText(MessageTextKey(.login, in: reader.language.tag), organization, instance)
      reader.look = MailLook(
        looks, of: organization, else: instance, in: reader.language, own: pages ?? MessageText(), origin: self.origin)
    }
    if reader.ownText != nil { reader.variables.account = MailVariables.Account(user, human) }
    return reader
  }

  /// What the reader's organization says, over what the instance does.
  private func ownText(
    _ key: MessageTextKey, _ organization: Organization?, _ instance: Instance?
  ) async throws -> MessageText? {
    var text = MessageText()
    if let organization, organization.says(key.kind) {
      text = try await self.store.messageText(key, of: .organization(organization.id))?.value ?? text
    }
    if instance?.says(key.kind) == true, let general = try await self.store.messageText(key, of: .instance) {
      text = text.over(general.value)
    }
    return text.isEmpty ? nil : text
  }

  /// What a message says of a name that was taken; nil for others.
  private func claim(_ notification: Notification, _ user: User) async throws -> (domain: String, name: String)? {
    guard notification.kind == .domainClaimed else { return nil }
    let event = try await self.store.events(
      aggregateID: user.id, after: max(1, notification.codeIssuedBy) - 1, limit: 1
    ).first
    guard case .user(.domainClaimed(let name, let domain))? = event?.payload, name == user.userName else {
      throw Undeliverable.unwanted(reason: "its user has another name by now")
    }
    return (domain, name)
  }

  /// The code that a notification brings; empty for one without.
  private func code(of notification: Notification, _ human: Human) async throws -> String {
    guard !notification.kind.isNotice else { return "" }
    var pending = human.pendingCode(for: notification.kind)
    if let factor = SessionFactor(sentBy: notification.kind) {
      pending = try await self.store.session(id: notification.sessionID ?? "")?.challenges[factor]
    }
    guard let pending, pending.issuedBy == notification.codeIssuedBy else {
      throw Undeliverable.unwanted(reason: "its code was redeemed or replaced")
    }
    guard let code = self.vault.open(sealed: notification.sealedCode, userID: notification.userID) else {
      throw Undeliverable.impossible(reason: "its code was sealed with another master key")
    }
    return code
  }

  private func link(
    _ kind: MailKind, _ notification: Notification, _ reader: Reader
  ) throws(TemplateError) -> MailLink? {
    let session = notification.sessionID.map {
      MailLink.Values.Session(
        id: $0, loginName: reader.user.loginName, displayName: reader.human.profile.displayName,
        preferredLanguage: reader.human.profile.preferredLanguage)
    }
    let values = MailLink.Values(
      userID: reader.user.id, code: reader.variables.code, organizationID: reader.user.organizationID,
      session: session)
    if let template = notification.urlTemplate { return try MailLink(template: template, values: values) }
    return MailLink(
      kind, generation: notification.generation, origin: self.origin, values: values,
      language: Language(lookingUp: reader.human.profile.preferredLanguage) == reader.language
        ? reader.language.tag : nil)
  }
}

extension MailVariables.Account {
  fileprivate init(_ user: User, _ human: Human) {
    let phone = human.phone?.number.text ?? ""
    self.init(
      userID: user.id, loginNames: user.loginNames, lastPhone: phone,
      verifiedPhone: human.phone?.isVerified == true ? phone : "",
      creationDate: MailDate.readable(user.creationDate.microseconds / 1_000_000),
      changeDate: MailDate.readable(user.changeDate.microseconds / 1_000_000))
  }
}
