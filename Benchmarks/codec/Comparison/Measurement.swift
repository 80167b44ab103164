import Allocations
import Glibc

/// What one operation costs.
struct Measurement {
  /// Of this thread's processor time: what else the machine does is not counted.
  var nanoseconds = Double.infinity
  var allocations = 0.0

  /// Measures rivals in turn, so that each meets the same machine, and keeps each one's fastest round: whatever disturbs
  /// a round can only make it slower.
  static func compare(_ rivals: [(_ times: Int) throws -> Void], rounds: Int, milliseconds: Double) throws -> [Self] {
    var results = [Self](repeating: Self(), count: rivals.count)
    let times = try rivals.map { try Self.times(of: $0, for: milliseconds * 1e6) }
    for _ in 0..<rounds {
      for (index, rival) in rivals.enumerated() {
        let allocations = allocation_count()
        let elapsed = try Self.nanoseconds { try rival(times[index]) }
        results[index].nanoseconds = min(results[index].nanoseconds, elapsed / Double(times[index]))
        // A constant few are the loop's own, not the operation's.
        results[index].allocations = Double((allocation_count() - allocations) / UInt(times[index]))
      }
    }
    return results
  }

  /// How often an operation is to be repeated to take this long.
  private static func times(of body: (Int) throws -> Void, for target: Double) throws -> Int {
    var times = 16
    while true {
      let elapsed = try Self.nanoseconds { try body(times) }
      if elapsed > target / 4 { return max(16, Int(Double(times) * target / elapsed)) }
      times *= 2
    }
  }

  private static func nanoseconds(_ body: () throws -> Void) rethrows -> Double {
    let start = Self.processorTime()
    try body()
    return Self.processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
