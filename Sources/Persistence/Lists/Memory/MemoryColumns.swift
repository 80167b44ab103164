import Synchronization
import Domain

/// What lists search and sort by, in memory: a column is read when a list first needs it, and follows the log of events from
/// then on. So a condition that many users meet is decided for all of them at once, and a page far behind is found by
/// passing numbers instead of rows.
final class MemoryColumns: Sendable {
  /// What is in memory was read after the snapshot was taken: take a newer one.
  struct Outrun: Error {}

  private let limit: Int
  private let blockSize: Int
  /// Of as many users the columns of one list are kept in any case: each takes 100 bytes at most in all but odd stores.
  private var userLimit: Int64 { Int64(min(self.limit / 100, Int(UInt32.max) - 1)) }

  private let groups = Slot<UserGroups>()
  private let columns = Dictionary(uniqueKeysWithValues: UserColumn.allCases.map { ($0, Slot<TextColumn>()) })
  private let uses = Mutex(Uses())

  /// How large each column is, and when it was used last.
  private struct Uses {
    var clock = 0
    var bytes: [UserColumn: Int] = [:]
    var last: [UserColumn: Int] = [:]

    var total: Int { self.bytes.values.reduce(0, +) }
  }

  /// One part, as of a position. Readers wait for the one who reads or follows, and need not do the same.
  private final class Slot<Value: Sendable>: Sendable {
    let content = Mutex<(value: Value, position: StorePosition)?>(nil)
  }

  /// - Parameters:
  ///   - limit: how many bytes are kept; of the columns, those that were used last.
  ///   - blockSize: how many users of a column are kept, and copied when one of them changes, as one block. With 504 an array
  ///     of four or eight bytes for each is, header and all, as large as what `malloc` has room for.
  init(limit: Int, blockSize: Int = 504) {
    self.limit = limit
    self.blockSize = blockSize
  }

  /// What the columns that are kept take.
  var bytes: Int { self.uses.withLock { $0.total } }

  /// What a snapshot shows; nil where there are more users than fit into memory.
  func view<Snapshot: UserSnapshot>(_ snapshot: Snapshot) throws -> View<Snapshot>? {
    try snapshot.lastNumber() <= self.userLimit ? self.view(snapshot, keepsColumns: true) : nil
  }

  /// What a snapshot shows of however many users: where they do not fit into memory, each column is read whenever it is
  /// asked, and four bytes for each user are kept.
  func wholeView<Snapshot: UserSnapshot>(_ snapshot: Snapshot) throws -> View<Snapshot> {
    let last = try snapshot.lastNumber()
    guard last < UInt32.max else { throw StoreError("lists know no more than 4,294,967,294 users") }
    return try self.view(snapshot, keepsColumns: last <= self.userLimit)
  }

  private func view<Snapshot: UserSnapshot>(_ snapshot: Snapshot, keepsColumns: Bool) throws -> View<Snapshot> {
    let groups = try self.current(
      self.groups, snapshot, read: { try UserGroups(snapshot) }, follow: { try $0.follow($1, snapshot) },
      limit: { Self.changeLimit($0.last) })
    return View(index: self, snapshot: snapshot, groups: groups, keepsColumns: keepsColumns)
  }

  /// Forgets everything: it will be read anew.
  func forget() {
    self.groups.content.withLock { $0 = nil }
    for slot in self.columns.values { slot.content.withLock { $0 = nil } }
  }

  /// The part of the index that a snapshot shows.
  struct View<Snapshot: UserSnapshot> {
    fileprivate let index: MemoryColumns
    let snapshot: Snapshot
    let groups: UserGroups
    private let keepsColumns: Bool
    /// Whether users are called otherwise than their states say.
    private(set) var isNamed = false
    /// What they are called: read for one list, and kept for none.
    private var names: TextColumn?

    fileprivate init(index: MemoryColumns, snapshot: Snapshot, groups: UserGroups, keepsColumns: Bool) {
      (self.index, self.snapshot, self.groups, self.keepsColumns) = (index, snapshot, groups, keepsColumns)
    }

