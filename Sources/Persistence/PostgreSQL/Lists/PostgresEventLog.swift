import Domain

extension PostgresStore: EventLog {
  private static let last = PostgresStatement("SELECT coalesce(max(position), 0) FROM events")
  /// One aggregate's have an index of their own.
  private static let ofAggregate = [true, false].map { isAscending in
    PostgresStatement(
      """
      SELECT \(Event.columns) FROM events WHERE aggregate_id = $1::text AND \(conditions)
      ORDER BY sequence \(isAscending ? "ASC" : "DESC") LIMIT $8::bigint
      """)
  }
  private static let slices = [true, false].map { isAscending in
    PostgresStatement(
      """
      SELECT \(Event.columns) FROM events WHERE position > $9::bigint AND position <= $10::bigint
        AND ($1::text = '' OR aggregate_id = $1::text) AND \(conditions)
      ORDER BY position \(isAscending ? "ASC" : "DESC") LIMIT $8::bigint
      """)
  }
  private static let conditions = """
    (cardinality($2::text[]) = 0 OR type = ANY ($2::text[]))
    AND (cardinality($3::text[]) = 0 OR split_part(type, '.', 1) = ANY ($3::text[]))
    AND (cardinality($4::text[]) = 0 OR editor_id = ANY ($4::text[]))
    AND (cardinality($5::text[]) = 0 OR resource_owner = ANY ($5::text[]))
    AND sequence > $6::bigint AND date > ($7::bigint[])[1] AND date < ($7::bigint[])[2]
    """
  /// Events that one statement looks at.
  private static let slice: Int64 = 20_000

  /// One slice after the other, each as a statement of its own: others come in between.
  package func events(_ query: EventQuery) async throws -> [PublishedEvent] {
    guard query.limit > 0 else { return [] }
    func values(_ limit: Int) -> [PostgresValue] {
      [
        .text(query.aggregateID ?? ""), .texts(EventRecord.kept(query.types)),
        .texts(query.aggregateTypes.map(\.rawValue)),
        .texts(query.editorID.map { [$0] } ?? []), .texts(query.resourceOwner.map { [$0] } ?? []),
        .sequence(query.sequence),
        .integers([query.after?.microseconds ?? .min, query.before?.microseconds ?? .max]), .number(limit),
      ]
    }
    if query.aggregateID != nil {
      return try await published(
        PostgresRequest(Self.ofAggregate[query.isAscending ? 0 : 1], values(query.limit)))
    }
    let last = try await readers.first(PostgresRequest(Self.last)) { $0.integer() } ?? 0
    var found: [PublishedEvent] = []
    var passed: Int64 = 0
    while passed < last, found.count < query.limit {
      try Task.checkCancellation()
      let next = min(last, passed + Self.slice)
      let range = query.isAscending ? (passed, next) : (last - next, last - passed)
      found += try await published(
        PostgresRequest(
          Self.slices[query.isAscending ? 0 : 1],
          values(query.limit - found.count) + [.integer(range.0), .integer(range.1)]))
      passed = next
    }
    return found
  }

  private func published(_ request: PostgresRequest) async throws -> [PublishedEvent] {
    try await readers.all(request) { row in
      let event = try Event(&row)
      return PublishedEvent(event, type: event.payload.storedType)
    }
  }
}
