import ArgumentParser
import Glibc
import Logging
import NIOCore
import Persistence
import ServiceLifecycle
import Threads

/// Serves until SIGTERM or SIGINT.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serves until it is told to stop.")

  @OptionGroup var options: ServerOptions

  func run() async throws {
    // Before anything is opened: what has begun is also ended.
    let signals = await Signals()
    let settings = try SettingsLoader(self.options).load()
    let code = tryThreads(settings.threadCount)
    guard code == 0 else { throw StartError("\(settings.threadCount) threads are needed: \(threadRefusal(code))") }
    Allocator.giveBackWhenIdle()
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "signet")
    logger.logLevel = settings.logLevel
    try settings.checkFiles()
    for warning in try settings.warnings() { logger.warning("\(warning)") }
    let application = try await Application(settings, logger: logger)
    let outcome = await Result.awaiting { try await self.serve(application, signals, logger) }
    await application.close()
    try outcome.get()
  }

  private func serve(_ application: Application, _ signals: Signals, _ logger: Logger) async throws {
    let (address, services) = try await application.start(signals)
    let stopping = SignalService(signals: signals, certificates: application.certificates, logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: services + [Announcement(address: address)], logger: logger)
    configuration.services.append(.init(service: stopping, successTerminationBehavior: .gracefullyShutdownGroup))
    try await ServiceGroup(configuration: configuration).run()
  }
}

extension ServerSettings {
  /// How many threads serving takes, at most: event loops; for each core one that hashes, one that lists, one that signs and one
  /// that runs tasks; and the others. Where the system gives fewer, those that it refuses would end or halt the process some
  /// time later.
  var threadCount: Int { (eventLoops ?? System.coreCount) + 4 * System.coreCount + Self.otherThreads }

  /// The first one and two for signals; five of a store in PostgreSQL; one that makes keys and one that hashes secrets; four that
  /// ask for proofs of domains; two that try mail servers; and while a provider takes another's place, the senders of both: four
  /// of mails, two of text messages; and the allocator's.
  private static let otherThreads = 3 + 5 + 2 + 4 + 2 + 2 * (4 + 2) + Allocator.threads
}

/// Says where the server listens. A service, because services run only once signals are handled: whoever has read the
/// line can stop the server.
private struct Announcement: Service {
  let address: String

  func run() async throws {
    print("listening on \(self.address)")
    // Whoever waits for this line may read it through a pipe, which is written only when full.
    fflush(nil)
    try await gracefulShutdown()
  }
}
