import Domain
import Glibc
import Synchronization

/// The time of the database, by this machine's monotonic clock: all nodes have the same, whatever their own clocks say.
///
/// The database is asked now and then, and has told its time at some moment between the question and the answer. What was
/// held so far is kept for as long as that allows it, so that answers which take long do not make time jump.
final class DatabaseClock: Clock {
  /// Microseconds that the database's clock is ahead of the monotonic one; `unknown`: it was not asked yet.
  private let lead = Atomic(unknown)

  private static let unknown = Int64.min

  var now: Timestamp { now(at: monotonicMicroseconds()) }

  /// - Parameter moment: of the monotonic clock, in microseconds.
  func now(at moment: Int64) -> Timestamp { Timestamp(microseconds: moment &+ lead.load(ordering: .relaxed)) }

  /// Takes note of a time that the database has told between two moments of the monotonic clock. By one thread at a time.
  func note(_ time: Timestamp, between question: Int64, and answer: Int64) {
    let known = lead.load(ordering: .relaxed)
    let (least, most) = (time.microseconds - answer, time.microseconds - question)
    lead.store(known == Self.unknown ? (least + most) / 2 : min(max(known, least), most), ordering: .relaxed)
  }
}

/// Time that goes on whatever the clock is set to, also while the machine sleeps.
func monotonicMicroseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_BOOTTIME, &time)
  return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
}

func monotonicMilliseconds() -> Int64 { monotonicMicroseconds() / 1000 }
