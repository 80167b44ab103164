import Domain

/// A table that stores have alike, whose rows are copied as they are.
struct CopiedTable: Sendable {
  enum Kind: Sendable {
    case integer, text, bytes
    /// An integer in one store, a truth value in another.
    case flag
  }

  let name: String
  /// The first of them are the key, in whose order rows are read.
  let columns: [(name: String, kind: Kind)]
  let keyCount: Int
  /// Whether the key is each store's own, and only tells the order.
  let isNumbered: Bool

  private init(_ name: String, key: Int, isNumbered: Bool = false, _ columns: [(String, Kind)]) {
    (self.name, self.columns, self.keyCount, self.isNumbered) = (name, columns, key, isNumbered)
  }

  var key: ArraySlice<(name: String, kind: Kind)> { columns.prefix(keyCount) }
  /// Those that are written.
  var copied: ArraySlice<(name: String, kind: Kind)> { isNumbered ? columns.dropFirst(keyCount) : columns[...] }
  /// What of a row is written.
  func copied(_ row: [CopiedValue]) -> ArraySlice<CopiedValue> { isNumbered ? row.dropFirst(keyCount) : row[...] }

  static let events = CopiedTable(
    "events", key: 1, isNumbered: true,
    [
      ("position", .integer), ("aggregate_id", .text), ("sequence", .integer), ("resource_owner", .text),
      ("editor_id", .text), ("date", .integer), ("type", .text), ("payload", .bytes),
    ])
  static let names = CopiedTable(
    "unique_names", key: 3, [("kind", .integer), ("name", .text), ("clash", .integer), ("owner_id", .text)])
  static let limits = CopiedTable(
    "resend_limits", key: 2,
    [
      ("kind", .integer), ("subject", .text), ("bucket_debt", .integer), ("bucket_date", .integer), ("sent", .bytes),
    ])
  static let outbox = CopiedTable(
    "outbox", key: 1,
    [
      ("id", .integer), ("due", .integer), ("attempts", .integer), ("expired", .flag), ("reason", .text),
      ("created", .integer), ("channel", .integer), ("kind", .integer), ("interface", .integer), ("user_id", .text),
      ("code_issued_by", .integer), ("sealed_code", .bytes), ("expires", .integer), ("url_template", .text),
      ("application_name", .text), ("recipient", .text), ("session_id", .text),
    ])
  /// Those beside the events and what these amount to.
  static let besides = [names, limits, outbox]
}

enum CopiedValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  init(_ row: inout some RecordRow, _ kind: CopiedTable.Kind) {
    if row.isNull {
      row.skip()
      self = .null
      return
    }
    self =
      switch kind {
      case .integer, .flag: .integer(row.integer())
      case .text: .text(row.text())
      case .bytes: .bytes(row.blob())
      }
  }
}

extension Event {
  /// - Parameter row: of `CopiedTable.events`.
  /// - Throws: `StoreError` where it is damaged.
  init(copied row: [CopiedValue]) throws {
    guard row.count == 8, case .text(let id) = row[1], case .integer(let sequence) = row[2],
      case .text(let owner) = row[3], case .text(let editor) = row[4], case .integer(let date) = row[5],
      case .text(let type) = row[6], case .bytes(let payload) = row[7]
    else { throw StoreError("an event is damaged") }
    self.init(
      aggregateID: id, sequence: UInt64(clamping: sequence), resourceOwner: owner, editorID: editor,
      date: Timestamp(microseconds: date), payload: try EventRecord(type: type, payload: payload).event())
  }
}
