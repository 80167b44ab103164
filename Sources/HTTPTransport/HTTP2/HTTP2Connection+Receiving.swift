import CNghttp2
import NIOCore

/// The notes that the session's reports leave. None of these calls a service, or the session for more than a look-up.
extension HTTP2Connection {
  /// - Returns: false when nothing more of the connection is to be read.
  func frameBegan(type: UInt8, flags: UInt8, length: Int, stream: Int32) -> Bool {
    switch UInt32(type) {
    case NGHTTP2_HEADERS.rawValue:
      floods.sawUsefulFrame()
      headFrames = 1
      if stream & 1 == 1, !identifiers.allowsHeaders(on: stream) { violation = (.malformed, .protocolError) }
    case NGHTTP2_DATA.rawValue where length > 0 || flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0:
      floods.sawUsefulFrame()
    case NGHTTP2_CONTINUATION.rawValue:
      headFrames += 1
      if headFrames > loop.limits.maximumHeaderFrames { violation = (.continuationFlood, .enhanceYourCalm) }
      if length == 0 { countControlFrame() }
    case NGHTTP2_GOAWAY.rawValue:
      isPeerLeaving = true
      countControlFrame()
    default:
      countControlFrame()
    }
    return violation == nil
  }

  func headersBegan() {
    head.begin(limits: loop.limits)
  }

  func fieldReceived(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    head.add(name: name, value: value)
  }

  func headersReceived(stream: Int32, isRequest: Bool, endsStream: Bool) {
    defer { head.close() }
    guard isRequest else {
      if let exchange = exchange(of: stream) {
        guard !head.isTooLarge else {
          loop.events.append(HTTP2Event(kind: .trailersTooLarge, slot: exchange.slot, stream: stream))
          return
        }
        exchange.receivedTrailers = head.takeFields()
        if endsStream { endReceived(stream: stream) }
      }
      return
    }
    guard !head.isTooLarge, !head.isConnect else {
      loop.events.append(HTTP2Event(kind: head.isTooLarge ? .headTooLarge : .notImplemented, stream: stream))
      if !endsStream { answeredEarly.append(stream) }
      return
    }
    let exchange = HTTPExchange(
      request: head.take(isSecure: loop.isSecure, sharing: &loop.recentHead), peer: peer, executor: loop.executor,
      connection: self, streamID: stream)
    exchange.receivedAt = now
    let slot = freeSlots.popLast() ?? slots.count
    exchange.slot = slot
    if slot == slots.count { slots.append(exchange) } else { slots[slot] = exchange }
    session?.setSlot(slot, of: stream)
    latest = (stream, slot)
    openExchanges += 1
    exchange.isRequestComplete = endsStream
    loop.events.append(HTTP2Event(kind: .head, isEnd: endsStream, slot: slot, stream: stream))
  }

  func dataReceived(_ bytes: UnsafeRawBufferPointer, stream: Int32) {
    loop.events.append(
      HTTP2Event(kind: .data, slot: slot(of: stream) ?? -1, stream: stream, bytes: bytes))
  }

  func endReceived(stream: Int32) {
    guard let exchange = exchange(of: stream) else { return }
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
    if tag == PingTag.drain { session?.submitGoaway() }
  }

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
    case .notImplemented:
      answer(event.stream, status: 501)
    case .head, .data, .nothing, .closed, .failed, .writable, .trailersTooLarge:
      guard let exchange = exchange(in: event.slot, stream: event.stream) else {
        if event.kind == .data { session?.consume(event.stream, event.bytes.count) }
        return
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
      exchange.delegate?.received(event.bytes, in: exchange)
    case .nothing:
      exchange.receivedAt = now
    case .failed:
      loop.traffic.reset()
      if !exchange.isFinished { countReset() }
      remove(exchange, aborted: true, isClosed: true)
    case .closed:
      remove(exchange, aborted: true, isClosed: true)
    case .writable:
      exchange.delegate?.writable(exchange)
    case .trailersTooLarge:
      loop.statistics.refused(.headersTooLarge)
      session?.submitReset(exchange.streamID, .enhanceYourCalm)
      remove(exchange, aborted: true)
    case .headTooLarge, .notImplemented:
      break
    }
    if event.isEnd { exchange.delegate?.receivedEnd(trailers: exchange.receivedTrailers, in: exchange) }
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
    exchange.end(aborted: aborted)
  }
}
