import Glibc

/// The value of `date`: "An origin server with a clock MUST generate a Date header field in all 2xx (Successful),
/// 3xx (Redirection), and 4xx (Client Error) responses" (RFC 9110 section 6.6.1). Made once a second.
struct DateField {
  private var second = time_t(-1)
  private var text: [UInt8] = []

  /// The time now as an IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
  mutating func now() -> [UInt8] {
    var clock = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &clock)
    if clock.tv_sec != second {
      second = clock.tv_sec
      text = Self.format(second)
    }
    return text
  }

  static func format(_ second: time_t) -> [UInt8] {
    var second = second
    var parts = tm()
    gmtime_r(&second, &parts)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
    let time = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    return Array("\(days[Int(parts.tm_wday)]), \(date) \(time) GMT".utf8)
  }
}
