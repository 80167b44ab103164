import GrpcCore
import NIOCore
import NIOEmbedded

@testable import HTTPTransport

/// What must hold of every connection, whatever comes in on it: nothing traps, and nothing of it is left afterwards.
package enum ConnectionProperties {
  /// The services that are open to strangers everywhere, with limits so small that inputs come to them.
  private static let server: RPCServer? = {
    var configuration = RPCConfiguration()
    configuration.limits.maximumMessageSize = 500
    configuration.limits.maximumRouteBodySize = 500
    configuration.cors = CORSPolicy()
    let route = HTTPRoute("GET", "POST", path: "/page") { request in
      HTTPRouteResponse(status: try request.form == nil ? 400 : 200)
    }
    let health: any ServiceHandler = HealthService()
    return try? RPCServer(
      services: [health] + Reflection.services(describing: [health]), routes: [route], configuration: configuration)
  }()

  private static let limits: TransportLimits = {
    var limits = TransportLimits()
    limits.maximumHeaderListSize = 1000
    limits.maximumHeaderFields = 16
    limits.maximumConcurrentStreams = 4
    limits.maximumHeaderFrames = 3
    limits.maximumResets = 5
    limits.maximumControlFrames = 20
    limits.streamWindow = 1000
    limits.connectionWindow = 70_000
    limits.unsentHighWatermark = 500
    limits.maximumUnsentBytes = 20_000
    limits.receivedBudget = 10_000
    limits.unsentBudget = 30_000
    limits.maximumPipelinedRequests = 3
    return limits
  }()

  /// The first byte says how the others are cut.
  package static func http1Fault(_ input: [UInt8]) -> String? {
    guard let cuts = input.first else { return nil }
    guard let written = answer(to: FramingProperties.pieces(input.dropFirst(), cuts)) else { return "stays open" }
    guard written.isEmpty || written.starts(with: "HTTP/1.1 ".utf8) || input.dropFirst().starts(with: "PRI ".utf8)
    else { return "answers with something else" }
    return nil
  }

  /// What follows HTTP/2's preface; the first byte says how it is cut.
  package static func http2Fault(_ input: [UInt8]) -> String? {
    guard let cuts = input.first else { return nil }
    return http2Fault(FramingProperties.pieces(input.dropFirst(), cuts))
  }

  /// Frames: a byte each for type, flags, stream and length, and the payload.
  package static func framesFault(_ input: [UInt8]) -> String? {
    guard let cuts = input.first else { return nil }
    var frames: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
    var rest = input.dropFirst()
    while rest.count >= 4 {
      let head = Array(rest.prefix(4))
      let payload = rest.dropFirst(4).prefix(Int(head[3]))
      frames += [0, 0, UInt8(payload.count), head[0] % 11, head[1], 0, 0, 0, head[2] & 15]
      frames += payload
      rest = rest.dropFirst(4 + payload.count)
    }
    return http2Fault(FramingProperties.pieces(frames[...], cuts))
  }

  private static func http2Fault(_ pieces: [ArraySlice<UInt8>]) -> String? {
    guard let written = answer(to: [ProtocolDetector.preface[...]] + pieces) else { return "stays open" }
    guard written.count >= 9, written[3] == 4 else { return "does not begin with SETTINGS" }
    return nil
  }

  /// `@unchecked Sendable`: an embedded loop runs on the thread that asks it to.
  private final class End: @unchecked Sendable {
    var hasCome = false
  }

  /// What a connection writes; nil when it is still there after its end.
  private static func answer(to pieces: [ArraySlice<UInt8>]) -> [UInt8]? {
    guard let server else { return nil }
    let loop = EmbeddedEventLoop()
    let channel = EmbeddedChannel(loop: loop)
    let transport = TransportLoop(
      executor: EventLoopExecutor(eventLoop: loop), service: server, limits: limits,
      statistics: TransportStatistics(), logger: nil, isSecure: false)
    guard let address = try? SocketAddress(ipAddress: "127.0.0.1", port: 1),
      (try? channel.pipeline.syncOperations.addHandler(ProtocolDetector(loop: transport))) != nil
    else { return nil }
    channel.connect(to: address, promise: nil)
    for piece in pieces where channel.isActive {
      _ = try? channel.writeInbound(ByteBuffer(bytes: piece))
      loop.run()
    }
    var written: [UInt8] = []
    while let buffer = try? channel.readOutbound(as: ByteBuffer.self) { written += buffer.readableBytesView }
    _ = try? channel.finish(acceptAlreadyClosed: true)
    loop.run()
    let end = End()
    transport.drain().whenComplete { _ in end.hasCome = true }
    loop.run()
    return end.hasCome ? written : nil
  }
}
