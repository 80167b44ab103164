import Domain

/// Makes ways to send by what the instance's owners have set up.
package struct StoredTransports: Sendable {
  private let vault: any CodeVault
  private let certificateAuthority: String?
  private let twilio: String

  /// - Parameters:
  ///   - certificateAuthority: a PEM file with the roots to trust instead of the system's.
  ///   - twilio: scheme and host of Twilio's API.
  package init(vault: any CodeVault, certificateAuthority: String? = nil, twilio: String) {
    self.vault = vault
    self.certificateAuthority = certificateAuthority
    self.twilio = twilio
  }

  package func mails(_ provider: Provider) -> any MessageTransport<OutgoingMail> {
    guard let secret = self.secret(of: provider) else { return Self.unreadable() }
    switch provider.settings {
    case .smtp(let server):
      do throws(ProviderURLError) {
        return SMTPTransport(
          try SMTPSettings(server, password: secret, certificateAuthority: self.certificateAuthority))
      } catch {
        return UnusableTransport(reason: error.description)
      }
    case .http(let endpoint):
      return PostTransport(
        self.webhook(endpoint, provider, secret), certificateAuthority: self.certificateAuthority)
    case .twilio: return UnusableTransport(reason: "the provider sends no mail")
    }
  }

  package func shortMessages(_ provider: Provider) -> any MessageTransport<OutgoingShortMessage> {
    guard let secret = self.secret(of: provider) else { return Self.unreadable() }
    let kind: SMSSettings.Provider
    switch provider.settings {
    case .twilio(let account):
      kind = .twilio(
        endpoint: "\(self.twilio)/2010-04-01/Accounts/\(account.sid)/Messages.json", account: account.sid,
        token: secret, from: account.sender)
    case .http(let endpoint): kind = .webhook(self.webhook(endpoint, provider, secret))
    case .smtp: return UnusableTransport(reason: "the provider sends no text messages")
    }
    return PostTransport(
      SMSSettings(kind, place: provider.place, certificateAuthority: self.certificateAuthority))
  }

  private func webhook(_ endpoint: String, _ provider: Provider, _ secret: String) -> Webhook {
    Webhook(
      url: endpoint, signingKey: secret, origin: .stored(id: provider.id, description: provider.description))
  }

  /// Empty where there is none; nil for one that was sealed with another master key.
  private func secret(of provider: Provider) -> String? {
    provider.sealedSecret.isEmpty
      ? "" : self.vault.openProviderSecret(sealed: provider.sealedSecret, providerID: provider.id)
  }

  private static func unreadable<Message: Sendable>() -> UnusableTransport<Message> {
    UnusableTransport(reason: "the provider's secret was sealed with another master key")
  }
}

/// Sends nothing, so that all waits until its provider is mended.
struct UnusableTransport<Message: Sendable>: MessageTransport {
  let reason: String
  var sessions: Int { 1 }
  var batchSize: Int { 1 }
  func makeSession() -> any MessageSession<Message> { Session(reason: self.reason) }

  private final class Session: MessageSession {
    private let reason: String
    init(reason: String) { self.reason = reason }
    func send(_ messages: [Message], while mayBegin: () -> Bool) -> [SendOutcome] {
      messages.map { _ in .unavailable(reason: self.reason) }
    }
  }
}
