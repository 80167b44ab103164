import NIOCore

/// The times that the connection keeps; see `HTTP2Connection`.
extension HTTP1Connection: NIOScheduledCallbackHandler {
  func handleScheduledCallback(eventLoop: some EventLoop) {
    timer.fired()
    now = .now()
    guard !isClosing else { return abort() }
    loop.executor.turn {
      let limits = loop.limits
      if let since = headAwaitedSince, now >= since + limits.headerTimeout {
        loop.refused(.slowHeaders, peer: peer)
        refuse(408)
      } else if let current {
        if let due = current.due(limits), now >= due.time {
          loop.refused(due.refusal, peer: peer)
          if due.refusal == .slowBody, !current.isHeadSent { current.refuse(.tooSlow) } else { abort() }
        }
      } else if headAwaitedSince == nil, now >= keptUntil {
        if drainedAt == nil { loop.refused(.idle, peer: peer) }
        close()
      }
      if let age = limits.maximumConnectionAge, now >= acceptedAt + age, drainedAt == nil, !isClosing {
        loop.refused(.age, peer: peer)
        drain()
      }
      armTimer()
    }
  }

  func armTimer() {
    guard !isClosing else { return }
    let limits = loop.limits
    var next = NIODeadline.distantFuture
    if let since = headAwaitedSince {
      next = since + limits.headerTimeout
    } else if let current {
      // One that does not wait now may do so soon.
      next = min(current.due(limits)?.time ?? .distantFuture, now + limits.shortestWait)
    } else {
      next = keptUntil
    }
    if let age = limits.maximumConnectionAge, drainedAt == nil { next = min(next, acceptedAt + age) }
    timer.arm(at: next, on: loop.executor.eventLoop, for: self)
  }

  /// Until when the connection is kept without an exchange.
  private var keptUntil: NIODeadline {
    guard let drainedAt else { return lastActivity + loop.limits.idleTimeout }
    return max(lastActivity, drainedAt) + loop.limits.drainPause
  }
}
