import Testing

@testable import signet

@Suite("What is counted for metrics")
struct CountingPaceTests {
  @Test("is counted once in five seconds, however many ask")
  func pace() {
    let (pace, start) = (CountingPace(), ContinuousClock.now)
    let asked: [Duration] = [.zero, .zero, .milliseconds(4_999), .seconds(5), .seconds(6), .seconds(10)]
    #expect(asked.map { pace.isDue(at: start + $0) } == [true, false, false, true, false, true])
  }
}
