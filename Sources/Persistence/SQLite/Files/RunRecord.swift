import Domain
import Glibc

/// What the file beside a database says of the process that has the store open, or had it open when it was killed: which
/// one, and by what to know the database that the write-ahead log belongs to.
///
/// SQLite itself does not know: a log that lies beside another database than its own, a backup that was put back say, is
/// replayed onto that. So each run writes a mark of its own into the database and here.
struct RunRecord: Equatable, Sendable {
  var process: Int32
  /// The marks that the database may bear: two for as long as one is about to replace the other.
  var marks: [String]
  /// The database's is this or a later one. SQLite's own tools for backups begin anew at 1.
  var schemaCookie: UInt32

  init(marks: [String], schemaCookie: UInt32) {
    process = getpid()
    self.marks = marks
    self.schemaCookie = schemaCookie
  }

  var text: String {
    "process \(process)\n" + marks.map { "mark \($0)\n" }.joined() + "schema \(schemaCookie)\n"
  }

  /// Nil for what is no record, an empty file for instance.
  init?(_ text: String) {
    process = 0
    marks = []
    schemaCookie = 0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2 else { return nil }
      switch words[0] {
      case "process": process = Int32(words[1]) ?? 0
      case "mark": marks.append(String(words[1]))
      case "schema": schemaCookie = UInt32(words[1]) ?? 0
      default: return nil
      }
    }
    guard !marks.isEmpty else { return nil }
  }

  /// A mark that no other run has.
  static func drawMark() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
  }
}
