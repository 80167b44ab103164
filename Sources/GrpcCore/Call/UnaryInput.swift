import HTTPTransport

/// The body of a unary request as it becomes one message.
struct UnaryInput {
  private let limit: Int
  private var deframer: MessageDeframer
  private var base64 = Base64Stream()
  private var message: InboundMessage?
  /// Whether a body as a whole is compressed.
  private let isCompressed: Bool

  /// - Parameter isCompressed: whether the request names what its messages are compressed with.
  init(limit: Int, isCompressed: Bool) {
    self.limit = limit
    self.isCompressed = isCompressed
    deframer = MessageDeframer(limit: limit, acceptsCompressed: isCompressed)
  }

  /// Whether nothing has come so far.
  var isEmpty: Bool { message?.bytes.isEmpty ?? true }

  /// Refuses a body that says it is too large.
  static func expect(_ fields: HTTPFields, _ framing: BodyFraming, limit: Int) throws(Status) {
    guard case .whole = framing, let length = fields.first("content-length").flatMap({ Int($0) }), length > limit else {
      return
    }
    throw tooLarge(length, limit)
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer, _ framing: BodyFraming) throws(Status) {
    switch framing {
    case .given: break
    case .whole:
      let length = (message?.bytes.count ?? 0) + bytes.count
      guard length <= limit else { throw Self.tooLarge(length, limit) }
      if message == nil {
        message = InboundMessage(bytes: Array(bytes), isCompressed: isCompressed)
      } else {
        message?.bytes.append(contentsOf: bytes)
      }
    case .frames:
      try deframe(bytes)
    case .textFrames:
      let decoded = try base64.decode(bytes)
      var failure: Status?
      decoded.withUnsafeBytes { bytes in
        do throws(Status) { try deframe(bytes) } catch { failure = error }
      }
      if let failure { throw failure }
    }
  }

  private mutating func deframe(_ bytes: UnsafeRawBufferPointer) throws(Status) {
    var rest = bytes
    while let next = try deframer.next(&rest) {
      guard message == nil else { throw Self.cardinality }
      message = next
    }
  }

  /// The message, once the body is complete.
  mutating func finish(_ framing: BodyFraming) throws(Status) -> InboundMessage {
    switch framing {
    case .given(let message): return message
    case .whole: return message ?? InboundMessage(bytes: [])
    case .frames, .textFrames: break
    }
    guard deframer.isBetweenMessages, base64.isBetweenGroups else { throw Status(.internal, "truncated message") }
    guard let message else { throw Self.cardinality }
    return message
  }

  /// "Request cardinality violation (method requires exactly one request but client sent some other number): UNIMPLEMENTED".
  private static let cardinality = Status(.unimplemented, "the method takes exactly one message")

  private static func tooLarge(_ length: Int, _ limit: Int) -> Status {
    Status(.resourceExhausted, "message larger than the maximum (\(length) > \(limit) bytes)")
  }
}
