import SeededRandom
import Synchronization
import Testing

@testable import Domain

private struct StoppedClock: Clock {
  let now = Timestamp(seconds: 1_800_000_000)
}

@Suite("Work that is done in turns")
struct TurnsTests {
  @Test(
    "whoever can be written is written once, and each who cannot is told of once", arguments: SplitMix.seeds(1...20))
  func halves(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let rows = Array(0..<Int.random(in: 1...70, using: &random))
    let damaged = Set(rows.filter { _ in Bool.random(using: &random) })
    var (written, told) = ([Int](), [Int]())
    let count = try await Turns.write(rows) { part in
      if !damaged.isDisjoint(with: part) { throw StoreError("damaged") }
      written += part
      return part.count
    } damaged: { row, _ in
      told.append(row)
    }
    #expect(written == rows.filter { !damaged.contains($0) }, "in their order")
    #expect(told == damaged.sorted())
    #expect(count == written.count)
  }

  @Test("one who is damaged among many costs few tries")
  func fewTries() async throws {
    var tries = 0
    _ = try await Turns.write(Array(0..<32)) { part in
      tries += 1
      if part.contains(17) { throw StoreError("damaged") }
      return part.count
    } damaged: { _, _ in
    }
    #expect(tries == 11)
  }

  @Test("what is about the store is no row's fault", arguments: [true, false])
  func theStoreItself(isCancelled: Bool) async throws {
    var (tries, told) = (0, 0)
    let error: any Error = isCancelled ? CancellationError() : StoreError("full", isTransient: true)
    await #expect(throws: (any Error).self) {
      try await Turns.write([1, 2, 3]) { _ in
        tries += 1
        throw error
      } damaged: { _, _ in
        told += 1
      }
    }
    #expect(tries == 1 && told == 0)
  }

  @Test("what has failed is tried again after a while, and what is over ends")
  func rounds() async {
    let pauses = Mutex<[Int64]>([])
    let turns = Turns(clock: StoppedClock()) { microseconds in pauses.withLock { $0.append(microseconds) } }
    var (rounds, failures) = (0, 0)
    await turns.run {
      _ in
      failures += 1
    } _: {
      rounds += 1
      if rounds == 2 { throw StoreError("busy", isTransient: true) }
      return rounds < 4
    }
    #expect(rounds == 4 && failures == 1)
    #expect(pauses.withLock { $0 } == [10_000_000])
  }
}
