/// What one call may ask, whatever its protocol. Each limit names its default and the attack that it stops.
///
/// What a connection may ask, before anybody knows what it is about, stands in `TransportLimits`: frames, fields, windows,
/// times, and how much may wait to be consumed or sent.
public struct CallLimits: Sendable {
  /// Bytes of one message that a client may send. 4 MiB, as in other implementations of gRPC.
  /// A larger one is refused (RESOURCE_EXHAUSTED) before it is buffered: stops one call from filling memory. Of a
  /// compressed message it is the size both as sent and decompressed: stops a few bytes from becoming gigabytes.
  public var maximumMessageSize = 4 * 1024 * 1024
  /// Bytes of one message to a method that is open to all (`MethodDescriptor.permission`). None of its own as a rule; a
  /// server whose open methods take little says so here.
  /// A larger one is refused like one above `maximumMessageSize`: stops strangers from having megabytes taken apart.
  public var maximumOpenMessageSize = Int.max
  /// Bytes of the body of a request to an `HTTPRoute`. 64 KiB, far more than a form has.
  /// A larger one is refused (413): stops one request from filling memory, and from holding the event loop while a form
  /// of hundreds of thousands of fields is taken apart.
  public var maximumRouteBodySize = 64 * 1024

  /// The defaults.
  public init() {}

  /// Bytes of one message to a method.
  func messageSize(of method: MethodDescriptor) -> Int {
    method.permission == nil ? min(maximumOpenMessageSize, maximumMessageSize) : maximumMessageSize
  }
}
