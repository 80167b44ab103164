import Delivery

/// Where mail goes: to a provider, or into a Maildir while none is configured.
struct MailRoute {
  let transport: any MailTransport
  /// Nil with a provider: then nothing is captured.
  let maildir: Maildir?
  let sender: Mailbox

  /// Checks the settings; makes nothing.
  /// - Throws: `SettingsError`.
  static func check(_ settings: ServerSettings) throws -> (provider: SMTPSettings?, sender: Mailbox) {
    var provider: SMTPSettings?
    if let url = settings.smtpURL {
      do throws(SMTPSettings.Failure) {
        provider = try SMTPSettings(url: url)
      } catch {
        throw SettingsError(.smtpURL, error.description)
      }
    }
    do throws(MailAddressError) {
      if let from = provider?.from { return (provider, from) }
      return (provider, try Mailbox(parsing: settings.mailFrom))
    } catch {
      throw SettingsError(.mailFrom, error.description)
    }
  }

  /// Makes the Maildir where there is no provider.
  init(_ settings: ServerSettings) throws {
    let (provider, sender) = try Self.check(settings)
    self.sender = sender
    if let provider {
      self.transport = SMTPTransport(provider)
      self.maildir = nil
    } else {
      let maildir = try Maildir(path: settings.maildirPath)
      self.transport = maildir
      self.maildir = maildir
    }
  }
}
