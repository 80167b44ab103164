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
  let budgets: LoopBudgets
  /// Fields that may come once.
  let singularFields: SingularFields
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
  /// Connections that were silent when it was last looked, the first to go last.
  private var silent: [(connection: ObjectIdentifier, silence: Silence)] = []
  /// From where no silent connection was found, since when: to look at all costs more than to open one more.
  private var lookedInVain: (from: Set<PeerAddress?>, since: NIODeadline) = ([], .uptimeNanoseconds(0))
  private static let vainPause = TimeAmount.milliseconds(50)
  /// Kept when the last connection has gone; there is one while the server drains.
  private var drained: EventLoopPromise<Void>?

  init(
    executor: EventLoopExecutor, service: any HTTPService, limits: TransportLimits, statistics: TransportStatistics,
    logger: Logger?, isSecure: Bool, budgets: ByteBudgets? = nil
  ) {
    self.executor = executor
    self.service = service
    self.limits = limits
    self.budgets = LoopBudgets(budgets ?? ByteBudgets(limits), on: executor)
    singularFields = SingularFields(service.singularFields)
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

  /// Cuts off a connection that says nothing: one that has not sent a byte goes before one that has, that one before one with
  /// calls of strangers in which nothing is said, and then the one that has been silent for longest. All are looked at once
  /// for many that go, and where none was found, not again for a moment.
  /// - Parameter address: from where it is to be; nil: from anywhere.
  /// - Returns: false when there is none.
  func giveWay(from address: PeerAddress?) -> Bool {
    executor.eventLoop.assertInEventLoop()
    for isSearched in [false, true] {
      if isSearched {
        let now = executor.eventLoop.now
        if now - lookedInVain.since >= Self.vainPause { lookedInVain = ([], now) }
        guard !lookedInVain.from.contains(address) else { return false }
        silent = quietest(from: address)
        if silent.isEmpty { lookedInVain.from.insert(address) }
      }
      while let known = silent.popLast() {
        // It may have spoken since.
        guard let connection = connections[known.connection], connection.silence == known.silence,
          address == nil || known.silence.address == address
        else { continue }
        refused(.gaveWay, peer: nil)
        executor.turn { connection.abort() }
        return true
      }
    }
    return false
  }

  private func quietest(from address: PeerAddress?) -> [(connection: ObjectIdentifier, silence: Silence)] {
    let silent = connections.compactMap { connection -> (connection: ObjectIdentifier, silence: Silence)? in
      guard let silence = connection.value.silence, address == nil || silence.address == address else { return nil }
      return (connection.key, silence)
    }
    return silent.sorted { $0.silence < $1.silence }.prefix(max(32, silent.count / 8)).reversed()
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
  /// Since when it has had nothing to do, or nothing but what strangers keep open; nil: it has.
  var silence: Silence? { get }
}

/// What a connection that does nothing is chosen by when one has to go.
struct Silence: Comparable {
  enum Kind: Int {
    /// It has never sent a byte.
    case unspoken
    /// It has no exchange.
    case idle
    /// It has exchanges of strangers, such as a watch, and no peer has said anything in them for `stallTimeout`.
    case watching
  }

  var kind: Kind
  var since: NIODeadline
  var address: PeerAddress

  static func < (one: Silence, other: Silence) -> Bool {
    (one.kind.rawValue, one.since) < (other.kind.rawValue, other.since)
  }
}

extension HTTPExchange {
  /// Since when a stranger has said nothing in it, and been told nothing that it has not taken; nil: it is known who calls, or
  /// that was not long ago.
  func silence(at now: NIODeadline, _ limits: TransportLimits) -> NIODeadline? {
    !isCallerKnown && outbound.isEmpty && now - receivedAt >= limits.stallTimeout ? receivedAt : nil
  }
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
