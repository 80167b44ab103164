import CNghttp2
import NIOCore

extension HTTP2Connection: ExchangeConnection {
  var limits: TransportLimits { loop.limits }

  func sendHead(status: Int, fields: HTTPFields, endsExchange: Bool, for exchange: HTTPExchange) {
    guard let session, owns(exchange) else { return }
    note()
    withVectors(status: status, fields, length: endsExchange ? nil : exchange.wholeBody) { vectors in
      guard status >= 200 else {
        session.submitInterim(exchange.streamID, vectors)
        return
      }
      exchange.suppressesBody = exchange.request.method == "HEAD" || status == 204 || status == 304
      let hasBody = !endsExchange && !exchange.suppressesBody
      session.submitResponse(exchange.streamID, vectors, bodySlot: hasBody ? exchange.slot : nil)
      if hasBody {
        account(exchange)
      } else {
        exchange.outbound = OutboundBody()
        if !exchange.isRequestComplete { answeredEarly.append(exchange.streamID) }
      }
    }
  }

  /// A whole answer of the transport's own, for a stream without an exchange.
  func answer(_ stream: Int32, status: Int) {
    withVectors(status: status, HTTPFields()) { session?.submitResponse(stream, $0, bodySlot: nil) }
  }

  func bodyChanged(of exchange: HTTPExchange) {
    guard let session, owns(exchange) else { return }
    guard !exchange.suppressesBody else {
      exchange.outbound = OutboundBody()
      return
    }
    account(exchange)
    if exchange.isDeferred {
      exchange.isDeferred = false
      session.resumeBody(exchange.streamID)
    }
    note()
  }

  func consumed(_ count: Int, by exchange: HTTPExchange) {
    guard owns(exchange) else { return }
    exchange.unconsumed -= count
    // No more comes on a stream that has ended: only the connection needs the credit.
    if exchange.isRequestComplete {
      session?.consumeConnection(count)
    } else {
      session?.consume(exchange.streamID, count)
    }
    note()
  }

  func reset(_ exchange: HTTPExchange, code: HTTPResetCode) {
    guard owns(exchange) else { return }
    session?.submitReset(exchange.streamID, code)
    remove(exchange, aborted: false)
    note()
  }

  func abandon(_ exchange: HTTPExchange, code: HTTPResetCode) {
    guard owns(exchange) else { return }
    give(up: exchange, code)
    note()
  }

  /// "A client that will wait for a 100 (Continue) response before sending the request content" is told (RFC 9110
  /// section 10.1.1), unless it has not waited.
  func bodyTaken(by exchange: HTTPExchange) {
    guard exchange.receivedBytes == 0, exchange.request.fields.first("expect", equals: "100-continue") else { return }
    sendHead(status: 100, fields: HTTPFields(), endsExchange: false, for: exchange)
  }

  func refused(_ refusal: TransportRefusal) { loop.refused(refusal, peer: peer) }

  var budgets: LoopBudgets? { loop.budgets }

  /// Counts what this turn has left unsent, and what the channel could not give to the socket, or was not given for that.
  func holdUnsent(_ channel: any Channel) {
    if unsentBytes > 0 || holdsUnsent {
      holdsUnsent = unsentBytes > 0
      for case let exchange? in slots { exchange.holdUnsent() }
    }
    buffered.update(
      channel, besides: (session?.waitingFrames ?? 0) * HTTP2Session.bytesOfFrame,
      in: loop.budgets.ledger(.unsent, ofStranger: !knowsCaller), of: self)
  }

  private var knowsCaller: Bool { slots.contains { $0?.isCallerKnown == true } }

  /// What the session may take of an exchange's body now. Called while the session is drained.
  func nextBody(upTo limit: Int, slot: Int, stream: Int32) -> NextBody {
    guard let exchange = exchange(in: slot, stream: stream), let session else { return .gone }
    let count = min(limit, exchange.outbound.count)
    guard exchange.isFinished, count == exchange.outbound.count else {
      if count > 0 { return .bytes(count, .no) }
      exchange.isDeferred = true
      return .waiting
    }
    if !exchange.isRequestComplete { answeredEarly.append(stream) }
    guard let trailers = exchange.outbound.trailers, !trailers.isEmpty else { return .bytes(count, .withStream) }
    withVectors(status: nil, trailers) { session.submitTrailers(stream, $0) }
    return .bytes(count, .withTrailers)
  }

