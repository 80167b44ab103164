import Delivery

/// Where messages go: to providers, or into directories while none is configured.
struct DeliveryRoutes {
  let mails: any MessageTransport<OutgoingMail>
  let shortMessages: any MessageTransport<OutgoingShortMessage>
  /// Nil with a provider: then nothing is captured.
  let mailSpool: Maildir?
  let smsSpool: Maildir?
  let sender: Mailbox

  /// What the settings say.
  struct Providers {
    var mail: SMTPSettings?
    var shortMessages: SMSSettings?
    var sender: Mailbox
  }

  /// Checks the settings; makes nothing.
  /// - Throws: `SettingsError`.
  static func check(_ settings: ServerSettings) throws -> Providers {
    let mail = try settings.smtpURLWithPassword().map { url in
      try Self.naming(.smtpURL, settings) { () throws(ProviderURLError) in try SMTPSettings(url: url) }
    }
    let signingKey = try settings.smsSigningSecret()
    let shortMessages = try settings.smsURLWithPassword().map { url in
      try Self.naming(.smsURL, settings) { () throws(ProviderURLError) in
        try SMSSettings(
          url: url, signingKey: signingKey, certificateAuthority: settings.smsCA)
      }
    }
    guard shortMessages != nil || signingKey == nil else {
      throw settings.error(
        settings.smsSigningKeyFile == nil ? .smsSigningKey : .smsSigningKeyFile,
        "is for a provider, but \(SettingKey.smsURL.option) is missing")
    }
    if let sender = mail?.from { return Providers(mail: mail, shortMessages: shortMessages, sender: sender) }
    do throws(MailAddressError) {
      let sender = try Mailbox(parsing: settings.mailFrom)
      return Providers(mail: mail, shortMessages: shortMessages, sender: sender)
    } catch {
      throw settings.error(.mailFrom, error.description)
    }
  }

  private static func naming<Value>(
    _ key: SettingKey, _ settings: ServerSettings, _ read: () throws(ProviderURLError) -> Value
  ) throws -> Value {
    do throws(ProviderURLError) {
      return try read()
    } catch {
      throw settings.error(key, error.description)
    }
  }

  /// Makes the directories where there is no provider.
  init(_ settings: ServerSettings) throws {
    let providers = try Self.check(settings)
    self.sender = providers.sender
    if let provider = providers.mail {
      self.mails = SMTPTransport(provider)
      self.mailSpool = nil
    } else {
      let spool = try Maildir(path: settings.maildirPath)
      self.mails = MaildirTransport(spool)
      self.mailSpool = spool
    }
    if let provider = providers.shortMessages {
      self.shortMessages = PostTransport(provider)
      self.smsSpool = nil
    } else {
      let spool = try Maildir(path: settings.smsSpoolPath)
      self.shortMessages = MaildirTransport(spool)
      self.smsSpool = spool
    }
  }
}
