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

  @exclusivity(unchecked) private var reader: BodyReader
  /// The message, from when it has come until the handler takes it.
  @exclusivity(unchecked) private var message: InboundMessage?
  /// Why the message cannot be taken. Told only to those whom the interceptors let in.
  @exclusivity(unchecked) private var refusal: (any Error)?
  @exclusivity(unchecked) private var task: Task<Void, Never>?
  /// The interceptors have let the caller in.
  @exclusivity(unchecked) private var isAdmitted = false
  /// The body is complete: there is a message, or a reason to refuse it.
  @exclusivity(unchecked) private var isComplete = false
  @exclusivity(unchecked) private var isOver = false
  @exclusivity(unchecked) private var isMessageCompressed = false

  override init(_ exchange: HTTPExchange, _ head: CallHead) {
    reader = head.reader
    super.init(exchange, head)
  }

  /// The head has arrived. The interceptors see the call before the turn ends, and mostly the message has come by then.
  func open() {
    if let refusal = head.refusal {
      refuse(refusal)
    } else if let timeout = head.timeout {
      // Nobody waits for the answer: nothing is to be done for it.
      guard timeout > .zero else { return fail(Refusal.expired) }
      exchange.setDeadline(after: timeout) { self.fail(Refusal.expired) }
    }
    exchange.holdBody()
    exchange.executor.begin(self)
  }

  @usableFromInline
  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) {
    if !isComplete, !isOver {
      do throws(Status) {
        var rest = bytes
        while let next = try reader.next(&rest) { try take(next) }
      } catch {
        refuse(error)
      }
    }
    // Before the caller is let in no credit is given for more.
    guard isAdmitted || isOver else { return }
    exchange.consumed(bytes.count)
    if !isComplete, !isOver { exchange.keep(keptBytes) }
  }

  @usableFromInline
  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    guard !isComplete, !isOver else { return }
    do throws(Status) {
      if let last = try reader.finish() { try take(last) }
      guard message != nil else { throw Self.cardinality }
      isComplete = true
      if isAdmitted { exchange.executor.begin(self) }
    } catch {
      refuse(error)
    }
  }

  /// Begins with the interceptors; once they have let the caller in and the message is whole, it is the handler's turn.
  @usableFromInline
  func run() async {
    // The caller may be gone already.
    guard !isOver, case .unary(_, let handler) = head.kind else { return }
    do {
      if !isAdmitted {
        if isIntercepted { try await authorize() }
        guard !isOver else { return }
        isAdmitted = true
        if let refusal { throw refusal }
        exchange.takeBody(isWhole: true)
        exchange.consumed(.max)
        guard isComplete else { return awaitMessage() }
      }
      // While the message waited, or the interceptors ran.
      guard !isExpired else { throw Refusal.expired }
      exchange.keepNothing()
      try await handler(UnaryInvocation(call: self))
    } catch {
      fail(error)
    }
  }

  @usableFromInline
  func suspended(in task: Task<Void, Never>) {
    guard !isOver else { return }
    self.task = task
    if !isAdmitted { exchange.keep(keptBytes) }
  }

  @usableFromInline
  func writable(_ exchange: HTTPExchange) {}

  @usableFromInline
  func aborted(_ exchange: HTTPExchange) {
    guard !isOver else { return }
    close(Status(.cancelled, "the client went away"))
  }

  @usableFromInline
  func refused(_ exchange: HTTPExchange, _ reason: BodyRefusal) {
    reader = .given(InboundMessage(bytes: []))
    message = nil
    fail(Refusal.status(of: reason))
  }

  /// The rest of the body is still to come; `run` goes on with it.
  private func awaitMessage() {
    task = nil
    exchange.keep(keptBytes)
  }

  private var keptBytes: Int { reader.keptBytes + (message?.bytes.capacity ?? 0) }

  private func take(_ next: InboundMessage) throws(Status) {
    guard message == nil else { throw Self.cardinality }
    message = next
  }

  /// The request cannot be taken; the interceptors come first all the same.
  private func refuse(_ status: Status) {
    isComplete = true
    if isAdmitted { fail(status) } else { refusal = status }
  }

  /// "Request cardinality violation (method requires exactly one request but client sent some other number): UNIMPLEMENTED".
  private static let cardinality = Status(.unimplemented, "the method takes exactly one message")

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
    exchange.keepNothing()
    end(status)
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
