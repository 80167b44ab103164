import NIOCore
import NIOHTTP1

/// One HTTP/1.1 connection: turns what NIO's parser reads into exchanges, one after the other, and writes their answers.
///
/// What was asked in one read is answered in one write. Requests that arrive while an earlier one is being answered wait in order; beyond a few, and while a body is not
/// consumed, nothing more is read from the socket.
///
/// `@unchecked Sendable`: used on the channel's event loop only.
final class HTTP1Connection: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  let loop: TransportLoop
  private(set) var peer: SocketAddress?
  var context: ChannelHandlerContext?
  var socket: SocketWriter?

  /// The exchange whose request is being read or answered.
  var current: HTTPExchange?
  var answer = HTTP1Answer(to: .http1_1, isKeepAlive: true)
  /// The answer's head, until the end of the turn: by then it is known what of the request came with it.
  var pendingHead: PendingHead?
  var isAnswered = false
  /// When the answer was written.
  var answeredAt = NIODeadline.distantFuture
  /// Whether there was a request yet.
  private var hasBegun = false
  /// Parts of later requests.
  var waiting = CircularBuffer<HTTPServerRequestPart>()
  var waitingHeads = 0
  /// Bytes of memory that they take.
  var waitingBytes = 0
  /// Bytes that came since the last part of a request was complete: of a head that is not whole.
  var unfinishedBytes = 0
  /// What is counted of both.
  var aheadHolding: ByteHolding?
  /// Body bytes of answered requests that were thrown away.
  private(set) var discarded = 0
  /// What the parser could not read, answered when its turn comes.
  var failure: Int?

  var output = ByteBuffer()
  var isNoted = false
  /// Since when the client is to be told that no further request is taken.
  var drainedAt: NIODeadline?
  /// Since when the client has said that it sends nothing more.
  private(set) var inputClosedAt: NIODeadline?
  private var isReading = true
  var isClosing = false
  /// The answer as it will be once the client has been told to send its body, where it asked and has not been told.
  var continued: HTTP1Answer?
  /// What the channel has not given to the socket.
  var buffered = BufferedBytes()

  var now = NIODeadline.now()
  var lastActivity: NIODeadline
  /// Since when the rest of a request head has been awaited.
  var headAwaitedSince: NIODeadline?
  let acceptedAt: NIODeadline
  /// Whether the read that is being worked on brought bytes, and whether they completed a part of a request.
  private var hasReadBytes = false
  private var hasReadPart = false
  /// The bytes that the parser is at.
  private var unparsed: ByteBuffer?
  /// Whether the first bytes are those of a request, be it with a method that nobody knows.
  private let speaksHTTP: Bool
  var timer = ConnectionTimer()

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

  init(loop: TransportLoop, acceptedAt: NIODeadline, firstByteAt: NIODeadline?, speaksHTTP: Bool) {
    self.loop = loop
    self.speaksHTTP = speaksHTTP
    self.acceptedAt = acceptedAt
    lastActivity = acceptedAt
    headAwaitedSince = firstByteAt
  }

  // MARK: Channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    peer = context.remoteAddress
    if !loop.isSecure { socket = SocketWriter(context.channel) }
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
      // What follows a request that is refused with its connection is not answered, least of all before it.
      guard !isClosing, failure == nil else { return }
      hasReadPart = true
      unfinishedBytes = 0
      now = .now()
      lastActivity = now
      if case .head = part {
        headAwaitedSince = nil
        if current != nil { waitingHeads += 1 }
      }
      if waiting.isEmpty, current == nil || !part.isHead {
        handle(part)
      } else {
        waitingBytes += part.weight
        waiting.append(part)
      }
      // Whether to read on is seen at the end of the turn.
      note()
    }
  }

  /// Bytes came. What they bring is one turn, so that an answer knows whether its request was complete.
  /// - Parameter parse: leads them through the parser.
  func bytesArrived(_ bytes: ByteBuffer, _ parse: () -> Void) {
    loop.executor.turn {
      // Nothing that follows is looked at, or kept.
      guard !isClosing, failure == nil else { return }
      hasReadBytes = true
      unparsed = bytes
      unfinishedBytes += bytes.readableBytes
      parse()
      unparsed = nil
      if failure != nil { unfinishedBytes = 0 }
      if unfinishedBytes > 0 { note() }
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed { loop.executor.turn { inputClosed() } }
    context.fireUserInboundEventTriggered(event)
  }

  /// "A TCP connection that is half-closed by the client does not delimit a request message, nor does it imply that the client
  /// is no longer interested in a response" (RFC 9112 section 9.6). The parser has refused a request that is not complete.
  private func inputClosed() {
    guard !isClosing, inputClosedAt == nil else { return }
    inputClosedAt = .now()
    armTimer()
    note()
  }

  /// Comes after every read, also after one in which nothing was completed: then a head has begun.
  func channelReadComplete(context: ChannelHandlerContext) {
    if hasReadBytes, !hasReadPart, current == nil, !isClosing, headAwaitedSince == nil {
      headAwaitedSince = .now()
      armTimer()
    }
    hasReadBytes = false
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
        context.cut()
        return
      }
      // What does not even begin as a request is another protocol, whose peer has no use for an answer of this one.
      guard error != .invalidMethod || hasBegun || speaksHTTP else {
        loop.refused(.malformed, peer: peer)
        return close()
      }
      switch error {
      case .headerOverflow: failure = 431
      case .invalidVersion: failure = hasUnsupportedVersion ? 505 : 400
      // "An origin server that receives a request method that is unrecognized or not implemented SHOULD respond with the
      // 501 (Not Implemented) status code" (RFC 9110 section 9.1).
      case .invalidMethod: failure = 501
      default: failure = 400
      }
      loop.refused(error == .headerOverflow ? .headersTooLarge : .malformed, peer: peer)
      if let current, !current.isRequestComplete { current.end(aborted: true) }
      note()
    }
  }

  /// Whether what could not be read is a sound line with another version. The parser says the same of lines without CR:
  /// "a server … that receives … octets not matching the HTTP-message grammar … SHOULD respond with a 400" (RFC 9112
  /// section 2.2).
  private var hasUnsupportedVersion: Bool {
    guard let unparsed else { return false }
    return unparsed.readableBytesView.split(separator: UInt8(ascii: "\n")).contains { line in
      let version = line.suffix(9)
      return line.count > 9 && version.starts(with: "HTTP/".utf8) && version.last == UInt8(ascii: "\r")
        && !version.starts(with: "HTTP/1.0".utf8) && !version.starts(with: "HTTP/1.1".utf8)
    }
  }

  // MARK: Requests

  func handle(_ part: HTTPServerRequestPart) {
    switch part {
    case .head(let head): begin(head)
    case .body(let bytes): receive(bytes)
    case .end(let trailers): end(trailers)
    }
  }

  private func begin(_ head: NIOHTTP1.HTTPRequestHead) {
    hasBegun = true
    do {
      let parsed = try HTTP1Request(
        head, limits: loop.limits, singular: loop.singularFields, isSecure: loop.isSecure)
      let exchange = HTTPExchange(
        request: parsed.request, peer: peer, executor: loop.executor, connection: self, streamID: 0,
        receivedAt: now)
      exchange.expectedBytes = parsed.contentLength
      current = exchange
      pendingHead = nil
      loop.traffic.began()
      isAnswered = false
      continued = nil
      discarded = 0
      let isKeepAlive = parsed.isKeepAlive && drainedAt == nil
      // If the answer comes without a 100, the client may send the body or not: what follows could not be told apart.
      answer = HTTP1Answer(to: parsed.request.version, isKeepAlive: isKeepAlive && !parsed.expectsContinue)
      armTimer()
      let delegate = loop.service.begin(exchange)
      guard !exchange.hasEnded else { return }
      exchange.delegate = delegate
      guard parsed.expectsContinue, !exchange.isHeadSent else { return }
      let answer = HTTP1Answer(to: parsed.request.version, isKeepAlive: isKeepAlive)
      if exchange.isBodyHeld { continued = answer } else { sayContinue(answer) }
    } catch {
      failure = error.status
      loop.refused(error.status == 431 || error.status == 414 ? .headersTooLarge : .malformed, peer: peer)
      releaseBytes()
      note()
    }
  }

  /// Tells a client that waits for it to send the body.
  func sayContinue(_ continued: HTTP1Answer) {
    self.continued = nil
    answer = continued
    HTTP1Answer.writeInterim(100, HTTPFields(), into: &output)
    note()
  }

  private func receive(_ bytes: ByteBuffer) {
    guard let exchange = current else { return }
    guard !isAnswered, !exchange.hasEnded, let delegate = exchange.delegate else {
      // The answer is given; the rest of the request is only in the way.
      discarded += bytes.readableBytes
      return
    }
    exchange.receivedAt = now
    exchange.unconsumed += bytes.readableBytes
    exchange.receivedBytes += bytes.readableBytes
    bytes.withUnsafeReadableBytes { delegate.received($0, in: exchange) }
  }

  private func end(_ trailers: HTTPHeaders?) {
    guard let exchange = current else { return }
    exchange.receivedAt = now
    exchange.isRequestComplete = true
    if let delegate = exchange.delegate, !exchange.hasEnded {
      var fields = HTTPFields()
      for (name, value) in trailers ?? [:] { fields.append(name, value) }
      delegate.receivedEnd(trailers: fields, in: exchange)
    }
    if isAnswered { note() }
  }

  // MARK: The end

  private func tearDown() {
    guard context != nil else { return }
    context = nil
    isClosing = true
    timer.cancel()
    releaseBytes()
    current?.end(aborted: true)
    current = nil
    loop.release(self)
  }

  // MARK: Back-pressure

  func adjustReading() {
    let held = (current?.unconsumed ?? 0) + waitingBytes
    let isWanted = held <= loop.limits.streamWindow && waitingHeads < loop.limits.maximumPipelinedRequests
    setReading(isClosing || isWanted && !awaitsDecision)
  }

  /// The service has not said yet whether it takes the body that is coming.
  private var awaitsDecision: Bool {
    guard let current, current.isBodyHeld, !current.isRequestComplete, !current.isHeadSent else { return false }
    return !current.hasEnded
  }

  func setReading(_ reads: Bool) {
    guard isReading != reads, let context else { return }
    isReading = reads
    try? context.channel.syncOptions?.setOption(.autoRead, value: reads)
  }
}

extension HTTP1Connection: TransportConnection {
  /// What is being answered, and what comes within the pause, is told that it is the last.
  func drain() {
    guard drainedAt == nil else { return }
    let now = NIODeadline.now()
    drainedAt = now
    answer.endConnection()
    if isClosing, let context {
      timer.arm(at: now + loop.limits.drainPatience, on: context.eventLoop, for: self)
    } else {
      armTimer()
    }
  }

  func abort() { context?.cut() }

  var silence: Silence? {
    guard let current else { return Silence(kind: .idle, since: lastActivity, address: PeerAddress(peer)) }
    return current.silence(at: .now(), loop.limits).map {
      Silence(kind: .watching, since: $0, address: PeerAddress(peer))
    }
  }
}

/// Stands before the parser and tells the connection of what comes: of bytes that complete nothing the parser says nothing.
///
/// `@unchecked Sendable`: used on the channel's event loop only.
final class HTTP1Arrival: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let connection: HTTP1Connection

  init(_ connection: HTTP1Connection) { self.connection = connection }

  /// A read is one turn, however many parts of requests it brings.
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    connection.bytesArrived(Self.unwrapInboundIn(data)) { context.fireChannelRead(data) }
  }
}
