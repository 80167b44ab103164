/// `google.protobuf.Timestamp`: an instant, in JSON an RFC 3339 text such as `2024-05-06T07:08:09.010Z`.
public struct Google_Protobuf_Timestamp: Message, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64 = 0
  /// The part of a second, always counted forwards: 0 to 999,999,999.
  public var nanos: Int32 = 0
  public var unknownFields = UnknownFields()

  public init() {}

  /// An instant; whether it is within the range shows when it is written as JSON.
  public init(seconds: Int64, nanos: Int32 = 0) {
    self.seconds = seconds
    self.nanos = nanos
  }

  public static var fullName: String { "google.protobuf.Timestamp" }
  public static var hasSpecialJSON: Bool { true }

  /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z, as the specification allows.
  private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

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
    guard Self.range.contains(self.seconds), 0...999_999_999 ~= self.nanos else {
      throw JSONError("timestamp out of range")
    }
    let days = self.seconds >= 0 ? self.seconds / 86400 : (self.seconds - 86399) / 86400
    let second = self.seconds - days * 86400
    writer.timestampValue(CivilDate(daysSinceEpoch: days), secondOfDay: second, nanos: self.nanos)
  }

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    let start = reader.valueStart()
    guard let value = try reader.text(Self.parse) else { throw reader.error("expected RFC 3339 timestamp", at: start) }
    self.seconds = value.seconds
    self.nanos = value.nanos
  }

  /// RFC 3339 with capital `T` and `Z`: `date "T" hour ":" minute ":" second [ "." 1*9DIGIT ] ( "Z" / offset )`.
  private static func parse(_ text: inout TextScanner) -> Self? {
    guard let year = text.digits(4), text.accept("-"), let month = text.digits(2), text.accept("-"),
      let day = text.digits(2), text.accept("T"), let hour = text.digits(2), text.accept(":"),
      let minute = text.digits(2), text.accept(":"), let second = text.digits(2), let nanos = text.fraction()
    else { return nil }
    guard year >= 1, 1...12 ~= month, day >= 1, day <= CivilDate.days(inMonth: month, of: year), hour < 24,
      minute < 60, second < 60
    else { return nil }
    var offset: Int64 = 0
    if !text.accept("Z") {
      let isWest = text.accept("-")
      guard isWest || text.accept("+"), let hours = text.digits(2), text.accept(":"), let minutes = text.digits(2),
        hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (isWest ? -60 : 60)
    }
    guard text.isAtEnd else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    let seconds = days * 86400 + hour * 3600 + minute * 60 + second - offset
    return Self.range.contains(seconds) ? Self(seconds: seconds, nanos: nanos) : nil
  }
}

/// A date of the Gregorian calendar, extended backwards.
struct CivilDate {
  let year: Int64
  let month: Int64
  let day: Int64

  init(year: Int64, month: Int64, day: Int64) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// For years from 1 on. Years are counted from March, so that the leap day is the last of its year.
  init(daysSinceEpoch days: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    self.month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.year = yearOfEra + era * 400 + (self.month <= 2 ? 1 : 0)
  }

  var daysSinceEpoch: Int64 {
    let shiftedYear = self.month <= 2 ? self.year - 1 : self.year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (self.month > 2 ? self.month - 3 : self.month + 9) + 2) / 5 + self.day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
