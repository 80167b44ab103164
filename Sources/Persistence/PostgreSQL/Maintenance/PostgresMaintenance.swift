import Domain

// What operators do with a database, also while nodes serve it.

extension PostgresStore {
  private static let isSetUp = PostgresStatement("SELECT 1 FROM instance")

  /// Whether something was ever kept in it.
  static func exists(_ location: String) throws -> Bool {
    try StoreError.translatingPostgres {
      let connection = try PostgresServer(location).connect(isServing: false, isReading: true)
      guard try PostgresSchema.isThere(connection) else { return false }
      return try connection.run(PostgresRequest(isSetUp)).count > 0
    }
  }

  static func deliveries(_ states: Set<Delivery.State>, limit: Int, in location: String) throws -> [Delivery] {
    try StoreError.translatingPostgres {
      let connection = try PostgresServer(location).connect(isServing: false, isReading: true)
      return try connection.run(PostgresOutbox.deliveries(states, limit: limit)).map { try Delivery(&$0) }
    }
  }

  /// Takes what tells who a removed user was out of the tables, as one node among others. PostgreSQL overwrites it when it
  /// vacuums the tables; its log, archives of that, standbys and backups are out of reach.
  /// - Returns: how many events were on record.
  static func erasePersonalData(of userID: String, in location: String) async throws -> Int {
    let store = try PostgresStore(location)
    let outcome = await Result.awaiting {
      let count = try await store.execute(.erasePersonalData(of: userID))
      let request = PostgresSessionTidying.forget(ofUser: userID)
      try await store.writer.write { _ = try $0.change(request) }
      return count
    }
    await store.close()
    do {
      return try outcome.get()
    } catch let error as DomainError {
      throw StoreError(error.key)
    }
  }
}
