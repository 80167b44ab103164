import Logging
import Synchronization
import Threads
import Domain

/// Delivers what the outbox holds for one channel: lease, compose, send, settle; at least once.
///
/// As many batches are on their way as the transport has sessions, each leased and settled by itself: a recipient whose
/// server is slow, or a mail that cannot be delivered, holds up no other batch. A worker that dies leaves leases behind,
/// which expire; what it had sent is then sent again, under the same `Message-ID`.
package struct OutboxWorker<Message: Sendable>: Sendable {
  /// Seconds after which a lease that was not settled can be taken again.
  static var leaseSeconds: Int64 { 60 }
  /// Seconds after which no further message of a batch is begun. What remains of the lease is longer than one takes.
  static var beginSeconds: Int64 { 20 }

  /// Makes a message of a notification.
  typealias Compose = @Sendable (LeasedNotification, _ now: Timestamp) async throws -> Message

  private let outbox: any Outbox
  private let channel: Notification.Channel
  private let compose: Compose
  private let transport: any MessageTransport<Message>
  private let senders: ThreadPool<Sender<Message>>
  private let clock: any Clock
  private let backoff: Backoff
  private let pause: @Sendable (_ microseconds: Int64) async throws -> Void
  private let logger: Logger

  /// - Parameter pause: lets time pass; tests bring their own.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  init(
    _ channel: Notification.Channel, outbox: any Outbox, compose: @escaping Compose,
    transport: any MessageTransport<Message>, clock: any Clock, backoff: Backoff = Backoff(), logger: Logger,
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void
  ) throws(ThreadPoolError) {
    self.outbox = outbox
    self.channel = channel
    self.compose = compose
    self.transport = transport
    let name = channel == .mail ? "mail" : "sms"
    self.senders = try ThreadPool(name: name, threads: transport.sessions, waiting: transport.sessions) {
      Sender(session: transport.makeSession())
    }
    self.clock = clock
    self.backoff = backoff
    self.pause = pause
    self.logger = logger
  }

  /// Delivers until the task is cancelled. Then nothing more is leased and no further mail begun; returns when the
  /// mails that were under way have their outcome, and all that was leased is settled.
  package func run() async {
    let (wakeups, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let forwarding = Task { [arrivals = self.outbox.arrivals(self.channel)] in
      for await _ in arrivals { wake.yield() }
    }
    defer { forwarding.cancel() }
    let progress = Progress()
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        var iterator = wakeups.makeAsyncIterator()
        while !Task.isCancelled {
          do {
            let isBusy = progress.batches.load(ordering: .relaxed) >= max(1, self.transport.sessions)
            if !isBusy, let batch = try await self.lease() {
              progress.batches.add(1, ordering: .relaxed)
              group.addTask {
                // A task of its own is not cancelled: what was sent and is not settled would be sent again.
                await Task { await self.deliver(batch, progress) }.value
                progress.batches.subtract(1, ordering: .relaxed)
                wake.yield()
              }
              continue
            }
            // Something new wakes us, a batch that is done, or what is due next.
            let timer = isBusy ? nil : try await self.timer(wake)
            _ = await iterator.next()
            timer?.cancel()
          } catch is CancellationError {
            return
          } catch {
            self.logger.error("the outbox cannot be worked on", metadata: ["error": "\(error)"])
            try? await self.pause(1_000_000)
          }
        }
      }
    } onCancel: {
      progress.isStopping.store(true, ordering: .relaxed)
    }
  }

  /// What one session is to send, and since when it is leased.
  private struct Batch: Sendable {
    let leased: [LeasedNotification]
    let date: Timestamp
  }

  /// How far the worker is.
  private final class Progress: Sendable {
    /// Batches under way.
    let batches = Atomic<Int>(0)
    let isStopping = Atomic<Bool>(false)
  }

  private func lease() async throws -> Batch? {
    let now = self.clock.now
    let leased = try await self.outbox.lease(
      self.channel, limit: max(1, self.transport.batchSize), now: now, until: now.adding(seconds: Self.leaseSeconds))
    return leased.isEmpty ? nil : Batch(leased: leased, date: now)
  }

  private func timer(_ wake: AsyncStream<Void>.Continuation) async throws -> Task<Void, any Error>? {
    guard let due = try await self.outbox.nextDue(self.channel) else { return nil }
    let wait = max(0, due.microseconds - self.clock.now.microseconds)
    return Task {
      try await self.pause(wait)
      wake.yield()
    }
  }

  private func deliver(_ batch: Batch, _ progress: Progress) async {
    var settlements: [Settlement] = []
    var messages: [(leased: LeasedNotification, message: Message)] = []
    for leased in batch.leased {
      do {
        messages.append((leased, try await self.compose(leased, batch.date)))
      } catch let error as Undeliverable {
        settlements.append(self.settlement(leased, error))
      } catch {
        settlements.append(self.settlement(leased, .deferred(reason: "its user cannot be loaded: \(error)")))
      }
    }
    let deadline = batch.date.adding(seconds: Self.beginSeconds)
    let outcomes = await self.send(messages.map(\.message), until: deadline, progress)
    settlements += zip(messages, outcomes).map { self.settlement($0.leased, $1) }
    do {
      try await self.outbox.settle(settlements)
    } catch {
      self.logger.error("messages may be sent again: they cannot be settled", metadata: ["error": "\(error)"])
    }
  }

  private func send(_ messages: [Message], until deadline: Timestamp, _ progress: Progress) async -> [SendOutcome] {
    guard !messages.isEmpty else { return [] }
    do {
      return try await self.senders.run { [clock] sender in
        sender.session.send(messages) { !progress.isStopping.load(ordering: .relaxed) && clock.now < deadline }
      }
    } catch {
      // There are as many threads as batches, so none waits or is refused.
      return messages.map { _ in .notTried }
    }
  }

  private func settlement(_ leased: LeasedNotification, _ error: Undeliverable) -> Settlement {
    switch error {
    case .unwanted(let reason):
      self.logger.debug("message not wanted any more", metadata: self.metadata(leased, reason))
      return Settlement(id: leased.id, result: .done(delivered: false))
    case .impossible(let reason):
      self.logger.error("message given up", metadata: self.metadata(leased, reason))
      return Settlement(id: leased.id, result: .failed(reason: reason))
    }
  }

  private func settlement(_ leased: LeasedNotification, _ outcome: SendOutcome) -> Settlement {
    switch outcome {
    case .sent:
      self.logger.debug("message sent", metadata: self.metadata(leased, nil))
      return Settlement(id: leased.id, result: .done(delivered: true))
    case .notTried:
      return Settlement(id: leased.id, result: .retry(at: self.clock.now, reason: "there was no time for it"))
    case .refused(let reason):
      self.logger.warning("message refused", metadata: self.metadata(leased, reason))
      return Settlement(id: leased.id, result: .failed(reason: reason))
    case .deferred(let reason):
      let next = self.backoff.next(after: leased.attempts, now: self.clock.now)
      guard next < leased.notification.expires else {
        self.logger.warning("message given up, since its code expires", metadata: self.metadata(leased, reason))
        return Settlement(id: leased.id, result: .failed(reason: reason))
      }
      self.logger.info("message deferred", metadata: self.metadata(leased, reason))
      return Settlement(id: leased.id, result: .retry(at: next, reason: reason))
    }
  }

  /// Never the address and never the code.
  private func metadata(_ leased: LeasedNotification, _ reason: String?) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "notification": "\(leased.id)", "kind": "\(leased.notification.kind)", "user": "\(leased.notification.userID)",
      "attempt": "\(leased.attempts + 1)",
    ]
    if let reason { metadata["reason"] = "\(reason)" }
    return metadata
  }
}

