import ProtobufCodec
import Domain

/// Reads the columns of a row, one after the other, whichever store it is of.
protocol RecordRow {
  /// Whether the next column is NULL. Does not move on.
  var isNull: Bool { get }
  /// Moves on.
  mutating func skip()
  /// NULL reads as 0.
  mutating func integer() -> Int64
  /// NULL reads as the empty string.
  mutating func text() -> String
  /// The bytes of a column in place; the buffer is valid in `body` only. NULL reads as no bytes.
  mutating func withBlob<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value
}

extension RecordRow {
  mutating func sequence() -> UInt64 { UInt64(clamping: integer()) }

  /// Microseconds since 1970.
  mutating func date() -> Timestamp { Timestamp(microseconds: integer()) }

  /// nil for NULL.
  mutating func optionalDate() -> Timestamp? {
    guard isNull else { return date() }
    skip()
    return nil
  }

  /// nil for NULL.
  mutating func optionalText() -> String? {
    guard isNull else { return text() }
    skip()
    return nil
  }

  /// NULL reads as no bytes.
  mutating func blob() -> [UInt8] { withBlob { Array($0) } }

  /// A message that fills a column, read in place.
  /// - Throws: `StoreError` when it is damaged.
  mutating func message<Record: Message>(_ type: Record.Type, of owner: @autoclosure () -> String) throws -> Record {
    try withBlob { bytes in
      do throws(WireError) {
        return try Record(serialized: bytes)
      } catch {
        throw StoreError("the row of \(owner()) is damaged: \(error)")
      }
    }
  }
}
