import Logging
import NIOCore

/// Writes a line for every call at its end: what was called by whom, how it ended, how long it took.
public struct AccessLog: CallObserver {
  private let logger: Logger

  /// - Parameter logger: gets a line for each call.
  public init(logger: Logger) { self.logger = logger }

  public func end(_ context: CallContext, _ status: Status) {
    var fields: Logger.Metadata = [
      "method": "\(context.method.path)", "protocol": "\(context.protocol.rawValue)", "code": "\(status.code)",
      "microseconds": "\(context.elapsed.nanoseconds / 1000)", "received": "\(context.receivedBytes)",
      "sent": "\(context.sentBytes)", "peer": "\(context.peer?.ipAddress ?? "unknown")",
    ]
    if let trace = context.traceParent {
      fields["trace"] = "\(trace.traceID)"
      fields["parent"] = "\(trace.parentID)"
    }
    logger.info("call", metadata: fields)
  }
}
