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
      try connection.execute("BEGIN IMMEDIATE")
      let count: Int
      do {
        count = try self.erase(userID, connection, now: clock.now)
        try connection.execute("COMMIT")
      } catch {
        try? connection.execute("ROLLBACK")
        throw error
      }
      // The search index keeps what was deleted until its parts are merged, and the file what was freed until it is
      // written anew.
      try connection.execute("INSERT INTO users_text (users_text) VALUES ('optimize')")
      try connection.execute("VACUUM")
      try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      return count
    }
  }

  private static func erase(_ userID: String, _ connection: Connection, now: Timestamp) throws -> Int {
    let reader = try StateReader(connection)
    guard let user = try reader.user(id: userID) else { throw StoreError("there is no user \(userID)") }
    guard !user.exists else {
      throw StoreError("user \(userID) was not removed: only who is gone can be forgotten")
    }
    var events = try reader.events(aggregateID: userID, after: 0, limit: .max)
    let addresses = events.flatMap(\.addresses)
    let rewrite = try connection.prepare("UPDATE events SET payload = ? WHERE aggregate_id = ? AND sequence = ?")
    for index in events.indices {
      guard case .user(let payload) = events[index].payload else { continue }
      events[index] = events[index].having(.user(payload.withoutPersonalData))
      try rewrite.run {
        $0.blob(EventRecord(events[index].payload).payload)
        $0.text(userID)
        $0.sequence(events[index].sequence)
      }
    }
    let writer = try StateWriter(connection)
    let last = Event(
      aggregateID: userID, sequence: user.sequence + 1, resourceOwner: user.organizationID, editorID: "", date: now,
      payload: .user(.personalDataErased))
    try writer.append(last)
    if let state = (events + [last]).reduce(nil, { User.evolve($0, $1) }) { try writer.put(state) }
    try connection.prepare("DELETE FROM outbox WHERE user_id = ?").run { $0.text(userID) }
    let forget = try connection.prepare("DELETE FROM resend_limits WHERE kind = ? AND subject = ?")
    let keys =
      [ResendLimit.Key(.user, userID)]
      + addresses.flatMap { [ResendLimit.Key(.address, $0), ResendLimit.Key(.changedAddress, $0)] }
    for key in keys {
      try forget.run {
        $0.integer(key.kind.rawValue)
        $0.text(key.subject)
      }
    }
    return events.count
  }
}

extension Event {
  fileprivate var addresses: [String] { if case .user(let payload) = self.payload { payload.addresses } else { [] } }

  fileprivate func having(_ payload: Payload) -> Event {
    Event(
      aggregateID: self.aggregateID, sequence: self.sequence, resourceOwner: self.resourceOwner,
      editorID: self.editorID, date: self.date, payload: payload)
  }
}
