import Logging
import Threads
import UserDomain

/// Delivers what the outbox holds: lease, compose, send, settle; at least once.
///
/// A worker that dies leaves leases behind, which expire. One notification that cannot be delivered holds up no other.
public struct OutboxWorker: Sendable {
  /// Notifications that are leased at once.
  private static let batchSize = 128
  /// Seconds after which a lease that was not settled can be taken again: longer than sending a batch takes.
  private static let leaseSeconds: Int64 = 120

  private let outbox: any Outbox
  private let composer: NotificationComposer
  private let senders: ThreadPool<SenderContext>
  private let senderCount: Int
  private let clock: any Clock
  private let backoff: Backoff
  private let logger: Logger

  /// - Parameters:
  ///   - origin: scheme, host and port of this server's pages, without a slash at the end.
  ///   - senders: threads that send, each over a connection of its own.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  public init(
    outbox: any Outbox, store: any Store, vault: any CodeVault, mails: MailComposer, transport: any MailTransport,
    origin: String, senders: Int = 4, clock: any Clock, backoff: Backoff = Backoff(), logger: Logger
  ) throws(ThreadPoolError) {
    self.outbox = outbox
    self.composer = NotificationComposer(store: store, vault: vault, mails: mails, origin: origin)
    self.senderCount = max(1, senders)
    self.senders = try ThreadPool(name: "signet-mail", threads: self.senderCount, waiting: self.senderCount) {
      SenderContext(session: transport.makeSession())
    }
    self.clock = clock
    self.backoff = backoff
    self.logger = logger
  }

  /// Delivers until the task is cancelled; what was leased by then is still settled.
  public func run() async {
    let (wakeups, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let forwarding = Task { [arrivals = self.outbox.arrivals] in
      for await _ in arrivals { wake.yield() }
    }
    defer { forwarding.cancel() }
    var iterator = wakeups.makeAsyncIterator()
    while !Task.isCancelled {
      do {
        if try await self.deliverBatch() { continue }
        // Something new wakes us, or what is due next.
        let timer = try await self.outbox.nextDue().map { due in
          Task { [wait = max(0, due.microseconds - self.clock.now.microseconds)] in
            try await Task.sleep(for: .microseconds(wait))
            wake.yield()
          }
        }
        defer { timer?.cancel() }
        _ = await iterator.next()
      } catch is CancellationError {
        return
      } catch {
        self.logger.error("the outbox cannot be worked on", metadata: ["error": "\(error)"])
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  /// Delivers what is due, up to a batch.
  /// - Returns: whether there was anything.
  func deliverBatch() async throws -> Bool {
    let now = self.clock.now
    let leased = try await self.outbox.lease(
      limit: Self.batchSize, now: now, until: now.adding(seconds: Self.leaseSeconds))
    guard !leased.isEmpty else { return false }
    var settlements: [Settlement] = []
    var mails: [(leased: LeasedNotification, mail: OutgoingMail)] = []
    for notification in leased {
      switch try await self.composer.compose(notification, now: now) {
      case .mail(let mail): mails.append((notification, mail))
      case .unwanted(let reason):
        self.logger.debug("mail not wanted any more", metadata: self.metadata(notification, reason))
        settlements.append(Settlement(id: notification.id, result: .done(delivered: false)))
      case .impossible(let reason):
        self.logger.error("mail given up", metadata: self.metadata(notification, reason))
        settlements.append(Settlement(id: notification.id, result: .failed(reason: reason)))
      }
    }
    settlements += await self.send(mails)
    // Settling must not be cut short: what was sent would be sent again.
    try await Task { [outbox = self.outbox, settlements] in try await outbox.settle(settlements) }.value
    return true
  }

  /// Sends over all threads at once, each its share of the batch.
  private func send(_ mails: [(leased: LeasedNotification, mail: OutgoingMail)]) async -> [Settlement] {
    guard !mails.isEmpty else { return [] }
    let share = (mails.count + self.senderCount - 1) / self.senderCount
    return await withTaskGroup(of: [Settlement].self) { group in
      for start in stride(from: 0, to: mails.count, by: share) {
        let part = Array(mails[start..<min(start + share, mails.count)])
        group.addTask {
          let bodies = part.map(\.mail)
          let outcomes =
            (try? await self.senders.run { $0.session.send(bodies) })
            ?? part.map { _ in .deferred(reason: "the server is stopping") }
          return zip(part, outcomes).map { self.settlement($0.leased, $1) }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  private func settlement(_ leased: LeasedNotification, _ outcome: SendOutcome) -> Settlement {
    switch outcome {
    case .sent:
      self.logger.debug("mail sent", metadata: self.metadata(leased, nil))
      return Settlement(id: leased.id, result: .done(delivered: true))
    case .refused(let reason):
      self.logger.warning("mail refused", metadata: self.metadata(leased, reason))
      return Settlement(id: leased.id, result: .failed(reason: reason))
    case .deferred(let reason):
      let next = self.backoff.next(after: leased.attempts, now: self.clock.now)
      guard next < leased.notification.expires else {
        self.logger.warning("mail given up, since its code expires", metadata: self.metadata(leased, reason))
        return Settlement(id: leased.id, result: .failed(reason: reason))
      }
      self.logger.info("mail deferred", metadata: self.metadata(leased, reason))
      return Settlement(id: leased.id, result: .retry(at: next, reason: reason))
    }
  }

  private func metadata(_ leased: LeasedNotification, _ reason: String?) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "notification": "\(leased.id)", "user": "\(leased.notification.userID)", "attempt": "\(leased.attempts + 1)",
    ]
    if let reason { metadata["reason"] = "\(reason)" }
    return metadata
  }
}

/// A thread's connection to the provider. It never leaves its thread.
private final class SenderContext {
  let session: any MailSession

  init(session: any MailSession) {
    self.session = session
  }
}
