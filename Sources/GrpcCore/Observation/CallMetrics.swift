import CoreMetrics
import NIOCore
import Synchronization

/// Counts calls by the interfaces of swift-metrics: for each method and protocol how often it ended with which code, how long
/// it took, and how many bytes it received and sent.
///
/// | metric | kind | dimensions |
/// |---|---|---|
/// | `rpc_server_calls` | counter | service, method, protocol, code |
/// | `rpc_server_duration_seconds` | distribution | service, method, protocol |
/// | `rpc_server_received_bytes`, `rpc_server_sent_bytes` | counter | service, method, protocol |
public final class CallMetrics: ServerInterceptor {
  private struct Key: Hashable {
    let method: ObjectIdentifier
    let name: CallProtocol
  }

  private final class Series: Sendable {
    let calls: [any CounterHandler]
    let duration: any RecorderHandler
    /// `duration`, where it can.
    let exemplars: (any ExemplarRecorder)?
    let received: any CounterHandler
    let sent: any CounterHandler

    init(_ context: CallContext, _ factory: any MetricsFactory) {
      let dimensions = [
        ("service", context.method.service), ("method", context.method.name), ("protocol", context.protocol.rawValue),
      ]
      calls = Status.Code.allCases.map {
        factory.makeCounter(label: "rpc_server_calls", dimensions: dimensions + [("code", "\($0)")])
      }
      duration = factory.makeRecorder(label: "rpc_server_duration_seconds", dimensions: dimensions, aggregate: true)
      exemplars = duration as? any ExemplarRecorder
      received = factory.makeCounter(label: "rpc_server_received_bytes", dimensions: dimensions)
      sent = factory.makeCounter(label: "rpc_server_sent_bytes", dimensions: dimensions)
    }
  }

  private let factory: any MetricsFactory
  /// Made when a method is first called.
  private let series = Mutex<[Key: Series]>([:])

  /// - Parameter factory: where the metrics go, e.g. `MetricsSystem.factory`.
  public init(factory: any MetricsFactory) { self.factory = factory }

  public func begin(_ context: CallContext) async throws {}

  public func end(_ context: CallContext, _ status: Status) {
    let key = Key(method: ObjectIdentifier(context.method), name: context.protocol)
    let series = series.withLock { all in
      if let known = all[key] { return known }
      let made = Series(context, factory)
      all[key] = made
      return made
    }
    series.calls[status.code.rawValue].increment(by: 1)
    series.received.increment(by: Int64(context.receivedBytes))
    series.sent.increment(by: Int64(context.sentBytes))
    let seconds = Double(context.elapsed.nanoseconds) / 1e9
    if let exemplars = series.exemplars, let trace = context.traceParent {
      exemplars.record(seconds, traceID: trace.traceID)
    } else {
      series.duration.record(seconds)
    }
  }
}

/// A recorder that remembers an example of what it recorded, by the trace that it was part of.
public protocol ExemplarRecorder: RecorderHandler {
  func record(_ value: Double, traceID: String)
}
