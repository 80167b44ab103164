import NIOCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The descriptors that the process may have open: one for each connection, and some for everything else.
enum Descriptors {
  /// Raises the soft limit, which is 1,024 on most systems for the sake of `select`, to the hard one.
  /// - Returns: how many the process may have now.
  static func raiseLimit() -> Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return 1024 }
    var raised = limit
    raised.rlim_cur = limit.rlim_max
    if limit.rlim_cur < limit.rlim_max, setrlimit(resource, &raised) == 0 { limit = raised }
    return Int(clamping: limit.rlim_cur)
  }
}

extension Descriptors {
  /// How many are open now, as far as that can be seen.
  static var open: Int {
    guard let folder = opendir("/dev/fd") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Not `.`, `..`, and the folder itself.
    return max(0, count - 3)
  }
}

extension TransportLimits {
  /// With no more connections than there can be.
  func fitting(descriptors: Int) -> TransportLimits {
    var limits = self
    limits.maximumConnections = min(maximumConnections, max(1, descriptors - reservedDescriptors))
    limits.maximumConnectionsPerAddress = min(maximumConnectionsPerAddress, max(1, limits.maximumConnections / 2))
    return limits
  }
}

/// Stops accepting for a moment when there is no descriptor for a new connection: it stays in the queue, for which the
/// listening socket is readable all the time.
///
/// `@unchecked Sendable`: used on the listening channel's event loop only.
final class AcceptPause: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = any Channel

  private let loops: [TransportLoop]
  private let statistics: TransportStatistics
  private var hasAccepted = false

  init(_ loops: [TransportLoop], _ statistics: TransportStatistics) {
    self.loops = loops
    self.statistics = statistics
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    hasAccepted = true
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? IOError, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(error.errnoCode) else {
      return context.fireErrorCaught(error)
    }
    statistics.refused(.noDescriptor)
    // The kernel takes a descriptor before it looks whether anybody waits: after one was accepted, nobody may.
    if !hasAccepted {
      for loop in loops { loop.executor.eventLoop.execute { _ = loop.giveWay(from: nil) } }
    }
    hasAccepted = false
    let channel = context.channel
    try? channel.syncOptions?.setOption(.autoRead, value: false)
    channel.eventLoop.scheduleTask(in: .milliseconds(100)) {
      try? channel.syncOptions?.setOption(.autoRead, value: true)
    }
  }
}
