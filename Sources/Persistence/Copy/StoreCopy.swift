import Domain

/// How far a copy has come.
package enum CopyProgress: Sendable, Equatable {
  /// So many events of so many, with the states that they amount to.
  case events(Int, of: Int)
  /// What is beside them: names, limits, what waits to be sent.
  case besides
  /// So many rows of both were held against each other.
  case compared(Int)
  /// The events of so many users and other aggregates were folded.
  case folded(Int)
}

/// Copies a store to one that is empty, or has part of the same copy: events in the order of their commits with the states
/// that they amount to, then names, counts, and what waits to be sent under the ids that it has; and proves the copy.
///
/// The instance comes last but for the proof by its fold: a store with events and none is not served, and a copy that was
/// interrupted goes on where it was.
struct StoreCopy {
  private let source: any CopiedStore
  private let target: any CopiedStore
  private let chunk: Int
  private let progress: (CopyProgress) throws -> Void

  /// - Parameter chunk: rows that one transaction copies.
  init(
    from source: any CopiedStore, to target: any CopiedStore, chunk: Int = 1000,
    _ progress: @escaping (CopyProgress) throws -> Void
  ) {
    (self.source, self.target, self.chunk, self.progress) = (source, target, chunk, progress)
  }

  /// - Returns: how many events there are.
  /// - Throws: what `progress` throws; `StoreError`.
  func run() async throws -> Int {
    guard let instance = try await source.store.instance() else { throw StoreError("the store was never set up") }
    guard try await target.store.instance() == nil else {
      throw StoreError("there is a store already where the copy is to go: name an empty one")
    }
    try await source.requireAlone()
    let count = try await source.count(.events)
    try await copyEvents(count)
    try progress(.besides)
    for table in CopiedTable.besides {
      // What an interrupted copy has left may be of another moment.
      try await target.clear(table)
      try await source.forEachPart(of: table, limit: chunk) {
        try await target.add($0, to: table, StoredChanges())
      }
    }
    let last = try await source.lastNotification()
    if last > 0 { try await target.note(lastNotification: last) }
    try await compare()
    if let check = try await source.store.keyCheck() { try await target.store.note(keyCheck: check) }
    try await target.add([], to: .events, StoredChanges(copying: [.instance(instance)], []))
    let report = try await target.verifyState { try progress(.folded($0)) }
    guard report.isSound else {
      throw StoreError(
        "the copy is not what it should be: \((report.damages + report.mismatches).prefix(5).joined(separator: "; "))")
    }
    return count
  }

  private func copyEvents(_ count: Int) async throws {
    var done = try await target.count(.events)
    let start = try await keyOfLast(done)
    var seen: Set<String> = []
    try await source.forEachPart(of: .events, after: start, limit: chunk) { rows in
      let events = try rows.map { try Event(copied: $0) }
      let keys = events.compactMap { event in seen.insert(event.aggregateID).inserted ? event.key : nil }
      let changes = StoredChanges(copying: try await source.states(keys), events.flatMap(\.items))
      try await target.add(rows, to: .events, changes)
      done += rows.count
      try progress(.events(done, of: count))
    }
  }

  /// Where an interrupted copy goes on.
  /// - Throws: `StoreError` where what is there is no part of it.
  private func keyOfLast(_ done: Int) async throws -> [CopiedValue]? {
    guard done > 0 else { return nil }
    let table = CopiedTable.events
    var last: [[CopiedValue]] = []
    for store in [source, target] {
      let before = done > 1 ? try await store.key(ofRow: done - 2, in: table) : nil
      last += try await store.rows(of: table, after: before, limit: 1)
    }
    guard last.count == 2, table.copied(last[0]) == table.copied(last[1]) else {
      throw StoreError("where the copy is to go there is something else: name an empty store, or empty that one")
    }
    return Array(last[0].prefix(table.keyCount))
  }

  /// Reads both again, as they are kept.
  private func compare() async throws {
    var compared = 0
    for table in [CopiedTable.events] + CopiedTable.besides {
      var after: [CopiedValue]?
      try await source.forEachPart(of: table, limit: chunk) { rows in
        let copy = try await target.rows(of: table, after: after, limit: rows.count)
        guard copy.map(table.copied) == rows.map(table.copied) else {
          throw StoreError(
            "\(table.name) differ from what was copied: was the store served meanwhile? Empty the copy, and begin anew")
        }
        after = copy.last.map { Array($0.prefix(table.keyCount)) }
        compared += rows.count
        try progress(.compared(compared))
      }
      guard try await target.rows(of: table, after: after, limit: 1).isEmpty else {
        throw StoreError("\(table.name) are more than were copied: empty the copy, and begin anew")
      }
    }
  }
}

extension Event {
  /// Under which its state is kept; nil for the instance, which comes last.
  fileprivate var key: Key? {
    switch payload {
    case .user: .user(aggregateID)
    case .organization: .organization(aggregateID)
    case .session: .session(aggregateID)
    case .instance: nil
    }
  }
}
