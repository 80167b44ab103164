import HTTPTransport

/// A request's body as a protocol has it: bytes in, messages out. Every call gets one of its own from its protocol, and asks
/// no further how messages lie in a body.
struct BodyReader: Sendable {
  private enum Framing {
    /// The message came with the head, and the body is nothing.
    case given
    /// The body is the message.
    case whole
    /// The body would be the message, but is of a type that cannot be read.
    case unreadable
    /// gRPC's frames.
    case frames
    /// gRPC's frames in base64.
    case textFrames
  }

  private let framing: Framing
  private let isCompressed: Bool
  private let limit: Int
  private var deframer: MessageDeframer
  private var base64 = Base64Stream()
  /// The message that was given, or as far as it has come; of text the bytes that it stands for.
  private var bytes: [UInt8] = []
  private var taken = 0

  private init(_ framing: Framing, limit: Int, isCompressed: Bool, bytes: [UInt8] = []) {
    self.framing = framing
    self.isCompressed = isCompressed
    self.limit = limit
    self.bytes = bytes
    deframer = MessageDeframer(limit: limit, acceptsCompressed: isCompressed)
  }

  /// For a message that came with the head.
  static func given(_ message: InboundMessage) -> BodyReader {
    BodyReader(.given, limit: 0, isCompressed: message.isCompressed, bytes: message.bytes)
  }

  /// For a body that is one message.
  /// - Parameters:
  ///   - isReadable: whether the body's type is one of those that the protocol reads. It may be missing all the same.
  ///   - isCompressed: whether the request names what it is compressed with.
  /// - Throws: RESOURCE_EXHAUSTED when the body says that it is larger than the limit.
  static func whole(
    _ fields: HTTPFields, isReadable: Bool = true, limit: Int, isCompressed: Bool
  ) throws(Status) -> BodyReader {
    if let length = fields.first("content-length").flatMap({ Int($0) }), length > limit {
      throw tooLarge(length, limit)
    }
    return BodyReader(isReadable ? .whole : .unreadable, limit: limit, isCompressed: isCompressed)
  }

  /// For gRPC's frames.
  /// - Parameter isText: they are in base64.
  static func frames(isText: Bool = false, limit: Int, isCompressed: Bool) -> BodyReader {
    BodyReader(isText ? .textFrames : .frames, limit: limit, isCompressed: isCompressed)
  }

  /// Bytes of memory that are kept of what has come.
  var keptBytes: Int { bytes.capacity + deframer.keptBytes }

  /// Whether all of the body is one message.
  var isWhole: Bool {
    switch framing {
    case .given, .whole, .unreadable: true
    case .frames, .textFrames: false
    }
  }

  /// Whether a message in a frame has begun, and its end is still to come.
  var isWithinMessage: Bool { !deframer.isBetweenMessages || !base64.isBetweenGroups }

  /// Takes bytes from the front of `input`, up to the end of one message; nil when more are needed. To be called until it is
  /// nil before other bytes are given.
  /// - Throws: `Status` when what comes is no message, or is larger than the limit: before it is kept.
  mutating func next(_ input: inout UnsafeRawBufferPointer) throws(Status) -> InboundMessage? {
    switch framing {
    case .frames: return try deframer.next(&input)
    case .textFrames: return try nextOfText(&input)
    case .given: break
    case .unreadable: if !input.isEmpty { throw Refusal.unsupportedMediaType }
    case .whole:
      let length = bytes.count + input.count
      guard length <= limit else { throw Self.tooLarge(length, limit) }
      if bytes.isEmpty { bytes = Array(input) } else { bytes.append(contentsOf: input) }
    }
    input = UnsafeRawBufferPointer(start: nil, count: 0)
    return nil
  }

  private mutating func nextOfText(_ input: inout UnsafeRawBufferPointer) throws(Status) -> InboundMessage? {
    if !input.isEmpty {
      bytes = try base64.decode(input)
      taken = 0
      input = UnsafeRawBufferPointer(start: nil, count: 0)
    }
    var message: InboundMessage?
    var failure: Status?
    bytes.withUnsafeBytes { bytes in
      var rest = UnsafeRawBufferPointer(rebasing: bytes[taken...])
      do throws(Status) { message = try deframer.next(&rest) } catch { failure = error }
      taken = bytes.count - rest.count
    }
    if let failure { throw failure }
    if message == nil {
      bytes = []
      taken = 0
    }
    return message
  }

  /// The body has come to its end.
  /// - Returns: the message that is whole only now.
  /// - Throws: INTERNAL when the end is in the middle of a message.
  mutating func finish() throws(Status) -> InboundMessage? {
    switch framing {
    case .given, .whole, .unreadable:
      defer { bytes = [] }
      return InboundMessage(bytes: bytes, isCompressed: isCompressed && !bytes.isEmpty)
    case .frames, .textFrames:
      guard deframer.isBetweenMessages, base64.isBetweenGroups else { throw Status(.internal, "truncated message") }
      return nil
    }
  }

  private static func tooLarge(_ length: Int, _ limit: Int) -> Status {
    Status(.resourceExhausted, "message larger than the maximum (\(length) > \(limit) bytes)")
  }
}
