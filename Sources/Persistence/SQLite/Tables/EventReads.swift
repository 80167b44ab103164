import Domain

/// Goes through the log of events in slices, so that nobody's list holds a reader, a snapshot and a thread for long: events
/// have no index but that of their aggregate, for which each write would pay.
struct EventWalk {
  /// So many events are looked at in one go: some twenty milliseconds.
  static let slice: Int64 = 50_000

  private let query: EventQuery
  private let slice: Int64
  /// The numbers of the events that are still to be looked at; nil before the first slice.
  private var remaining: ClosedRange<Int64>?
  private(set) var found: [PublishedEvent] = []
  private(set) var isDone: Bool

  init(_ query: EventQuery, slice: Int64 = Self.slice) {
    self.query = query
    self.slice = slice
    self.isDone = query.limit <= 0
  }

  /// What events are in the order of: all of them by their commits, those of one aggregate by their numbers.
  private var number: String { query.aggregateID == nil ? "position" : "sequence" }

  /// Looks at the next slice.
  mutating func step(_ connection: Connection) throws {
    guard !isDone else { return }
    guard let remaining = try self.remaining ?? self.all(connection) else { return isDone = true }
    let part: ClosedRange<Int64>
    if query.isAscending {
      part = remaining.lowerBound...min(remaining.upperBound, remaining.lowerBound + slice - 1)
      self.remaining = part.upperBound < remaining.upperBound ? part.upperBound + 1...remaining.upperBound : nil
    } else {
      part = max(remaining.lowerBound, remaining.upperBound - slice + 1)...remaining.upperBound
      self.remaining = remaining.lowerBound < part.lowerBound ? remaining.lowerBound...part.lowerBound - 1 : nil
    }
    try read(part, connection)
    isDone = self.remaining == nil || found.count >= query.limit
  }

  /// From the first event to the last one that there is now: what comes later is for another list.
  private func all(_ connection: Connection) throws -> ClosedRange<Int64>? {
    let scope = query.aggregateID.map { SQLFragment(" WHERE aggregate_id = ?", [.text($0)]) } ?? SQLFragment("")
    let greatest = SQLFragment("SELECT max(\(number)) FROM events") + scope
    let last = try connection.prepare(greatest.sql).first(greatest.bind) { $0.integer() } ?? 0
    return last > 0 ? 1...last : nil
  }

  private mutating func read(_ part: ClosedRange<Int64>, _ connection: Connection) throws {
    let statement =
      SQLFragment(
        """
        SELECT aggregate_id, sequence, resource_owner, editor_id, date, type, payload FROM events
        WHERE \(number) BETWEEN ? AND ?
        """, [.integer(Int(part.lowerBound)), .integer(Int(part.upperBound))])
      + condition + " ORDER BY \(number) \(query.isAscending ? "ASC" : "DESC") LIMIT ?"
      + SQLFragment("", [.integer(query.limit - found.count)])
    try connection.prepare(statement.sql).forEach(statement.bind) { row in
      let (id, sequence, owner, editor, date) = (row.text(), row.sequence(), row.text(), row.text(), row.date())
      let record = EventRecord(type: row.text(), payload: row.blob())
      let event = Event(
        aggregateID: id, sequence: sequence, resourceOwner: owner, editorID: editor, date: date,
        payload: try record.event())
      found.append(PublishedEvent(event, type: record.type))
    }
  }

  /// What must hold of an event, each condition behind an AND.
  private var condition: SQLFragment {
    var parts: [SQLFragment] = []
    if let id = query.aggregateID { parts.append(SQLFragment("aggregate_id = ?", [.text(id)])) }
    if let id = query.editorID { parts.append(SQLFragment("editor_id = ?", [.text(id)])) }
    if let id = query.resourceOwner { parts.append(SQLFragment("resource_owner = ?", [.text(id)])) }
    if query.sequence > 0 { parts.append(SQLFragment("sequence > ?", [.integer(Int(clamping: query.sequence))])) }
    if let date = query.after { parts.append(SQLFragment("date > ?", [.integer(Int(date.microseconds))])) }
    if let date = query.before { parts.append(SQLFragment("date < ?", [.integer(Int(date.microseconds))])) }
    if !query.types.isEmpty { parts.append(SQLFragment("type IN ") + .list(EventRecord.kept(query.types))) }
    if !query.aggregateTypes.isEmpty {
      let kinds = query.aggregateTypes.map { type in
        // What begins with a word and a point; a slash is next to it.
        SQLFragment("(type >= ? AND type < ?)", [.text(type.rawValue + "."), .text(type.rawValue + "/")])
      }
      parts.append(.joined(kinds, by: "OR", none: "TRUE"))
    }
    return parts.reduce(SQLFragment("")) { $0 + " AND " + $1 }
  }
}
