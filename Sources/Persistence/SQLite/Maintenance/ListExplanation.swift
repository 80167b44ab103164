import CSQLite
import Glibc
import Domain

/// How one page of users was found, and what it cost.
package struct ListExplanation: Sendable {
  /// The steps of the plan, in SQLite's words, or which columns were searched in memory.
  package var plan: [String]
  /// Processor time of the page in microseconds, users read included.
  package var microseconds: Int64
  /// How many steps SQLite's machine made for it, to the nearest hundred: the same on every machine.
  package var steps: Int
  /// As the total of `Directory.users`.
  package var total: Int
}

extension SQLiteStore {
  /// Finds the page of each query in the database at `path`, also while it is served, three times: the fastest counts,
  /// since the first has to read from disk what the others find in memory.
  /// - Throws: `StoreError`.
  package static func explain(_ queries: [UserQuery], in path: String) throws -> [ListExplanation] {
    try StoreError.translating {
      let connection = try Connection(path: path, access: .readOnly)
      try connection.execute(
        "PRAGMA busy_timeout = 5000; PRAGMA mmap_size = \(ReaderPool.mappedBytes); PRAGMA temp_store = MEMORY")
      try Schema.require(connection)
      try connection.addFold()
      let list = UserListPlan(try SQLiteReads(connection), MemoryColumns(limit: .max))
      return try queries.map { query in
        var fastest = Int64.max
        var (total, steps) = (0, 0)
        for _ in 0..<3 {
          let began = self.processorTime
          (total, steps) = try connection.countingSteps { try list.page(query).total }
          fastest = min(fastest, self.processorTime - began)
        }
        let plan = try connection.inNewestSnapshot(nil) { removals, _ in
          let query = query.seen(with: removals)
          return try self.plan(list.way(query), query, connection)
        }
        return ListExplanation(plan: plan, microseconds: fastest, steps: steps, total: total)
      }
    }
  }

  private static func plan(_ way: UserListPlan.Way, _ query: UserQuery, _ connection: Connection) throws -> [String] {
    let statement: SQLFragment
    switch way {
    case .sorted(let found): statement = found
    case .walked(let found, _, _): statement = found
    case .inMemory:
      let searched = Set(query.condition.texts.map(\.column.rawValue)).sorted().joined(separator: ", ")
      return [
        "IN MEMORY \(searched.isEmpty ? "" : "searched \(searched), ")in the order of \(query.order.column.rawValue)"
      ]
    }
    var plan: [String] = []
    try connection.prepare("EXPLAIN QUERY PLAN " + statement.sql).forEach(statement.bind) { row in
      for _ in 0..<3 { _ = row.integer() }
      plan.append(row.text())
    }
    return plan
  }

  /// Microseconds that this thread has worked.
  private static var processorTime: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}

extension Connection {
  /// Runs `body`, and counts the steps that SQLite's machine makes meanwhile.
  fileprivate func countingSteps<Value>(_ body: () throws -> Value) rethrows -> (Value, steps: Int) {
    var steps = 0
    let value = try withUnsafeMutablePointer(to: &steps) { counter in
      sqlite3_progress_handler(
        self.handle, 100,
        { counter in
          counter?.assumingMemoryBound(to: Int.self).pointee += 100
          return 0
        }, counter)
      defer { sqlite3_progress_handler(self.handle, 0, nil, nil) }
      return try body()
    }
    return (value, steps)
  }
}

extension UserQuery.Condition {
  /// The texts that it looks at.
  fileprivate var texts: [UserQuery.Text] {
    switch self {
    case .text(let text, _, _): [text]
    case .all(let parts), .any(let parts): parts.flatMap(\.texts)
    case .not(let part): part.texts
    case .state, .kind, .ids, .emails, .organizations, .metadataKey, .metadataValue: []
    }
  }
}
