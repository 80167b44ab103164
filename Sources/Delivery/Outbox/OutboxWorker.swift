import Logging
import Synchronization
import Threads
import Domain

/// Delivers what the outbox holds for one channel: lease, compose, send, settle; at least once.
///
/// As many batches are on their way as the transport has sessions, each leased and settled by itself: a recipient whose
/// server is slow, or a mail that cannot be delivered, holds up no other batch. While the provider cannot be reached, one
/// message at a time tries (`ChannelGate`). A worker that dies leaves leases behind, which expire; what it had sent is
/// then sent again, under the same `Message-ID`.
package struct OutboxWorker<Message: Sendable>: Sendable {
  /// Seconds after which a lease that was not settled can be taken again.
  static var leaseSeconds: Int64 { 60 }
  /// Seconds after which no further message of a batch is begun. What remains of the lease is longer than one takes.
  static var beginSeconds: Int64 { 20 }
  /// So many seconds before its code ends a message is tried for the last time: enough to send it, and to enter the code.
  static var lastAttemptSeconds: Int64 { 60 }
  /// So many messages are settled at once when their codes end.
  private static var sweep: Int { 500 }

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
  private let statistics: DeliveryStatistics
  private let logger: Logger
  private let isCurrent: @Sendable () -> Bool
  private let wakeups: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation

  /// - Parameters:
  ///   - isCurrent: whether messages are still to go by this transport; once they are not, no other is begun.
  ///   - pause: lets time pass; tests bring their own.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  init(
    _ channel: Notification.Channel, outbox: any Outbox, compose: @escaping Compose,
    transport: any MessageTransport<Message>, clock: any Clock, backoff: Backoff = Backoff(),
    statistics: DeliveryStatistics, logger: Logger, isCurrent: @escaping @Sendable () -> Bool,
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
    self.statistics = statistics
    self.logger = logger
    self.isCurrent = isCurrent
    (self.wakeups, self.wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Another worker of the channel has ended: what it put back, and what was refused for now, is due.
  func lookAgain() async {
    await self.makeAllDue()
    self.wake.yield()
  }

  /// Delivers until the task is cancelled. Then nothing more is leased and no further mail begun; returns when the
  /// mails that were under way have their outcome, and all that was leased is settled. Called once.
  package func run() async {
    let (wakeups, wake) = (self.wakeups, self.wake)
    let forwarding = Task { [arrivals = self.outbox.arrivals(self.channel)] in
      for await _ in arrivals { wake.yield() }
    }
    defer { forwarding.cancel() }
    // Whatever kept a message waiting may have been mended before this start.
    await self.makeAllDue()
    let progress = WorkerProgress()
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        var iterator = wakeups.makeAsyncIterator()
        while !Task.isCancelled {
          do {
            let turn = progress.turn(at: self.clock.now, sessions: self.transport.sessions)
            guard self.isCurrent() else {
              // Whoever runs the worker is about to end it.
              _ = await iterator.next()
              continue
            }
            if let limit = turn.limit(self.transport.batchSize), let batch = try await self.lease(limit) {
              progress.begin()
              group.addTask {
                // A task of its own is not cancelled: what was sent and is not settled would be sent again.
                await Task { await self.deliver(batch, progress) }.value
                progress.end()
                wake.yield()
              }
              continue
            }
            // Something new wakes us, a batch that is done, what is due next, or the provider's next chance.
            let timer = try await self.timer(turn, wake)
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

  private func lease(_ limit: Int) async throws -> Batch? {
    let now = self.clock.now
    let leased = try await self.outbox.lease(
      self.channel, limit: limit, now: now, until: now.adding(seconds: Self.leaseSeconds))
    return leased.isEmpty ? nil : Batch(leased: leased, date: now)
  }

  private func timer(
    _ turn: WorkerProgress.Turn, _ wake: AsyncStream<Void>.Continuation
  ) async throws -> Task<Void, any Error>? {
    let due: Timestamp?
    switch turn {
    case .busy: due = nil
    case .closed(let until): due = until
    case .lease:
      let now = self.clock.now
      try await self.outbox.bringForward(
        self.channel, dueAfter: self.backoff.latest(from: now), to: now,
        leaseEnd: now.adding(seconds: Self.leaseSeconds))
      due = try await self.outbox.nextDue(self.channel)
    }
    guard let due else { return nil }
    let wait = max(0, due.microseconds - self.clock.now.microseconds)
    return Task {
      try await self.pause(wait)
      wake.yield()
    }
  }

  private func deliver(_ batch: Batch, _ progress: WorkerProgress) async {
    var settled: [Settled] = []
    var messages: [(leased: LeasedNotification, message: Message)] = []
    for leased in batch.leased {
      do {
        messages.append((leased, try await self.compose(leased, batch.date)))
      } catch let error as Undeliverable {
        settled.append(self.settled(leased, error))
      } catch {
        settled.append(self.settled(leased, .deferred(reason: "its user cannot be loaded: \(error)")))
      }
    }
    let deadline = batch.date.adding(seconds: Self.beginSeconds)
    let outcomes = await self.send(messages.map(\.message), until: deadline, progress)
    settled += zip(messages, outcomes).map { self.settled($0.leased, $1) }
    // First: what is settled as due must not be taken before it is known that the provider is gone.
    let provider = progress.note(outcomes, at: self.clock.now)
    await self.settle(settled)
    if provider.isBack { await self.makeAllDue() }
    // Nobody else would tell of those whose code ends meanwhile.
    if !provider.isThere { await self.settleOverdue() }
  }

  private func makeAllDue() async {
    let now = self.clock.now
    do {
      try await self.outbox.bringForward(
        self.channel, dueAfter: now, to: now, leaseEnd: now.adding(seconds: Self.leaseSeconds))
    } catch {
      self.logger.error("what waits is not tried at once", metadata: ["error": "\(error)"])
    }
  }

  private func settle(_ settled: [Settled]) async {
    do {
      try await self.outbox.settle(settled.map(\.settlement))
      for one in settled { if let outcome = one.outcome { self.statistics.count(outcome, of: one.kind) } }
    } catch {
      self.logger.error("messages may be sent again: they cannot be settled", metadata: ["error": "\(error)"])
    }
  }

  /// Settles what waits although its code has ended.
  private func settleOverdue() async {
    do {
      var overdue: [LeasedNotification]
      repeat {
        overdue = try await self.outbox.overdue(self.channel, limit: Self.sweep, now: self.clock.now)
        await self.settle(overdue.map { self.settled($0, .expired) })
      } while overdue.count == Self.sweep
    } catch {
      self.logger.error("the outbox cannot be looked through", metadata: ["error": "\(error)"])
    }
  }

  private func send(_ messages: [Message], until deadline: Timestamp, _ progress: WorkerProgress) async -> [SendOutcome]
  {
    guard !messages.isEmpty else { return [] }
    do {
      return try await self.senders.run { [clock, isCurrent] sender in
        sender.session.send(messages) {
          !progress.isStopping.load(ordering: .relaxed) && clock.now < deadline && isCurrent()
        }
      }
    } catch {
      // There are as many threads as batches, so none waits or is refused.
      return messages.map { _ in .notTried }
    }
  }

  /// What became of one, and how it is counted.
  private struct Settled {
    let kind: Notification.Kind
    let settlement: Settlement
    let outcome: DeliveryStatistics.Outcome?

    init(_ leased: LeasedNotification, _ result: Settlement.Result, _ outcome: DeliveryStatistics.Outcome?) {
      kind = leased.notification.kind
      settlement = Settlement(id: leased.id, result: result)
      self.outcome = outcome
    }
  }

  private func settled(_ leased: LeasedNotification, _ error: Undeliverable) -> Settled {
    switch error {
    case .expired: return self.expired(leased, leased.reason)
    case .unwanted(let reason):
      self.logger.debug("message not wanted any more", metadata: self.metadata(leased, reason))
      return Settled(leased, .done(delivered: false), nil)
    case .impossible(let reason):
      self.logger.error("message given up", metadata: self.metadata(leased, reason))
      return Settled(leased, .failed(reason: reason), .givenUp)
    }
  }

  private func settled(_ leased: LeasedNotification, _ outcome: SendOutcome) -> Settled {
    let now = self.clock.now
    switch outcome {
    case .sent:
      self.logger.debug("message sent", metadata: self.metadata(leased, nil))
      return Settled(leased, .done(delivered: true), .sent)
    case .notTried: return Settled(leased, .retry(at: now, reason: "there was no time for it"), nil)
    case .refused(let reason):
      self.logger.warning("message refused", metadata: self.metadata(leased, reason))
      return Settled(leased, .failed(reason: reason), .givenUp)
    case .unavailable(let reason):
      guard now < leased.notification.expires else { return self.expired(leased, reason) }
      self.logger.info("message deferred", metadata: self.metadata(leased, reason))
      // Due at once, behind the others: the gate holds them all until the provider is back.
      return Settled(leased, .retry(at: now, reason: reason), .deferred)
    case .deferred(let reason):
      let last = leased.notification.expires.adding(seconds: -Self.lastAttemptSeconds)
      guard now < last else { return self.expired(leased, reason) }
      self.logger.info("message deferred", metadata: self.metadata(leased, reason))
      let next = min(self.backoff.next(after: leased.attempts, now: now), last)
      return Settled(leased, .retry(at: next, reason: reason), .deferred)
    }
  }

  private func expired(_ leased: LeasedNotification, _ reason: String) -> Settled {
    let reason = reason.isEmpty ? "its code ended before it was tried" : reason
    self.logger.warning("message given up, since its code ends", metadata: self.metadata(leased, reason))
    return Settled(leased, .expired(reason: reason), .expired)
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
    clock: any Clock, statistics: DeliveryStatistics, logger: Logger,
    isCurrent: @escaping @Sendable () -> Bool = { true },
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void = sleep(microseconds:)
  ) throws(ThreadPoolError) {
    try self.init(
      .mail, outbox: outbox, compose: { try await composer.mail($0, now: $1) }, transport: transport, clock: clock,
      statistics: statistics, logger: logger, isCurrent: isCurrent, pause: pause)
  }
}

extension OutboxWorker where Message == OutgoingShortMessage {
  /// Delivers text messages.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  package init(
    shortMessagesOf outbox: any Outbox, composer: NotificationComposer,
    transport: any MessageTransport<OutgoingShortMessage>, clock: any Clock, statistics: DeliveryStatistics,
    logger: Logger, isCurrent: @escaping @Sendable () -> Bool = { true },
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void = sleep(microseconds:)
  ) throws(ThreadPoolError) {
    try self.init(
      .shortMessage, outbox: outbox, compose: { try await composer.shortMessage($0, now: $1) }, transport: transport,
      clock: clock, statistics: statistics, logger: logger, isCurrent: isCurrent, pause: pause)
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
