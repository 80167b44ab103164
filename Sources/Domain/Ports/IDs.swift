import Synchronization

/// Makes ids: 18-digit decimal numbers that grow with time, unique across nodes.
package protocol IDGenerator: Sendable {
  func next() -> String
}

/// Ids in the manner of Snowflake: time, then node, then a count within the time.
///
///     id = milliseconds since 2020-01-01 * 2^20 + node (8 bits) * 2^12 + count (12 bits)
///
/// 18 decimal digits from 2023 until 2050. A count that overflows, or a clock that is set back, borrows from the time
/// to come, so that ids always grow.
package final class SequentialIDs: IDGenerator {
  private let node: @Sendable () -> UInt8
  private let clock: any Clock
  private let last = Mutex<(time: UInt64, count: UInt64)>((0, 0))

  /// 2020-01-01T00:00:00Z.
  private static let epoch: Int64 = 1_577_836_800
  private static let maximumCount: UInt64 = 4095

  /// - Parameters:
  ///   - node: each process on one store needs a number of its own at a time; asked for each id.
  ///   - last: the highest id that is in use: the first one is beyond it, whatever the clock says.
  package init(node: @escaping @Sendable () -> UInt8 = { 0 }, clock: any Clock, after last: UInt64? = nil) {
    self.node = node
    self.clock = clock
    if let last { self.last.withLock { $0 = (last >> 20, Self.maximumCount) } }
  }

  /// The highest id that can have been made at a time; nil for times of which a clock can only be wrong: before there
  /// were any, and as late as 2047.
  package static func last(at date: Timestamp) -> UInt64? {
    let time = Self.milliseconds(date)
    return time > 0 && time < 900_000_000_000_000_000 >> 20 ? time << 20 | 0xFFFFF : nil
  }

  /// When an id was made, to the millisecond; nil for one of another form.
  package static func date(of id: String) -> Timestamp? {
    guard id.utf8.count == 18, let number = UInt64(id) else { return nil }
    return Timestamp(microseconds: Self.epoch * 1_000_000 + Int64(number >> 20) * 1000)
  }

  private static func milliseconds(_ date: Timestamp) -> UInt64 {
    UInt64(max(0, date.microseconds.subtractingReportingOverflow(Self.epoch * 1_000_000).partialValue)) / 1000
  }

  package func next() -> String {
    let now = Self.milliseconds(self.clock.now)
    let (time, count) = self.last.withLock { last in
      if now > last.time {
        last = (now, 0)
      } else if last.count < Self.maximumCount {
        last.count += 1
      } else {
        last = (last.time + 1, 0)
      }
      return last
    }
    return String(time << 20 | UInt64(self.node()) << 12 | count)
  }
}
