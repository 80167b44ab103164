import CoreMetrics
import NIOCore

/// Counts calls by the interfaces of swift-metrics: for each method and protocol how often it ended with which code, how long
/// it took, and how many bytes it received and sent.
///
/// | metric | kind | dimensions |
/// |---|---|---|
/// | `rpc_server_calls` | counter | service, method, protocol, code |
/// | `rpc_server_duration_seconds` | distribution | service, method, protocol |
/// | `rpc_server_received_bytes`, `rpc_server_sent_bytes` | counter | service, method, protocol |
public struct CallMetrics: CallObserver {
  private let factory: any MetricsFactory

  /// - Parameter factory: where the metrics go, e.g. `MetricsSystem.factory`.
  public init(factory: any MetricsFactory) { self.factory = factory }

  /// The series of one method in one protocol: made when it is first called.
  public func observer(of method: MethodDescriptor, in protocol: CallProtocol) -> any CallObserver {
    CallSeries(method, `protocol`, factory)
  }

  /// Each call has ended with the observer of its method.
  public func end(_ context: CallContext, _ status: Status) {
    observer(of: context.method, in: context.protocol).end(context, status)
  }
}

/// What is counted of the calls of one method in one protocol.
private final class CallSeries: CallObserver {
  private let calls: [any CounterHandler]
  private let duration: any RecorderHandler
  /// `duration`, where it can.
  private let exemplars: (any ExemplarRecorder)?
  private let received: any CounterHandler
  private let sent: any CounterHandler

  init(_ method: MethodDescriptor, _ name: CallProtocol, _ factory: any MetricsFactory) {
    let dimensions = [("service", method.service), ("method", method.name), ("protocol", name.rawValue)]
    calls = Status.Code.allCases.map {
      factory.makeCounter(label: "rpc_server_calls", dimensions: dimensions + [("code", "\($0)")])
    }
    duration = factory.makeRecorder(label: "rpc_server_duration_seconds", dimensions: dimensions, aggregate: true)
    exemplars = duration as? any ExemplarRecorder
    received = factory.makeCounter(label: "rpc_server_received_bytes", dimensions: dimensions)
    sent = factory.makeCounter(label: "rpc_server_sent_bytes", dimensions: dimensions)
  }

  func end(_ context: CallContext, _ status: Status) {
    calls[status.code.rawValue].increment(by: 1)
    received.increment(by: Int64(context.receivedBytes))
    sent.increment(by: Int64(context.sentBytes))
    let seconds = Double(context.elapsed.nanoseconds) / 1e9
    if let exemplars, let trace = context.traceParent {
      exemplars.record(seconds, traceID: trace.traceID)
    } else {
      duration.record(seconds)
    }
  }
}

/// A recorder that remembers an example of what it recorded, by the trace that it was part of.
public protocol ExemplarRecorder: RecorderHandler {
  func record(_ value: Double, traceID: String)
}
