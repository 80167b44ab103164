import Foundation
import Testing

@testable import Persistence

@Suite("Kinds of events")
struct EventKindTests {
  /// Older nodes cannot read what they do not know. The file is never added to: a new kind is a row of `EventKinds`.
  @Test("each kind is known by the version that has brought it")
  func versions() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/first-event-kinds.txt")
    let first = Set(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init))
    for type in Set(RecordTests.events.map(\.type)) {
      #expect(first.contains(type) == (EventKinds.version(of: type) == 1), "\(type)")
    }
  }
}
