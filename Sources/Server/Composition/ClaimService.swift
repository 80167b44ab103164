import Logging
import ServiceLifecycle
import Domain

/// Takes names from users whose domain another organization has proved to own: at the start, for what a server that ended has
/// left undone, and whenever a domain was verified.
struct ClaimService: Service {
  let useCases: UseCases
  let logger: Logger

  /// After a pass it rests so many times as long: whoever adds one domain after the other takes up a tenth of a thread.
  private static let rest = 9
  /// Until it is tried again where the store does not answer.
  private static let patience = Duration.seconds(30)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      // Listens before it looks, so that nothing falls between.
      var rings = useCases.directory.verifiedDomains().makeAsyncIterator()
      repeat {
        var began = ContinuousClock.now
        while await !pass() {
          guard (try? await Task.sleep(for: Self.patience)) != nil else { return }
          // It rests for what it has done, not for what it has waited.
          began = .now
        }
        guard (try? await Task.sleep(for: (.now - began) * Self.rest)) != nil else { return }
      } while await rings.next() != nil
    }
  }

  /// - Returns: whether it is over: what has failed is tried again.
  private func pass() async -> Bool {
    do {
      let count = try await useCases.settleClaims { [logger] id, error in
        logger.error(
          "the name of a user cannot be taken, though it is of another's domain",
          metadata: ["user": "\(id)", "error": "\(error)"])
      }
      if count > 0 { logger.notice("users have lost names of others' domains", metadata: ["count": "\(count)"]) }
      return true
    } catch is CancellationError {
      return true
    } catch {
      logger.error("user names of others' domains cannot be looked for", metadata: ["error": "\(error)"])
      return false
    }
  }
}
