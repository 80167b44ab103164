import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a server's certificate and key are, and what it asks of clients.
public struct HTTPServerTLS: Sendable {
  /// Whether clients show a certificate.
  public enum ClientCertificates: Sendable {
    /// None is asked for.
    case none
    /// One is asked for and checked against the trust roots (PEM file); a client without one is let in.
    case optional(trustRoots: String)
    /// As `optional`, but a client without one is refused.
    case required(trustRoots: String)
    /// One of these very certificates (PEM file) is required; no authority is asked who signed it. For a few known
    /// clients whose certificates are their own.
    case pinned(certificates: String)
  }

  /// PEM file with the certificate and its chain.
  public var certificateChainPath: String
  /// PEM file with the private key.
  public var privateKeyPath: String
  /// Whether clients show a certificate. None is asked for by default.
  public var clientCertificates: ClientCertificates

  /// TLS from PEM files.
  public init(certificateChainPath: String, privateKeyPath: String, clientCertificates: ClientCertificates = .none) {
    self.certificateChainPath = certificateChainPath
    self.privateKeyPath = privateKeyPath
    self.clientCertificates = clientCertificates
  }
}

/// How a server listens.
public struct HTTPServerConfiguration: Sendable {
  /// The address or name to listen on.
  public var host: String
  /// The port to listen on; 0 lets the system choose.
  public var port: Int
  /// TLS; without it the port takes cleartext.
  public var tls: HTTPServerTLS?
  /// Event loops, each with its own connections. As many as there are cores by default.
  public var eventLoopCount: Int
  /// What clients may ask.
  public var limits: TransportLimits
  /// Hears of connections that were given up and why.
  public var logger: Logger?

  /// A configuration from its parts.
  public init(
    host: String = "127.0.0.1", port: Int = 0, tls: HTTPServerTLS? = nil, eventLoopCount: Int = System.coreCount,
    limits: TransportLimits = TransportLimits(), logger: Logger? = nil
  ) {
    self.host = host
    self.port = port
    self.tls = tls
    self.eventLoopCount = eventLoopCount
    self.limits = limits
    self.logger = logger
  }
}

/// Why a server could not begin to listen.
public struct HTTPServerError: Error, CustomStringConvertible {
  /// The reason, for people.
  public var description: String
}

/// One port that takes HTTP/2 with prior knowledge and HTTP/1.1, and with TLS both by ALPN.
public final class HTTPServer: Sendable {
  /// What was accepted and refused so far.
  public let statistics: TransportStatistics

  private struct Running {
    var group: MultiThreadedEventLoopGroup
    var listener: any Channel
    var loops: [TransportLoop]
    var tls: TLSAcceptor?
  }

  private enum State {
    case idle
    case starting
    case running(Running)
    case stopping(Running)
    case stopped
  }

  private let configuration: HTTPServerConfiguration
  private let service: any HTTPService
  private let state = NIOLockedValueBox((state: State.idle, waiting: [CheckedContinuation<Void, Never>]()))

  /// A server that is not listening yet.
  /// - Parameter statistics: where it counts, for who has to know before there is a server.
  public init(
    configuration: HTTPServerConfiguration, service: any HTTPService,
    statistics: TransportStatistics = TransportStatistics()
  ) {
    self.statistics = statistics
    self.configuration = configuration
    self.service = service
  }

