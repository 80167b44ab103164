import ProtobufCodec

/// The outcome of a call, and the one error type that handlers need: throwing one answers with it.
public struct Status: Error, Sendable {
  /// The canonical codes of gRPC (`google.rpc.Code`).
  public enum Code: Int, Sendable, CaseIterable {
    case ok = 0, cancelled, unknown, invalidArgument, deadlineExceeded, notFound, alreadyExists, permissionDenied,
      resourceExhausted, failedPrecondition, aborted, outOfRange, unimplemented, `internal`, unavailable, dataLoss,
      unauthenticated
  }

  /// What kind of outcome it is.
  public var code: Code
  /// For the caller to read; may be any text, it is percent-encoded on the wire.
  public var message: String
  /// Typed details, sent as `google.protobuf.Any`; one that is an `Any` already is sent as it is.
  public var details: [any Message]
  /// Metadata that goes with the status, e.g. `retry-after`.
  public var metadata: Metadata
  /// Where HTTP says more precisely than the code what was wrong with a request.
  var httpStatus: Int?

  /// What a call ends with that went well.
  static let ok = Status(.ok, "")

  /// A status; with `.ok` it ends a call successfully.
  public init(_ code: Code, _ message: String, details: [any Message] = [], metadata: Metadata = Metadata()) {
    self.code = code
    self.message = message
    self.details = details
    self.metadata = metadata
  }
}
