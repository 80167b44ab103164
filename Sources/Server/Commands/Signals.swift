import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// What the process is told from outside. Made before anything is opened: a signal that comes meanwhile waits.
struct Signals: Sendable {
  private let sequence: UnixSignalsSequence

  init() async {
    // They would end the process, and mean nothing here.
    for number in [SIGUSR1, SIGUSR2] { signal(number, SIG_IGN) }
    sequence = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
  }

  /// Comes back when the process is to stop.
  func untilStop(onHangup: () -> Void) async {
    for await signal in sequence.cancelOnGracefulShutdown() {
      guard signal == .sighup else { return }
      onHangup()
    }
  }
}

/// Ends when the process is told to stop, and the group of services with it. SIGHUP is a wish to read files again.
struct SignalService: Service {
  let signals: Signals
  let certificates: CertificateWatch?
  let logger: Logger

  func run() async throws {
    await signals.untilStop {
      if let certificates { certificates.reload() } else { logger.notice("SIGHUP: no files to read again") }
    }
  }
}
