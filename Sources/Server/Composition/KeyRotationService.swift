import Domain
import Logging
import ServiceLifecycle

/// Turns the keys that sign tokens, when they have served. Looks now and every hour; of several nodes one is first.
struct KeyRotationService: Service {
  let useCases: UseCases
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.rotate()
        try? await Task.sleep(for: .seconds(3600))
      }
    }
  }

  private func rotate() async {
    do {
      let former = useCases.oidc.state.activeKey?.id
      try await useCases.rotateWebKeys()
      if let active = useCases.oidc.state.activeKey?.id, let former, active != former {
        logger.notice("another key signs tokens", metadata: ["key": "\(active)"])
      }
    } catch is CancellationError {
    } catch {
      logger.error("the keys that sign tokens cannot be rotated", metadata: ["error": "\(error)"])
    }
  }
}
