import HTTPTransport
import Logging
import NIOConcurrencyHelpers
import Testing

@testable import GrpcCore

struct ObservationTests {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let parent = "00f067aa0ba902b7"

  @Test(arguments: [
    ("00-\(trace)-\(parent)-01", true, "sampled"), ("00-\(trace)-\(parent)-00", false, "not sampled"),
    ("cc-\(trace)-\(parent)-01-what-comes", true, "a version to come"),
  ])
  func readsTraceParents(_ text: String, _ isSampled: Bool, _ reason: String) throws {
    let read = try #require(TraceParent(text), "\(reason)")
    #expect(read.traceID == Self.trace && read.parentID == Self.parent && read.isSampled == isSampled)
  }

  @Test(arguments: [
    ("", "nothing"), ("00-\(trace)-\(parent)", "no flags"), ("ff-\(trace)-\(parent)-01", "the version that is none"),
    ("00-\(trace)-\(parent)-01-more", "more than version 00 has"), ("cc-\(trace)-\(parent)-01more", "no hyphen"),
    (String(repeating: "-", count: 60_000), "hyphens"), ("cc-\(trace)-\(parent)-0é", "half a character at the end"),
    ("00-\(String(repeating: "0", count: 32))-\(parent)-01", "no trace"),
    ("00-\(trace)-\(String(repeating: "0", count: 16))-01", "no span"),
    ("00-\(trace.uppercased())-\(parent)-01", "upper case"), ("00-\(trace.dropLast())-\(parent)-01", "too short"),
    ("0-\(trace)-\(parent)-01", "a short version"), ("00-\(trace)-\(parent)-x1", "flags that are no number"),
  ])
  func ignoresOthers(_ text: String, _ reason: String) {
    #expect(TraceParent(text) == nil, "\(reason)")
  }

  /// Keeps what is logged.
  private struct Memory: LogHandler {
    let lines: NIOLockedValueBox<[Logger.Metadata]>
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
    func log(event: LogEvent) { lines.withLockedValue { $0.append(event.metadata ?? [:]) } }
  }

  @Test(arguments: CallForm.allCases)
  func leavesALineForEachCall(_ form: CallForm) throws {
    let lines = NIOLockedValueBox<[Logger.Metadata]>([])
    let logger = Logger(label: "access") { _ in Memory(lines: lines) }
    let harness = try Harness(observers: [AccessLog(logger: logger)])
    let fields: HTTPFields = ["traceparent": "00-\(Self.trace)-\(Self.parent)-01"]
    _ = try harness.call(form, "GetBook", Library_V1_GetBookRequest.with(name: "x"), fields)
    _ = try harness.call(form, "GetBook", Library_V1_GetBookRequest(), fields)
    let kept = lines.withLockedValue { $0 }
    #expect(kept.map { $0["code"] } == ["ok", "invalidArgument"])
    #expect(kept.allSatisfy { $0["trace"] == .string(Self.trace) && $0["parent"] == .string(Self.parent) })
    #expect(kept.allSatisfy { $0["method"] == "/library.v1.Library/GetBook" })
  }
}