extension OutboxWorker where Message == OutgoingMail {
  /// Delivers mails.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  package init(
    mailsOf outbox: any Outbox, composer: NotificationComposer, transport: any MessageTransport<OutgoingMail>,
    clock: any Clock, logger: Logger,
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void = sleep(microseconds:)
  ) throws(ThreadPoolError) {
    try self.init(
      .mail, outbox: outbox, compose: { try await composer.mail($0, now: $1) }, transport: transport, clock: clock,
      logger: logger, pause: pause)
  }
}

extension OutboxWorker where Message == OutgoingShortMessage {
  /// Delivers text messages.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  package init(
    shortMessagesOf outbox: any Outbox, composer: NotificationComposer,
    transport: any MessageTransport<OutgoingShortMessage>, clock: any Clock, logger: Logger,
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void = sleep(microseconds:)
  ) throws(ThreadPoolError) {
    try self.init(
      .shortMessage, outbox: outbox, compose: { try await composer.shortMessage($0, now: $1) }, transport: transport,
      clock: clock, logger: logger, pause: pause)
  }
}

/// Lets so many microseconds pass.
@Sendable package func sleep(microseconds: Int64) async throws {
  try await Task.sleep(for: .microseconds(microseconds))
}

/// A thread's session with the provider. It never leaves its thread.
private final class Sender<Message: Sendable> {
  let session: any MessageSession<Message>

  init(session: any MessageSession<Message>) {
    self.session = session
  }
}
