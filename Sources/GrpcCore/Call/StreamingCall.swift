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
  @exclusivity(unchecked) private var reader: BodyReader
  /// The interceptors have let the caller in.
  @exclusivity(unchecked) private var isAdmitted = false
  /// Credit for parts of messages, which is not given back before that.
  @exclusivity(unchecked) private var withheld = 0
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
    inbound = InboundMessages(exchange: exchange, head.decompressor)
    reader = head.reader
    super.init(exchange, head)
  }

  /// The head has arrived.
  func open() {
    if head.refusal == nil, let timeout = head.timeout {
      // Nobody waits for the answer: nothing is to be done for it.
      guard timeout > .zero else { return finish(Refusal.expired) }
      exchange.setDeadline(after: timeout) { self.finish(Refusal.expired) }
    }
    exchange.holdBody()
    let task = exchange.executor.run { await self.run() }
    guard !isOver else { return }
    self.task = task
    inbound.keep(part: reader.keptBytes)
  }

  private func run() async {
    do {
      try await authorize()
      guard !isOver else { return }
      if let refusal = head.refusal { throw refusal }
      guard !isExpired else { throw Refusal.expired }
      admit()
      try await handler(inbound, self, head.codec, self)
      finish(Status.ok)
    } catch {
      finish(status(of: error))
    }
  }

  /// The caller is let in: what has come may go on to the handler, and more may come.
  private func admit() {
    isAdmitted = true
    exchange.takeBody(isWhole: reader.isWhole)
    exchange.consumed(withheld)
    if !reader.isWhole { exchange.awaitsRest(reader.isWithinMessage) }
  }

  // MARK: Requests

  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange) {
    guard !isOver else { return exchange.consumed(bytes.count) }
    do throws(Status) { try read(bytes) } catch { inbound.finish(throwing: error) }
  }

  /// Messages that are complete hold the credit of what brought them; a part of a message gives it back at once, or a
  /// message larger than the window would never be complete.
  private func read(_ bytes: UnsafeRawBufferPointer) throws(Status) {
    var rest = bytes
    var credit = bytes.count
    while true {
      let before = rest.count
      guard let message = try reader.next(&rest) else { break }
      let share = rest.isEmpty ? credit : min(credit, before - rest.count)
      credit -= share
      inbound.push(message, credit: share)
    }
    if isAdmitted { exchange.consumed(credit) } else { withheld += credit }
    inbound.keep(part: reader.keptBytes)
    if isAdmitted, !reader.isWhole { exchange.awaitsRest(reader.isWithinMessage) }
  }

  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange) {
    do throws(Status) {
      if let last = try reader.finish() { inbound.push(last, credit: 0) }
      inbound.finish()
    } catch {
      inbound.finish(throwing: error)
    }
  }

  func refused(_ exchange: HTTPExchange, _ reason: BodyRefusal) {
    inbound.finish(throwing: Refusal.status(of: reason))
    finish(Refusal.status(of: reason))
  }

  override var isRequestCompressed: Bool { inbound.isLastCompressed }

  // MARK: Responses

  func begin() async throws { try await write(nil, isPlain: true) }

  func write(_ message: [UInt8], isPlain: Bool) async throws { try await write(message as [UInt8]?, isPlain: isPlain) }

  func write(_ message: [UInt8], then rest: [[UInt8]]) async throws {
    try await write(message, then: rest, isPlain: true)
  }

  /// - Parameter message: nil for the head alone.
  private func write(_ message: [UInt8]?, then rest: [[UInt8]] = [], isPlain: Bool) async throws {
    let isOpen: Bool
    if exchange.eventLoop.inEventLoop, send(message, rest, isPlain) {
      isOpen = true
    } else {
      isOpen = await withCheckedContinuation { continuation in
        if exchange.eventLoop.inEventLoop {
          wait(continuation)
        } else {
          exchange.eventLoop.execute {
            self.exchange.executor.turn {
              if self.send(message, rest, isPlain) {
                continuation.resume(returning: true)
              } else {
                self.wait(continuation)
              }
            }
          }
        }
      }
    }
    guard isOpen else { throw Status(.cancelled, "the call is over") }
  }

  /// Sends a message; false when the writer is to wait.
  private func send(_ message: [UInt8]?, _ rest: [[UInt8]], _ isPlain: Bool) -> Bool {
    guard !isOver else { return false }
    if !isHeadSent {
      isHeadSent = true
      let coding = coding(forSize: nil)
      compression = coding?.compression
      wire.begin(reply(coding))
    }
    if let message, !rest.isEmpty {
      wire.send(message, then: rest, exchange)
    } else if let message {
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
    reader = .given(InboundMessage(bytes: []))
    exchange.cancelDeadline()
    exchange.keepNothing()
    inbound.finish(throwing: Status(.cancelled, "the call is over"))
    resumeWriters(false)
    end(status)
  }
}
