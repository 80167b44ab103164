import Domain
import Logging
import ServiceLifecycle

/// Lets the states of users follow switches of the domain policy while the server runs, and tells how far that is.
struct NameService: Service {
  let store: any Store & UnsettledNames & Chores
  let clock: any Domain.Clock
  let logger: Logger

  func run() async throws {
    let turns = Turns(clock: clock) { [store] in
      try await store.take(.names, seconds: 10)
    } pause: {
      try await Task.sleep(for: .microseconds($0))
    }
    let loop = NameLoop(store: store, names: store, turns: turns) { progress in
      switch progress {
      case .settled(let count) where count > 0:
        logger.debug("user names follow the domain policy", metadata: ["users": "\(count)"])
      case .settled: break
      case .damaged(let id, let error):
        logger.error(
          "the name of a user cannot follow the domain policy", metadata: ["user": "\(id)", "error": "\(error)"])
      case .ended: logger.info("all user names have followed the domain policy")
      case .failed(let error):
        logger.error("user names cannot follow the domain policy", metadata: ["error": "\(error)"])
      }
    }
    await cancelWhenGracefulShutdown { await loop.run() }
  }
}
