import Synchronization
import Testing

@testable import Domain

private final class SetClock: Clock {
  private let time: Mutex<Timestamp>

  init(_ time: Timestamp) { self.time = Mutex(time) }

  var now: Timestamp { self.time.withLock { $0 } }
  func set(_ time: Timestamp) { self.time.withLock { $0 = time } }
}

@Suite struct SequentialIDsTests {
  @Test(arguments: [
    ("2023-01-13", Int64(1_673_568_000)), ("2025-11-25", 1_764_028_800), ("2050-03-01", 2_530_000_000),
  ])
  func have18Digits(day: String, seconds: Int64) {
    let id = SequentialIDs(node: { 255 }, clock: SetClock(Timestamp(seconds: seconds))).next()
    #expect(id.count == 18)
    #expect(UInt64(id) != nil)
  }

  @Test func growWithTimeAndWithinIt() throws {
    let clock = SetClock(Given.now)
    let ids = SequentialIDs(clock: clock)
    var last: UInt64 = 0
    // More than a millisecond holds, then later, then a clock that is set back.
    for step in 0..<20_000 {
      if step == 10_000 { clock.set(Given.now.adding(seconds: 1)) }
      if step == 15_000 { clock.set(Given.past) }
      let id = try #require(UInt64(ids.next()))
      #expect(id > last)
      last = id
    }
  }

  @Test("Those of a new process go on beyond the last one in use, whatever its clock says")
  func growAcrossStarts() throws {
    let clock = SetClock(Given.now)
    let before = SequentialIDs(node: { 255 }, clock: clock)
    var last: UInt64 = 0
    // Borrowed from the time to come.
    for _ in 0..<5000 { last = try #require(UInt64(before.next())) }
    for seconds: Int64 in [0, -1, -86_400 * 365, 60] {
      clock.set(Given.now.adding(seconds: seconds))
      let after = SequentialIDs(clock: clock, after: last)
      for _ in 0..<5000 {
        let id = try #require(UInt64(after.next()))
        #expect(id > last)
        last = id
      }
    }
  }

  @Test func knowTheLastOfATime() throws {
    let ids = SequentialIDs(node: { 255 }, clock: SetClock(Given.now))
    var last: UInt64 = 0
    for _ in 0..<4096 { last = try #require(UInt64(ids.next())) }
    #expect(SequentialIDs.last(at: Given.now) == last)
    #expect(SequentialIDs.last(at: Timestamp(seconds: 0)) == nil)
    #expect(SequentialIDs.last(at: Timestamp(microseconds: .min)) == nil)
    #expect(SequentialIDs.last(at: Timestamp(microseconds: .max)) == nil)
  }

  @Test func nodesNeverMeet() {
    let clock = SetClock(Given.now)
    let nodes = [0, 1, 255].map { number in SequentialIDs(node: { UInt8(number) }, clock: clock) }
    let ids = (0..<5000).flatMap { _ in nodes.map { $0.next() } }
    #expect(Set(ids).count == ids.count)
  }

  @Test func areUniqueAcrossThreads() async {
    let ids = SequentialIDs(clock: SetClock(Given.now))
    let all = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { (0..<2000).map { _ in ids.next() } } }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(all).count == 16_000)
  }
}
