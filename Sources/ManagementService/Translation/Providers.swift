import ManagementAPI
import ProtobufCodec
import Domain

// Providers of mails and text messages between API and domain. What is secret has no way out: no read answers it.

extension SMTPServer {
  /// - Throws: as `checked`.
  init(_ request: some SMTPServerFields, user: String, _ refusals: Refusals) throws(DomainError) {
    self.init(
      senderAddress: request.senderAddress, senderName: request.senderName, host: request.host, isTLS: request.tls)
    (replyToAddress, self.user) = (request.replyToAddress, user)
    self = try checked(refusals)
  }
}

/// How to log in to a server that takes mails, where a request says so by a part of its own.
enum SMTPLogin {
  case none
  case plain(password: String)
  case oauth
}

/// What brings a user and a password for a server that takes mails.
protocol SMTPLoginFields {
  var user: String { get }
  var password: String { get }
  /// Nil: the user and the password are as the fields say, which older clients know alone.
  var login: SMTPLogin? { get }
}

extension SMTPLoginFields {
  var login: SMTPLogin? { nil }

  /// Who logs in, and by what; empty: nobody, and of a stored server the password that it has.
  /// - Throws: `SIGNET-Pv9xO` for OAuth, which is not spoken here.
  var credentials: (user: String, password: String) {
    get throws(DomainError) {
      switch login {
      case nil: (user, password)
      case SMTPLogin.none?: ("", "")
      case .plain(let password)?: (user, password)
      case .oauth?: throw DomainError(.invalidArgument, "SIGNET-Pv9xO", "Errors.Provider.OAuthNotSupported")
      }
    }
  }
}

extension Zitadel_Admin_V1_AddSMTPConfigRequest: SMTPLoginFields {}
extension Zitadel_Admin_V1_UpdateSMTPConfigRequest: SMTPLoginFields {}
extension Zitadel_Admin_V1_TestSMTPConfigRequest: SMTPLoginFields {}

extension Zitadel_Admin_V1_AddEmailProviderSMTPRequest: SMTPLoginFields {
  var login: SMTPLogin? {
    switch auth {
    case nil: nil
    case .none?: SMTPLogin.none
    case .plain(let plain)?: .plain(password: plain.password)
    case .xoauth2?: .oauth
    }
  }
}

extension Zitadel_Admin_V1_UpdateEmailProviderSMTPRequest: SMTPLoginFields {
  var login: SMTPLogin? {
    switch auth {
    case nil: nil
    case .none?: SMTPLogin.none
    case .plain(let plain)?: .plain(password: plain.password)
    case .xoauth2?: .oauth
    }
  }
}

extension Zitadel_Admin_V1_TestEmailProviderSMTPRequest: SMTPLoginFields {
  var login: SMTPLogin? {
    switch auth {
    case nil: nil
    case .none?: SMTPLogin.none
    case .plain(let plain)?: .plain(password: plain.password)
    case .xoauth2?: .oauth
    }
  }
}

extension TwilioAccount {
  /// - Throws: as `checked`; `SIGNET-Pv8vS` where Twilio is to make the codes: here the server does.
  init(_ fields: some TwilioFields) throws(DomainError) {
    guard fields.verifyServiceSid.isEmpty else {
      throw DomainError(.invalidArgument, "SIGNET-Pv8vS", "Errors.Provider.VerifyServiceNotSupported")
    }
    self = try TwilioAccount(sid: fields.sid, sender: fields.senderNumber).checked()
  }
}

extension ProviderFields {
  /// - Parameter owner: the instance.
  fileprivate mutating func tell(_ entry: ProviderEntry, in owner: String) {
    let dated = entry.dated
    details = .init(dated.sequence, created: dated.creationDate, changed: dated.changeDate, owner: owner)
    (id, description) = (entry.provider.id, entry.provider.description)
  }
}

extension Zitadel_Settings_V1_SMTPConfig {
  /// Nil for a provider that is no SMTP server.
  init?(_ entry: ProviderEntry, in owner: String) {
    guard case .smtp(let server) = entry.provider.settings else { return nil }
    self.init()
    tell(entry, in: owner)
    state = entry.isActive ? .smtpConfigActive : .smtpConfigInactive
    (senderAddress, senderName, replyToAddress) = (server.senderAddress, server.senderName, server.replyToAddress)
    (host, tls, user) = (server.host, server.isTLS, server.user)
  }
}

extension Zitadel_Settings_V1_EmailProvider {
  init(_ entry: ProviderEntry, in owner: String) {
    self.init()
    tell(entry, in: owner)
    state = entry.isActive ? .emailProviderActive : .emailProviderInactive
    switch entry.provider.settings {
    case .smtp(let server):
      config = .smtp(
        .with {
          ($0.senderAddress, $0.senderName, $0.replyToAddress) = (
            server.senderAddress, server.senderName, server.replyToAddress
          )
          ($0.host, $0.tls, $0.user) = (server.host, server.isTLS, server.user)
          $0.auth = server.user.isEmpty ? .none(.init()) : .plain(.init())
        })
    case .http(let endpoint): config = .http(.with { $0.endpoint = endpoint })
    // Sends no mail.
    case .twilio: break
    }
  }
}

extension Zitadel_Settings_V1_SMSProvider {
  init(_ entry: ProviderEntry, in owner: String) {
    self.init()
    tell(entry, in: owner)
    state = entry.isActive ? .smsProviderConfigActive : .smsProviderConfigInactive
    switch entry.provider.settings {
    case .twilio(let account): config = .twilio(.with { ($0.sid, $0.senderNumber) = (account.sid, account.sender) })
    case .http(let endpoint): config = .http(.with { $0.endpoint = endpoint })
    // Sends no text message.
    case .smtp: break
    }
  }
}
