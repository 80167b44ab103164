import Domain
import Glibc
import Synchronization

/// What keeps an open store from doing its work.
package struct StoreTrouble: Error, Equatable, Sendable, CustomStringConvertible {
  /// For everybody: names no file.
  package let summary: String
  /// For operators: which file, what it means, what to do.
  package let description: String

  package init(_ summary: String, _ description: String) {
    self.summary = summary
    self.description = description
  }
}

/// Watches over the files of an open store, and remembers what SQLite said of them.
///
/// A file that is removed or replaced goes on to exist for who has it open: what is written there is acknowledged, and lost
/// with the process. So the names are looked at, by the writer at most every tenth of a second.
final class StoreHealth: Sendable {
  private let files: StoreFiles
  private let state: Mutex<State>

  private struct State {
    /// What the names stood for when the store was opened.
    var identities: [(path: String, identity: FileIdentity?)]
    /// A file is not where it was.
    var misplaced: StoreTrouble?
    /// The last transaction failed.
    var failure: StoreTrouble?
    /// Something was found to be damaged, once and for all.
    var damage: StoreTrouble?
    var lookedAt: UInt64 = 0
  }

  private static let interval: UInt64 = 100_000_000
  /// Of the disk; with less the next checkpoint may fail.
  private static let leastRoom: UInt64 = 8 << 20

  /// To be made once the log is there.
  init(_ lock: ProcessLock) {
    let files = lock.files
    self.files = files
    state = Mutex(
      State(
        identities: [(files.database, lock.identity)] + [files.log, files.index].map { ($0, FileIdentity($0)) }))
  }

  /// Whether a file is not where it was.
  var isMisplaced: Bool {
    state.withLock { state in
      Self.look(&state)
      return state.misplaced != nil
    }
  }

  /// Asked by the writer before each transaction.
  /// - Throws: `StoreError` when what would be written could not be found again.
  func checkPlace() throws(StoreError) {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    let misplaced = state.withLock { state -> StoreTrouble? in
      if now &- state.lookedAt >= Self.interval {
        state.lookedAt = now
        Self.look(&state)
      }
      return state.misplaced
    }
    if let misplaced { throw StoreError(misplaced.description, isTransient: true) }
  }

  func note(_ error: SQLiteError) {
    guard !error.isConstraint else { return }
    state.withLock {
      if error.isDamage {
        $0.damage = StoreTrouble("the database is damaged", error.description)
      } else {
        $0.failure = StoreTrouble(
          error.isFull ? "the disk is full" : "the database cannot be written", error.description)
      }
    }
  }

  func noteDamage(_ error: SQLiteError) {
    if error.isDamage { note(error) }
  }

  func noteCommit() { state.withLock { if $0.failure != nil { $0.failure = nil } } }

  /// Whether it takes a transaction to find out if things are better again.
  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  /// What is wrong now; nil where nothing is known to be.
  var trouble: StoreTrouble? {
    let known = state.withLock { state in
      Self.look(&state)
      return state.misplaced ?? state.damage ?? state.failure
    }
    return known ?? roomTrouble
  }

  private static func look(_ state: inout State) {
    for (path, identity) in state.identities {
      let found = FileIdentity(path)
      if found == identity { continue }
      let what = found == nil ? "removed" : "replaced"
      state.misplaced = StoreTrouble(
        "a file of the store was \(what)",
        """
        \(path): was \(what) while the store is open; nothing more is written. Put the file back that was there, or stop \
        the server and restore a backup (signet admin restore FILE)
        """)
      return
    }
    state.misplaced = nil
  }

  private var roomTrouble: StoreTrouble? {
    var status = statvfs()
    guard statvfs(files.database, &status) == 0 else { return nil }
    let blocks = geteuid() == 0 ? status.f_bfree : status.f_bavail
    // File systems without a size of their own say 0 of 0.
    guard status.f_blocks > 0, UInt64(blocks) < Self.leastRoom / max(1, UInt64(status.f_frsize)) else { return nil }
    return StoreTrouble(
      "the disk is full", "\(files.database): less than 8 MiB are left on the disk; make room on it")
  }
}