    /// The users whose text in a column matches.
    /// - Parameter value: not empty; folded where case is ignored.
    func numbers(_ column: UserColumn, _ comparison: UserQuery.Comparison, _ value: String) throws -> NumberSet {
      guard self.keepsColumns else { return try self.passed(column).numbers(comparison, value) }
      return try self.column(column).numbers(comparison, value, last: self.groups.last)
    }

    /// The users who have something in a column that is not empty.
    func having(_ column: UserColumn) throws -> NumberSet {
      guard self.keepsColumns else { return try self.passed(column).having() }
      return try self.column(column).having(last: self.groups.last)
    }

    /// A part of those in `set`, in the order of a column.
    func page(
      of set: NumberSet, by column: UserColumn, isAscending: Bool, offset: Int, limit: Int
    ) throws -> [UInt32] {
      guard self.keepsColumns else {
        return try self.passed(column).page(of: set, isAscending: isAscending, offset: offset, limit: limit)
      }
      return try self.column(column).page(of: set, isAscending: isAscending, offset: offset, limit: limit)
    }

    private func passed(_ column: UserColumn) -> PassedColumn {
      PassedColumn(column: column, groups: self.groups, blockSize: self.index.blockSize) {
        [snapshot, groups, isNamed] body in
        guard isNamed else { return try snapshot.forEachKey(of: column, groups, body) }
        try NamedSnapshot(of: snapshot).forEachKey(of: column, groups, body)
      }
    }

    func column(_ column: UserColumn) throws -> TextColumn {
      if column == .userName, let names { return names }
      return try self.index.column(column, self)
    }

    /// The same with the names that users have.
    func named() throws -> Self {
      var named = self
      named.isNamed = true
      guard self.keepsColumns else { return named }
      named.names = try TextColumn(
        .userName, NamedSnapshot(of: self.snapshot), self.groups, blockSize: self.index.blockSize)
      return named
    }
  }

  private func column(_ column: UserColumn, _ view: View<some UserSnapshot>) throws -> TextColumn {
    guard let slot = self.columns[column] else { preconditionFailure("there is a slot for each column") }
    let value = try self.current(
      slot, view.snapshot,
      read: { try TextColumn(column, view.snapshot, view.groups, blockSize: self.blockSize) },
      follow: { try $0.follow($1, view.snapshot, view.groups) }, limit: { _ in Self.changeLimit(view.groups.last) })
    for column in self.use(column, value.bytes) { self.columns[column]?.content.withLock { $0 = nil } }
    return value
  }

  /// Following one change takes as long as reading forty users.
  private static func changeLimit(_ last: Int64) -> Int { 1000 + Int(last) / 40 }

  private func current<Value: Sendable>(
    _ slot: Slot<Value>, _ snapshot: some UserSnapshot, read: () throws -> Value,
    follow: (inout Value, [UInt32]) throws -> Void, limit: (Value) -> Int
  ) throws -> Value {
    let position = snapshot.position
    return try slot.content.withLock { content in
      if let known = content {
        if known.position == position { return known.value }
        if known.position.isAhead(of: position) { throw Outrun() }
        // The one in the slot goes, lest what changes is copied for it; a failure only costs reading it anew.
        content = nil
        var value = known.value
        if let changes = try snapshot.changes(since: known.position, limit: limit(value)) {
          if !changes.isEmpty { try follow(&value, changes) }
          content = (value, position)
          return value
        }
      }
      let value = try read()
      content = (value, position)
      return value
    }
  }

  /// Notes that a column was used.
  /// - Returns: those that have to go, so that the rest takes no more than the limit.
  private func use(_ column: UserColumn, _ bytes: Int) -> [UserColumn] {
    self.uses.withLock { uses in
      uses.clock += 1
      uses.last[column] = uses.clock
      uses.bytes[column] = bytes
      var leaving: [UserColumn] = []
      while uses.total > self.limit,
        let oldest = uses.bytes.keys.filter({ $0 != column }).min(by: { uses.last[$0] ?? 0 < uses.last[$1] ?? 0 })
      {
        uses.bytes[oldest] = nil
        leaving.append(oldest)
      }
      return leaving
    }
  }
}
