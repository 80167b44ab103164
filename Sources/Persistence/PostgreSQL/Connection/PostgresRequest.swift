import Domain
import Synchronization

/// A statement that each connection prepares when it first needs it. Made once, as a constant.
final class PostgresStatement: Sendable {
  /// Empty: prepared each time it is needed.
  let name: String
  let sql: String

  private static let count = Atomic(0)

  init(_ sql: String) {
    self.sql = sql
    self.name = "s\(Self.count.wrappingAdd(1, ordering: .relaxed).newValue)"
  }

  /// A statement of many forms: no connection keeps it.
  init(once sql: String) {
    self.sql = sql
    self.name = ""
  }
}

/// What is looked up by a key: by a statement of its own, or by one for all who wait for the like.
final class PostgresLookup: Sendable {
  enum KeyType: String, Sendable {
    case text, bytea

    fileprivate var number: Int32 { self == .text ? 25 : 17 }
  }

  let one: PostgresStatement
  /// Its rows begin with the place of their key.
  let many: PostgresStatement
  fileprivate let type: KeyType

  init(_ columns: String, of tables: String, where key: String, is type: KeyType, order: String? = nil) {
    self.type = type
    one = PostgresStatement(
      "SELECT \(columns) FROM \(tables) WHERE \(key) = $1::\(type.rawValue)\(order.map { " ORDER BY \($0)" } ?? "")")
    many = PostgresStatement(
      """
      SELECT k.place, \(columns) FROM unnest($1::\(type.rawValue)[]) WITH ORDINALITY AS k (key, place), \(tables)
      WHERE \(key) = k.key ORDER BY k.place\(order.map { ", \($0)" } ?? "")
      """)
  }
}

/// A value for a parameter of a statement, which says with a cast what it takes: `$1::text[]`.
enum PostgresValue: Sendable {
  case text(String)
  case integer(Int64)
  case bytes([UInt8])
  /// Arrays: a column of many rows each.
  case texts([String?])
  case integers([Int64?])
  case blobs([[UInt8]?])

  static func number(_ value: Int) -> Self { .integer(Int64(value)) }
  /// Those beyond `Int64.max` do not come to be, and nothing lies behind them.
  static func sequence(_ value: UInt64) -> Self { .integer(Int64(clamping: value)) }
  static func date(_ value: Timestamp) -> Self { .integer(value.microseconds) }
}

/// A statement with its values, in the form that they are sent in.
struct PostgresRequest: Sendable {
  let statement: PostgresStatement
  /// Where it may be asked for together with others.
  private(set) var lookup: PostgresLookup?
  private(set) var bytes: [UInt8] = []
  /// Where each value lies.
  private(set) var ranges: [Range<Int>] = []
  /// No text in a database has U+0000: what is looked for by one is not there.
  private(set) var hasZero = false

  init(_ statement: PostgresStatement, _ values: PostgresValue...) {
    self.init(statement, values)
  }

  init(_ statement: PostgresStatement, _ values: [PostgresValue]) {
    self.statement = statement
    ranges.reserveCapacity(values.count)
    for value in values { append(value) }
  }

  init(_ lookup: PostgresLookup, _ key: PostgresValue) {
    self.init(lookup.one, [key])
    self.lookup = lookup
  }

  /// - Parameter requests: of one look-up, all of them.
  init(_ lookup: PostgresLookup, gathering requests: [PostgresRequest]) {
    statement = lookup.many
    put(requests.map(\.bytes), type: lookup.type.number) { $0.bytes += $1 }
    ranges = [0..<bytes.count]
  }

  private mutating func append(_ value: PostgresValue) {
    let start = bytes.count
    switch value {
    case .text(let text): put(text)
    case .integer(let integer): put(integer)
    case .bytes(let blob): bytes += blob
    case .texts(let texts): put(texts, type: 25) { $0.put($1) }
    case .integers(let integers): put(integers, type: 20) { $0.put($1) }
    case .blobs(let blobs): put(blobs, type: 17) { $0.bytes += $1 }
    }
    ranges.append(start..<bytes.count)
  }

  private mutating func put(_ text: String) {
    let start = bytes.count
    bytes += text.utf8
    if bytes[start...].contains(0) { hasZero = true }
  }

  private mutating func put(_ integer: some FixedWidthInteger) {
    withUnsafeBytes(of: integer.bigEndian) { bytes += $0 }
  }

  /// An array as PostgreSQL sends and receives it: dimensions, the type's number, the length, the first index; then each
  /// element behind its length, which is -1 for NULL.
  private mutating func put<Element>(
    _ elements: [Element?], type: Int32, _ write: (inout Self, Element) -> Void
  ) {
    put(elements.isEmpty ? 0 : 1 as Int32)
    put(1 as Int32)
    put(type)
    guard !elements.isEmpty else { return }
    put(Int32(clamping: elements.count))
    put(1 as Int32)
    for element in elements {
      guard let element else {
        put(-1 as Int32)
        continue
      }
      let place = bytes.count
      put(0 as Int32)
      write(&self, element)
      let length = Int32(clamping: bytes.count - place - 4)
      withUnsafeBytes(of: length.bigEndian) { length in
        for index in 0..<4 { bytes[place + index] = length[index] }
      }
    }
  }
}
