import Logging
import NIOCore
import Synchronization

/// Lets one line a second through for each reason, and counts the others: what strangers cause must not fill a disk.
///
/// Lines have the same reason when their level, their message and what stands under `error` or `reason` are the same. The
/// next line of a reason says under `suppressed` how many there were since the last; a second after a flood has ended, that
/// is said with any other line.
public struct LimitedLogHandler: LogHandler {
  private var base: any LogHandler
  private let limiter: LogLimiter

  /// Limits what is given on to `base`. Copies of the handler count together.
  /// - Parameter now: tells the time; for tests.
  public init(_ base: any LogHandler, now: @escaping @Sendable () -> NIODeadline = { .now() }) {
    self.base = base
    limiter = LogLimiter(now: now)
  }

  public var logLevel: Logger.Level {
    get { base.logLevel }
    set { base.logLevel = newValue }
  }

  public var metadata: Logger.Metadata {
    get { base.metadata }
    set { base.metadata = newValue }
  }

  public var metadataProvider: Logger.MetadataProvider? {
    get { base.metadataProvider }
    set { base.metadataProvider = newValue }
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { base[metadataKey: key] }
    set { base[metadataKey: key] = newValue }
  }

  public func log(event: LogEvent) {
    for event in limiter.admit(event) { base.log(event: event) }
  }
}

extension Logger {
  /// The same logger, limited to one line a second for each reason; see `LimitedLogHandler`.
  public var limited: Logger {
    let handler = LimitedLogHandler(self.handler)
    return Logger(label: label) { _ in handler }
  }
}

/// Knows when a line of each reason was last let through.
private final class LogLimiter: Sendable {
  fileprivate struct Reason: Hashable {
    let level: Logger.Level
    let message: String
    var cause: String
  }

  fileprivate struct Entry {
    var admittedAt: NIODeadline
    /// Of the lines that were left out since: how many, and the last.
    var suppressed = 0
    var last: LogEvent?
  }

  fileprivate struct State {
    var entries: [Reason: Entry] = [:]
    var sweptAt = NIODeadline.uptimeNanoseconds(0)
  }

  fileprivate static let interval = TimeAmount.seconds(1)
  /// Reasons told apart at one time; beyond, only by their messages. Stops causes that hold what a caller sent from filling
  /// memory, and the log.
  private static let maximumReasons = 32
  /// Bytes of a cause that are compared.
  fileprivate static let maximumCause = 128

  private let now: @Sendable () -> NIODeadline
  private let state = Mutex(State())

  init(now: @escaping @Sendable () -> NIODeadline) { self.now = now }

  /// What is to be written now that a line comes: it, or nothing, and what was left to say of floods that are over.
  func admit(_ event: LogEvent) -> [LogEvent] {
    let now = now()
    var reason = Reason(event)
    return state.withLock { state in
      if state.entries[reason] == nil, state.entries.count >= Self.maximumReasons { reason.cause = "" }
      if var entry = state.entries[reason], now - entry.admittedAt < Self.interval {
        entry.suppressed += 1
        entry.last = event
        state.entries[reason] = entry
        return state.sweep(now)
      }
      let suppressed = state.entries.updateValue(Entry(admittedAt: now), forKey: reason)?.suppressed ?? 0
      return state.sweep(now) + [suppressed == 0 ? event : event.saying(suppressed: suppressed)]
    }
  }
}

extension LogLimiter.State {
  /// Says what is left to say of floods that are over, and forgets reasons that have not come up lately.
  fileprivate mutating func sweep(_ now: NIODeadline) -> [LogEvent] {
    guard now - sweptAt >= LogLimiter.interval else { return [] }
    sweptAt = now
    var late: [LogEvent] = []
    for (reason, entry) in entries where now - entry.admittedAt >= LogLimiter.interval {
      guard let last = entry.last else {
        entries[reason] = nil
        continue
      }
      late.append(entry.suppressed == 1 ? last : last.saying(suppressed: entry.suppressed - 1))
      entries[reason] = LogLimiter.Entry(admittedAt: now)
    }
    return late
  }
}

extension LogLimiter.Reason {
  fileprivate init(_ event: LogEvent) {
    let cause = event.metadata.flatMap { $0["error"] ?? $0["reason"] }
    self.init(
      level: event.level, message: event.message.description,
      cause: cause.map { cut($0.description, to: LogLimiter.maximumCause) } ?? "")
  }
}

extension LogEvent {
  /// The same line, with the number of those like it that were left out.
  fileprivate func saying(suppressed count: Int) -> LogEvent {
    var event = self
    event.metadata = (event.metadata ?? [:]).merging(["suppressed": "\(count)"]) { _, new in new }
    return event
  }
}
