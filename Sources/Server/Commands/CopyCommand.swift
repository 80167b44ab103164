import ArgumentParser
import Foundation
import Persistence

/// Moves a store to where several nodes can share it, and back.
struct CopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Copies a store to an empty one, of either kind, while the server is stopped.",
    discussion: """
      The store that is copied stays as it is. A copy that was interrupted goes on when the same is asked for again; until it is \
      complete no server starts on it. Each row is compared, and each state with the fold of its events. The master key is the \
      same for both: keep the file, and copy it to each node.
      """)

  @Option(help: "The store to copy: sqlite:PATH or postgresql://HOST/NAME.") var from: String
  @Option(help: "The empty file or database: sqlite:PATH or postgresql://HOST/NAME.") var to: String

  func run() async throws {
    let (source, target) = (try Database(from), try Database(to))
    guard !source.isSame(as: target) else {
      throw CommandError("\(source.location) cannot be copied to itself: name an empty store with --to")
    }
    let report = ProgressReport()
    let count = try await source.copy(to: target, clock: SystemClock()) { report.tell($0) }
    print(
      "copied \(count) events with all that they amount to, and compared them; \(source.location) was left as it is")
  }
}

/// Tells on standard error how far it is, each second or when something new begins.
private final class ProgressReport {
  private var last = ContinuousClock.now - .seconds(1)
  private var step = ""

  func tell(_ progress: CopyProgress) {
    let (step, text) = progress.description
    guard step != self.step || ContinuousClock.now - last >= .seconds(1) else { return }
    (self.step, last) = (step, .now)
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }
}

extension CopyProgress {
  fileprivate var description: (step: String, text: String) {
    switch self {
    case .events(let done, let count): ("events", "copied \(done) of \(count) events")
    case .besides: ("besides", "copying names, limits and what waits to be sent")
    case .compared(let rows): ("compared", "compared \(rows) rows")
    case .folded(let count): ("folded", "folded the events of \(count) users and others")
    }
  }
}