  /// Writes a DATA frame that `nextBody` promised: the only copy that body bytes see here.
  func writeBody(header: UnsafeRawBufferPointer, count: Int, slot: Int, stream: Int32) {
    loop.frames.append(header)
    guard count > 0, let exchange = exchange(in: slot, stream: stream) else { return }
    loop.frames.append(count) { space in exchange.outbound.read(into: space) }
    floods.sentBody(count)
    exchange.taken(count, at: now, loop.limits)
    account(exchange)
    if exchange.wantsWritable, exchange.outbound.count < loop.limits.unsentHighWatermark {
      exchange.wantsWritable = false
      loop.events.append(HTTP2Event(kind: .writable, slot: slot, stream: stream))
    }
  }

  /// Nil when the slot is empty, or another's: the exchange was reset meanwhile.
  func exchange(in slot: Int, stream: Int32) -> HTTPExchange? {
    guard slot >= 0, slot < slots.count, let exchange = slots[slot], exchange.streamID == stream else { return nil }
    return exchange
  }

  private func owns(_ exchange: HTTPExchange) -> Bool {
    exchange.slot < slots.count && slots[exchange.slot] === exchange
  }

  /// Keeps the connection's sum of unsent bytes.
  private func account(_ exchange: HTTPExchange) {
    unsentBytes += exchange.accountUnsent(at: now)
    if unsentBytes > loop.limits.maximumUnsentBytes, violation == nil {
      giveUp(.unsentBytes, .enhanceYourCalm)
    }
  }

  /// Lends a field list in the C library's form, which copies what it needs. Fields that mean one hop of HTTP/1.1 are left
  /// out: "An endpoint MUST NOT generate an HTTP/2 message containing connection-specific header fields" (RFC 9113
  /// section 8.2.2).
  /// - Parameters:
  ///   - status: of the head; nil: these are trailers.
  ///   - length: of a body that is known already, told where the fields do not.
  private func withVectors(
    status: Int?, _ fields: HTTPFields, length: Int? = nil, _ body: (UnsafeBufferPointer<nghttp2_nv>) -> Void
  ) {
    let code = status ?? 0
    let digits = (UInt8(48 + code / 100 % 10), UInt8(48 + code / 10 % 10), UInt8(48 + code % 10))
    let date = code >= 200 ? loop.date.now() : []
    let decimal = DecimalDigits(length ?? 0)
    withUnsafeTemporaryAllocation(of: nghttp2_nv.self, capacity: fields.count + 3) { vectors in
      withUnsafeBytes(of: digits) { digits in
        date.withUnsafeBytes { date in
          fields.withFields { bytes in
            var count = 0
            var needsDate = !date.isEmpty
            var needsLength = length != nil
            func add(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
              vectors.initializeElement(at: count, to: vector(name, value))
              count += 1
            }
            if status != nil { add(Self.statusName, digits) }
            var position = 0
            while let field = HTTPFields.Field(in: bytes, at: position) {
              position = field.end
              if isConnectionSpecific(field.name) { continue }
              if needsDate, equal(field.name, Self.dateName) { needsDate = false }
              if needsLength, equal(field.name, Self.lengthName) { needsLength = false }
              add(field.name, field.value)
            }
            if needsDate { add(Self.dateName, date) }
            decimal.withBytes { decimal in
              if needsLength { add(Self.lengthName, decimal) }
              body(UnsafeBufferPointer(rebasing: vectors[..<count]))
            }
          }
        }
      }
    }
  }

  /// `nonisolated(unsafe)`: points at a constant of the program.
  private nonisolated(unsafe) static let statusName = UnsafeRawBufferPointer(
    start: (":status" as StaticString).utf8Start, count: 7)
  /// `nonisolated(unsafe)`: as `statusName`.
  private nonisolated(unsafe) static let dateName = UnsafeRawBufferPointer(
    start: ("date" as StaticString).utf8Start, count: 4)
  /// `nonisolated(unsafe)`: as `statusName`.
  private nonisolated(unsafe) static let lengthName = UnsafeRawBufferPointer(
    start: ("content-length" as StaticString).utf8Start, count: 14)

  private func vector(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> nghttp2_nv {
    nghttp2_nv(
      name: UnsafeMutablePointer(mutating: name.baseAddress?.assumingMemoryBound(to: UInt8.self)),
      value: UnsafeMutablePointer(mutating: value.baseAddress?.assumingMemoryBound(to: UInt8.self)),
      namelen: name.count, valuelen: value.count, flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue))
  }
}

extension HTTP2Connection: ByteHolder {
  /// What the channel has cannot be taken back from it, and without a header block none of those after it can be read.
  func overBudget(_ kind: ByteHolding.Kind) {
    loop.refused(kind == .received ? .receivedBytes : .unsentBytes, peer: peer)
    abort()
  }
}
