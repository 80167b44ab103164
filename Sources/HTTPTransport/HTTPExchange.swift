import NIOCore

/// What the transport asks of whoever answers requests.
public protocol HTTPService: Sendable {
  /// Fields of which a request may have one line, besides those of HTTP itself: what they say decides how it is answered.
  /// In lower case. A request with two is answered 400.
  var singularFields: [String] { get }
  /// A request's head has arrived. Called on the exchange's event loop; what is returned hears of the rest.
  func begin(_ exchange: HTTPExchange) -> any HTTPExchangeDelegate
}

extension HTTPService {
  /// None of its own.
  public var singularFields: [String] { [] }
}

/// Hears what happens to one exchange, always on its event loop.
public protocol HTTPExchangeDelegate: AnyObject {
  /// A piece of the body, valid for this call only. Flow-control credit is given back by `exchange.consumed`.
  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange)
  /// The request is complete.
  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange)
  /// Bytes that were waiting have been written; more may be sent. Called only after `isWritable` was false.
  func writable(_ exchange: HTTPExchange)
  /// The peer reset the stream or the connection ended before the answer was complete. At most once, and last.
  /// Not called after `finish`, `respond` or `reset`.
  func aborted(_ exchange: HTTPExchange)
  /// No more of the request is taken. Answered with an error at once, or the exchange is reset.
  func refused(_ exchange: HTTPExchange, _ reason: BodyRefusal)
}

extension HTTPExchangeDelegate {
  /// Leaves it to the transport.
  public func refused(_ exchange: HTTPExchange, _ reason: BodyRefusal) {}
}

/// Why the transport takes no more of a request.
public enum BodyRefusal: Sendable {
  /// `TransportLimits.receivedBudget` is used up, and this request holds more than most.
  case overBudget
  /// It took longer than `TransportLimits.bodyTimeout`, or came at less than `minimumBodyRate`.
  case tooSlow
}

/// One request and its answer, over HTTP/1.1 or HTTP/2.
///
/// It never leaves its event loop: every member but `request`, `peer`, `executor` and `eventLoop` must be used there.
/// Whoever comes back from an `await` in a task started by `executor.run` is there. After the exchange has ended (either
/// side, or the connection) every call is without effect, so that nobody needs to check first.
///
/// `@unchecked Sendable`: what is not immutable is confined to the event loop, and each mutating call checks that in debug builds.
public final class HTTPExchange: @unchecked Sendable {
  /// What the client asks for.
  public let request: HTTPRequestHead
  /// The address at the other end of the connection.
  public let peer: SocketAddress?
  /// Runs tasks on the exchange's event loop.
  public let executor: EventLoopExecutor
  /// The exchange's event loop.
  public var eventLoop: any EventLoop { executor.eventLoop }

  /// What carries the exchange; nil once it has ended.
  @exclusivity(unchecked) var connection: (any ExchangeConnection)?
  @exclusivity(unchecked) var delegate: (any HTTPExchangeDelegate)?
  let streamID: Int32
  @exclusivity(unchecked) var outbound = OutboundBody()
  /// Bytes of the request's body so far.
  @exclusivity(unchecked) public internal(set) var receivedBytes = 0
  /// HTTP/2: how many it must have in all, where the head says so. HTTP/1.1 ends the body there.
  @exclusivity(unchecked) var expectedBytes: Int?
  /// Bytes of the answer's body so far, sent or queued.
  @exclusivity(unchecked) public private(set) var sentBytes = 0
  /// Body bytes that the delegate has been given and has not consumed.
  @exclusivity(unchecked) var unconsumed = 0
  /// The delegate has not said yet that it takes the body.
  @exclusivity(unchecked) private(set) var isBodyHeld = false
  /// Since when the peer is to send the body, where that has to come to an end.
  @exclusivity(unchecked) private var bodySince: NIODeadline?
  /// How much had come then.
  @exclusivity(unchecked) private var bodyStart = 0
  /// What the delegate keeps of the body besides what is unconsumed; nil: it does not say.
  @exclusivity(unchecked) private var kept: Int?
  /// What is counted of the request, once it is there for longer than a turn.
  @exclusivity(unchecked) private var receivedHolding: ByteHolding?
  /// What is counted of the answer, once the peer has not taken it at the end of a turn.
  @exclusivity(unchecked) private(set) var unsentHolding: ByteHolding?
  /// Whether the service knows who sends the request. What strangers hold has a smaller share of memory.
  @exclusivity(unchecked) public var isCallerKnown = false {
    didSet { if isCallerKnown != oldValue { moveHoldings() } }
  }
  @exclusivity(unchecked) var isHeadSent = false
  /// `finish` was called: nothing may be added to the answer.
  @exclusivity(unchecked) var isFinished = false
  @exclusivity(unchecked) var isRequestComplete = false
  @exclusivity(unchecked) var wantsWritable = false
  /// HTTP/2: where the exchange stands in its connection's table.
  @exclusivity(unchecked) var slot = 0
  /// HTTP/2: the session found no bytes when it asked, and will not ask again by itself.
  @exclusivity(unchecked) var isDeferred = false
  /// The answer has a head only: to HEAD, or 204 and 304.
  @exclusivity(unchecked) var suppressesBody = false
  /// What of `unsentBytes` the connection has taken note of.
  @exclusivity(unchecked) private(set) var accountedUnsent = 0
  /// When the peer last sent something of this exchange.
  @exclusivity(unchecked) public internal(set) var receivedAt: NIODeadline
  /// When bytes began to wait for the peer, or when it last had taken enough of them.
  @exclusivity(unchecked) private var takenAt = NIODeadline.uptimeNanoseconds(0)
  @exclusivity(unchecked) private var takenBytes = 0
  /// HTTP/2: what came with the end, until the delegate hears of it.
  @exclusivity(unchecked) var receivedTrailers: HTTPFields?
  /// When `deadlineAction` is due.
  @exclusivity(unchecked) private(set) var deadline: NIODeadline?
  @exclusivity(unchecked) private var deadlineAction: (() -> Void)?

