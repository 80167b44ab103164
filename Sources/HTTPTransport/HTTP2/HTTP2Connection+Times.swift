import NIOCore

/// What a PING was sent for; its acknowledgement brings the tag back.
enum PingTag {
  static let keepalive: UInt8 = 1
  static let drain: UInt8 = 2
}

/// The times that a connection keeps. Nothing here runs for a request: the timer looks at what stands still when it fires.
extension HTTP2Connection {
  /// Sets the timer for whatever is due next, unless it comes earlier anyway.
  func armTimer() {
    timer.arm(at: nextDeadline(), on: loop.executor.eventLoop, for: self)
  }

  func checkTimes() {
    let limits = loop.limits
    if let since = headAwaitedSince, now >= since + limits.headerTimeout {
      giveUp(.slowHeaders, .enhanceYourCalm)
    } else if let age = limits.maximumConnectionAge, now >= acceptedAt + age, !isDraining {
      loop.refused(.age, peer: peer)
      drain()
    } else if openExchanges == 0 {
      if now >= lastActivity + limits.idleTimeout { giveUp(.idle, .noError) }
    } else if let sent = pingSent {
      if now >= sent + limits.keepaliveTimeout {
        loop.refused(.keepalive, peer: peer)
        abort()
        return
      }
    } else if now >= lastRead + limits.keepaliveInterval {
      session?.submitPing(tag: PingTag.keepalive)
      pingSent = now
      note()
    }
    resetStalled()
    armTimer()
  }

  private func nextDeadline() -> NIODeadline {
    let limits = loop.limits
    var next = NIODeadline.distantFuture
    if let since = headAwaitedSince { next = since + limits.headerTimeout }
    if let age = limits.maximumConnectionAge, !isDraining { next = min(next, acceptedAt + age) }
    guard openExchanges > 0 else { return min(next, lastActivity + limits.idleTimeout) }
    next = min(next, pingSent.map { $0 + limits.keepaliveTimeout } ?? lastRead + limits.keepaliveInterval)
    for case let exchange? in slots {
      if let since = exchange.waitsForPeerSince(limits) { next = min(next, since + limits.stallTimeout) }
    }
    // Exchanges that do not wait now may do so soon.
    return min(next, now + limits.stallTimeout)
  }

  private func resetStalled() {
    let limits = loop.limits
    for case let exchange? in slots {
      guard let since = exchange.waitsForPeerSince(limits), now >= since + limits.stallTimeout else { continue }
      loop.refused(.stalled, peer: peer)
      session?.submitReset(exchange.streamID, .cancel)
      remove(exchange, aborted: true)
      note()
    }
  }
}
