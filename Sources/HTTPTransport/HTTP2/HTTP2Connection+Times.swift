import NIOCore

/// What a PING was sent for; its acknowledgement brings the tag back.
enum PingTag {
  static let keepalive: UInt8 = 1
  static let drain: UInt8 = 2
  /// Whether there is still somebody.
  static let probe: UInt8 = 3
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
    } else if let closed = inputClosedAt, now >= closed + limits.stallTimeout {
      loop.refused(.stalled, peer: peer)
      abort()
      return
    } else if let expired = noticeExpires, now >= expired {
      sayLastStream()
    } else if let age = limits.maximumConnectionAge, now >= acceptedAt + age, drainedAt == nil {
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
    if !lingering.isEmpty { resetLingering(since: now - limits.earlyAnswerPause) }
    armTimer()
  }

  /// The early answers have left: their exchanges are over, while the requests may come to their ends.
  func linger() {
    for stream in answeredEarly {
      var request = LingeringRequest(stream: stream, since: now, expectedBytes: nil, receivedBytes: 0)
      if let slot = session?.slot(of: stream) {
        loop.events.append(HTTP2Event(kind: .closed, slot: slot, stream: stream))
        if let exchange = exchange(in: slot, stream: stream) {
          request = LingeringRequest(
            stream: stream, since: now, expectedBytes: exchange.expectedBytes, receivedBytes: exchange.receivedBytes)
        }
      }
      lingering.append(request)
    }
    answeredEarly = []
    if drainedAt != nil || lingering.count > loop.limits.maximumConcurrentStreams / 2 {
      resetLingering(since: now)
    } else {
      armTimer()
    }
  }

  /// "An endpoint that … has sent a complete response MAY request that the client abort transmission of a request without
  /// error by sending a RST_STREAM with an error code of NO_ERROR" (RFC 9113 section 8.1). Asked at once it would also be
  /// asked of those who are just finishing, and there are clients that take it for the failure of a call that was answered.
  func resetLingering(since limit: NIODeadline) {
    let due = lingering.prefix { $0.since <= limit }
    for request in due where session?.isReceiving(request.stream) == true {
      session?.submitReset(request.stream, .noError)
    }
    lingering.removeFirst(due.count)
    note()
  }

  private func nextDeadline() -> NIODeadline {
    let limits = loop.limits
    var next = NIODeadline.distantFuture
    if let since = headAwaitedSince { next = since + limits.headerTimeout }
    if let closed = inputClosedAt { next = min(next, closed + limits.stallTimeout) }
    if let expires = noticeExpires { next = min(next, expires) }
    if let age = limits.maximumConnectionAge, drainedAt == nil { next = min(next, acceptedAt + age) }
    if let first = lingering.first { next = min(next, first.since + limits.earlyAnswerPause) }
    guard openExchanges > 0 else { return min(next, lastActivity + limits.idleTimeout) }
    next = min(next, pingSent.map { $0 + limits.keepaliveTimeout } ?? lastRead + limits.keepaliveInterval)
    for case let exchange? in slots {
      if let due = exchange.due(limits) { next = min(next, due.time) }
    }
    // Exchanges that do not wait now may do so soon.
    return min(next, now + limits.shortestWait)
  }

  private func resetStalled() {
    let limits = loop.limits
    for case let exchange? in slots {
      guard let due = exchange.due(limits), now >= due.time else { continue }
      loop.refused(due.refusal, peer: peer)
      if due.refusal == .slowBody, !exchange.isHeadSent {
        exchange.refuse(.tooSlow)
      } else {
        give(up: exchange, .cancel)
      }
      note()
    }
  }
}
