import Domain
import Logging
import ServiceLifecycle
import Synchronization

/// Removes the users of removed organizations while the server runs, and tells how far that is.
final class RemovalService: Service {
  private let store: any Store & UnfinishedRemovals & Chores
  private let clock: any Domain.Clock
  private let logger: Logger
  private let state = Mutex(State())

  private struct State {
    /// Since the start.
    var removed = 0
    /// How many are left, as of the last time that somebody asked for metrics.
    var left = 0
    /// Of organizations that are not done.
    var removedByOrganization: [String: Int] = [:]
    var told: ContinuousClock.Instant?
  }

  /// The log says how far it is once in so long.
  private static let interval = Duration.seconds(10)

  init(store: any Store & UnfinishedRemovals & Chores, clock: any Domain.Clock, logger: Logger) {
    self.store = store
    self.clock = clock
    self.logger = logger
  }

  func run() async throws {
    let turns = Turns(clock: clock) { [store] in
      try await store.take(.removal, seconds: 10)
    } pause: {
      try await Task.sleep(for: .microseconds($0))
    }
    let loop = RemovalLoop(store: store, removals: store, turns: turns) { self.note($0) }
    await cancelWhenGracefulShutdown { await loop.run() }
  }

  private func note(_ progress: RemovalLoop.Progress) {
    switch progress {
    case .removed(let count, let id):
      let now = ContinuousClock.now
      let removed = state.withLock { state -> Int? in
        state.removed += count
        state.removedByOrganization[id, default: 0] += count
        if let told = state.told, now - told < Self.interval { return nil }
        state.told = now
        return state.removedByOrganization[id]
      }
      guard let removed else { return }
      logger.info(
        "users of a removed organization are being removed",
        metadata: ["organization": "\(id)", "removed": "\(removed)"])
    case .damaged(let leftover, let error):
      logger.error(
        "a user or member of a removed organization cannot be removed",
        metadata: ["left": "\(leftover)", "error": "\(error)"])
    case .ended(let id):
      guard let removed = state.withLock({ $0.removedByOrganization.removeValue(forKey: id) }) else { return }
      logger.info(
        "no user of a removed organization is left", metadata: ["organization": "\(id)", "removed": "\(removed)"])
    case .failed(let error):
      logger.error("users of removed organizations cannot be removed", metadata: ["error": "\(error)"])
    }
  }

  /// Counts what is left.
  func refresh() async {
    guard let left = try? await store.leftoverCount() else { return }
    state.withLock { $0.left = left }
  }

  var samples: [(name: String, labels: [(String, String)], kind: String, value: Int)] {
    let (removed, left) = state.withLock { ($0.removed, $0.left) }
    return [
      ("organization_removal_users_left", [], "gauge", left),
      ("organization_removal_users_removed", [], "counter", removed),
    ]
  }
}
