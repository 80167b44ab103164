import NIOCore

/// Counts what a client makes us do for nothing, and says when it is too much.
///
/// An interval begins with the first such event after the last interval has passed; what has brought something excuses a frame
/// that has not, since a busy peer legitimately sends PING along: no frame that is refused or ignored. So do answered calls with
/// cancelled ones: a proxy carries many users on one connection.
struct FloodGuard {
  private var controlFrames = 0
  private var resets = 0
  private var controlSince = NIODeadline.uptimeNanoseconds(0)
  private var resetsSince = NIODeadline.uptimeNanoseconds(0)
  /// Answered calls that have not excused a cancelled one yet.
  private var answers = 0
  /// Credit for bytes of bodies that we sent, once for their streams and once for the connection, which was not returned yet.
  private var creditOwed = 0

  /// Cancelled calls that answered ones may excuse ahead: those of a proxy whose every stream is cancelled four times over.
  private static let excuses = 1024
  /// What a WINDOW_UPDATE costs of the credit that is owed at least: smaller steps than these are no service to anybody.
  private static let leastCredit = 32

  /// Something of use: a request, body bytes in either direction, or their end.
  mutating func sawUsefulFrame() {
    if controlFrames > 0 { controlFrames -= 1 }
  }

  /// A DATA frame of so many bytes has left.
  mutating func sentBody(_ count: Int) {
    creditOwed += 2 * max(count, Self.leastCredit)
    sawUsefulFrame()
  }

  /// Whether a WINDOW_UPDATE can be for bytes that we sent, whose credit a client must return, in steps as it likes.
  mutating func excusesCredit() -> Bool {
    guard creditOwed >= Self.leastCredit else { return false }
    creditOwed -= Self.leastCredit
    return true
  }

  /// The WINDOW_UPDATE was of so many bytes. What is more than the credit that is owed makes a window larger.
  mutating func creditReturned(_ increment: Int) {
    let rest = increment - Self.leastCredit
    if rest > 0, rest <= creditOwed { creditOwed -= rest }
  }

  /// A call was answered.
  mutating func sawAnswer() {
    if answers < Self.excuses { answers += 1 }
  }

  /// A frame that carries nothing for a stream. False when there were too many.
  mutating func allowsControlFrame(_ limits: TransportLimits, now: NIODeadline) -> Bool {
    Self.count(&controlFrames, since: &controlSince, interval: limits.floodInterval, now: now)
    return controlFrames <= limits.maximumControlFrames
  }

  /// A stream that ended before it was answered. False when there were too many.
  mutating func allowsReset(_ limits: TransportLimits, now: NIODeadline) -> Bool {
    if answers > 0 {
      answers -= 1
      return true
    }
    Self.count(&resets, since: &resetsSince, interval: limits.resetInterval, now: now)
    return resets <= limits.maximumResets
  }

  private static func count(
    _ count: inout Int, since start: inout NIODeadline, interval: TimeAmount, now: NIODeadline
  ) {
    if now - start > interval {
      start = now
      count = 0
    }
    count += 1
  }
}

/// Which stream identifiers a client has passed over. They are closed for good: "The identifier of a newly established
/// stream MUST be numerically greater than all streams that the initiating endpoint has opened or reserved" (RFC 9113
/// section 5.1.1), while late frames of a stream that really was open are to be ignored.
struct StreamIdentifiers {
  private(set) var last: Int32 = 0
  private var skipped: [ClosedRange<Int32>] = []

  /// Whether a HEADERS frame may carry this identifier. Odd ones only: the library refuses even ones itself.
  mutating func allowsHeaders(on stream: Int32) -> Bool {
    guard stream > last else { return !skipped.contains { $0.contains(stream) } }
    if stream > last + 2 {
      // Clients do not skip; one that does it often is not worth remembering for long.
      if skipped.count == 32 { skipped.removeFirst() }
      skipped.append(last + 1...stream - 1)
    }
    last = stream
    return true
  }
}
