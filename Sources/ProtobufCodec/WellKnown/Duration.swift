/// `google.protobuf.Duration`: a span of time, in JSON a text such as `-1.500s`.
public struct Google_Protobuf_Duration: Message, Hashable {
  /// Whole seconds, of either sign; about ten thousand years at most.
  public var seconds: Int64 = 0
  /// The part of a second; of the same sign as `seconds`.
  public var nanos: Int32 = 0
  public var unknownFields = UnknownFields()

  public init() {}

  /// A span; whether it is within the range shows when it is written as JSON.
  public init(seconds: Int64, nanos: Int32 = 0) {
    self.seconds = seconds
    self.nanos = nanos
  }

  public static var fullName: String { "google.protobuf.Duration" }
  public static var hasSpecialJSON: Bool { true }

  /// About ten thousand years, as the specification allows.
  private static let limit: UInt64 = 315_576_000_000

  public func encode(to writer: inout WireWriter) {
    writer.int64(1, self.seconds)
    writer.int32(2, self.nanos)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: self.seconds = try reader.int64()
      case 16: self.nanos = try reader.int32()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    guard self.seconds.magnitude <= Self.limit, self.nanos.magnitude <= 999_999_999,
      self.seconds.signum() * Int64(self.nanos.signum()) >= 0
    else { throw JSONError("duration out of range") }
    writer.durationValue(
      seconds: self.seconds.magnitude, nanos: self.nanos.magnitude, isNegative: self.seconds < 0 || self.nanos < 0)
  }

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    let start = reader.valueStart()
    guard let value = try reader.text(Self.parse) else {
      throw reader.error("expected duration such as 1.5s", at: start)
    }
    self.seconds = value.seconds
    self.nanos = value.nanos
  }

  private static func parse(_ text: inout TextScanner) -> Self? {
    let isNegative = text.accept("-")
    guard let seconds = text.number(), let nanos = text.fraction(), text.accept("s"), text.isAtEnd,
      seconds.magnitude <= Self.limit
    else { return nil }
    return Self(seconds: isNegative ? -seconds : seconds, nanos: isNegative ? -nanos : nanos)
  }
}
