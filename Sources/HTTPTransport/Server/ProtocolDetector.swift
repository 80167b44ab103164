import Logging
import NIOCore
import NIOHTTP1
import NIOTLS

/// Decides a new connection's protocol: with TLS by ALPN, otherwise by the first bytes. Then it leaves the pipeline.
///
/// `@unchecked Sendable`: used on the channel's event loop only.
final class ProtocolDetector: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// "In HTTP/2, each endpoint is required to send a connection preface"; the client's begins so (RFC 9113 section 3.4).
  static let preface: [UInt8] = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  private let loop: TransportLoop
  private let acceptedAt = NIODeadline.now()
  private var context: ChannelHandlerContext?
  private var received = ByteBuffer()
  private var isHandshaken: Bool
  private var firstByteAt: NIODeadline?
  private var drainedAt: NIODeadline?
  private var timer = ConnectionTimer()

  init(loop: TransportLoop) {
    self.loop = loop
    isHandshaken = !loop.isSecure
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    armTimer()
    loop.adopt(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    leave()
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted(let negotiated) = event as? TLSUserEvent {
      isHandshaken = true
      switch negotiated {
      case "h2": install(isHTTP2: true, in: context)
      case "http/1.1": install(isHTTP2: false, in: context)
      default: break  // A client that does not negotiate is told apart as in cleartext.
      }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard self.context != nil else {
      context.fireChannelRead(data)
      return
    }
    var bytes = Self.unwrapInboundIn(data)
    if firstByteAt == nil {
      firstByteAt = .now()
      armTimer()
    }
    received.writeBuffer(&bytes)
    let view = received.readableBytesView
    if !view.elementsEqual(Self.preface.prefix(view.count)), !view.starts(with: Self.preface) {
      install(isHTTP2: false, in: context)
    } else if view.count >= Self.preface.count {
      install(isHTTP2: true, in: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if self.context != nil, !isHandshaken {
      loop.logger?.debug("TLS handshake failed", metadata: ["error": "\(error)"])
      loop.refused(.handshake, peer: context.remoteAddress)
    }
    context.close(promise: nil)
  }

  private func install(isHTTP2: Bool, in context: ChannelHandlerContext) {
    guard self.context != nil else { return }
    let received = self.received
    leave()
    do {
      let pipeline = context.pipeline.syncOperations
      if isHTTP2 {
        try pipeline.addHandler(
          HTTP2Connection(loop: loop, acceptedAt: acceptedAt, firstByteAt: firstByteAt), position: .after(self))
      } else {
        let connection = HTTP1Connection(
          loop: loop, acceptedAt: acceptedAt, firstByteAt: firstByteAt, speaksHTTP: Self.beginsLikeRequest(received))
        try pipeline.addHandlers(
          [HTTP1Arrival(connection), HTTP1Connection.decoder(loop.limits), connection], position: .after(self))
      }
      if received.readableBytes > 0 { context.fireChannelRead(Self.wrapInboundOut(received)) }
      pipeline.removeHandler(self, promise: nil)
    } catch {
      context.close(promise: nil)
    }
  }

  /// Whether the first line is a request's, with a method that need not be known: `request-line = method SP request-target
  /// SP HTTP-version` (RFC 9112 section 3). With nothing to judge by, the protocol was negotiated.
  private static func beginsLikeRequest(_ bytes: ByteBuffer) -> Bool {
    let parts = bytes.readableBytesView.prefix { $0 >= 0x20 && $0 < 0x7F }.split(separator: UInt8(ascii: " "))
    return bytes.readableBytes == 0 || (parts.count == 3 && parts[2].starts(with: "HTTP/".utf8))
  }

  private func leave() {
    guard context != nil else { return }
    context = nil
    received = ByteBuffer()
    timer.cancel()
    loop.release(self)
  }
}

extension ProtocolDetector: TransportConnection {
  func drain() {
    drainedAt = .now()
    armTimer()
  }

  func abort() { context?.close(promise: nil) }

  var silence: Silence? {
    Silence(
      hasSpoken: firstByteAt != nil, since: firstByteAt ?? acceptedAt, address: PeerAddress(context?.remoteAddress))
  }
}

extension ProtocolDetector: NIOScheduledCallbackHandler {
  func handleScheduledCallback(eventLoop: some EventLoop) {
    timer.fired()
    guard let context else { return }
    guard .now() >= next.time else { return armTimer() }
    if let refusal = next.refusal { loop.refused(refusal, peer: context.remoteAddress) }
    context.close(promise: nil)
  }

  private func armTimer() {
    guard let context else { return }
    timer.arm(at: next.time, on: context.eventLoop, for: self)
  }

  /// When the connection will have been undecided for too long, and what that is called.
  private var next: (time: NIODeadline, refusal: TransportRefusal?) {
    let limits = loop.limits
    if let firstByteAt { return (firstByteAt + limits.headerTimeout, .slowHeaders) }
    if let drainedAt { return (drainedAt + limits.drainPause, nil) }
    if !isHandshaken { return (acceptedAt + limits.headerTimeout, .handshake) }
    return (acceptedAt + limits.idleTimeout, .idle)
  }
}
