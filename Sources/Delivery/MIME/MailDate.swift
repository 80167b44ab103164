/// Dates as mail writes them.
enum MailDate {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `date-time` of RFC 5322 section 3.3, in UTC.
  ///
  /// - Parameter seconds: since 1970.
  static func format(_ seconds: Int64) -> String {
    let day = seconds.floorDivided(by: 86_400)
    let time = seconds - day * 86_400
    let (year, month, dayOfMonth) = Self.civil(daysSince1970: day)
    // 1 January 1970 was a Thursday.
    let weekday = (day + 4) - (day + 4).floorDivided(by: 7) * 7
    return "\(Self.days[Int(weekday)]), \(dayOfMonth) \(Self.months[month - 1]) \(Self.padded(year, 4)) "
      + "\(Self.padded(time / 3600)):\(Self.padded(time / 60 % 60)):\(Self.padded(time % 60)) +0000"
  }

  /// Day, hour and minute with the zone, as readers of every language read them: `2026-11-30 08:11 UTC`.
  ///
  /// - Parameter seconds: since 1970.
  static func readable(_ seconds: Int64) -> String {
    let day = seconds.floorDivided(by: 86_400)
    let time = seconds - day * 86_400
    let (year, month, dayOfMonth) = Self.civil(daysSince1970: day)
    return "\(Self.padded(year, 4))-\(Self.padded(Int64(month)))-\(Self.padded(dayOfMonth)) "
      + "\(Self.padded(time / 3600)):\(Self.padded(time / 60 % 60)) UTC"
  }

  /// The Gregorian calendar, by counting from 1 March, so that the leap day comes last in its year.
  private static func civil(daysSince1970: Int64) -> (year: Int64, month: Int, day: Int64) {
    let shifted = daysSince1970 + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, Int(month), dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func padded(_ value: Int64, _ width: Int = 2) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
