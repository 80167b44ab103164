import Domain

extension SQLiteStore: ReadModels {
  package func lastEvent() async throws -> EventPlace? {
    try await lists.read { reader in
      let last = try reader.connection.prepare("SELECT position, date FROM events ORDER BY position DESC LIMIT 1")
      return try last.first({ _ in }) { row in EventPlace(position: row.sequence(), date: row.date()) }
    }
  }
}
