import Logging
import NIOConcurrencyHelpers
import NIOCore
import Testing

import GrpcCore

/// One line a second for each reason, and none that is not told of.
struct LimitedLogTests {
  /// Keeps what is written.
  struct Recorder: LogHandler {
    let lines = NIOLockedValueBox<[String]>([])
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      lines.withLockedValue { $0.append(([event.message.description] + fields).joined(separator: " ")) }
    }
  }

  let recorder = Recorder()
  let time = NIOLockedValueBox(NIODeadline.uptimeNanoseconds(5_000_000_000))
  let logger: Logger

  init() {
    let handler = LimitedLogHandler(recorder) { [time] in time.withLockedValue { $0 } }
    logger = Logger(label: "test") { _ in handler }
  }

  private func pass(milliseconds: Int64) { time.withLockedValue { $0 = $0 + .milliseconds(milliseconds) } }

  private var lines: [String] { recorder.lines.withLockedValue { $0 } }

  @Test func countsWhatIsLeftOut() {
    for _ in 0..<1000 { logger.warning("refused") }
    #expect(lines == ["refused"])
    pass(milliseconds: 999)
    logger.warning("refused")
    #expect(lines.count == 1)
    pass(milliseconds: 1)
    logger.warning("refused")
    #expect(lines == ["refused", "refused suppressed=1000"])
  }

  @Test func tellsReasonsApart() {
    logger.warning("refused", metadata: ["error": "disk full", "method": "a"])
    logger.warning("refused", metadata: ["error": "disk full", "method": "b"])
    logger.warning("refused", metadata: ["error": "busy"])
    logger.error("refused", metadata: ["error": "busy"])
    logger.info("deferred", metadata: ["reason": "no host"])
    #expect(
      lines == [
        "refused error=disk full method=a", "refused error=busy", "refused error=busy", "deferred reason=no host",
      ])
  }

  /// The end of a flood is told of by whatever comes next.
  @Test func tellsOfFloodsThatAreOver() {
    for number in 0..<5 { logger.warning("refused", metadata: ["number": "\(number)"]) }
    pass(milliseconds: 1000)
    logger.info("something else")
    #expect(lines == ["refused number=0", "refused number=4 suppressed=3", "something else"])
    pass(milliseconds: 5000)
    logger.info("something else")
    #expect(lines.count == 4)
  }

  /// Causes that hold what a caller sent are as many as there are callers.
  @Test func boundsTheReasons() {
    for number in 0..<10_000 { logger.warning("refused", metadata: ["error": "\(number)"]) }
    #expect(lines.count < 50)
    pass(milliseconds: 1000)
    logger.warning("refused", metadata: ["error": "last"])
    #expect(Self.count(lines) == 10_001)
  }

  /// How many lines were asked for, by what was written.
  private static func count(_ lines: [String]) -> Int {
    lines.reduce(0) { sum, line in
      sum + 1 + (line.firstRange(of: "suppressed=").flatMap { Int(line[$0.upperBound...]) } ?? 0)
    }
  }
}
