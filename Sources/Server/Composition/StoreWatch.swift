import Domain
import Logging
import Persistence
import ServiceLifecycle
import Synchronization

/// Looks after the store while it is served, and says when something is wrong with it, and when that is over.
final class StoreWatch: Service {
  private let store: any OpenStore
  private let logger: Logger
  /// Reads what is kept in memory of the instance, which another node may have changed.
  private let refresh: @Sendable () async throws -> Instance?
  private let state = Mutex(State())

  private struct State {
    /// Since when a look is under way.
    var began: ContinuousClock.Instant?
    /// What the last one that has ended has found.
    var found: StoreTrouble?
    /// What operators were told last.
    var told: StoreTrouble?
  }

  private static let interval = Duration.seconds(1)
  /// A store that takes longer to be read does not answer.
  private static let patience = Duration.seconds(2)
  private static let silence = StoreTrouble(
    "the database does not answer", "the database has not answered within \(patience)")

  init(store: any OpenStore, logger: Logger, refresh: @escaping @Sendable () async throws -> Instance?) {
    self.store = store
    self.refresh = refresh
    self.logger = logger
  }

  /// A look may wait for the database for seconds; what is known is told meanwhile.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { tasks in
        for work in [self.look, self.tell] {
          tasks.addTask { repeat { await work() } while (try? await Task.sleep(for: Self.interval)) != nil }
        }
      }
    }
  }

  /// What is known to be wrong; nil where nothing is. Whoever asks does not wait for the database.
  var trouble: StoreTrouble? {
    get async {
      if let known = await store.trouble(tries: false) { return known }
      return state.withLock { state in
        if let began = state.began, began.duration(to: .now) > Self.patience { return Self.silence }
        return state.found
      }
    }
  }

  @Sendable private func look() async {
    state.withLock { $0.began = .now }
    let found = await read()
    state.withLock { ($0.began, $0.found) = (nil, found) }
  }

  /// Tries whether what the store knows to be wrong is over, then to read.
  private func read() async -> StoreTrouble? {
    guard await store.trouble(tries: true) == nil else { return nil }
    do {
      return try await refresh() == nil ? StoreTrouble("the store is empty", "the store is empty") : nil
    } catch {
      return StoreTrouble("the database cannot be read", "\(error)")
    }
  }

  @Sendable private func tell() async {
    for notice in await store.takeNotices() {
      logger.critical("\(notice.summary)", metadata: ["reason": "\(notice.description)"])
    }
    let trouble = await trouble
    let former = state.withLock { state in
      defer { state.told = trouble }
      return state.told
    }
    if former?.summary == trouble?.summary { return }
    if let trouble {
      logger.critical("not ready: \(trouble.summary)", metadata: ["reason": "\(trouble.description)"])
    } else {
      logger.notice("ready again")
    }
  }
}
