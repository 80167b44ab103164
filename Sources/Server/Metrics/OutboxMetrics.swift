import Delivery
import Domain
import Synchronization

/// What the outbox holds and what became of messages, for the metrics.
final class OutboxMetrics: Sendable {
  private struct State {
    var backlog: [Backlog] = []
    /// The channels that a provider of the instance sends.
    var providers: [Notification.Channel: Provider] = [:]
  }

  private let outbox: any OutboxReport
  private let providers: any Providers
  private let statistics: DeliveryStatistics
  private let clock: any Domain.Clock
  private let state = Mutex(State())

  init(
    _ outbox: any OutboxReport, _ statistics: DeliveryStatistics, providers: any Providers, clock: any Domain.Clock
  ) {
    self.outbox = outbox
    self.providers = providers
    self.statistics = statistics
    self.clock = clock
  }

  /// Counts anew. What was counted last stays where the store fails.
  func refresh() async {
    guard let backlog = try? await outbox.backlog() else { return }
    var active: [Notification.Channel: Provider] = [:]
    for channel in Notification.Channel.allCases {
      active[channel] = try? await providers.activeProvider(channel)?.provider
    }
    state.withLock { [active] in ($0.backlog, $0.providers) = (backlog, active) }
  }

  /// Every kind has its series from the start: one that appears when the first message fails would hide that failure.
  var samples: [(name: String, labels: [(String, String)], kind: String, value: Int)] {
    let (backlog, active) = state.withLock { ($0.backlog, $0.providers) }
    let now = clock.now
    let kinds = Notification.Kind.allCases.map { kind in (kind, backlog.first { $0.kind == kind }) }
    let waiting = kinds.map { kind, backlog in ("outbox_waiting", kind.labels, "gauge", backlog?.count ?? 0) }
    let oldest = kinds.map { kind, backlog in
      let age = backlog.map { max(0, now.microseconds - $0.oldest.microseconds) / 1_000_000 } ?? 0
      return ("outbox_oldest_age_seconds", kind.labels, "gauge", Int(age))
    }
    let outcomes = Notification.Kind.allCases.flatMap { kind in
      DeliveryStatistics.Outcome.allCases.map { outcome in
        (
          "outbox_outcomes", kind.labels + [("outcome", outcome.rawValue)], "counter",
          statistics.count(of: kind, outcome)
        )
      }
    }
    let providers = Notification.Channel.allCases.map { channel in
      let provider = active[channel]
      return (
        "outbox_provider_info",
        [
          ("channel", channel.name), ("provider", provider?.id ?? "settings"), ("kind", provider?.kind.rawValue ?? ""),
        ], "gauge", 1
      )
    }
    return waiting + oldest + outcomes + providers
  }
}

extension Notification.Kind {
  /// As metrics and lists for operators name a kind.
  var name: String { "\(self)".snakeCased }

  fileprivate var labels: [(String, String)] { [("channel", channel.name), ("kind", name)] }
}

extension Notification.Channel {
  var name: String {
    switch self {
    case .mail: "mail"
    case .shortMessage: "sms"
    }
  }
}

extension String {
  /// `passwordResetSMS` as `password_reset_sms`.
  fileprivate var snakeCased: String {
    var words = ""
    var wasUpper = true
    for character in self {
      if character.isUppercase, !wasUpper { words += "_" }
      wasUpper = character.isUppercase
      words += character.lowercased()
    }
    return words
  }
}
