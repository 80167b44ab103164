import HTTPTransport

/// One call with a message on each side, from its head to its end.
///
/// `@unchecked Sendable`: everything that changes is touched on the exchange's event loop only. The transport calls its
/// delegate there, and the task that `EventLoopExecutor.run` starts comes back there after every suspension.
final class UnaryCall: HTTPExchangeDelegate, @unchecked Sendable {
  typealias Handler = @Sendable ([UInt8], MessageCodec, CallContext) async throws -> [UInt8]

  private let core: CallCore
  private let wire: any UnaryWireProtocol
  private let handler: Handler
  private var input: UnaryInput
  private var task: Task<Void, Never>?
  private var isStarted = false
  private var isOver = false

  init(_ core: CallCore, _ wire: any UnaryWireProtocol, _ handler: @escaping Handler) {
    self.core = core
    self.wire = wire
    self.handler = handler
    input = UnaryInput(
      wire.framing, limit: core.environment.configuration.maximumMessageSize,
      isCompressed: core.decompressor != nil)
  }

  /// The head has arrived: arms the deadline, and answers at once what can only be refused.
  func open() {
    if let refusal = core.refusal { return start(.failure(refusal)) }
    if let timeout = core.timeout { core.exchange.setDeadline(after: timeout) { self.expire() } }
    do throws(Status) { try input.expect(core.exchange.request.fields) } catch { start(.failure(error)) }
  }

  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) {
    exchange.consumed(bytes.count)
    guard !isStarted, !isOver else { return }
    do throws(Status) { try input.append(bytes) } catch { start(.failure(error)) }
  }

  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    guard !isStarted, !isOver else { return }
    if let refusal = core.refusal(ofBody: input.isEmpty) { return start(.failure(refusal)) }
    do throws(Status) { start(.success(try input.finish())) } catch { start(.failure(error)) }
  }

  func writable(_ exchange: HTTPExchange) {}

  func aborted(_ exchange: HTTPExchange) {
    guard !isOver else { return }
    close(Status(.cancelled, "the client went away"))
  }

  private func start(_ message: Result<InboundMessage, Status>) {
    isStarted = true
    let task = core.exchange.executor.run { await self.run(message) }
    if !isOver { self.task = task }
  }

  /// The one order of things: interceptors, then the message, then the handler.
  private func run(_ message: Result<InboundMessage, Status>) async {
    do {
      try await core.authorize()
      let message = try message.get()
      let bytes = try core.decompressor?.decompress(message) ?? message.bytes
      let response = try await handler(bytes, wire.codec, core.context)
      guard !isOver else { return }
      wire.respond(response, core.reply(core.compression(forSize: response.count)))
      close(Status(.ok, ""))
    } catch {
      fail(core.status(of: error))
    }
  }

  private func expire() { fail(Status(.deadlineExceeded, "deadline exceeded")) }

  private func fail(_ status: Status) {
    guard !isOver else { return }
    wire.fail(status, core.reply())
    close(status)
  }

  private func close(_ status: Status) {
    isOver = true
    task?.cancel()
    task = nil
    core.exchange.cancelDeadline()
    core.end(status)
  }
}

/// The body of a unary request as it becomes one message.
struct UnaryInput {
  private let framing: BodyFraming
  private let limit: Int
  private var deframer: MessageDeframer
  private var base64 = Base64Stream()
  private var message: InboundMessage?
  /// Whether a body as a whole is compressed.
  private let isCompressed: Bool

  /// - Parameter isCompressed: whether the request names what its messages are compressed with.
  init(_ framing: BodyFraming, limit: Int, isCompressed: Bool) {
    self.framing = framing
    self.limit = limit
    self.isCompressed = isCompressed
    deframer = MessageDeframer(limit: limit, acceptsCompressed: isCompressed)
    if case .given(let message) = framing { self.message = message }
  }

  /// Whether nothing has come so far.
  var isEmpty: Bool { message?.bytes.isEmpty ?? true }

  /// Refuses a body that says it is too large.
  func expect(_ fields: HTTPFields) throws(Status) {
    guard case .whole = framing, let length = fields.first("content-length").flatMap({ Int($0) }), length > limit else {
      return
    }
    throw tooLarge(length)
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(Status) {
    switch framing {
    case .given: break
    case .whole:
      let length = (message?.bytes.count ?? 0) + bytes.count
      guard length <= limit else { throw tooLarge(length) }
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
    var rest = bytes[...]
    while let next = try deframer.next(&rest) {
      guard message == nil else { throw Self.cardinality }
      message = next
    }
  }

  /// The message, once the body is complete.
  mutating func finish() throws(Status) -> InboundMessage {
    if case .whole = framing { return message ?? InboundMessage(bytes: []) }
    guard deframer.isBetweenMessages, base64.isBetweenGroups else { throw Status(.internal, "truncated message") }
    guard let message else { throw Self.cardinality }
    return message
  }

  /// "Request cardinality violation (method requires exactly one request but client sent some other number): UNIMPLEMENTED".
  private static let cardinality = Status(.unimplemented, "the method takes exactly one message")

  private func tooLarge(_ length: Int) -> Status {
    Status(.resourceExhausted, "message larger than the maximum (\(length) > \(limit) bytes)")
  }
}
