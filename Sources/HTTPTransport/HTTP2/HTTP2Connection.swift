import CNghttp2
import Logging
import NIOCore

/// One HTTP/2 connection: carries bytes between its channel and its nghttp2 session, and tells the exchanges what happened.
///
/// What arrives in one read is fed to the session, which reports frames by calls that only take notes; then the notes are
/// delivered; at the end of the turn everything that was submitted leaves in one write.
///
/// `@unchecked Sendable`: used on the channel's event loop only.
final class HTTP2Connection: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let loop: TransportLoop
  @exclusivity(unchecked) var session: HTTP2Session?
  private(set) var peer: SocketAddress?
  @exclusivity(unchecked) private var context: ChannelHandlerContext?
  @exclusivity(unchecked) private var socket: SocketWriter?

  /// The exchanges, each in the slot whose number its stream knows.
  @exclusivity(unchecked) var slots: [HTTPExchange?] = []
  @exclusivity(unchecked) var freeSlots: [Int] = []
  /// The slot of the stream whose head came last, while its exchange is there.
  @exclusivity(unchecked) var latest = (stream: Int32(0), slot: -1)
  @exclusivity(unchecked) var openExchanges = 0
  /// Streams whose answer is complete before their request, and is being written.
  @exclusivity(unchecked) var answeredEarly: [Int32] = []
  /// Those whose answer has left, since when: they are reset if the request goes on for too long.
  @exclusivity(unchecked) var lingering: [LingeringRequest] = []
  /// Body bytes that are queued here, over all exchanges.
  @exclusivity(unchecked) var unsentBytes = 0
  /// Whether some of them are counted in the budget.
  @exclusivity(unchecked) var holdsUnsent = false
  /// What the channel has not given to the socket.
  @exclusivity(unchecked) var buffered = BufferedBytes()

  @exclusivity(unchecked) var head: RequestHeadBuilder
  /// Frames of the header block that is being received.
  @exclusivity(unchecked) var headFrames = 0
  /// What is counted of a block that is not whole at the end of a read.
  @exclusivity(unchecked) private var headHolding: ByteHolding?
  /// Bytes of the reads that brought it.
  @exclusivity(unchecked) private var headBytes = 0
  @exclusivity(unchecked) var identifiers = StreamIdentifiers()
  @exclusivity(unchecked) var floods = FloodGuard()
  /// Why the connection must be given up, noted while the session was busy.
  @exclusivity(unchecked) var violation: (refusal: TransportRefusal, code: HTTPResetCode)?

  /// The time of the read, flush or timer that is being worked on; taken once for all that happens in it.
  @exclusivity(unchecked) private(set) var now = NIODeadline.now()
  let acceptedAt: NIODeadline
  @exclusivity(unchecked) var lastRead: NIODeadline
  @exclusivity(unchecked) var lastActivity: NIODeadline
  /// Since when the preface, or the rest of a header block, has been awaited.
  @exclusivity(unchecked) var headAwaitedSince: NIODeadline?
  @exclusivity(unchecked) var hasSettings = false
  @exclusivity(unchecked) var pingSent: NIODeadline?
  @exclusivity(unchecked) var timer = ConnectionTimer()

  @exclusivity(unchecked) private var isNoted = false
  /// Since when the peer is told to go.
  @exclusivity(unchecked) private(set) var drainedAt: NIODeadline?
  /// The last GOAWAY is submitted: further streams are refused.
  @exclusivity(unchecked) private var isLastStreamSaid = false
  /// Since when the peer has said that it sends nothing more.
  @exclusivity(unchecked) private(set) var inputClosedAt: NIODeadline?
  /// The peer has sent GOAWAY.
  @exclusivity(unchecked) var isPeerLeaving = false
  /// The PING that measures the notice's round trip is due. The library would send it before the notice.
  @exclusivity(unchecked) private var isNoticePending = false
  @exclusivity(unchecked) private var isGivenUp = false
  /// The end is written; what still arrives is thrown away.
  @exclusivity(unchecked) private(set) var isClosing = false

  init(loop: TransportLoop, acceptedAt: NIODeadline, firstByteAt: NIODeadline?) {
    self.loop = loop
    head = RequestHeadBuilder(singular: loop.singularFields)
    self.acceptedAt = acceptedAt
    lastRead = acceptedAt
    lastActivity = acceptedAt
    headAwaitedSince = firstByteAt
  }

  deinit { session?.free() }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    peer = context.remoteAddress
    if !loop.isSecure { socket = SocketWriter(context.channel) }
    session = HTTP2Session(for: self)
    guard let session else {
      context.close(promise: nil)
      return
    }
    session.submitSettings(loop.limits)
    armTimer()
    loop.adopt(self)
    note()
  }

  func handlerRemoved(context: ChannelHandlerContext) { tearDown() }

  func channelInactive(context: ChannelHandlerContext) {
    loop.executor.turn { tearDown() }
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = Self.unwrapInboundIn(data)
    loop.executor.turn { receive(buffer) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed { loop.executor.turn { inputClosed() } }
    context.fireUserInboundEventTriggered(event)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { loop.executor.turn { note() } }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    loop.logger?.debug("connection failed", metadata: ["error": "\(error)"])
    context.cut()
  }

  private func receive(_ buffer: ByteBuffer) {
    guard let session, !isClosing, !isGivenUp else { return }
    now = .now()
    lastRead = now
    lastActivity = now
    pingSent = nil
    buffer.withUnsafeReadableBytes { bytes in
      let error = session.receive(bytes)
      // The notes point into these bytes.
      deliver()
      // A violation stops the session at once, and is answered below.
      if error != nil, violation == nil {
        loop.refused(.malformed, peer: peer)
        abort()
      }
    }
    if !hasSettings || head.isOpen {
      if headAwaitedSince == nil {
        headAwaitedSince = now
        armTimer()
      }
    } else {
      headAwaitedSince = nil
    }
    if head.isOpen || headHolding != nil { holdHead(buffer.readableBytes) }
    if let violation { giveUp(violation.refusal, violation.code) }
    note()
  }

  /// Counts a header block that is not whole: what came of it, and what it stands for.
  private func holdHead(_ received: Int) {
    guard head.isOpen else { return releaseHead() }
    headBytes += received
    let holding = headHolding ?? ByteHolding(.received, loop.budgets.ledger(.received, ofStranger: true), self)
    headHolding = holding
    holding.set(headBytes + head.keptBytes)
  }

  private func releaseHead() {
    headBytes = 0
    headHolding?.release()
    headHolding = nil
  }

  /// Writes everything that the session has, as far as the socket takes it.
  private func flush() {
    guard !isClosing, let context else { return }
    var isDrained = false
    while let session, context.channel.isWritable {
      loop.frames.clear()
      isDrained = drain(session)
      if loop.frames.count > 0 {
        now = .now()
        lastActivity = now
        write(loop.frames.bytes, to: context)
      }
      deliver()
      if isDrained { break }
    }
    holdUnsent(context.channel)
    // Resets count when they have left.
    if let violation { giveUp(violation.refusal, violation.code) }
    if let session, session.isOver {
      // The library ends a session of its own accord when the peer broke the protocol.
      if !isGivenUp, drainedAt == nil, !isPeerLeaving { loop.refused(.malformed, peer: peer) }
      close(context)
    } else if inputClosedAt != nil, openExchanges == 0, isDrained {
      close(context)
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, to context: ChannelHandlerContext) {
    let taken = socket?.write(bytes, of: context.channel) ?? 0
    guard taken < bytes.count else { return }
    loop.output.clear(minimumCapacity: bytes.count - taken)
    loop.output.writeBytes(bytes.dropFirst(taken))
    // A write that fails closes the channel before this returns, and the session with it.
    context.writeAndFlush(Self.wrapOutboundOut(loop.output), promise: nil)
  }

  /// The peer sends nothing more. What it has asked for completely it may still be waiting for; the rest never comes.
  private func inputClosed() {
    guard let session, !isClosing, inputClosedAt == nil else { return }
    now = .now()
    inputClosedAt = now
    for case let exchange? in slots where !exchange.isRequestComplete {
      session.submitReset(exchange.streamID, .cancel)
      remove(exchange, aborted: true)
    }
    // One that has gone altogether answers with a TCP reset, which ends the connection and its calls.
    if openExchanges > 0 { session.submitPing(tag: PingTag.probe) }
    armTimer()
    note()
  }

  /// Moves frames into the loop's buffer. Says whether all are out.
  private func drain(_ session: HTTP2Session) -> Bool {
    while loop.frames.count < 128 * 1024 {
      if let bytes = session.nextOutput() {
        loop.frames.append(bytes)
      } else if isNoticePending {
        isNoticePending = false
        session.submitPing(tag: PingTag.drain)
      } else if answeredEarly.isEmpty {
        return true
      } else {
        linger()
      }
    }
    return false
  }

  /// Sends GOAWAY and closes.
  func giveUp(_ refusal: TransportRefusal, _ code: HTTPResetCode) {
    violation = nil
    guard let session, !isClosing else { return }
    // The farewell of an earlier time could not be written.
    guard !isGivenUp else { return abort() }
    isGivenUp = true
    loop.refused(refusal, peer: peer)
    session.terminate(code)
    note()
  }

  /// Says that this side is done, and leaves the peer time to read it: closing at once while bytes are still arriving would
  /// make the kernel answer with a TCP reset, which discards what the peer has not read.
  private func close(_ context: ChannelHandlerContext) {
    isClosing = true
    endExchanges()
    timer.cancel()
    let patience = drainedAt == nil ? loop.limits.headerTimeout : loop.limits.drainPatience
    timer.arm(at: .now() + patience, on: context.eventLoop, for: self)
    guard inputClosedAt != nil else {
      return context.close(mode: .output).whenFailure { _ in self.abort() }
    }
    // With both directions closed the channel drops what it has not written yet.
    let written = context.eventLoop.makePromise(of: Void.self)
    written.futureResult.whenComplete { _ in self.context?.close(promise: nil) }
    context.writeAndFlush(Self.wrapOutboundOut(ByteBuffer()), promise: written)
  }

  private func tearDown() {
    guard context != nil else { return }
    context = nil
    isClosing = true
    timer.cancel()
    endExchanges()
    buffered.release()
    releaseHead()
    session?.free()
    session = nil
    loop.release(self)
  }

  private func endExchanges() {
    let ended = slots
    slots = []
    freeSlots = []
    openExchanges = 0
    for exchange in ended { exchange?.end(aborted: true) }
  }
}

extension HTTP2Connection: TurnMember {
  /// Asks for a flush at the end of the turn.
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

extension HTTP2Connection: TransportConnection {
  /// "A server that is attempting to gracefully shut down a connection SHOULD send an initial GOAWAY frame with the last
  /// stream identifier set to 2^31-1 … After allowing time for any in-flight stream creation (at least one round-trip time),
  /// the server MAY send another GOAWAY frame with an updated last stream identifier" (RFC 9113 section 6.8).
  /// The round trip is that of a PING.
  func drain() {
    guard let session, let context, drainedAt == nil else { return }
    now = .now()
    drainedAt = now
    guard !isClosing else {
      return timer.arm(at: now + loop.limits.drainPatience, on: context.eventLoop, for: self)
    }
    resetLingering(since: now)
    session.submitShutdownNotice()
    isNoticePending = true
    armTimer()
    note()
  }

  /// When a peer that does not answer the PING has had time enough.
  var noticeExpires: NIODeadline? { isLastStreamSaid ? nil : drainedAt.map { $0 + loop.limits.drainPatience } }

  /// The second GOAWAY: streams that are not known by now are not served.
  func sayLastStream() {
    guard !isLastStreamSaid else { return }
    isLastStreamSaid = true
    session?.submitGoaway()
    note()
  }

  func abort() { context?.cut() }

  var silence: Silence? {
    guard openExchanges > 0 else { return Silence(kind: .idle, since: lastActivity, address: PeerAddress(peer)) }
    let now = NIODeadline.now()
    var last = acceptedAt
    for case let exchange? in slots {
      guard let since = exchange.silence(at: now, loop.limits) else { return nil }
      last = max(last, since)
    }
    return Silence(kind: .watching, since: last, address: PeerAddress(peer))
  }
}

extension HTTP2Connection: NIOScheduledCallbackHandler {
  func handleScheduledCallback(eventLoop: some EventLoop) {
    timer.fired()
    now = .now()
    if isClosing {
      abort()
    } else {
      loop.executor.turn { checkTimes() }
    }
  }
}
