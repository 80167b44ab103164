/// Answers what there is of providers, and tells when another sends.
package protocol Providers: Sendable {
  /// A provider of a channel, by its id.
  func provider(id: String, _ channel: Notification.Channel) async throws -> ProviderEntry?
  /// The one that sends what a channel has; nil: the server's settings say where it goes.
  func activeProvider(_ channel: Notification.Channel) async throws -> ProviderEntry?
  /// The providers of a channel by their date of creation, and how many there are on all pages.
  /// - Parameter kind: nil: of each kind.
  func providers(
    _ channel: Notification.Channel, kind: Provider.Kind?, _ page: PageRequest
  ) async throws -> ItemPage<ProviderEntry>
  /// Grows with each commit that changed a provider of the channel, before anybody is told of it. Read without waiting: who
  /// sends asks before each message.
  func providerVersion(_ channel: Notification.Channel) -> Int
  /// Yields after each such commit. Yields may be merged. Each call makes a stream of its own.
  func providerChanges(_ channel: Notification.Channel) -> AsyncStream<Void>
}

/// Sends a mail at once, to see whether a server takes it.
package protocol MailTrial: Sendable {
  /// Returns when the server has taken it.
  /// - Parameters:
  ///   - password: nil: nobody logs in.
  ///   - seconds: how long it may take; nil: as long as any mail.
  /// - Throws: `SIGNET-Pv7tR` with what the server said; `resourceExhausted` when too many are tried at once.
  func send(to recipient: EmailAddress, by server: SMTPServer, password: String?, within seconds: Int?) async throws
}
