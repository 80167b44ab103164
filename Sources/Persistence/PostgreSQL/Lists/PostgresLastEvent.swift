import Domain

extension PostgresStore: ReadModels {
  private static let last = PostgresStatement("SELECT position, date FROM events ORDER BY position DESC LIMIT 1")

  package func lastEvent() async throws -> EventPlace? {
    try await readers.first(PostgresRequest(Self.last)) { row in
      EventPlace(position: row.sequence(), date: row.date())
    }
  }
}
