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
  /// Whether what came looks like a request of HTTP/1.1. Where that was negotiated, it need not.
  private var speaksHTTP = true
  private var isClosing = false
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
    // Half of a preface, or a connection that was opened ahead of need: nothing more comes.
    if event as? ChannelEvent == .inputClosed, self.context != nil { return context.cut() }
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
    guard !isClosing else { return }
    var bytes = Self.unwrapInboundIn(data)
    if firstByteAt == nil {
      firstByteAt = .now()
      armTimer()
    }
    received.writeBuffer(&bytes)
    let view = received.readableBytesView
    if view.starts(with: Self.preface) {
      install(isHTTP2: true, in: context)
    } else if !view.elementsEqual(Self.preface.prefix(view.count)), let speaksHTTP = Self.beginsLikeRequest(view) {
      self.speaksHTTP = speaksHTTP
      install(isHTTP2: false, in: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if self.context != nil, !isHandshaken, !isClosing {
      loop.logger?.debug("TLS handshake failed", metadata: ["error": "\(error)"])
      loop.refused(.handshake, peer: context.remoteAddress)
    }
    isClosing = true
    context.cut()
  }

  private func install(isHTTP2: Bool, in context: ChannelHandlerContext) {
    guard self.context != nil, !isClosing else { return }
    let received = self.received
    // A loop that drains is done when it has no connection: the next one is there before this one goes.
    defer { loop.release(self) }
    forget()
    do {
      let pipeline = context.pipeline.syncOperations
      if isHTTP2 {
        try pipeline.addHandler(
          HTTP2Connection(loop: loop, acceptedAt: acceptedAt, firstByteAt: firstByteAt), position: .after(self))
      } else {
        let connection = HTTP1Connection(
          loop: loop, acceptedAt: acceptedAt, firstByteAt: firstByteAt, speaksHTTP: speaksHTTP)
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
  /// SP HTTP-version` (RFC 9112 section 3). Nil while that cannot be said, which for known methods is at once, and for others
  /// within a few bytes: they are looked at again with every read.
  static func beginsLikeRequest(_ bytes: ByteBufferView) -> Bool? {
    let mayGoOn = bytes.count < longestLine
    // "A server … SHOULD ignore at least one empty line (CRLF) received prior to the request-line" (section 2.2).
    let bytes = bytes.drop { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
    if knownMethods.contains(where: { bytes.starts(with: $0.utf8) }) { return true }
    let line = bytes.prefix { $0 >= 0x20 && $0 < 0x7F }
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
    guard let method = parts.first else { return bytes.isEmpty && mayGoOn ? nil : false }
    guard method.count <= longestMethod, method.allSatisfy(isOfToken) else { return false }
    if line.count == bytes.count, mayGoOn { return nil }
    return parts.count == 3 && parts[2].starts(with: "HTTP/".utf8)
  }

  private static let knownMethods = ["GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS "]
  /// Of an unknown method, that it is worth to wait for the rest of the line.
  private static let longestMethod = 32
  private static let longestLine = 1024

  /// `token = 1*tchar` (RFC 9110 section 5.6.2); methods are tokens.
  private static func isOfToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private func leave() {
    guard context != nil else { return }
    forget()
    loop.release(self)
  }

  private func forget() {
    context = nil
    received = ByteBuffer()
    timer.cancel()
  }
}

extension ProtocolDetector: TransportConnection {
  func drain() {
    drainedAt = .now()
    armTimer()
  }

  func abort() { context?.cut() }

  var silence: Silence? {
    Silence(
      kind: firstByteAt == nil ? .unspoken : .idle, since: firstByteAt ?? acceptedAt,
      address: PeerAddress(context?.remoteAddress))
  }
}

extension ProtocolDetector: NIOScheduledCallbackHandler {
  func handleScheduledCallback(eventLoop: some EventLoop) {
    timer.fired()
    guard let context else { return }
    guard !isClosing else { return context.cut() }
    guard .now() >= next.time else { return armTimer() }
    if let refusal = next.refusal { loop.refused(refusal, peer: context.remoteAddress) }
    // TLS says goodbye, if it is heard.
    isClosing = true
    timer.arm(at: .now() + loop.limits.drainPatience, on: context.eventLoop, for: self)
    context.close(promise: nil)
  }

  private func armTimer() {
    guard let context, !isClosing else { return }
    timer.arm(at: next.time, on: context.eventLoop, for: self)
  }

  /// When the connection will have been undecided for too long, and what that is called.
  private var next: (time: NIODeadline, refusal: TransportRefusal?) {
    let limits = loop.limits
    if let drainedAt {
      return (drainedAt + (firstByteAt == nil ? limits.drainPause : limits.drainPatience), nil)
    }
    if let firstByteAt { return (firstByteAt + limits.headerTimeout, .slowHeaders) }
    if !isHandshaken { return (acceptedAt + limits.headerTimeout, .handshake) }
    return (acceptedAt + limits.idleTimeout, .idle)
  }
}
