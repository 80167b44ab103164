import Domain
import Logging
import ServiceLifecycle

/// Lets the states of users follow switches of the domain policy while the server runs, and tells how far that is.
struct NameService: Service {
  let store: any Store & UnsettledNames
  let clock: any Domain.Clock
  let logger: Logger

  func run() async throws {
    let loop = NameLoop(store: store, names: store, clock: clock) { microseconds in
      try await Task.sleep(for: .microseconds(microseconds))
    } report: { progress in
      switch progress {
      case .settled(let count) where count > 0:
        logger.debug("user names follow the domain policy", metadata: ["users": "\(count)"])
      case .settled: break
      case .ended: logger.info("all user names have followed the domain policy")
      case .failed(let error):
        logger.error("user names cannot follow the domain policy", metadata: ["error": "\(error)"])
      }
    }
    await cancelWhenGracefulShutdown { await loop.run() }
  }
}
