import NIOCore

/// Something that the session reported while it was fed or drained. The services hear of it afterwards, when they may call
/// the session again. Without references, so that a batch of them costs no reference counting.
struct HTTP2Event {
  enum Kind {
    /// A request's head is complete; its exchange stands in the slot.
    case head
    /// Body bytes, in the buffer that is being fed.
    case data
    /// Trailers, or a DATA frame of no bytes: of use for the end that comes with them.
    case nothing
    /// The stream is gone.
    case closed
    /// As `closed`, with an error code of either side.
    case failed
    /// Unsent bytes fell below the mark, and the delegate waits for that.
    case writable
    /// A head beyond the limits, on a stream without an exchange.
    case headTooLarge
    /// Trailers beyond the limits.
    case trailersTooLarge
    /// A header block that is not as RFC 9113 section 8 demands.
    case malformed
    /// A request that can be understood in two ways, on a stream without an exchange.
    case ambiguous
    /// A request that the transport does not serve: CONNECT.
    case notImplemented
  }

  var kind: Kind
  /// The request is complete with this.
  var isEnd = false
  var slot = -1
  var stream: Int32
  var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
}

/// A request whose answer has left before its end.
struct LingeringRequest {
  let stream: Int32
  /// Since when.
  let since: NIODeadline
  /// How many bytes its body must have, where the head says so.
  let expectedBytes: Int?
  var receivedBytes: Int
}

/// What a stream's body has to give when it is asked.
enum NextBody {
  /// How a body goes on after some bytes.
  enum End { case no, withStream, withTrailers }

  case bytes(Int, End)
  case waiting
  case gone
}
