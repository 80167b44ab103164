/// By whom the instance sends mails or text messages, as its owners have set it up. It sends while it is the active one of
/// its channel.
package struct Provider: Sendable, Equatable {
  /// How it is spoken to.
  package enum Settings: Sendable, Equatable {
    case smtp(SMTPServer)
    /// Is posted each message at a URL; either channel has such.
    case http(endpoint: String)
    case twilio(TwilioAccount)
  }

  /// The numbers are no one's but ours: a kind is told by its settings.
  package enum Kind: String, Sendable, CaseIterable {
    case smtp, http, twilio
  }

  package let id: String
  package let channel: Notification.Channel
  package var description: String
  package var settings: Settings
  /// A password, a token or the key that signs, sealed by `CodeVault` for this provider alone; empty where there is none.
  package var sealedSecret: [UInt8]

  package init(
    id: String, channel: Notification.Channel, description: String, settings: Settings, sealedSecret: [UInt8]
  ) {
    self.id = id
    self.channel = channel
    self.description = description
    self.settings = settings
    self.sealedSecret = sealedSecret
  }

  package var kind: Kind {
    switch settings {
    case .smtp: .smtp
    case .http: .http
    case .twilio: .twilio
    }
  }

  /// Where it is, without anything secret: for logs.
  package var place: String {
    switch settings {
    case .smtp(let server): server.host
    case .http(let endpoint): HTTPEndpoint.authority(of: endpoint).map(String.init) ?? ""
    case .twilio(let account): account.sid
    }
  }
}

/// Mail is handed over by SMTP.
package struct SMTPServer: Sendable, Equatable {
  package var senderAddress: String
  package var senderName: String
  /// Empty: answers go to the sender.
  package var replyToAddress = ""
  /// Name or address, and port.
  package var host: String
  /// Nothing is sent but over TLS: from the start, or after STARTTLS. Else nothing is protected.
  package var isTLS: Bool
  /// Empty: nobody logs in.
  package var user = ""
}

extension SMTPServer {
  /// One where nobody logs in, and answers go to the sender.
  package init(senderAddress: String, senderName: String, host: String, isTLS: Bool) {
    self.init(senderAddress: senderAddress, senderName: senderName, host: host, isTLS: isTLS, user: "")
  }
}

/// Text messages are sent by Twilio's API.
package struct TwilioAccount: Sendable, Equatable {
  package var sid: String
  /// A number, a name, or the id of a messaging service.
  package var sender: String

  package init(sid: String, sender: String) {
    self.sid = sid
    self.sender = sender
  }
}

/// A provider as lists and reads tell of it.
package struct ProviderEntry: Sendable, Equatable {
  package var dated: Dated<Provider>
  package var isActive: Bool

  package init(_ dated: Dated<Provider>, isActive: Bool) { (self.dated, self.isActive) = (dated, isActive) }

  package var provider: Provider { dated.value }
}

/// What became of a provider. Each has the published name of an event.
package enum ProviderChange: Sendable, CaseIterable {
  case added, changed
  /// Its password or token, and nothing else.
  case secretChanged
  case activated, deactivated
}
