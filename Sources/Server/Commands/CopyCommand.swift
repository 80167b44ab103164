import ArgumentParser
import Persistence

/// Moves a store to where several nodes can share it.
struct CopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Copies a store to an empty database in PostgreSQL, while the server is stopped.",
    discussion: """
      The store that is copied stays as it is. The master key is the same for both: keep the file, and copy it to each node. \
      `signet admin verify-state --database URL` proves the copy.
      """)

  @Option(help: "The store to copy: sqlite:PATH.") var from: String
  @Option(help: "The empty database: postgresql://HOST/NAME.") var to: String

  func run() async throws {
    let (source, target) = (try Database(from), try Database(to))
    let count = try await source.copy(to: target, clock: SystemClock())
    print("copied \(count) events with all that they amount to; \(source.location) was left as it is")
  }
}
