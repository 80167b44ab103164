import NIOCore

/// The times that the connection keeps; see `HTTP2Connection`.
extension HTTP1Connection: NIOScheduledCallbackHandler {
  func handleScheduledCallback(eventLoop: some EventLoop) {
    timer.fired()
    now = .now()
    guard !isClosing else { return abort() }
    loop.executor.turn {
      let limits = loop.limits
      if let due = headDue, now >= due {
        if drainedAt == nil { loop.refused(.slowHeaders, peer: peer) }
        refuse(408)
      } else if let current {
        if let due = due(of: current), now >= due.time {
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
    if let due = headDue {
      next = due
    } else if let current {
      // One that does not wait now may do so soon.
      next = min(due(of: current)?.time ?? .distantFuture, now + limits.shortestWait)
    } else {
      next = keptUntil
    }
    if let age = limits.maximumConnectionAge, drainedAt == nil { next = min(next, acceptedAt + age) }
    timer.arm(at: next, on: loop.executor.eventLoop, for: self)
  }

  /// When the rest of a head must be there.
  private var headDue: NIODeadline? {
    guard let since = headAwaitedSince else { return nil }
    let due = since + loop.limits.headerTimeout
    return drainedAt.map { min(due, max(since, $0) + loop.limits.drainPatience) } ?? due
  }

  /// When the client will have done nothing for an exchange for too long, and what that is called.
  private func due(of exchange: HTTPExchange) -> (time: NIODeadline, refusal: TransportRefusal)? {
    let limits = loop.limits
    var due = exchange.due(limits)
    if isAnswered {
      // The rest of its request is only awaited for the sake of the next one.
      var time = answeredAt + limits.stallTimeout
      if let drainedAt { time = min(time, max(answeredAt, drainedAt) + limits.drainPatience) }
      due = (time, .stalled)
    }
    if let inputClosedAt {
      let time = inputClosedAt + limits.stallTimeout
      if due.map({ time < $0.time }) ?? true { due = (time, .stalled) }
    }
    return due
  }

  /// Until when the connection is kept without an exchange.
  private var keptUntil: NIODeadline {
    guard let drainedAt else { return lastActivity + loop.limits.idleTimeout }
    return max(lastActivity, drainedAt) + loop.limits.drainPause
  }
}
