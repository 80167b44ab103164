import HTTPTransport
import NIOCore
import ProtobufCodec

/// One call with a message on each side, from its head to its end.
///
/// `@unchecked Sendable`: everything that changes is touched on the exchange's event loop only. The transport calls its
/// delegate there, and the task that a handler is comes back there after every suspension.
@usableFromInline
final class UnaryCall: CallContext, HTTPExchangeDelegate, LoopOperation, @unchecked Sendable {
  /// Runs the method of a call and answers it.
  typealias Handler = @Sendable (UnaryInvocation) async throws -> Void

  @exclusivity(unchecked) private var input: UnaryInput
  /// The message, from when it is complete until the handler takes it.
  @exclusivity(unchecked) private var message: InboundMessage?
  @exclusivity(unchecked) private var task: Task<Void, Never>?
  @exclusivity(unchecked) private var isStarted = false
  @exclusivity(unchecked) private var isOver = false
  @exclusivity(unchecked) private var isMessageCompressed = false

  override init(_ exchange: HTTPExchange, _ head: CallHead) {
    input = UnaryInput(
      limit: head.environment.configuration.limits.maximumMessageSize, isCompressed: head.decompressor != nil)
    super.init(exchange, head)
  }

  /// The head has arrived: arms the deadline, and answers at once what can only be refused.
  func open() {
    if let refusal = head.refusal { return refuse(refusal) }
    guard let timeout = head.timeout else { return }
    guard timeout > .zero else { return expire() }
    exchange.setDeadline(after: timeout) { self.expire() }
  }

  @usableFromInline
  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) {
    exchange.consumed(bytes.count)
    guard !isStarted, !isOver else { return }
    do throws(Status) { try input.append(bytes, head.framing) } catch { refuse(error) }
  }

  @usableFromInline
  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    guard !isStarted, !isOver else { return }
    if head.refusesBody, !input.isEmpty { return refuse(Refusal.unsupportedMediaType) }
    do throws(Status) {
      message = try input.finish(head.framing)
      isStarted = true
      exchange.executor.begin(self)
    } catch {
      refuse(error)
    }
  }

  @usableFromInline
  func run() async {
    // The caller may be gone already.
    guard !isOver, case .unary(_, let handler) = head.kind else { return }
    do {
      if isIntercepted { try await authorize() }
      // While the message waited, or the interceptors ran.
      guard !isOver else { return }
      guard !isExpired else { return expire() }
      try await handler(UnaryInvocation(call: self))
    } catch {
      fail(error)
    }
  }

  @usableFromInline
  func suspended(in task: Task<Void, Never>) {
    if !isOver { self.task = task }
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
    suspended(
      in: exchange.executor.run {
        do {
          try await self.authorize()
          self.fail(status)
        } catch {
          self.fail(error)
        }
      })
  }

  /// The bytes of the message, decompressed if it is so: not before the interceptors have let the caller in, and once.
  @usableFromInline
  func takeMessage() throws -> [UInt8] {
    guard let message = message.take() else { return [] }
    guard let decompressor = head.decompressor else { return message.bytes }
    isMessageCompressed = message.isCompressed
    return try decompressor.decompress(message)
  }

  override var isRequestCompressed: Bool { isMessageCompressed }

  /// Sends the message that the handler gave, as the codec wrote it.
  @usableFromInline
  func answer(_ message: consuming [UInt8]) {
    guard !isOver, case .unary(let wire, _) = head.kind else { return }
    let coding = coding(forSize: message.count)
    wire.respond(message, reply(coding))
    close(Status.ok)
  }

  private func expire() { fail(Refusal.expired) }

  /// Sends what the caller may see of an error.
  private func fail(_ error: any Error) {
    guard !isOver, case .unary(let wire, _) = head.kind else { return }
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

/// A call of a method with one message on each side, as the code that is generated for it sees it.
public struct UnaryInvocation: Sendable {
  @usableFromInline let call: UnaryCall

  init(call: UnaryCall) { self.call = call }

  /// What is known of the call beside its messages.
  @inlinable public var context: CallContext { call }

  // Inlinable, so that they are compiled for the types of each method, and messages are not passed through code that has to
  // ask what they are.

  /// The message that came, validated by the rules of the schema. To be asked for once.
  /// - Throws: `Status` when it is not one.
  @inlinable
  public func request<M: Message>() throws -> M { try call.head.codec.decode(M.self, from: try call.takeMessage()) }

  /// Answers the call.
  /// - Throws: `Status` when the message has no form in the codec of the call.
  @inlinable
  public func answer(_ response: some Message) throws { call.answer(try call.head.codec.encode(response)) }
}
