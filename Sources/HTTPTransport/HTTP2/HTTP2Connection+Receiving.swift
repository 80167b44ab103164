import CNghttp2
import NIOCore

/// The notes that the session's reports leave. None of these calls a service, or the session for more than a look-up.
extension HTTP2Connection {
  /// - Returns: false when nothing more of the connection is to be read.
  func frameBegan(type: UInt8, flags: UInt8, length: Int, stream: Int32) -> Bool {
    switch UInt32(type) {
    case NGHTTP2_HEADERS.rawValue:
      headFrames = 1
      guard stream & 1 == 1 else { break }
      // Of use are requests; trailers are excused by the end that they bring.
      if stream <= identifiers.last { countControlFrame() }
      if !identifiers.allowsHeaders(on: stream) { violation = (.malformed, .protocolError) }
    case NGHTTP2_DATA.rawValue:
      // What is in it excuses it.
      if length == 0 || flags & UInt8(NGHTTP2_FLAG_PADDED.rawValue) != 0 { countControlFrame() }
    case NGHTTP2_CONTINUATION.rawValue:
      headFrames += 1
      if headFrames > loop.limits.maximumHeaderFrames { violation = (.continuationFlood, .enhanceYourCalm) }
      if length == 0 { countControlFrame() }
    case NGHTTP2_GOAWAY.rawValue:
      isPeerLeaving = true
      countControlFrame()
    case NGHTTP2_WINDOW_UPDATE.rawValue:
      if !floods.excusesCredit() { countControlFrame() }
    default:
      countControlFrame()
    }
    return violation == nil
  }

  func headersBegan(isRequest: Bool) {
    head.begin(isRequest: isRequest, limits: loop.limits)
  }

  func fieldReceived(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    head.add(name: name, value: value)
  }

  func headersReceived(stream: Int32, isRequest: Bool, endsStream: Bool) {
    defer { head.close() }
    guard isRequest else { return trailersReceived(stream: stream, endsStream: endsStream) }
    floods.sawUsefulFrame()
    guard !head.isTooLarge else { return refuse(stream, as: .headTooLarge, endsStream) }
    guard let received = head.take(isSecure: loop.isSecure, sharing: &loop.recentHead),
      !endsStream || received.contentLength ?? 0 == 0
    else {
      loop.events.append(HTTP2Event(kind: .malformed, stream: stream))
      return
    }
    guard !received.isAmbiguous else { return refuse(stream, as: .ambiguous, endsStream) }
    guard received.request.method != "CONNECT" else { return refuse(stream, as: .notImplemented, endsStream) }
    let exchange = HTTPExchange(
      request: received.request, peer: peer, executor: loop.executor, connection: self, streamID: stream,
      receivedAt: now)
    exchange.expectedBytes = received.contentLength
    let slot = freeSlots.popLast() ?? slots.count
    exchange.slot = slot
    if slot == slots.count { slots.append(exchange) } else { slots[slot] = exchange }
    session?.setSlot(slot, of: stream)
    latest = (stream, slot)
    openExchanges += 1
    exchange.isRequestComplete = endsStream
    loop.events.append(HTTP2Event(kind: .head, isEnd: endsStream, slot: slot, stream: stream))
  }

  /// There may be no exchange any more: the request may have been answered before its end.
  private func trailersReceived(stream: Int32, endsStream: Bool) {
    let slot = slot(of: stream) ?? -1
    guard !head.isTooLarge else {
      loop.events.append(HTTP2Event(kind: .trailersTooLarge, slot: slot, stream: stream))
      return
    }
    // "A HEADERS frame without the END_STREAM flag set that is received after the opening HEADERS frame … MUST be treated as
    // malformed" (RFC 9113 section 8.1).
    guard endsStream, let trailers = head.takeTrailers() else {
      loop.events.append(HTTP2Event(kind: .malformed, slot: slot, stream: stream))
      return
    }
    exchange(in: slot, stream: stream)?.receivedTrailers = trailers
    endReceived(stream: stream)
  }

  /// Has a stream answered that gets no exchange.
  private func refuse(_ stream: Int32, as kind: HTTP2Event.Kind, _ endsStream: Bool) {
    loop.events.append(HTTP2Event(kind: kind, stream: stream))
    if !endsStream { answeredEarly.append(stream) }
  }

  func dataReceived(_ bytes: UnsafeRawBufferPointer, stream: Int32) {
    floods.sawUsefulFrame()
    loop.events.append(
      HTTP2Event(kind: .data, slot: slot(of: stream) ?? -1, stream: stream, bytes: bytes))
  }

  func endReceived(stream: Int32) {
    floods.sawUsefulFrame()
    guard let exchange = exchange(of: stream) else {
      if !lingering.isEmpty { loop.events.append(HTTP2Event(kind: .nothing, isEnd: true, stream: stream)) }
      return
    }
    exchange.isRequestComplete = true
    // Mostly it is the end of the frame whose bytes were reported last.
    let last = loop.events.count - 1
    if last >= 0, loop.events[last].kind == .data, loop.events[last].stream == stream {
      loop.events[last].isEnd = true
    } else {
      loop.events.append(HTTP2Event(kind: .nothing, isEnd: true, slot: exchange.slot, stream: stream))
    }
  }

  func streamClosed(_ stream: Int32, isError: Bool) {
    guard let slot = slot(of: stream) else {
      // A stream that was reset for a malformed head: as cheap to send as a cancelled one.
      // One that was answered has been taken off the table.
      if isError { countReset() }
      return
    }
    loop.events.append(HTTP2Event(kind: isError ? .failed : .closed, slot: slot, stream: stream))
  }

  func frameRefused(isStreamRefused: Bool) {
    head.close()
    if isStreamRefused { loop.statistics.refused(.tooManyStreams) }
    countControlFrame()
  }

