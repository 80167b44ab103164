import Logging
import NIOCore

/// What the connections of one event loop share: the service, the limits, and buffers that only one of them uses at a time,
/// so that an idle connection holds none.
///
/// `@unchecked Sendable`: everything that changes is touched on the event loop only.
///
/// `@exclusivity(unchecked)`, here and in the connection, the exchange and the executor: what one thread alone touches needs
/// no check at run time (an eighth of a request's cost) as long as no change in place calls back into its owner. It is kept
/// by changing these in place only through members of the standard library, NIO's buffer, and our own small structs, none
/// of which calls out.
final class TransportLoop: @unchecked Sendable {
  let executor: EventLoopExecutor
  let service: any HTTPService
  let limits: TransportLimits
  let statistics: TransportStatistics
  /// What this loop adds to the statistics for every exchange.
  let traffic: LoopTraffic
  let logger: Logger?
  let isSecure: Bool

  /// Frames on their way to the socket. Filled and emptied within one flush.
  @exclusivity(unchecked) var frames = FrameBuffer()
  /// What the last flush gave to the channel: its storage is used again if that was written at once.
  @exclusivity(unchecked) var output = ByteBuffer()
  /// What the HTTP/2 session reported. Filled and emptied within one read or flush.
  @exclusivity(unchecked) var events: [HTTP2Event] = []
  /// The head that differed last from the one before it on its connection: clients of a kind send the same.
  @exclusivity(unchecked) var recentHead: ReceivedHead?
  /// What answers say of the time.
  @exclusivity(unchecked) var date = DateField()

  private var connections: [ObjectIdentifier: any TransportConnection] = [:]
  /// Kept when the last connection has gone; there is one while the server drains.
  private var drained: EventLoopPromise<Void>?

  init(
    executor: EventLoopExecutor, service: any HTTPService, limits: TransportLimits, statistics: TransportStatistics,
    logger: Logger?, isSecure: Bool
  ) {
    self.executor = executor
    self.service = service
    self.limits = limits
    self.statistics = statistics
    traffic = statistics.traffic()
    self.logger = logger
    self.isSecure = isSecure
  }

  /// The connection exists until `release`; one that arrives while the server drains is told so.
  func adopt(_ connection: any TransportConnection) {
    connections[ObjectIdentifier(connection)] = connection
    if drained != nil { connection.drain() }
  }

  func release(_ connection: any TransportConnection) {
    connections[ObjectIdentifier(connection)] = nil
    if connections.isEmpty { drained?.succeed() }
  }

  /// Tells every connection to finish what it has begun. The future comes when none is left.
  func drain() -> EventLoopFuture<Void> {
    executor.eventLoop.assertInEventLoop()
    if let drained { return drained.futureResult }
    let drained = executor.eventLoop.makePromise(of: Void.self)
    self.drained = drained
    executor.turn {
      for connection in Array(connections.values) { connection.drain() }
    }
    if connections.isEmpty { drained.succeed() }
    return drained.futureResult
  }

  /// Cuts every connection off.
  func abort() {
    executor.eventLoop.assertInEventLoop()
    for connection in Array(connections.values) { connection.abort() }
  }

  /// Counts a refusal, and logs it.
  func refused(_ refusal: TransportRefusal, peer: SocketAddress?) {
    statistics.refused(refusal)
    logger?.debug(
      "connection refused",
      metadata: ["reason": "\(refusal.rawValue)", "peer": "\(peer.map(String.init(describing:)) ?? "unknown")"])
  }
}

/// A connection in any state: undecided, HTTP/1.1 or HTTP/2.
protocol TransportConnection: AnyObject {
  /// Accept nothing new; close when what was begun is finished.
  func drain()
  /// Close at once.
  func abort()
}

/// One coarse timer of a connection: it is moved only towards an earlier time, so that traffic never touches it, and whoever
/// is woken works out anew what is next.
struct ConnectionTimer {
  private var due = NIODeadline.distantFuture
  private var callback: NIOScheduledCallback?

  mutating func arm(
    at deadline: NIODeadline, on eventLoop: any EventLoop, for handler: some NIOScheduledCallbackHandler & Sendable
  ) {
    guard deadline < due else { return }
    callback?.cancel()
    due = deadline
    callback = try? eventLoop.scheduleCallback(at: deadline, handler: handler)
  }

  /// The callback has come; the next `arm` sets a new one.
  mutating func fired() {
    due = .distantFuture
    callback = nil
  }

  mutating func cancel() {
    callback?.cancel()
    fired()
  }
}