  init(
    request: HTTPRequestHead, peer: SocketAddress?, executor: EventLoopExecutor, connection: any ExchangeConnection,
    streamID: Int32, receivedAt: NIODeadline = .now()
  ) {
    self.request = request
    self.peer = peer
    self.executor = executor
    self.connection = connection
    self.streamID = streamID
    self.receivedAt = receivedAt
  }

  /// The length of the answer's body, where all of it is there and nothing follows.
  var wholeBody: Int? { isFinished && outbound.trailers == nil ? outbound.count : nil }

  /// Whether the exchange is over: answered completely, reset, or its connection lost.
  public var hasEnded: Bool { connection == nil }

  /// Bytes of the answer's body that the peer has not yet taken.
  public var unsentBytes: Int { outbound.count }

  /// Whether more should be sent now. When false, `HTTPExchangeDelegate.writable` is called once that changes.
  public var isWritable: Bool {
    guard let connection else { return true }
    guard outbound.count < connection.limits.unsentHighWatermark else {
      wantsWritable = true
      return false
    }
    return true
  }

  /// Sends an interim answer's or the final answer's head. Pseudo-header fields are added here.
  public func sendHead(status: Int, fields: HTTPFields) {
    eventLoop.assertInEventLoop()
    guard let connection, !isHeadSent else { return }
    isHeadSent = status >= 200
    connection.sendHead(status: status, fields: fields, endsExchange: false, for: self)
  }

  /// Queues bytes of the body. Flushed at the end of the turn.
  public func send(_ bytes: [UInt8]) {
    eventLoop.assertInEventLoop()
    guard let connection, isHeadSent, !isFinished, !bytes.isEmpty else { return }
    outbound.append(bytes)
    sentBytes += bytes.count
    connection.bodyChanged(of: self)
  }

  /// Completes the answer. Over HTTP/1.1 trailers go into the chunked coding's trailer section; with HTTP/1.0, or when the
  /// answer has a `content-length`, they are dropped.
  public func finish(trailers: HTTPFields? = nil) {
    eventLoop.assertInEventLoop()
    guard let connection, isHeadSent, !isFinished else { return }
    isFinished = true
    if !isRequestComplete { answeredEarly() }
    outbound.trailers = trailers
    connection.bodyChanged(of: self)
  }

  /// Sends a whole answer at once; the fast path for unary calls. An empty body without trailers ends the stream with its head.
  public func respond(
    status: Int, fields: HTTPFields, body: consuming [UInt8] = [], trailers: consuming HTTPFields? = nil
  ) {
    eventLoop.assertInEventLoop()
    guard let connection, !isHeadSent else { return }
    isHeadSent = true
    isFinished = true
    if !isRequestComplete { answeredEarly() }
    let endsExchange = body.isEmpty && trailers == nil
    sentBytes = body.count
    if !body.isEmpty { outbound.append(body) }
    outbound.trailers = trailers
    connection.sendHead(status: status, fields: fields, endsExchange: endsExchange, for: self)
  }

  /// The rest of the request is only in the way: it is not waited for for longer than if it were wanted.
  private func answeredEarly() {
    isBodyHeld = false
    if bodySince == nil { bodySince = .now() }
  }

