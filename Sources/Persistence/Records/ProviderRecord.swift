import ProtobufCodec
import Domain

// Providers as stores keep them, in events and in rows: written, and read again.

extension ProviderChange {
  /// The published name of what became of a provider.
  func type(_ provider: Provider) -> String {
    let prefix = provider.channel.eventPrefix
    return switch (self, provider.settings) {
    case (.activated, _): prefix + "activated"
    case (.deactivated, _): prefix + "deactivated"
    case (.added, .smtp): prefix + "added"
    case (.changed, .smtp): prefix + "changed"
    case (.secretChanged, .smtp): prefix + "password.changed"
    case (.added, .http): prefix + "http.added"
    // A key is changed with the rest.
    case (.changed, .http), (.secretChanged, .http): prefix + "http.changed"
    case (.added, .twilio): prefix + "twilio.added"
    case (.changed, .twilio): prefix + "twilio.changed"
    case (.secretChanged, .twilio): prefix + "twilio.token.changed"
    }
  }
}

extension Notification.Channel {
  fileprivate var eventPrefix: String {
    switch self {
    case .mail: "instance.smtp.config."
    case .shortMessage: "instance.sms.config."
    }
  }
}

extension EventRecord {
  init(_ provider: Provider, _ change: ProviderChange) {
    self.init(change.type(provider), Signet_Store_V1_Provider(provider))
  }

  init(removed id: String, _ channel: Notification.Channel, wasActive: Bool) {
    self.init(channel.eventPrefix + "removed", Signet_Store_V1_ProviderRemoved(id: id, wasActive: wasActive))
  }

  /// What happened to a provider; nil for an event that is about none.
  func providerEvent() throws -> InstanceEvent? {
    guard let channel = Notification.Channel.allCases.first(where: { type.hasPrefix($0.eventPrefix) }) else {
      return nil
    }
    if type == channel.eventPrefix + "removed" {
      let message = try Signet_Store_V1_ProviderRemoved(serialized: payload)
      return .providerRemoved(id: message.id, channel, wasActive: message.wasActive)
    }
    let provider = try Provider(Signet_Store_V1_Provider(serialized: payload))
    guard let change = ProviderChange.allCases.first(where: { $0.type(provider) == type }) else { throw unknown }
    return .providerSet(provider, change)
  }
}

extension Signet_Store_V1_Provider {
  package init(_ provider: Provider) {
    self.init()
    id = provider.id
    channel = Int32(provider.channel.rawValue)
    description = provider.description
    sealedSecret = provider.sealedSecret
    switch provider.settings {
    case .smtp(let server):
      var message = Signet_Store_V1_SMTPServer()
      message.senderAddress = server.senderAddress
      message.senderName = server.senderName
      message.replyToAddress = server.replyToAddress
      message.host = server.host
      message.tls = server.isTLS
      message.user = server.user
      settings = .smtp(message)
    case .http(let url):
      var message = Signet_Store_V1_HTTPEndpoint()
      message.url = url
      settings = .http(message)
    case .twilio(let account):
      var message = Signet_Store_V1_TwilioAccount()
      (message.sid, message.sender) = (account.sid, account.sender)
      settings = .twilio(message)
    }
  }
}

extension SMTPServer {
  fileprivate init(_ message: Signet_Store_V1_SMTPServer) {
    self.init(
      senderAddress: message.senderAddress, senderName: message.senderName, host: message.host, isTLS: message.tls)
    (replyToAddress, user) = (message.replyToAddress, message.user)
  }
}

extension Provider {
  /// - Throws: `StoreError` for one that only a newer version knows.
  init(_ message: Signet_Store_V1_Provider) throws {
    let settings: Settings
    switch message.settings {
    case .smtp(let server): settings = .smtp(SMTPServer(server))
    case .http(let endpoint): settings = .http(endpoint: endpoint.url)
    case .twilio(let account): settings = .twilio(TwilioAccount(sid: account.sid, sender: account.sender))
    case nil: throw StoreError("provider \(message.id) is of a kind that is unknown to this version")
    }
    self.init(
      id: message.id, channel: try known(message.channel), description: message.description, settings: settings,
      sealedSecret: message.sealedSecret)
  }
}
