import Domain
import Logging
import Persistence
import ServiceLifecycle
import Synchronization

/// Looks after the store while it is served, and says when something is wrong with it, and when that is over.
final class StoreWatch: Service {
  private let store: any OpenStore
  private let logger: Logger
  /// What is kept in memory of the instance, which another node may have changed.
  private let note: @Sendable (Instance) -> Void
  private let told = Mutex<StoreTrouble?>(nil)

  private static let interval = Duration.seconds(1)

  init(store: any OpenStore, logger: Logger, note: @escaping @Sendable (Instance) -> Void) {
    self.store = store
    self.note = note
    self.logger = logger
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      repeat { _ = await self.look(tries: true) } while (try? await Task.sleep(for: Self.interval)) != nil
    }
  }

  /// What is wrong now; nil where nothing is.
  /// - Parameter tries: whether something may be written to find out.
  func look(tries: Bool = false) async -> StoreTrouble? {
    var trouble = await store.trouble(tries: tries)
    for notice in await store.takeNotices() {
      logger.critical("\(notice.summary)", metadata: ["reason": "\(notice.description)"])
    }
    if trouble == nil {
      do {
        if let instance = try await store.instance() {
          note(instance)
        } else {
          trouble = StoreTrouble("the store is empty", "the store is empty")
        }
      } catch {
        trouble = StoreTrouble("the database cannot be read", "\(error)")
      }
    }
    tell(trouble)
    return trouble
  }

  private func tell(_ trouble: StoreTrouble?) {
    let former = told.withLock { told in
      defer { told = trouble }
      return told
    }
    if former?.summary == trouble?.summary { return }
    if let trouble {
      logger.critical("not ready: \(trouble.summary)", metadata: ["reason": "\(trouble.description)"])
    } else {
      logger.notice("ready again")
    }
  }
}
