import Domain

extension SQLiteStore {
  /// Takes what tells who a removed user was out of the database at `path`, which nobody may be serving, and out of the
  /// file: what SQLite has freed is overwritten. That the user was there and what happened, when and by whom, stays.
  ///
  /// Mails that were delivered and copies of the database are out of its reach.
  /// - Returns: how many events were on record.
  /// - Throws: `StoreError`, also where there is no such user or it was not removed.
  package static func erasePersonalData(of userID: String, in path: String, clock: any Clock) throws -> Int {
    let lock = try ProcessLock(path: path + ".lock")
    defer { lock.release() }
    return try StoreError.translating {
      let connection = try self.writingConnection(path)
      let session = try WriteSession(connection, clock: clock) { _ in }
      let count = try session.perform(.erasePersonalData(of: userID))
      // The search index keeps what was deleted until its parts are merged, and the file what was freed until it is
      // written anew.
      try connection.execute("INSERT INTO users_text (users_text) VALUES ('optimize')")
      try connection.execute("VACUUM")
      try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      return count
    }
  }
}
