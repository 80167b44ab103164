import Domain

/// How far something goes in what a store has written: for each that writes, its last batch. A store with one writer has one.
struct StorePosition: Sendable, Equatable {
  /// Grows when a store may have lost what it had: nothing from before is followed then.
  var epoch = 0
  var batches: [Int64: Int64]

  /// Whether something of this was written after the other.
  func isAhead(of other: StorePosition) -> Bool {
    self.epoch != other.epoch ? self.epoch > other.epoch : self.batches.contains { other.batches[$0] ?? 0 < $1 }
  }
}

/// One state of a store's users: what columns in memory are read from, and follow.
protocol UserSnapshot {
  var position: StorePosition { get }
  /// Whether a whole column comes in its order; else it is sorted here.
  var isOrdered: Bool { get }
  /// The greatest number that a user was ever given.
  func lastNumber() throws -> Int64
  /// Gives the organization, state and kind of whoever exists, of all or of these.
  func forEachGroup(
    of numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer, _ state: Int, _ type: Int) -> Void) throws
  /// Gives what is in a column of whoever exists and has something there, of all or of these: texts as they are, numbers as
  /// bytes that compare as they do.
  func forEachKey(
    of column: UserColumn, _ numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer) -> Void) throws
  /// Whom lists may see changed since, in no order; nil where reading all users is quicker, or nobody knows.
  func changes(since former: StorePosition, limit: Int) throws -> [UInt32]?
  /// Gives the names of all who exist, whatever their states say yet.
  func forEachName(_ body: (UInt32, String) -> Void) throws
  /// Exactly who matches, where an index knows.
  func numbers(_ condition: UserQuery.Condition) throws -> [UInt32]?
  /// As `numbers`, where every row is asked.
  func numbersOfRows(_ condition: UserQuery.Condition) throws -> [UInt32]
}

/// A snapshot that shows user names as users have them, in no order.
struct NamedSnapshot<Base: UserSnapshot>: UserSnapshot {
  private let base: Base

  init(of base: Base) { self.base = base }

  var position: StorePosition { base.position }
  var isOrdered: Bool { false }
  func lastNumber() throws -> Int64 { try base.lastNumber() }

  func forEachGroup(
    of numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer, _ state: Int, _ type: Int) -> Void
  ) throws { try base.forEachGroup(of: numbers, body) }

  func forEachKey(
    of column: UserColumn, _ numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer) -> Void
  ) throws {
    guard column == .userName, numbers == nil else { return try base.forEachKey(of: column, numbers, body) }
    try base.forEachName { number, name in Array(name.utf8).withUnsafeBytes { body(number, $0) } }
  }

  func changes(since former: StorePosition, limit: Int) throws -> [UInt32]? { nil }
  func forEachName(_ body: (UInt32, String) -> Void) throws { try base.forEachName(body) }
  func numbers(_ condition: UserQuery.Condition) throws -> [UInt32]? { try base.numbers(condition) }
  func numbersOfRows(_ condition: UserQuery.Condition) throws -> [UInt32] { try base.numbersOfRows(condition) }
}

extension Int64 {
  /// Bytes that compare as the number does.
  var orderedBytes: UInt64 { (UInt64(bitPattern: self) ^ (1 << 63)).bigEndian }
}
