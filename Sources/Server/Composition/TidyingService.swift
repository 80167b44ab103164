import Logging
import ServiceLifecycle
import Domain

/// Lets the store forget, now and every hour, what is of no use any more.
struct TidyingService: Service {
  let store: any Housekeeping & Chores
  let clock: any Domain.Clock
  /// For how long messages that were given up are kept.
  let failureDays: Int
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.tidy()
        try? await Task.sleep(for: .seconds(3600))
      }
    }
  }

  private func tidy() async {
    let now = self.clock.now
    do {
      // Nearly until it is time again.
      guard try await self.store.take(.tidying, seconds: 3500) else { return }
      let report = try await self.store.tidy(
        failuresBefore: now.adding(seconds: -Int64(self.failureDays) * 86_400), now: now)
      self.logger.debug(
        "tidied up",
        metadata: ["failures": "\(report.failures)", "limits": "\(report.limits)", "sessions": "\(report.sessions)"])
      if report.unknownNotifications > 0 {
        self.logger.warning(
          "messages wait that only a newer version can deliver", metadata: ["count": "\(report.unknownNotifications)"])
      }
    } catch is CancellationError {
    } catch {
      self.logger.error("the store cannot be tidied up", metadata: ["error": "\(error)"])
    }
  }
}