  /// Binds the port and begins to accept. The process's soft limit of open files is raised to the hard one, and the limits of
  /// connections are what that leaves room for.
  /// - Returns: the bound address, with the port that the system chose if it was asked to.
  /// - Throws: when the certificate cannot be read or the address cannot be bound; `HTTPServerError` when the server was
  ///   started before.
  public func start() async throws -> SocketAddress {
    try state.withLockedValue {
      guard case .idle = $0.state else { throw HTTPServerError(description: "the server was started before") }
      $0.state = .starting
    }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, configuration.eventLoopCount))
    do {
      let running = try await listen(on: group)
      guard let address = running.listener.localAddress else {
        throw HTTPServerError(description: "the listening socket has no address")
      }
      state.withLockedValue { $0.state = .running(running) }
      return address
    } catch {
      try? await group.shutdownGracefully()
      stopped()
      throw error
    }
  }

  /// Starts if need be, and returns once `shutdown` has finished. Cancelling the task cuts everything off.
  public func run() async throws {
    if state.withLockedValue({ if case .idle = $0.state { true } else { false } }) { _ = try await start() }
    await withTaskCancellationHandler {
      await untilStopped()
    } onCancel: {
      Task { await self.shutdown(gracePeriod: .zero) }
    }
  }

  /// Drains: no new connections, GOAWAY to HTTP/2 and `Connection: close` to HTTP/1.1 clients, running exchanges finish.
  /// What is still running after the grace period is cut off. While it drains, another call can only shorten that.
  public func shutdown(gracePeriod: TimeAmount) async {
    let (running, isFirst) = state.withLockedValue { state -> (Running?, Bool) in
      switch state.state {
      case .running(let running):
        state.state = .stopping(running)
        return (running, true)
      case .stopping(let running): return (running, false)
      case .idle, .starting, .stopped: return (nil, false)
      }
    }
    guard let running else { return }
    guard isFirst else {
      for loop in running.loops { loop.executor.eventLoop.scheduleTask(in: gracePeriod) { loop.abort() } }
      return await untilStopped()
    }
    let eventLoops = running.loops.map { $0.executor.eventLoop }
    try? await running.listener.eventLoop.flatSubmit { Self.close(running.listener, eventLoops) }.get()
    await withTaskGroup(of: Void.self) { tasks in
      for loop in running.loops {
        tasks.addTask {
          let eventLoop = loop.executor.eventLoop
          let cutOff = eventLoop.scheduleTask(in: gracePeriod) { loop.abort() }
          try? await eventLoop.flatSubmit { loop.drain() }.get()
          cutOff.cancel()
        }
      }
    }
    try? await running.group.shutdownGracefully()
    stopped()
  }

  /// Reads certificate, key and trust roots again; connections that come use them.
  /// - Throws: when they cannot be used: then those that are in use stay.
  public func reloadCertificates() throws {
    try runningTLS?.reload()
  }

  /// When the certificate in use ends, in seconds since 1970; nil without TLS, or while the server does not run.
  public var certificateExpiry: Int? { runningTLS?.expiry }

  private var runningTLS: TLSAcceptor? {
    state.withLockedValue {
      guard case .running(let running) = $0.state else { return nil }
      return running.tls
    }
  }

  /// Closes the listening socket once no connection is on its way to us: the system would reset those that it still holds,
  /// and NIO close those that are not on their event loops yet.
  private static func close(
    _ listener: any Channel, _ eventLoops: [any EventLoop], attempts: Int = 500
  ) -> EventLoopFuture<Void> {
    guard attempts > 0, let options = listener as? any SocketOptionProvider else { return listener.close() }
    let eventLoop = listener.eventLoop
    let pause = listener.setOption(.autoRead, value: false)
    let settled = EventLoopFuture.andAllComplete(eventLoops.map { $0.submit {} } + [pause], on: eventLoop)
    // Of a listening socket Linux gives as `unacked` how many connections wait to be accepted.
    let waiting = settled.flatMap { options.getTCPInfo().map { $0.tcpi_unacked }.recover { _ in 0 } }
    return waiting.flatMap { waiting in
      guard waiting > 0 else { return listener.close() }
      // Tasks that follow each other at once would keep the loop from accepting.
      return listener.setOption(.autoRead, value: true)
        .flatMap { eventLoop.scheduleTask(in: .milliseconds(1)) {}.futureResult }
        .flatMap { close(listener, eventLoops, attempts: attempts - 1) }
    }
  }

  private func listen(on group: MultiThreadedEventLoopGroup) async throws -> Running {
    let tls = try configuration.tls.map { try TLSAcceptor($0) }
    let limits = configuration.limits.fitting(descriptors: Descriptors.raiseLimit() - Descriptors.open)
    let budgets = ByteBudgets(limits)
    statistics.observe(budgets)
    var loops: [ObjectIdentifier: TransportLoop] = [:]
    for eventLoop in group.makeIterator() {
      loops[ObjectIdentifier(eventLoop)] = TransportLoop(
        executor: EventLoopExecutor(eventLoop: eventLoop), service: service, limits: limits, statistics: statistics,
        logger: configuration.logger, isSecure: tls != nil, budgets: budgets)
    }
    let loopOf = loops
    let accepting = Array(loops.values)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // Connections take this over from the listening socket.
      .serverChannelOption(
        .tcpOption(.init(rawValue: TCP_NOTSENT_LOWAT)), value: limits.unsentInSystem
      )
      .serverChannelInitializer { [statistics] channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptPause(accepting, statistics))
        }
      }
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      // Who has asked and says nothing more is still answered.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      // The channel keeps its last buffer: small ones, until a connection has shown that it sends more.
      .childChannelOption(
        .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 1024, maximum: 32 * 1024)
      )
      // Each has a buffer's worth in its turn: those that never stop sending make the others wait for no more.
      .childChannelOption(.maxMessagesPerRead, value: 1)
      .childChannelInitializer { [statistics] channel in
        channel.eventLoop.makeCompletedFuture {
          guard let loop = loopOf[ObjectIdentifier(channel.eventLoop)] else {
            throw ChannelError.inappropriateOperationForState
          }
          let address = PeerAddress(channel.remoteAddress)
          if let refusal = statistics.open(from: address, loop.limits) {
            // One that says nothing goes first.
            guard loop.giveWay(from: refusal == .tooManyFromAddress ? address : nil) else {
              loop.refused(refusal, peer: channel.remoteAddress)
              throw ChannelError.connectTimeout(.zero)
            }
            statistics.openInPlace(from: address)
          }
          channel.closeFuture.whenComplete { _ in statistics.close(from: address) }
          if let tls { try channel.pipeline.syncOperations.addHandler(tls.makeHandler()) }
          try channel.pipeline.syncOperations.addHandler(ProtocolDetector(loop: loop))
        }
      }
    do {
      let listener = try await bootstrap.bind(host: configuration.host, port: configuration.port).get()
      return Running(group: group, listener: listener, loops: Array(loops.values), tls: tls)
    } catch {
      throw HTTPServerError(description: "cannot listen on \(configuration.host):\(configuration.port): \(error)")
    }
  }

  private func untilStopped() async {
    await withCheckedContinuation { continuation in
      let isStopped = state.withLockedValue {
        if case .stopped = $0.state { return true }
        $0.waiting.append(continuation)
        return false
      }
      if isStopped { continuation.resume() }
    }
  }

  private func stopped() {
    let waiting = state.withLockedValue { state in
      defer { state.waiting = [] }
      state.state = .stopped
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
