import CPostgres
import Domain

/// The rows that a statement gave. Not changed once it is there, so that any thread may read it.
final class PostgresResult: @unchecked Sendable {
  private let handle: OpaquePointer
  private let rows: Range<Int32>
  /// Where a row begins for who reads it.
  private let firstColumn: Int32
  /// Of which it is a part.
  private let whole: PostgresResult?

  /// Takes a result of libpq's over.
  init(_ handle: OpaquePointer) {
    (self.handle, firstColumn, whole) = (handle, 0, nil)
    rows = 0..<PQntuples(handle)
  }

  private init(_ rows: Range<Int32>, of whole: PostgresResult) {
    (handle, self.rows, firstColumn, self.whole) = (whole.handle, rows, 1, whole)
  }

  deinit { if whole == nil { PQclear(handle) } }

  var count: Int { rows.count }

  /// The rows of each place, by which they are ordered: the first column, counted from 1. The parts are without it.
  func parts(_ count: Int) -> [PostgresResult] {
    var start = rows.lowerBound
    return (1...count).map { place in
      var end = start
      while end < rows.upperBound {
        var row = PostgresRow(handle, end)
        guard row.integer() == place else { break }
        end += 1
      }
      defer { start = end }
      return PostgresResult(start..<end, of: self)
    }
  }

  /// What the server says it did, e.g. `COMMIT`, or `ROLLBACK` where that was asked for in vain.
  var tag: String { String(cString: PQcmdStatus(handle)) }

  /// How many rows a statement has changed.
  var changes: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

  func forEach(_ body: (inout PostgresRow) throws -> Void) rethrows {
    for index in rows {
      var row = PostgresRow(handle, index, firstColumn)
      try body(&row)
    }
  }

  func map<Value>(_ read: (inout PostgresRow) throws -> Value) rethrows -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    try forEach { values.append(try read(&$0)) }
    return values
  }

  /// What `read` makes of the first row; nil where there is none.
  func first<Value>(_ read: (inout PostgresRow) throws -> Value) rethrows -> Value? {
    guard let index = rows.first else { return nil }
    var row = PostgresRow(handle, index, firstColumn)
    return try read(&row)
  }
}

/// Reads the columns of a row, all in their binary form.
struct PostgresRow: RecordRow {
  private let handle: OpaquePointer
  private let index: Int32
  private var column: Int32

  fileprivate init(_ handle: OpaquePointer, _ index: Int32, _ column: Int32 = 0) {
    (self.handle, self.index, self.column) = (handle, index, column)
  }

  var isNull: Bool { PQgetisnull(handle, index, column) == 1 }

  mutating func skip() { column += 1 }

  /// Of 1, 2, 4 or 8 bytes.
  mutating func integer() -> Int64 {
    withBlob { bytes in
      guard let first = bytes.first else { return 0 }
      return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
    }
  }

  mutating func text() -> String { withBlob { String(decoding: $0, as: UTF8.self) } }

  mutating func withBlob<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    defer { column += 1 }
    let bytes = PQgetvalue(handle, index, column)
    return try body(UnsafeRawBufferPointer(start: bytes, count: Int(PQgetlength(handle, index, column))))
  }
}
