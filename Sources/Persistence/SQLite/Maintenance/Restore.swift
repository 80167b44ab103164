import Domain
import Glibc

/// What a restore has done.
package struct RestoreReport: Sendable, Equatable {
  /// The database that is served from now on.
  package let database: String
  /// Where the old files are now; empty where there were none.
  package let movedAside: [String]
}

extension SQLiteStore {
  /// Puts a checked copy of `backup` in the place of the database at `path`, which nobody may be serving. The files that
  /// were there are moved aside: database, log and index under one new name, so that they go on to belong together.
  ///
  /// - Parameters:
  ///   - date: names where the old files go.
  ///   - accepts: looks at what the backup keeps, and throws where that does not fit.
  /// - Throws: `StoreError`, also for a backup that cannot be served. Nothing was changed then.
  package static func restore(
    _ backup: String, to path: String, date: String, accepts: (KeptSecrets) throws -> Void
  ) throws -> RestoreReport {
    let (source, files) = (StoreFiles(backup), StoreFiles(path))
    guard let identity = FileIdentity(source.database) else {
      throw StoreError(source.database, cannot: "be read", ENOENT)
    }
    guard identity != FileIdentity(files.database) else {
      throw StoreError("\(source.database): is the database itself")
    }
    // Nobody opens the store meanwhile.
    let isMissing = FileIdentity(files.database) == nil
    if isMissing, ProcessLock.isHeld(files) { throw ProcessLock.isOpen(files, nil) }
    let lock = isMissing ? nil : try ProcessLock(files)
    defer { lock?.release() }
    let copy = "\(files.database).restoring-\(getpid())"
    try makeCopy(at: copy) {
      // A backup is one file: none is made beside it, and none of another process is needed to read it.
      try Connection(path: source.database, access: source.hasLog ? .readOnly : .immutable)
    }
    do {
      try StoreError.translating { try accepts(KeptSecrets(Connection(path: copy, access: .immutable))) }
      var moved: [Move] = []
      do throws(StoreError) {
        try moveAside(files, date, &moved)
        // Not `rename`: that would replace what somebody has put there meanwhile.
        guard link(copy, files.database) == 0 else { throw StoreError(files.database, cannot: "be made") }
      } catch {
        // The database last: without its log it must not be there. Beside one that somebody has put there, none of it is.
        if FileIdentity(files.database) == nil { for move in moved.reversed() { rename(move.aside, move.path) } }
        throw error
      }
      unlink(copy)
      // What it says is of the old database.
      truncate(files.record, 0)
      try synchronize(files.database)
      return RestoreReport(database: files.database, movedAside: moved.map(\.aside))
    } catch {
      unlink(copy)
      throw error
    }
  }

  /// Where a file was, and where it is.
  private typealias Move = (path: String, aside: String)

  /// The database first: should this be interrupted, it is missing, which is seen. A database without its log would be
  /// served, and lack what was in there.
  private static func moveAside(_ files: StoreFiles, _ date: String, _ moved: inout [Move]) throws(StoreError) {
    let suffixes = ["", "-wal", "-shm", "-journal"]
    var aside = "\(files.database).before-restore-\(date)"
    var number = 1
    while suffixes.contains(where: { access(aside + $0, F_OK) == 0 }) {
      number += 1
      aside = "\(files.database).before-restore-\(date)-\(number)"
    }
    for suffix in suffixes where access(files.database + suffix, F_OK) == 0 {
      guard rename(files.database + suffix, aside + suffix) == 0 else {
        throw StoreError(files.database + suffix, cannot: "be moved to \(aside + suffix)")
      }
      moved.append((files.database + suffix, aside + suffix))
    }
  }
}