  /// Gives flow-control credit back: so many of the received bytes have been used.
  public func consumed(_ count: Int) {
    eventLoop.assertInEventLoop()
    guard let connection, count > 0, unconsumed > 0 else { return }
    connection.consumed(min(count, unconsumed), by: self)
    if receivedHolding != nil { accountReceived() }
  }

  /// The body is not wanted yet: until `takeBody` no more of it is read than has come already, and a client that asks
  /// whether to send it (`expect: 100-continue`) is not told. To be called when the exchange begins.
  public func holdBody() { isBodyHeld = true }

  /// The body is wanted after all.
  /// - Parameter isWhole: it is to come to its end in `TransportLimits.bodyTimeout`, as a stream need not.
  public func takeBody(isWhole: Bool) {
    eventLoop.assertInEventLoop()
    guard isBodyHeld else { return }
    isBodyHeld = false
    guard let connection, !isRequestComplete else { return }
    // The time since the head was the service's.
    receivedAt = .now()
    if isWhole { bodySince = receivedAt }
    connection.bodyTaken(by: self)
  }

  /// Whether a message of a stream has begun and is to be completed: as quickly as a whole body would have to. Between
  /// messages a stream may be quiet.
  public func awaitsRest(_ isAwaited: Bool) {
    eventLoop.assertInEventLoop()
    guard isAwaited else { return bodySince = nil }
    guard bodySince == nil else { return }
    bodySince = .now()
    bodyStart = receivedBytes
  }

  /// Counts the request against the budget of received bytes, as it is there for longer than the turn that brought it.
  /// - Parameter count: what is kept of the body although its credit was given back.
  public func keep(_ count: Int) {
    eventLoop.assertInEventLoop()
    kept = count
    accountReceived()
  }

  /// The request is no longer waited for, and what the delegate kept of it has gone where it was to go.
  public func keepNothing() {
    guard kept != nil else { return }
    kept = nil
    accountReceived()
  }

  /// Ends the exchange now: RST_STREAM, or over HTTP/1.1 the end of the connection. The delegate hears nothing more.
  public func reset(_ code: HTTPResetCode) {
    eventLoop.assertInEventLoop()
    guard let connection else { return }
    delegate = nil
    connection.reset(self, code: code)
  }

  /// Calls `action` on the event loop after a time, unless the exchange has ended by then. Replaces an earlier deadline.
  public func setDeadline(after time: TimeAmount, _ action: @escaping () -> Void) {
    eventLoop.assertInEventLoop()
    guard connection != nil else { return }
    cancelDeadline()
    let deadline = eventLoop.now + time
    deadlineAction = action
    self.deadline = deadline
    executor.deadlines.add(self, at: deadline)
  }

  /// Forgets the deadline.
  public func cancelDeadline() {
    guard deadline != nil else { return }
    deadline = nil
    deadlineAction = nil
    executor.deadlines.cancelledOne()
  }

  /// The deadline has come.
  func deadlineReached() {
    let action = deadlineAction
    deadline = nil
    deadlineAction = nil
    if let action, connection != nil { executor.turn(action) }
  }

  /// When the exchange is given up unless the peer does something, and why; nil: it does not wait for the peer. Either bytes
  /// are queued that the peer does not take, or a body is awaited that we are ready for. Once an answer has begun, a request
  /// that is quiet between messages is a stream in which nothing happens to be said.
  func due(_ limits: TransportLimits) -> (time: NIODeadline, refusal: TransportRefusal)? {
    var due: (time: NIODeadline, refusal: TransportRefusal)?
    if !outbound.isEmpty { due = (takenAt + limits.stallTimeout, .stalled) }
    guard !isRequestComplete, !isHeadSent || isFinished || bodySince != nil, !isBodyHeld,
      unconsumed < limits.streamWindow / 2
    else {
      return due
    }
    let stalled = receivedAt + limits.stallTimeout
    if due.map({ stalled < $0.time }) ?? true { due = (stalled, .stalled) }
    guard let bodySince else { return due }
    let earned = TimeAmount.nanoseconds(
      Int64(min(receivedBytes - bodyStart, 1 << 32)) * 1_000_000_000 / Int64(max(1, limits.minimumBodyRate)))
    let slow = bodySince + min(limits.bodyTimeout, limits.bodyGrace + earned)
    return due.map { slow < $0.time } ?? true ? (slow, .slowBody) : due
  }

