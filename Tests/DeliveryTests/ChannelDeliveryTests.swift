import Domain
import Logging
import Synchronization
import Testing

@testable import Delivery

@Suite("A channel and its providers")
struct ChannelDeliveryTests {
  private static let start = Timestamp(seconds: 1_700_000_000)
  private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private let outbox = MemoryOutbox()
  private let providers = TestProviders()
  private let clock = ManualClock(Self.start)

  private static func provider(_ id: String) -> Provider {
    Provider(
      id: id, channel: .mail, description: "", settings: .http(endpoint: "https://example.com/\(id)"), sealedSecret: [])
  }

  private func queue(_ count: Int) {
    for _ in 0..<count {
      self.outbox.add(
        Notification(
          kind: .emailVerification, generation: .v2, userID: "42", codeIssuedBy: 2, sealedCode: [],
          expires: Self.start.adding(seconds: 3600)), at: Self.start)
    }
  }

  /// Delivers by transports that are named after their provider, while `body` watches.
  private func running(
    _ transports: [String: ScriptedTransport<String>], _ body: () async throws -> Void
  ) async throws {
    let delivery = ChannelDelivery<String>(
      .mail, providers: self.providers, logger: Self.logger, pause: self.clock.pause
    ) { provider, isCurrent in
      try OutboxWorker(
        .mail, outbox: self.outbox, compose: { leased, _ in "\(leased.id)" },
        transport: transports[provider?.id ?? "settings"] ?? ScriptedTransport(), clock: self.clock,
        statistics: DeliveryStatistics(), logger: Self.logger, isCurrent: isCurrent, pause: self.clock.pause)
    }
    let task = Task { await delivery.run() }
    do {
      try await body()
    } catch {
      task.cancel()
      throw error
    }
    task.cancel()
    self.clock.endPauses()
    await task.value
  }

  @Test("each message goes by the provider that is active when it is begun, and each goes once")
  func switching() async throws {
    let sent = Recorder<String>()
    func transport(_ name: String) -> ScriptedTransport<String> {
      ScriptedTransport(sessions: 2, batchSize: 4) { message in
        sent.append("\(name) \(message)")
        return .sent
      }
    }
    let transports = ["settings": transport("settings"), "1": transport("1"), "2": transport("2")]
    try await self.running(transports) {
      self.queue(3)
      await self.outbox.settlements.wait(for: 3)
      self.providers.activate(Self.provider("1"))
      self.queue(3)
      await self.outbox.settlements.wait(for: 6)
      self.providers.activate(Self.provider("2"))
      self.queue(3)
      await self.outbox.settlements.wait(for: 9)
      self.providers.activate(nil)
      self.queue(1)
      await self.outbox.settlements.wait(for: 10)
    }
    #expect(
      sent.values.sorted() == [
        "1 4", "1 5", "1 6", "2 7", "2 8", "2 9", "settings 1", "settings 10", "settings 2", "settings 3",
      ])
  }

  @Test("what a batch has not begun when its provider is replaced goes by the next one, and nothing goes twice")
  func half() async throws {
    let sent = Recorder<String>()
    let gate = Gate()
    let former = ScriptedTransport<String>(batchSize: 8) { message in
      sent.append("former \(message)")
      gate.pass()
      return .sent
    }
    let next = ScriptedTransport<String>(batchSize: 8) { message in
      sent.append("next \(message)")
      return .sent
    }
    self.queue(8)
    try await self.running(["settings": former, "1": next]) {
      await sent.wait(for: 1)
      self.providers.activate(Self.provider("1"))
      gate.open()
      // The one that was begun, seven put back, and seven sent.
      await self.outbox.settlements.wait(for: 15)
    }
    #expect(Set(sent.values) == Set(["former 1"] + (2...8).map { "next \($0)" }))
    #expect(sent.values.count == 8)
  }

  @Test("a provider that does not answer holds up nothing once another is active")
  func down() async throws {
    let down = ScriptedTransport<String>.failing(.max, with: .unavailable(reason: "down"))
    let next = ScriptedTransport<String>()
    self.providers.activate(Self.provider("1"))
    self.queue(3)
    try await self.running(["1": down, "2": next]) {
      await down.begun.wait(for: 1)
      self.providers.activate(Self.provider("2"))
      // Its gate is new: no wait of the former one's holds.
      await next.begun.wait(for: 3)
    }
    #expect(Set(next.begun.values) == ["1", "2", "3"])
  }

  @Test("who cannot be asked for the provider is asked again")
  func unreadable() async throws {
    let next = ScriptedTransport<String>()
    self.providers.fail()
    self.queue(1)
    try await self.running(["settings": next]) {
      await self.clock.pauses.wait(for: 1)
      #expect(next.begun.values.isEmpty)
      self.clock.endPauses()
      await next.begun.wait(for: 1)
    }
  }
}

/// Providers as a test sets them.
private final class TestProviders: Providers {
  private struct State {
    var active: Provider?
    var version = 0
    var fails = false
    var listeners: [AsyncStream<Void>.Continuation] = []
  }

  private let state = Mutex(State())

  func activate(_ provider: Provider?) {
    let listeners = self.state.withLock { state in
      state.active = provider
      state.version += 1
      return state.listeners
    }
    for listener in listeners { listener.yield() }
  }

  /// The next look fails.
  func fail() { self.state.withLock { $0.fails = true } }

  func activeProvider(_ channel: Notification.Channel) async throws -> ProviderEntry? {
    let (fails, active) = self.state.withLock { state in
      defer { state.fails = false }
      return (state.fails, state.active)
    }
    if fails { throw StoreError("disk I/O error") }
    let date = Timestamp(seconds: 0)
    return active.map { ProviderEntry(Dated($0, creationDate: date, changeDate: date, sequence: 1), isActive: true) }
  }

  func providerVersion(_ channel: Notification.Channel) -> Int { self.state.withLock { $0.version } }

  func providerChanges(_ channel: Notification.Channel) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.state.withLock { $0.listeners.append(continuation) }
    return stream
  }

  func provider(id: String, _ channel: Notification.Channel) async throws -> ProviderEntry? { nil }

  func providers(
    _ channel: Notification.Channel, kind: Provider.Kind?, _ page: PageRequest
  ) async throws -> ItemPage<ProviderEntry> {
    ItemPage(items: [], total: 0)
  }
}
