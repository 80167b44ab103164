import Domain

/// A store that a copy is made of, or that becomes one: nobody else changes it meanwhile.
protocol CopiedStore: AnyObject {
  var store: any OpenStore { get }
  /// - Throws: `StoreError` where somebody else has it open.
  func requireAlone() async throws
  /// How many rows a table has.
  func count(_ table: CopiedTable) async throws -> Int
  /// The key of the row that stands behind so many others.
  func key(ofRow index: Int, in table: CopiedTable) async throws -> [CopiedValue]?
  /// Rows in the order of their keys, from the one behind `key` on.
  func rows(of table: CopiedTable, after key: [CopiedValue]?, limit: Int) async throws -> [[CopiedValue]]
  /// Those that are there.
  func states(_ keys: [Key]) async throws -> [AggregateState]
  /// The id of the last notification that there was: none is used twice.
  func lastNotification() async throws -> Int64

  /// Adds rows and what else there is to write, in one transaction.
  func add(_ rows: [[CopiedValue]], to table: CopiedTable, _ changes: StoredChanges) async throws
  /// Takes all rows out.
  func clear(_ table: CopiedTable) async throws
  func note(lastNotification id: Int64) async throws
  func verifyState(_ progress: (Int) throws -> Void) async throws -> StateReport
}

extension CopiedStore {
  /// Calls `body` with the rows of a table from a key on, a part at a time.
  func forEachPart(
    of table: CopiedTable, after key: [CopiedValue]? = nil, limit: Int, _ body: ([[CopiedValue]]) async throws -> Void
  ) async throws {
    var after = key
    while true {
      let rows = try await rows(of: table, after: after, limit: limit)
      guard let last = rows.last else { return }
      try await body(rows)
      after = Array(last.prefix(table.keyCount))
    }
  }
}
