import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// What the process is told from outside. Made before anything is opened: a signal that comes meanwhile waits.
struct Signals: Sendable {
  private let sequence: AsyncStream<UnixSignal>

  init() async {
    // They would end the process, and mean nothing here.
    for number in [SIGUSR1, SIGUSR2] { signal(number, SIG_IGN) }
    let trapped = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
    // That sequence can be asked once; this one by whoever waits next.
    let (sequence, continuation) = AsyncStream.makeStream(of: UnixSignal.self)
    self.sequence = sequence
    Task { for await signal in trapped { continuation.yield(signal) } }
  }

  /// Comes back when the process is told to stop; called after that, when it is told so again.
  /// - Returns: whether it was told. Cancelled, nobody hears of signals any more.
  @discardableResult
  func untilStop(onHangup: () -> Void) async -> Bool {
    for await signal in sequence {
      guard signal == .sighup else { return true }
      onHangup()
    }
    return false
  }
}

/// Ends when the process is told to stop, and the group of services with it. SIGHUP is a wish to read files again.
struct SignalService: Service {
  let signals: Signals
  let certificates: CertificateWatch?
  let logger: Logger

  func run() async throws {
    _ = await cancelWhenGracefulShutdown {
      await signals.untilStop {
        if let certificates { certificates.reload() } else { logger.notice("SIGHUP: no files to read again") }
      }
    }
  }
}
