import HTTPTransport

/// One call with a message on each side, from its head to its end.
///
/// `@unchecked Sendable`: everything that changes is touched on the exchange's event loop only. The transport calls its
/// delegate there, and the task that a handler is comes back there after every suspension.
@usableFromInline
final class UnaryCall: CallContext, HTTPExchangeDelegate, @unchecked Sendable {
  /// Starts the handler with the message of a call. What it leads to is `answer` or `fail`.
  @usableFromInline typealias Handler = @Sendable (UnaryCall, InboundMessage) -> Task<Void, Never>

  @usableFromInline let codec: MessageCodec
  private let wire: any UnaryWireProtocol
  private let handler: Handler
  @exclusivity(unchecked) private var input: UnaryInput
  @exclusivity(unchecked) private var task: Task<Void, Never>?
  @exclusivity(unchecked) private var isStarted = false
  @exclusivity(unchecked) private var isOver = false
  @exclusivity(unchecked) private var isMessageCompressed = false

  init(
    _ environment: CallEnvironment, _ exchange: HTTPExchange, _ wire: any UnaryWireProtocol, _ method: MethodDescriptor,
    _ handler: @escaping Handler
  ) {
    self.wire = wire
    self.handler = handler
    codec = wire.codec
    let head = CallHead(environment, exchange, wire)
    input = UnaryInput(
      wire.framing, limit: environment.configuration.limits.maximumMessageSize, isCompressed: head.decompressor != nil)
    super.init(environment, exchange, wire, method, head)
  }

  /// The head has arrived: arms the deadline, and answers at once what can only be refused.
  func open() {
    if let refusal = head.refusal { return refuse(refusal) }
    if let timeout = head.timeout { exchange.setDeadline(after: timeout) { self.expire() } }
    do throws(Status) { try input.expect(exchange.request.fields) } catch { refuse(error) }
  }

  @usableFromInline
  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) {
    exchange.consumed(bytes.count)
    guard !isStarted, !isOver else { return }
    do throws(Status) { try input.append(bytes) } catch { refuse(error) }
  }

  @usableFromInline
  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    guard !isStarted, !isOver else { return }
    if let refusal = refusal(ofBody: input.isEmpty) { return refuse(refusal) }
    do throws(Status) {
      let message = try input.finish()
      isStarted = true
      started(handler(self, message))
    } catch {
      refuse(error)
    }
  }

  @usableFromInline
  func writable(_ exchange: HTTPExchange) {}

  @usableFromInline
  func aborted(_ exchange: HTTPExchange) {
    guard !isOver else { return }
    close(Status(.cancelled, "the client went away"))
  }

  /// Nothing of the request will be read; the interceptors come first all the same.
  private func refuse(_ status: Status) {
    isStarted = true
    guard isIntercepted else { return fail(status) }
    started(
      exchange.executor.run {
        do {
          try await self.authorize()
          self.fail(status)
        } catch {
          self.fail(error)
        }
      })
  }

  private func started(_ task: Task<Void, Never>) {
    if !isOver { self.task = task }
  }

  /// The bytes of a message, decompressed if the request is so. Not before the interceptors have let the caller in.
  @usableFromInline
  func bytes(of message: InboundMessage) throws -> [UInt8] {
    guard let decompressor = head.decompressor else { return message.bytes }
    isMessageCompressed = message.isCompressed
    return try decompressor.decompress(message)
  }

  override var isRequestCompressed: Bool { isMessageCompressed }

  /// Sends the message that the handler gave, as the codec wrote it.
  @usableFromInline
  func answer(_ message: [UInt8]) {
    guard !isOver else { return }
    wire.respond(message, reply(compression(forSize: message.count)))
    close(Status.ok)
  }

  private func expire() { fail(Status(.deadlineExceeded, "deadline exceeded")) }

  /// Sends what the caller may see of an error.
  @usableFromInline
  func fail(_ error: any Error) {
    guard !isOver else { return }
    let status = status(of: error)
    wire.fail(status, reply())
    close(status)
  }

  private func close(_ status: Status) {
    isOver = true
    task?.cancel()
    task = nil
    exchange.cancelDeadline()
    if isIntercepted { end(status) }
  }
}
