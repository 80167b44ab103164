import HTTPTransport
import NIOCore

/// One call with a stream of messages on at least one side. Its handler starts with the head.
///
/// `@unchecked Sendable`: everything that changes is touched on the exchange's event loop only. The transport calls its
/// delegate there, the call's task comes back there after every suspension, and `write` goes there first.
final class StreamingCall: CallContext, HTTPExchangeDelegate, OutboundMessages, @unchecked Sendable {
  typealias Handler =
    @Sendable (InboundMessages, any OutboundMessages, MessageCodec, CallContext) async throws -> Void

  private let wire: any StreamingWireProtocol
  private let handler: Handler
  private let inbound: InboundMessages
  @exclusivity(unchecked) private var deframer: MessageDeframer
  /// The body that is one message: a stream of answers in REST.
  @exclusivity(unchecked) private var whole: UnaryInput?
  @exclusivity(unchecked) private var base64 = Base64Stream()
  @exclusivity(unchecked) private var task: Task<Void, Never>?
  @exclusivity(unchecked) private var writers: [CheckedContinuation<Bool, Never>] = []
  @exclusivity(unchecked) private var isHeadSent = false
  /// What messages are compressed with, once the head is sent.
  @exclusivity(unchecked) private var compression: Compression?
  @exclusivity(unchecked) private var isOver = false

  init(
    _ exchange: HTTPExchange, _ head: CallHead, _ wire: any StreamingWireProtocol, _ handler: @escaping Handler
  ) {
    self.wire = wire
    self.handler = handler
    let limit = head.environment.configuration.limits.maximumMessageSize
    inbound = InboundMessages(exchange: exchange, head.decompressor)
    deframer = MessageDeframer(limit: limit, acceptsCompressed: head.decompressor != nil)
    if case .whole = head.framing {
      whole = UnaryInput(limit: limit, isCompressed: head.decompressor != nil)
    }
    super.init(exchange, head)
  }

  /// The head has arrived.
  func open() {
    if head.refusal == nil, let timeout = head.timeout {
      guard timeout > .zero else { return finish(Refusal.expired) }
      exchange.setDeadline(after: timeout) { self.finish(Refusal.expired) }
    }
    let task = exchange.executor.run { await self.run() }
    if !isOver { self.task = task }
  }

  private func run() async {
    do {
      try await authorize()
      if let refusal = head.refusal { throw refusal }
      guard !isOver else { return }
      guard !isExpired else { throw Refusal.expired }
      try await handler(inbound, self, head.codec, self)
      finish(Status.ok)
    } catch {
      finish(status(of: error))
    }
  }

  // MARK: Requests

  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) {
    guard !isOver else { return exchange.consumed(bytes.count) }
    do throws(Status) {
      if whole != nil {
        exchange.consumed(bytes.count)
        try whole?.append(bytes, head.framing)
      } else if case .textFrames = head.framing {
        let decoded = try base64.decode(bytes)
        var failure: Status?
        decoded.withUnsafeBytes { decoded in
          do throws(Status) { try deframe(decoded, credit: bytes.count) } catch { failure = error }
        }
        if let failure { throw failure }
      } else {
        try deframe(bytes, credit: bytes.count)
      }
    } catch {
      inbound.finish(throwing: error)
    }
  }

  /// Messages that are complete hold the credit of what brought them; a part of a message gives it back at once, or a
  /// message larger than the window would never be complete.
  private func deframe(_ bytes: UnsafeRawBufferPointer, credit: Int) throws(Status) {
    var rest = bytes
    var credit = credit
    while true {
      let before = rest.count
      guard let message = try deframer.next(&rest) else { break }
      let share = rest.isEmpty ? credit : min(credit, before - rest.count)
      credit -= share
      inbound.push(message, credit: share)
    }
    exchange.consumed(credit)
  }

  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    if var whole {
      do throws(Status) {
        if head.refusesBody, !whole.isEmpty { throw Refusal.unsupportedMediaType }
        inbound.push(try whole.finish(head.framing), credit: 0)
        return inbound.finish()
      } catch {
        return inbound.finish(throwing: error)
      }
    }
    let isWhole = deframer.isBetweenMessages && base64.isBetweenGroups
    inbound.finish(throwing: isWhole ? nil : Status(.internal, "truncated message"))
  }

  override var isRequestCompressed: Bool { inbound.isLastCompressed }

  // MARK: Responses

  func begin() async throws { try await write(nil, isPlain: true) }

  func write(_ message: [UInt8], isPlain: Bool) async throws { try await write(message as [UInt8]?, isPlain: isPlain) }

  /// - Parameter message: nil for the head alone.
  private func write(_ message: [UInt8]?, isPlain: Bool) async throws {
    let isOpen: Bool
    if exchange.eventLoop.inEventLoop, send(message, isPlain) {
      isOpen = true
    } else {
      isOpen = await withCheckedContinuation { continuation in
        if exchange.eventLoop.inEventLoop {
          wait(continuation)
        } else {
          exchange.eventLoop.execute {
            self.exchange.executor.turn {
              if self.send(message, isPlain) { continuation.resume(returning: true) } else { self.wait(continuation) }
            }
          }
        }
      }
    }
    guard isOpen else { throw Status(.cancelled, "the call is over") }
  }

  /// Sends a message; false when the writer is to wait.
  private func send(_ message: [UInt8]?, _ isPlain: Bool) -> Bool {
    guard !isOver else { return false }
    if !isHeadSent {
      isHeadSent = true
      let coding = coding(forSize: nil)
      compression = coding?.compression
      wire.begin(reply(coding))
    }
    if let message {
      let isSmall = environment.configuration.compressionThreshold.map { message.count < $0 } ?? false
      wire.send(message, isPlain || isSmall ? nil : compression, exchange)
    }
    return exchange.isWritable
  }

  private func wait(_ continuation: CheckedContinuation<Bool, Never>) {
    if isOver {
      continuation.resume(returning: false)
    } else if exchange.isWritable {
      continuation.resume(returning: true)
    } else {
      writers.append(continuation)
    }
  }

  func writable(_ exchange: HTTPExchange) { resumeWriters(true) }

  private func resumeWriters(_ isOpen: Bool) {
    let waiting = writers
    writers = []
    for writer in waiting { writer.resume(returning: isOpen) }
  }

  // MARK: The end

  func aborted(_ exchange: HTTPExchange) {
    guard !isOver else { return }
    close(Status(.cancelled, "the client went away"))
  }

  private func finish(_ status: Status) {
    guard !isOver else { return }
    if isHeadSent {
      wire.finish(status, reply())
    } else if status.code == .ok {
      wire.begin(reply())
      wire.finish(status, reply())
    } else {
      wire.fail(status, reply())
    }
    close(status)
  }

  private func close(_ status: Status) {
    isOver = true
    task?.cancel()
    task = nil
    exchange.cancelDeadline()
    inbound.finish(throwing: Status(.cancelled, "the call is over"))
    resumeWriters(false)
    end(status)
  }
}
