import NIOCore
import NIOHTTP1

/// What the connection writes.
extension HTTP1Connection {
  func flush() {
    guard context != nil, !isClosing else { return }
    while !isClosing {
      writeAnswer()
      guard let exchange = current, isAnswered || exchange.hasEnded else { break }
      if !answer.isKeepAlive || exchange.hasEnded && !isAnswered { return finish(exchange) }
      guard exchange.isRequestComplete else {
        // The rest of an answered request can no longer be told from the next one.
        if failure != nil { return finish(exchange) }
        break
      }
      exchange.end(aborted: false)
      current = nil
      lastActivity = now
      while current == nil, failure == nil, let part = waiting.popFirst() {
        if part.isHead { waitingHeads -= 1 }
        waitingBytes -= part.weight
        handle(part)
      }
      // Parts of the request that has just begun.
      while current != nil, let part = waiting.first, !part.isHead {
        waiting.removeFirst()
        waitingBytes -= part.weight
        handle(part)
      }
      guard current?.isHeadSent == true else { break }
    }
    if current == nil, let failure { return refuse(failure) }
    writeOutput()
    if current == nil, inputClosedAt != nil { return close() }
    holdBytes()
    adjustReading()
    armTimer()
  }

  /// Counts what this turn has left: of requests that are not whole, and of an answer that is not taken.
  private func holdBytes() {
    if let current {
      if !current.isRequestComplete { current.accountReceived() }
      current.holdUnsent()
    }
    // The parser has texts of what it has read, which take about twice as much.
    let ahead = waitingBytes + 2 * unfinishedBytes
    if ahead > 0 || aheadHolding != nil {
      let holding = aheadHolding ?? ByteHolding(.received, loop.budgets.ledger(.received, ofStranger: true), self)
      holding.set(ahead)
      aheadHolding = ahead > 0 ? holding : nil
    }
    if let context {
      let isStranger = current?.isCallerKnown != true
      buffered.update(context.channel, in: loop.budgets.ledger(.unsent, ofStranger: isStranger), of: self)
    }
  }

  func releaseBytes() {
    waiting.removeAll()
    waitingBytes = 0
    unfinishedBytes = 0
    aheadHolding?.release()
    aheadHolding = nil
    buffered.release()
  }

  /// Moves what the exchange has queued into the output, as far as the socket takes it.
  private func writeAnswer() {
    guard let exchange = current, exchange.isHeadSent, !isAnswered, !exchange.hasEnded, let context else { return }
    if let head = pendingHead.take() { write(head, of: exchange) }
    while context.channel.isWritable {
      guard let piece = exchange.outbound.popFirst() else { break }
      exchange.taken(piece.count, at: now, loop.limits)
      answer.writeBody(piece, into: &output)
      if output.readableBytes > 64 * 1024 {
        writeOutput()
        if !context.channel.isWritable { break }
      }
    }
    _ = exchange.accountUnsent(at: now)
    if exchange.isFinished, exchange.outbound.isEmpty {
      answer.writeEnd(trailers: exchange.outbound.trailers, into: &output)
      isAnswered = true
      answeredAt = now
    } else if exchange.wantsWritable, exchange.outbound.count < loop.limits.unsentHighWatermark {
      exchange.wantsWritable = false
      exchange.delegate?.writable(exchange)
    }
  }

  private func write(_ head: PendingHead, of exchange: HTTPExchange) {
    // Nothing that follows would be read.
    let isLast = inputClosedAt != nil && waiting.isEmpty || failure != nil && !exchange.isRequestComplete
    if isLast || exchange.isFinished && !isRestWorthReading(exchange) {
      answer.endConnection()
    }
    answer.writeHead(
      head.status, head.fields, date: loop.date.now(), wholeBody: head.wholeBody, hasBody: !exchange.suppressesBody,
      into: &output)
  }

  /// "A server MUST read the entire request message body or close the connection after sending its response" (RFC 9112
  /// section 9.3). Where it is not read, the answer says so: who is not told sends the next request into a closed connection.
  private func isRestWorthReading(_ exchange: HTTPExchange) -> Bool {
    if exchange.isRequestComplete { return true }
    guard let expected = exchange.expectedBytes else { return false }
    return expected - exchange.receivedBytes - discarded <= loop.limits.streamWindow
  }

  private func writeOutput() {
    guard let context, output.readableBytes > 0 else { return }
    var bytes = output
    output = ByteBuffer()
    now = .now()
    lastActivity = now
    let taken = bytes.withUnsafeReadableBytes { socket?.write($0, of: context.channel) ?? 0 }
    bytes.moveReaderIndex(forwardBy: taken)
    if bytes.readableBytes > 0 { context.writeAndFlush(Self.wrapOutboundOut(bytes), promise: nil) }
  }

