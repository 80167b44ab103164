import Domain
import Logging
import Threads

/// Looks for the tokens of domains where they are to be published, on few threads of its own and with a short queue, in which
/// organizations take turns: nobody has this server ask much of others.
package final class NetworkDomainProver: DomainProver {
  private let fetch: PageFetch
  private let resolver: Resolver
  private let threads: ThreadPool<Void>
  private let logger: Logger

  /// For everything that one proof takes.
  private static let patience = Duration.seconds(10)

  /// - Throws: `ThreadPoolError` when the system gives no threads.
  package init(_ settings: PageFetch.Settings, logger: Logger) throws {
    self.fetch = PageFetch(settings)
    self.resolver = Resolver(servers: settings.resolver)
    self.logger = logger
    self.threads = try ThreadPool(name: "domains", threads: 4, queues: [QueuePlaces(waiting: 32, share: 8)]) {}
  }

  package func prove(
    _ domain: DomainName, shows token: String, by kind: DomainValidation.Kind, for caller: String
  ) async throws {
    let result: Result<Void, DomainError>
    do {
      result = try await threads.run(for: caller) { _ in
        Result { () throws(DomainError) in
          switch kind {
          case .http: try self.findPage(of: domain, token)
          case .dns: try self.findRecord(of: domain, token)
          }
        }
      }
    } catch ThreadPoolError.full {
      throw DomainError(.resourceExhausted, "SIGNET-Do4fl", "Errors.Org.DomainVerificationBusy", retryAfter: 1)
    }
    try result.get()
  }

  private func findPage(of domain: DomainName, _ token: String) throws(DomainError) {
    let page: PageFetch.Page
    do throws(PageFetch.Failure) {
      page = try fetch.page(
        of: domain, path: "/.well-known/zitadel-challenge/\(token).txt", until: Deadline(in: Self.patience))
    } catch {
      throw unreachable(domain, error)
    }
    guard page.status == 200 else {
      throw DomainError(.preconditionFailed, "SIGNET-Do5pg", "Errors.Org.DomainVerificationHTTPNotFound")
    }
    guard String(decoding: page.body, as: UTF8.self).trimmed == token else {
      throw DomainError(.preconditionFailed, "SIGNET-Do6pm", "Errors.Org.DomainVerificationHTTPNoMatch")
    }
  }

  private func findRecord(of domain: DomainName, _ token: String) throws(DomainError) {
    let texts: [[UInt8]]
    do throws(Resolver.Failure) {
      texts = try resolver.texts(of: "_zitadel-challenge.\(domain.ascii)", until: Deadline(in: Self.patience))
    } catch .nothing {
      throw DomainError(.preconditionFailed, "SIGNET-Do7tx", "Errors.Org.DomainVerificationTXTNotFound")
    } catch {
      throw unreachable(domain, error)
    }
    guard texts.contains(Array(token.utf8)) else {
      throw DomainError(.preconditionFailed, "SIGNET-Do8tm", "Errors.Org.DomainVerificationTXTNoMatch")
    }
  }

  /// Callers learn nothing of the network that this server stands in.
  private func unreachable(_ domain: DomainName, _ reason: any Error) -> DomainError {
    logger.info(
      "a domain cannot be asked for its proof", metadata: ["domain": "\(domain.ascii)", "reason": "\(reason)"])
    return DomainError(.preconditionFailed, "SIGNET-Do3un", "Errors.Org.DomainVerificationUnreachable")
  }
}