  /// Counts what is there of the request.
  func accountReceived() {
    guard let connection else { return }
    let body = unconsumed + (kept ?? 0)
    let bytes = body > 0 || kept != nil ? body + Self.ownBytes + request.fields.length + request.path.utf8.count : 0
    if let receivedHolding {
      receivedHolding.set(bytes)
    } else if bytes > 0, let ledger = connection.budgets?.ledger(.received, ofStranger: !isCallerKnown) {
      let holding = ByteHolding(.received, ledger, self)
      receivedHolding = holding
      holding.set(bytes)
    }
  }

  /// Counts what the peer has not taken of the answer.
  func holdUnsent() {
    guard let connection else { return }
    if let unsentHolding {
      unsentHolding.set(outbound.weight)
    } else if !outbound.isEmpty, let ledger = connection.budgets?.ledger(.unsent, ofStranger: !isCallerKnown) {
      let holding = ByteHolding(.unsent, ledger, self)
      unsentHolding = holding
      holding.set(outbound.weight)
    }
  }

  /// About what an exchange takes that waits: itself, its call, its stream.
  private static let ownBytes = 1024

  private func moveHoldings() {
    guard receivedHolding != nil || unsentHolding != nil, let budgets = connection?.budgets else { return }
    receivedHolding?.move(to: budgets.ledger(.received, ofStranger: !isCallerKnown))
    unsentHolding?.move(to: budgets.ledger(.unsent, ofStranger: !isCallerKnown))
  }

  /// Takes no more of the request: the delegate answers, or the exchange is reset.
  func refuse(_ reason: BodyRefusal) {
    guard connection != nil else { return }
    kept = nil
    connection?.bodyRefused(of: self)
    delegate?.refused(self, reason)
    if !isHeadSent { connection?.abandon(self, code: .enhanceYourCalm) }
  }

  /// Notes how many bytes are queued now, and says how many more that are than at the last time.
  func accountUnsent(at now: NIODeadline) -> Int {
    if accountedUnsent == 0, !outbound.isEmpty { beganToWait(at: now) }
    defer { accountedUnsent = outbound.count }
    return outbound.count - accountedUnsent
  }

  private func beganToWait(at now: NIODeadline) {
    takenAt = now
    takenBytes = 0
  }

  /// The peer took so many bytes. Few of them are no progress: see `TransportLimits.minimumTaken`.
  func taken(_ count: Int, at now: NIODeadline, _ limits: TransportLimits) {
    takenBytes += count
    if takenBytes >= limits.minimumTaken { beganToWait(at: now) }
  }

  /// The exchange is over for the connection. The delegate hears of it if its answer was not complete.
  func end(aborted: Bool) {
    guard connection != nil else { return }
    connection = nil
    cancelDeadline()
    outbound = OutboundBody()
    receivedHolding?.release()
    receivedHolding = nil
    unsentHolding?.release()
    unsentHolding = nil
    let delegate = self.delegate
    self.delegate = nil
    if aborted, !isFinished { delegate?.aborted(self) }
  }
}

extension HTTPExchange: ByteHolder {
  func overBudget(_ kind: ByteHolding.Kind) {
    connection?.refused(kind == .received ? .receivedBytes : .unsentBytes)
    switch kind {
    case .received: refuse(.overBudget)
    case .unsent: connection?.abandon(self, code: .enhanceYourCalm)
    }
  }
}

/// What carries exchanges: a connection of either protocol.
protocol ExchangeConnection: AnyObject {
  var limits: TransportLimits { get }
  /// Where bytes are counted that are held for longer than a turn; nil: nowhere.
  var budgets: LoopBudgets? { get }
  func sendHead(status: Int, fields: HTTPFields, endsExchange: Bool, for exchange: HTTPExchange)
  /// Bytes were queued or the body was finished.
  func bodyChanged(of exchange: HTTPExchange)
  func consumed(_ count: Int, by exchange: HTTPExchange)
  func reset(_ exchange: HTTPExchange, code: HTTPResetCode)
  /// The delegate takes the body that was held.
  func bodyTaken(by exchange: HTTPExchange)
  /// No more is taken of the body.
  func bodyRefused(of exchange: HTTPExchange)
  /// Resets an exchange of which its delegate is still to hear the end.
  func abandon(_ exchange: HTTPExchange, code: HTTPResetCode)
  /// Counts a refusal.
  func refused(_ refusal: TransportRefusal)
}

extension ExchangeConnection {
  var budgets: LoopBudgets? { nil }
  func bodyTaken(by exchange: HTTPExchange) {}
  func bodyRefused(of exchange: HTTPExchange) {}
  func refused(_ refusal: TransportRefusal) {}
  func abandon(_ exchange: HTTPExchange, code: HTTPResetCode) { exchange.end(aborted: true) }
}
