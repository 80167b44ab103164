import NIOCore
import NIOHTTP1

/// One HTTP/1.1 connection: turns what NIO's parser reads into exchanges, one after the other, and writes their answers.
///
/// Requests that arrive while an earlier one is being answered wait in order; beyond a few, and while a body is not
/// consumed, nothing more is read from the socket.
///
/// `@unchecked Sendable`: used on the channel's event loop only.
final class HTTP1Connection: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  let loop: TransportLoop
  private(set) var peer: SocketAddress?
  private var context: ChannelHandlerContext?

  /// The exchange whose request is being read or answered.
  private(set) var current: HTTPExchange?
  private var answer = HTTP1Answer(to: .http1_1, isKeepAlive: true)
  private var isAnswered = false
  /// Whether there was a request yet.
  private var hasBegun = false
  /// Parts of later requests.
  private var waiting = CircularBuffer<HTTPServerRequestPart>()
  private var waitingHeads = 0
  /// Body bytes of answered requests that were thrown away.
  private var discarded = 0
  /// What the parser could not read, answered when its turn comes.
  private var failure: Int?

  private var output = ByteBuffer()
  private var isNoted = false
  private var isDraining = false
  private var isReading = true
  private(set) var isClosing = false

  private var now = NIODeadline.now()
  private var lastActivity: NIODeadline
  private var headAwaitedSince: NIODeadline?
  private var hasReadPart = false
  private var timer = ConnectionTimer()

  /// The parser that precedes the connection in the pipeline.
  static func decoder(_ limits: TransportLimits) -> ByteToMessageHandler<HTTPRequestDecoder> {
    var configuration = NIOHTTPDecoderLimitConfiguration()
    // Twice the limit, so that what is only a little too large can be told what was too large.
    configuration.maxHeaderFieldSize = 2 * limits.maximumHeaderListSize
    configuration.maxHeaderListSize = 2 * limits.maximumHeaderListSize
    configuration.maxHeaderFieldCount = 2 * limits.maximumHeaderFields
    return ByteToMessageHandler(
      HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: configuration))
  }

  init(loop: TransportLoop, acceptedAt: NIODeadline) {
    self.loop = loop
    lastActivity = acceptedAt
    headAwaitedSince = acceptedAt
  }

  // MARK: Channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    peer = context.remoteAddress
    armTimer()
    loop.adopt(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) { tearDown() }

  func channelInactive(context: ChannelHandlerContext) {
    loop.executor.turn { tearDown() }
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = Self.unwrapInboundIn(data)
    loop.executor.turn {
      guard !isClosing else { return }
      hasReadPart = true
      now = .now()
      lastActivity = now
      if case .head = part {
        headAwaitedSince = nil
        if current != nil { waitingHeads += 1 }
      }
      if waiting.isEmpty, current == nil || !isNextRequest(part) { handle(part) } else { waiting.append(part) }
      adjustReading()
    }
  }

  /// Comes after every read, also after one in which nothing was completed: then a head has begun.
  func channelReadComplete(context: ChannelHandlerContext) {
    if !hasReadPart, current == nil, !isClosing, headAwaitedSince == nil {
      headAwaitedSince = .now()
      armTimer()
    }
    hasReadPart = false
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { loop.executor.turn { note() } }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    loop.executor.turn {
      guard !isClosing else { return }
      guard let error = error as? HTTPParserError else {
        context.close(promise: nil)
        return
      }
      // What does not even begin as a request is another protocol, whose peer has no use for an answer of this one.
      guard error != .invalidMethod || hasBegun else {
        loop.refused(.malformed, peer: peer)
        return close()
      }
      failure = error == .headerOverflow ? 431 : error == .invalidVersion ? 505 : 400
      loop.refused(error == .headerOverflow ? .headersTooLarge : .malformed, peer: peer)
      if let current, !current.isRequestComplete { current.end(aborted: true) }
      note()
    }
  }

  // MARK: Requests

  private func isNextRequest(_ part: HTTPServerRequestPart) -> Bool {
    if case .head = part { return true }
    return false
  }

  private func handle(_ part: HTTPServerRequestPart) {
    switch part {
    case .head(let head): begin(head)
    case .body(let bytes): receive(bytes)
    case .end(let trailers): end(trailers)
    }
  }

  private func begin(_ head: NIOHTTP1.HTTPRequestHead) {
    hasBegun = true
    do {
      let parsed = try HTTP1Request(head, limits: loop.limits, isSecure: loop.isSecure, peer: peer)
      let exchange = HTTPExchange(request: parsed.request, executor: loop.executor, connection: self, streamID: 0)
      exchange.progressedAt = now
      current = exchange
      isAnswered = false
      discarded = 0
      let isKeepAlive = parsed.isKeepAlive && !isDraining
      // If the answer comes without a 100, the client may send the body or not: what follows could not be told apart.
      answer = HTTP1Answer(to: parsed.request.version, isKeepAlive: isKeepAlive && !parsed.expectsContinue)
      armTimer()
      let delegate = loop.service.begin(exchange)
      guard !exchange.hasEnded else { return }
      exchange.delegate = delegate
      guard parsed.expectsContinue, !exchange.isHeadSent else { return }
      answer = HTTP1Answer(to: parsed.request.version, isKeepAlive: isKeepAlive)
      HTTP1Answer.writeInterim(100, HTTPFields(), into: &output)
      note()
    } catch {
      failure = error.status
      loop.refused(error.status == 431 || error.status == 414 ? .headersTooLarge : .malformed, peer: peer)
      waiting.removeAll()
      note()
    }
  }

  private func receive(_ bytes: ByteBuffer) {
    guard let exchange = current else { return }
    guard !isAnswered, !exchange.hasEnded, let delegate = exchange.delegate else {
      // The answer is given; the rest of the request is only in the way.
      discarded += bytes.readableBytes
      if discarded > loop.limits.streamWindow { closeWhenAnswered() }
      return
    }
    exchange.progressedAt = now
    exchange.unconsumed += bytes.readableBytes
    bytes.withUnsafeReadableBytes { delegate.received($0, in: exchange) }
  }

  private func end(_ trailers: HTTPHeaders?) {
    guard let exchange = current else { return }
    exchange.progressedAt = now
    exchange.isRequestComplete = true
    if let delegate = exchange.delegate, !exchange.hasEnded {
      var fields = HTTPFields()
      for (name, value) in trailers ?? [:] { fields.append(name, value) }
      delegate.receivedEnd(trailers: fields, in: exchange)
    }
    if isAnswered { note() }
  }

  // MARK: Answers

  private func flush() {
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
      if isDraining { break }
      while current == nil, failure == nil, let part = waiting.popFirst() {
        if isNextRequest(part) { waitingHeads -= 1 }
        handle(part)
      }
      // Parts of the request that has just begun.
      while current != nil, let part = waiting.first, !isNextRequest(part) {
        waiting.removeFirst()
        handle(part)
      }
      guard current?.isHeadSent == true else { break }
    }
    if current == nil, let failure { return refuse(failure) }
    writeOutput()
    guard current != nil || !isDraining else { return close() }
    adjustReading()
    armTimer()
  }

  /// Moves what the exchange has queued into the output, as far as the socket takes it.
  private func writeAnswer() {
    guard let exchange = current, exchange.isHeadSent, !isAnswered, !exchange.hasEnded, let context else { return }
    while context.channel.isWritable || output.readableBytes == 0 {
      guard let piece = exchange.outbound.popFirst() else { break }
      exchange.progressedAt = now
      answer.writeBody(piece, into: &output)
      if output.readableBytes > 64 * 1024 {
        writeOutput()
        if !context.channel.isWritable { break }
      }
    }
    if exchange.isFinished, exchange.outbound.isEmpty {
      answer.writeEnd(trailers: exchange.outbound.trailers, into: &output)
      isAnswered = true
    } else if exchange.wantsWritable, exchange.outbound.count < loop.limits.unsentHighWatermark {
      exchange.wantsWritable = false
      exchange.delegate?.writable(exchange)
    }
  }

  private func writeOutput() {
    guard let context, output.readableBytes > 0 else { return }
    let bytes = output
    output = ByteBuffer()
    now = .now()
    lastActivity = now
    context.writeAndFlush(Self.wrapOutboundOut(bytes), promise: nil)
  }

  /// The last answer, or none, has been given.
  private func finish(_ exchange: HTTPExchange) {
    current = nil
    exchange.end(aborted: !isAnswered)
    if !isAnswered, !exchange.isHeadSent, let failure { return refuse(failure) }
    writeOutput()
    if isAnswered { close() } else { abort() }
  }

  /// An answer of the transport's own to something that is not an exchange, after which the connection ends.
  private func refuse(_ status: Int) {
    var answer = HTTP1Answer(to: .http1_1, isKeepAlive: false)
    answer.writeHead(status, HTTPFields(), wholeBody: 0, hasBody: false, into: &output)
    writeOutput()
    close()
  }

  private func closeWhenAnswered() {
    isDraining = true
    if isAnswered, let current {
      current.end(aborted: false)
      self.current = nil
      writeOutput()
      close()
    }
  }

  /// Says that this side is done, and leaves the client time to read it (RFC 9112 section 9.6).
  private func close() {
    guard let context, !isClosing else { return }
    isClosing = true
    waiting.removeAll()
    timer.cancel()
    timer.arm(at: .now() + loop.limits.headerTimeout, on: context.eventLoop, for: self)
    setReading(true)
    context.close(mode: .output).whenFailure { _ in self.abort() }
  }

  private func tearDown() {
    guard context != nil else { return }
    context = nil
    isClosing = true
    timer.cancel()
    waiting.removeAll()
    current?.end(aborted: true)
    current = nil
    loop.release(self)
  }

  // MARK: Back-pressure

  private func adjustReading() {
    let unconsumed = current?.unconsumed ?? 0
    setReading(
      isClosing || (unconsumed <= loop.limits.streamWindow && waitingHeads < loop.limits.maximumPipelinedRequests))
  }

  private func setReading(_ reads: Bool) {
    guard isReading != reads, let context else { return }
    isReading = reads
    try? context.channel.syncOptions?.setOption(.autoRead, value: reads)
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
    let wholeBody = exchange.isFinished && exchange.outbound.trailers == nil ? exchange.outbound.count : nil
    answer.writeHead(
      status, fields, wholeBody: wholeBody, hasBody: !exchange.suppressesBody, into: &output)
  }

  func bodyChanged(of exchange: HTTPExchange) {
    guard exchange === current else { return }
    note()
    if exchange.outbound.count > loop.limits.maximumUnsentBytes {
      loop.refused(.unsentBytes, peer: peer)
      exchange.end(aborted: true)
    }
  }

  func consumed(_ count: Int, by exchange: HTTPExchange) {
    exchange.unconsumed -= count
    adjustReading()
  }

  func reset(_ exchange: HTTPExchange, code: HTTPResetCode) {
    exchange.end(aborted: false)
    note()
  }
}

