import Logging
import Synchronization
import Threads
import UserDomain

/// Delivers what the outbox holds: lease, compose, send, settle; at least once.
///
/// As many batches are on their way as the transport has sessions, each leased and settled by itself: a recipient whose
/// server is slow, or a mail that cannot be delivered, holds up no other batch. A worker that dies leaves leases behind,
/// which expire; what it had sent is then sent again, under the same `Message-ID`.
public struct OutboxWorker: Sendable {
  /// Seconds after which a lease that was not settled can be taken again.
  static let leaseSeconds: Int64 = 60
  /// Seconds after which no further mail of a batch is begun. What remains of the lease is longer than one mail takes.
  static let beginSeconds: Int64 = 20

  private let outbox: any Outbox
  private let composer: NotificationComposer
  private let transport: any MailTransport
  private let senders: ThreadPool<Sender>
  private let clock: any Clock
  private let backoff: Backoff
  private let pause: @Sendable (_ microseconds: Int64) async throws -> Void
  private let logger: Logger

  /// - Parameters:
  ///   - origin: scheme, host and port of this server's pages, without a slash at the end.
  ///   - pause: lets time pass; tests bring their own.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  public init(
    outbox: any Outbox, store: any Store, vault: any CodeVault, mails: MailComposer, transport: any MailTransport,
    origin: String, clock: any Clock, backoff: Backoff = Backoff(), logger: Logger,
    pause: @escaping @Sendable (_ microseconds: Int64) async throws -> Void = {
      try await Task.sleep(for: .microseconds($0))
    }
  ) throws(ThreadPoolError) {
    self.outbox = outbox
    self.composer = NotificationComposer(store: store, vault: vault, mails: mails, origin: origin)
    self.transport = transport
    self.senders = try ThreadPool(name: "mail", threads: transport.sessions, waiting: transport.sessions) {
      Sender(session: transport.makeSession())
    }
    self.clock = clock
    self.backoff = backoff
    self.pause = pause
    self.logger = logger
  }

  /// Delivers until the task is cancelled. Then nothing more is leased and no further mail begun; returns when the
  /// mails that were under way have their outcome, and all that was leased is settled.
  public func run() async {
    let (wakeups, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let forwarding = Task { [arrivals = self.outbox.arrivals] in
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
      limit: max(1, self.transport.batchSize), now: now, until: now.adding(seconds: Self.leaseSeconds))
    return leased.isEmpty ? nil : Batch(leased: leased, date: now)
  }

  private func timer(_ wake: AsyncStream<Void>.Continuation) async throws -> Task<Void, any Error>? {
    guard let due = try await self.outbox.nextDue() else { return nil }
    let wait = max(0, due.microseconds - self.clock.now.microseconds)
    return Task {
      try await self.pause(wait)
      wake.yield()
    }
  }

  private func deliver(_ batch: Batch, _ progress: Progress) async {
    var settlements: [Settlement] = []
    var mails: [(leased: LeasedNotification, mail: OutgoingMail)] = []
    for leased in batch.leased {
      do {
        switch try await self.composer.compose(leased, now: batch.date) {
        case .mail(let mail): mails.append((leased, mail))
        case .unwanted(let reason):
          self.logger.debug("mail not wanted any more", metadata: self.metadata(leased, reason))
          settlements.append(Settlement(id: leased.id, result: .done(delivered: false)))
        case .impossible(let reason):
          self.logger.error("mail given up", metadata: self.metadata(leased, reason))
          settlements.append(Settlement(id: leased.id, result: .failed(reason: reason)))
        }
      } catch {
        settlements.append(self.settlement(leased, .deferred(reason: "its user cannot be loaded: \(error)")))
      }
    }
    let outcomes = await self.send(mails.map(\.mail), until: batch.date.adding(seconds: Self.beginSeconds), progress)
    settlements += zip(mails, outcomes).map { self.settlement($0.leased, $1) }
    do {
      try await self.outbox.settle(settlements)
    } catch {
      self.logger.error("mails may be sent again: they cannot be settled", metadata: ["error": "\(error)"])
    }
  }

  private func send(_ mails: [OutgoingMail], until deadline: Timestamp, _ progress: Progress) async -> [SendOutcome] {
    guard !mails.isEmpty else { return [] }
    do {
      return try await self.senders.run { [clock] sender in
        sender.session.send(mails) { !progress.isStopping.load(ordering: .relaxed) && clock.now < deadline }
      }
    } catch {
      // There are as many threads as batches, so none waits or is refused.
      return mails.map { _ in .notTried }
    }
  }

  private func settlement(_ leased: LeasedNotification, _ outcome: SendOutcome) -> Settlement {
    switch outcome {
    case .sent:
      self.logger.debug("mail sent", metadata: self.metadata(leased, nil))
      return Settlement(id: leased.id, result: .done(delivered: true))
    case .notTried:
      return Settlement(id: leased.id, result: .retry(at: self.clock.now, reason: "there was no time for it"))
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

  /// Never the address and never the code.
  private func metadata(_ leased: LeasedNotification, _ reason: String?) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "notification": "\(leased.id)", "user": "\(leased.notification.userID)", "attempt": "\(leased.attempts + 1)",
    ]
    if let reason { metadata["reason"] = "\(reason)" }
    return metadata
  }
}

/// A thread's session with the provider. It never leaves its thread.
private final class Sender {
  let session: any MailSession

  init(session: any MailSession) {
    self.session = session
  }
}