  /// The last answer, or none, has been given.
  func finish(_ exchange: HTTPExchange) {
    current = nil
    exchange.end(aborted: !isAnswered)
    if !isAnswered, !exchange.isHeadSent, let failure { return refuse(failure) }
    writeOutput()
    if isAnswered { close() } else { abort() }
  }

  /// An answer of the transport's own to something that is not an exchange, after which the connection ends.
  func refuse(_ status: Int) {
    var answer = HTTP1Answer(to: .http1_1, isKeepAlive: false)
    answer.writeHead(status, HTTPFields(), date: loop.date.now(), wholeBody: 0, hasBody: false, into: &output)
    writeOutput()
    close()
  }

  /// "The server … closes the write side … and continues to read from the connection until it receives a corresponding close
  /// by the client" (RFC 9112 section 9.6), for a while.
  func close() {
    guard let context, !isClosing else { return }
    isClosing = true
    releaseBytes()
    timer.cancel()
    let patience = drainedAt == nil ? loop.limits.headerTimeout : loop.limits.drainPatience
    timer.arm(at: .now() + patience, on: context.eventLoop, for: self)
    setReading(true)
    guard inputClosedAt != nil else {
      return context.close(mode: .output).whenFailure { _ in self.abort() }
    }
    // With both directions closed the channel drops what it has not written yet.
    let written = context.eventLoop.makePromise(of: Void.self)
    written.futureResult.whenComplete { _ in self.context?.close(promise: nil) }
    context.writeAndFlush(Self.wrapOutboundOut(ByteBuffer()), promise: written)
  }
}

extension HTTP1Connection: ExchangeConnection {
  var limits: TransportLimits { loop.limits }

  func sendHead(status: Int, fields: HTTPFields, endsExchange: Bool, for exchange: HTTPExchange) {
    guard exchange === current else { return }
    note()
    guard status >= 200 else {
      // "A server MUST NOT send a 1xx response to an HTTP/1.0 client" (RFC 9110 section 15.2).
      if exchange.request.version == .http1_1 { HTTP1Answer.writeInterim(status, fields, into: &output) }
      return
    }
    exchange.suppressesBody = exchange.request.method == "HEAD" || status == 204 || status == 304
    _ = exchange.accountUnsent(at: .now())
    pendingHead = PendingHead(status: status, fields: fields, wholeBody: exchange.wholeBody)
  }

  func bodyChanged(of exchange: HTTPExchange) {
    guard exchange === current else { return }
    note()
    _ = exchange.accountUnsent(at: .now())
    if exchange.outbound.count > loop.limits.maximumUnsentBytes {
      loop.refused(.unsentBytes, peer: peer)
      exchange.end(aborted: true)
    }
  }

  func consumed(_ count: Int, by exchange: HTTPExchange) {
    exchange.unconsumed -= count
    note()
  }

  func reset(_ exchange: HTTPExchange, code: HTTPResetCode) {
    exchange.end(aborted: false)
    note()
  }

  func abandon(_ exchange: HTTPExchange, code: HTTPResetCode) {
    exchange.end(aborted: true)
    note()
  }

  func bodyTaken(by exchange: HTTPExchange) {
    guard exchange === current else { return }
    if let continued { sayContinue(continued) }
    note()
  }

  /// What comes after the answer cannot be told from the next request.
  func bodyRefused(of exchange: HTTPExchange) {
    if exchange === current { answer.endConnection() }
  }

  func refused(_ refusal: TransportRefusal) { loop.refused(refusal, peer: peer) }

  var budgets: LoopBudgets? { loop.budgets }
}

extension HTTP1Connection: TurnMember {
  func note() {
    guard !isNoted else { return }
    isNoted = true
    loop.executor.note(self)
  }

  func turnEnded() {
    isNoted = false
    flush()
  }
}

extension HTTP1Connection: ByteHolder {
  /// What the channel has, what waits behind an answer and what is no request yet cannot be refused by themselves.
  func overBudget(_ kind: ByteHolding.Kind) {
    loop.refused(kind == .received ? .receivedBytes : .unsentBytes, peer: peer)
    abort()
  }
}

/// A head that waits for the end of the turn.
struct PendingHead {
  let status: Int
  let fields: HTTPFields
  /// The length of the body where the exchange was finished with its head, without trailers.
  let wholeBody: Int?
}