extension HTTP1Connection: TurnMember {
  private func note() {
    guard !isNoted else { return }
    isNoted = true
    loop.executor.note(self)
  }

  func turnEnded() {
    isNoted = false
    flush()
  }
}

extension HTTP1Connection: TransportConnection {
  func drain() {
    guard !isDraining else { return }
    isDraining = true
    answer.endConnection()
    if current == nil { close() }
  }

  func abort() { context?.close(mode: .all, promise: nil) }
}

/// The times that the connection keeps; see `HTTP2Connection`.
extension HTTP1Connection: NIOScheduledCallbackHandler {
  func handleScheduledCallback(eventLoop: some EventLoop) {
    timer.fired()
    now = .now()
    guard !isClosing else { return abort() }
    loop.executor.turn {
      let limits = loop.limits
      if let since = headAwaitedSince, now >= since + limits.headerTimeout {
        loop.refused(.slowHeaders, peer: peer)
        refuse(408)
      } else if let current {
        if current.waitsForPeer(limits), now >= current.progressedAt + limits.stallTimeout {
          loop.refused(.stalled, peer: peer)
          abort()
        }
      } else if headAwaitedSince == nil, now >= lastActivity + limits.idleTimeout {
        loop.refused(.idle, peer: peer)
        close()
      }
      armTimer()
    }
  }

  private func armTimer() {
    guard !isClosing else { return }
    let limits = loop.limits
    var next = NIODeadline.distantFuture
    if let since = headAwaitedSince {
      next = since + limits.headerTimeout
    } else if let current {
      next = (current.waitsForPeer(limits) ? current.progressedAt : now) + limits.stallTimeout
    } else {
      next = lastActivity + limits.idleTimeout
    }
    timer.arm(at: next, on: loop.executor.eventLoop, for: self)
  }
}
