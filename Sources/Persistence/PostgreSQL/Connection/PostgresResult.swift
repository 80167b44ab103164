import CPostgres
import Domain

/// The rows that a statement gave. Not changed once it is there, so that any thread may read it.
final class PostgresResult: @unchecked Sendable {
  private let handle: OpaquePointer

  /// Takes a result of libpq's over.
  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { PQclear(handle) }

  var count: Int { Int(PQntuples(handle)) }

  /// What the server says it did, e.g. `COMMIT`, or `ROLLBACK` where that was asked for in vain.
  var tag: String { String(cString: PQcmdStatus(handle)) }

  /// How many rows a statement has changed.
  var changes: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

  func forEach(_ body: (inout PostgresRow) throws -> Void) rethrows {
    for index in 0..<PQntuples(handle) {
      var row = PostgresRow(handle, index)
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
    guard count > 0 else { return nil }
    var row = PostgresRow(handle, 0)
    return try read(&row)
  }
}

/// Reads the columns of a row, all in their binary form.
struct PostgresRow: RecordRow {
  private let handle: OpaquePointer
  private let index: Int32
  private var column: Int32 = 0

  fileprivate init(_ handle: OpaquePointer, _ index: Int32) {
    (self.handle, self.index) = (handle, index)
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
