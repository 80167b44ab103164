import Domain

extension SQLiteStore {
  /// Takes what tells who a removed user was out of the database at `path`, and out of the file: what SQLite has freed is
  /// overwritten, while which a process that serves the store waits to write. That the user was there and what happened,
  /// when and by whom, stays.
  ///
  /// Mails that were delivered and copies of the database are out of its reach.
  /// - Returns: how many events were on record.
  /// - Throws: `StoreError`, also where there is no such user or it was not removed.
  package static func erasePersonalData(of userID: String, in path: String, clock: any Clock) async throws -> Int {
    let store = try SQLiteStore(path: path, clock: clock, isBeside: true)
    defer { store.release() }
    let outcome = await Result.awaiting {
      let count = try await store.execute(.erasePersonalData(of: userID))
      let sessions = SQLFragment("s.user_id = ?", [.text(userID)])
      _ = try await store.writer.write { try SessionTidying.forget(sessions, $0.connection) }
      return count
    }
    store.closeFile()
    do {
      let count = try outcome.get()
      try StoreError.translating { try store.overwriteFreed() }
      return count
    } catch let error as DomainError {
      throw StoreError(error.key)
    }
  }

  private func overwriteFreed() throws {
    let opening = StoreOpening(lock: lock)
    let connection = try lock.isBeside ? opening.connectBeside() : opening.connect()
    // What is written anew lies in a file beside the database meanwhile, which nobody sees: in memory it would take as much.
    let directory = lock.files.database.lastIndex(of: "/").map { String(lock.files.database[..<$0]) } ?? "."
    try connection.execute(
      "PRAGMA temp_store = FILE; PRAGMA temp_store_directory = '\(directory.replacing("'", with: "''"))'")
    // The search index keeps what was deleted until its parts are merged, and the file what was freed until it is written
    // anew.
    try connection.execute("INSERT INTO users_text (users_text) VALUES ('optimize')")
    try connection.execute("VACUUM")
    // Whoever reads what is in the log is waited for.
    guard try connection.foldLog() || !lock.isBeside else {
      throw StoreError(
        "\(lock.files.log): what was erased is in the log still, which somebody reads; run the command again",
        isTransient: true)
    }
  }
}
