import HTTPTransport
import NIOCore

/// How long a caller waits, as the protocols write it.
enum Timeout {
  /// `grpc-timeout`: "TimeoutValue TimeoutUnit", at most eight digits and one of `H M S m u n`.
  static func grpc(_ value: UnsafeRawBufferPointer) -> TimeAmount? {
    guard let unit = value.last, let amount = digits(value.dropLast(), atMost: 8) else { return nil }
    switch unit {
    case UInt8(ascii: "H"): return .hours(amount)
    case UInt8(ascii: "M"): return .minutes(amount)
    case UInt8(ascii: "S"): return .seconds(amount)
    case UInt8(ascii: "m"): return .milliseconds(amount)
    case UInt8(ascii: "u"): return .microseconds(amount)
    case UInt8(ascii: "n"): return .nanoseconds(amount)
    default: return nil
    }
  }

  /// `connect-timeout-ms`: "positive integer as ASCII string of at most 10 digits".
  static func connect(_ value: UnsafeRawBufferPointer) -> TimeAmount? {
    digits(value[...], atMost: 10).map { .milliseconds($0) }
  }

  /// The timeout in a field.
  /// - Throws: INVALID_ARGUMENT when it is malformed.
  static func read(
    _ name: String, in fields: HTTPFields, _ parse: (UnsafeRawBufferPointer) -> TimeAmount?
  ) throws(Status) -> TimeAmount? {
    guard let amount = fields.withFirst(name, parse) else { return nil }
    guard let amount else { throw Status(.invalidArgument, "malformed \(name)") }
    return amount
  }

  private static func digits(_ text: Slice<UnsafeRawBufferPointer>, atMost limit: Int) -> Int64? {
    guard !text.isEmpty, text.count <= limit else { return nil }
    var value: Int64 = 0
    for byte in text {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    return value
  }
}