  func settingsReceived() {
    hasSettings = true
  }

  func pingAcknowledged(tag: UInt8) {
    if tag == PingTag.drain { sayLastStream() }
  }

  func creditReceived(_ increment: Int) { floods.creditReturned(increment) }

  /// The body and the end of a request mostly come right after its head: those are found without the session.
  private func slot(of stream: Int32) -> Int? {
    latest.stream == stream ? latest.slot : session?.slot(of: stream)
  }

  private func exchange(of stream: Int32) -> HTTPExchange? { exchange(in: slot(of: stream) ?? -1, stream: stream) }

  private func countControlFrame() {
    if !floods.allowsControlFrame(loop.limits, now: now) { violation = (.controlFlood, .enhanceYourCalm) }
  }

  private func countReset() {
    if !floods.allowsReset(loop.limits, now: now) { violation = (.rapidReset, .enhanceYourCalm) }
  }

  // MARK: Delivery

  /// Tells the services what was noted.
  func deliver() {
    var index = 0
    while index < loop.events.count {
      deliver(loop.events[index])
      index += 1
    }
    loop.events.removeAll(keepingCapacity: true)
  }

  private func deliver(_ event: HTTP2Event) {
    switch event.kind {
    case .headTooLarge:
      loop.statistics.refused(.headersTooLarge)
      answer(event.stream, status: 431)
    case .ambiguous:
      loop.statistics.refused(.malformed)
      answer(event.stream, status: 400)
    case .notImplemented:
      answer(event.stream, status: 501)
    case .malformed where exchange(in: event.slot, stream: event.stream) == nil:
      session?.submitReset(event.stream, .protocolError)
    case .head, .data, .nothing, .closed, .failed, .writable, .trailersTooLarge, .malformed:
      guard let exchange = exchange(in: event.slot, stream: event.stream) else {
        // Nobody wants more on this stream: only the others need the credit.
        if event.kind == .data { session?.consumeConnection(event.bytes.count) }
        return checkLingering(event)
      }
      deliver(event, to: exchange)
    }
  }

  private func deliver(_ event: HTTP2Event, to exchange: HTTPExchange) {
    switch event.kind {
    case .head:
      loop.traffic.began()
      if openExchanges == 1 { armTimer() }
      let delegate = loop.service.begin(exchange)
      if !exchange.hasEnded { exchange.delegate = delegate }
    case .data:
      exchange.receivedAt = now
      exchange.unconsumed += event.bytes.count
      exchange.receivedBytes += event.bytes.count
      // "The value of a Content-Length header field does not equal the sum of the DATA frame payload lengths" (RFC 9113
      // section 8.1.1): malformed, whichever it is.
      if let expected = exchange.expectedBytes, exchange.receivedBytes > expected {
        return give(up: exchange, .protocolError)
      }
      exchange.delegate?.received(event.bytes, in: exchange)
      // What is complete now is worked on before the turn ends.
      if !event.isEnd { exchange.accountReceived() }
    case .nothing:
      exchange.receivedAt = now
    case .failed:
      loop.traffic.reset()
      if !exchange.isFinished { countReset() }
      remove(exchange, aborted: true, isClosed: true)
    case .closed:
      // Whatever code it was reset with: what is not answered was cancelled.
      if !exchange.isFinished { countReset() }
      remove(exchange, aborted: true, isClosed: true)
    case .writable:
      exchange.delegate?.writable(exchange)
    case .trailersTooLarge:
      loop.statistics.refused(.headersTooLarge)
      give(up: exchange, .enhanceYourCalm)
    case .malformed:
      give(up: exchange, .protocolError)
    case .headTooLarge, .ambiguous, .notImplemented:
      break
    }
    guard event.isEnd else { return }
    guard exchange.expectedBytes.map({ $0 == exchange.receivedBytes }) ?? true else {
      return give(up: exchange, .protocolError)
    }
    exchange.delegate?.receivedEnd(trailers: exchange.receivedTrailers.take() ?? HTTPFields(), in: exchange)
  }

  /// A request that goes on after its answer must be as long as it said, too.
  private func checkLingering(_ event: HTTP2Event) {
    guard let index = lingering.firstIndex(where: { $0.stream == event.stream }) else { return }
    lingering[index].receivedBytes += event.bytes.count
    guard let expected = lingering[index].expectedBytes else { return }
    let received = lingering[index].receivedBytes
    if received > expected || event.isEnd && received < expected {
      session?.submitReset(event.stream, .protocolError)
      lingering.remove(at: index)
    }
  }

  /// Resets an exchange that its peer has spoilt.
  func give(up exchange: HTTPExchange, _ code: HTTPResetCode) {
    session?.submitReset(exchange.streamID, code)
    remove(exchange, aborted: true)
  }

  /// Takes an exchange out of the table and ends it. Its stream may live on for a while: what it still brings is discarded.
  /// - Parameter isClosed: the session has said that the stream is gone, and will not ask for it again.
  func remove(_ exchange: HTTPExchange, aborted: Bool, isClosed: Bool = false) {
    let slot = exchange.slot
    guard slot < slots.count, slots[slot] === exchange else { return }
    slots[slot] = nil
    openExchanges -= 1
    if openExchanges == 0, slots.count > 8 {
      slots = []
      freeSlots = []
    } else {
      freeSlots.append(slot)
    }
    if latest.stream == exchange.streamID { latest = (0, -1) }
    if !isClosed { session?.setSlot(nil, of: exchange.streamID) }
    if exchange.unconsumed > 0 { session?.consumeConnection(exchange.unconsumed) }
    unsentBytes -= exchange.accountedUnsent
    if exchange.isFinished { floods.sawAnswer() }
    exchange.end(aborted: aborted)
  }
}
