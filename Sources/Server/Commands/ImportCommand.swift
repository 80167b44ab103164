import ArgumentParser
import Domain
import Foundation
import ManagementService
import Persistence
import Texts

/// Takes over organizations from another server.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes over organizations with their users from an export of Zitadel's, or of this server's.",
    discussion: """
      The file is the answer of ExportData or a request of ImportData, in JSON and of any size. It is looked through whole before \
      anything is written. A store in a file must not be served meanwhile; one in PostgreSQL may be. Ids are kept. Nobody is \
      sent anything. What is there already is left as it is, so that an import that was interrupted goes on when it is begun \
      again. What was not taken over is listed, one a line: where it stands in the file, its id, and why. Ends with 1 where \
      something failed, or differs from what is there.
      """)

  @OptionGroup var options: StoreOptions
  @Argument(help: "The file to read.") var file: String

  func run() async throws {
    let settings = try SettingsLoader(self.options).load()
    let document: MoveDocument
    do {
      document = try MoveDocument(try FileSource(self.file))
    } catch let error as MoveDocumentError {
      throw CommandError("\(self.file): \(error). Nothing was changed")
    }
    let data = try await DataDirectory.open(settings, for: .maintenance, clock: SystemClock())
    var tally = MoveTally(document.counts)
    let outcome = await Result.awaiting {
      guard try await data.store.instance() != nil else {
        throw CommandError("the store is empty: start the server once, which sets it up")
      }
      let useCases = try UseCases(data, settings)
      try await useCases.refreshInstance()
      try await MoveRun(document, useCases, by: "", in: .english).run { tally.add($0) }
    }
    await data.store.close()
    print(tally.summary)
    try outcome.get()
    if tally.hasFailures { throw ExitCode.failure }
  }
}

/// Counts what became of what, and tells it while it goes on.
private struct MoveTally {
  private struct Counts {
    var moved = 0, same = 0, different = 0, refused = 0, dropped = 0, left = 0
  }

  private let expected: Int
  private var counts: [String: Counts] = [:]
  private var seen = 0

  /// A line of progress for so many things.
  private static let step = 10_000

  init(_ expected: [String: Int]) { self.expected = expected.values.reduce(0, +) }

  var hasFailures: Bool { counts.values.contains { $0.different + $0.refused + $0.left > 0 } }

  mutating func add(_ note: MoveNote) {
    var counts = self.counts[note.type] ?? Counts()
    switch note.outcome {
    case .moved: counts.moved += 1
    case .exists(true, _): counts.same += 1
    case .exists(false, let text):
      counts.different += 1
      tell(note, "there is another one: \(text)")
    case .refused(let text):
      counts.refused += 1
      tell(note, text)
    case .dropped(let count): counts.dropped += count
    case .left(let count, let reason):
      counts.left += count
      tell(note, "\(count) not begun: \(reason)")
    }
    self.counts[note.type] = counts
    seen += 1
    if seen.isMultiple(of: Self.step) {
      FileHandle.standardError.write(Data("\(seen) of \(expected)\n".utf8))
    }
  }

  private func tell(_ note: MoveNote, _ text: String) {
    print("\(note.place) \(note.id.isEmpty ? "-" : note.id): \(text)")
  }

  var summary: String {
    let rows = counts.sorted { $0.key < $1.key }.map { type, counts in
      let parts = [
        (counts.moved, "taken over"), (counts.same, "there already"), (counts.different, "different here"),
        (counts.refused, "refused"), (counts.left, "not begun"), (counts.dropped, "not kept: no place for them here"),
      ]
      return "\(type): " + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    return rows.isEmpty ? "nothing to take over" : rows.joined(separator: "\n")
  }
}
