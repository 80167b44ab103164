import Domain
import Logging

/// Delivers the messages of one channel by whichever provider is active, and without one as the settings say.
///
/// When that is another, a new worker begins, with threads, connections and a gate of its own; the former one ends what it
/// has begun, and begins nothing more: it asks before each message whether the store has committed a change since.
package struct ChannelDelivery<Message: Sendable>: Sendable {
  /// - Parameters:
  ///   - provider: nil: as the settings say.
  ///   - isCurrent: asked before each message is begun.
  package typealias MakeWorker =
    @Sendable (
      _ provider: Provider?, _ isCurrent: @escaping @Sendable () -> Bool
    ) throws -> OutboxWorker<Message>

  private let channel: Notification.Channel
  private let providers: any Providers
  private let makeWorker: MakeWorker
  private let logger: Logger
  private let pause: @Sendable (_ microseconds: Int64) async throws -> Void

  /// - Parameter pause: lets time pass after a failure; tests bring their own.
  package init(
    _ channel: Notification.Channel, providers: any Providers, logger: Logger,
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void = sleep(microseconds:),
    makeWorker: @escaping MakeWorker
  ) {
    self.channel = channel
    self.providers = providers
    self.makeWorker = makeWorker
    self.logger = logger
    self.pause = pause
  }

  /// Delivers until the task is cancelled; returns when all that was leased is settled.
  package func run() async {
    // Before the first look: nothing that changes afterwards is missed.
    let changes = self.providers.providerChanges(self.channel)
    var former: Task<Void, Never>?
    while !Task.isCancelled {
      let version = self.providers.providerVersion(self.channel)
      do {
        let worker = try await self.worker(version)
        let ending = former
        let looking = Task {
          await ending?.value
          // Nobody else would tell of what the former one has put back.
          if ending != nil { await worker.lookAgain() }
        }
        let running = Task { await worker.run() }
        await self.change(since: version, changes)
        running.cancel()
        // Two are there at most, however often somebody switches: the one before this must have ended.
        await looking.value
        former = running
      } catch {
        self.logger.error(
          "the provider cannot be found out", metadata: ["channel": "\(self.channel)", "error": "\(error)"])
        try? await self.pause(1_000_000)
      }
    }
    await former?.value
  }

  private func worker(_ version: Int) async throws -> OutboxWorker<Message> {
    let provider = try await self.providers.activeProvider(self.channel)?.provider
    let worker = try self.makeWorker(provider) { [providers, channel] in
      providers.providerVersion(channel) == version
    }
    self.tell(provider)
    return worker
  }

  /// Returns when there is another version, or the task is cancelled.
  private func change(since version: Int, _ changes: AsyncStream<Void>) async {
    while !Task.isCancelled, self.providers.providerVersion(self.channel) == version {
      for await _ in changes { break }
    }
  }

  private func tell(_ provider: Provider?) {
    var metadata: Logger.Metadata = ["channel": "\(self.channel)"]
    if let provider {
      metadata["provider"] = "\(provider.id)"
      metadata["kind"] = "\(provider.kind.rawValue)"
      metadata["place"] = "\(provider.place)"
    }
    self.logger.info(
      provider == nil ? "messages go as the settings say" : "messages go by a provider", metadata: metadata)
  }
}
