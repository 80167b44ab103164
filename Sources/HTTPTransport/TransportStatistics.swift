import NIOConcurrencyHelpers

/// Why the transport refused something that a client asked.
public enum TransportRefusal: String, Sendable, CaseIterable {
  /// More connections than `TransportLimits.maximumConnections`.
  case tooManyConnections = "too_many_connections"
  /// A header list beyond the limits.
  case headersTooLarge = "headers_too_large"
  /// More streams than `TransportLimits.maximumConcurrentStreams`.
  case tooManyStreams = "too_many_streams"
  /// Streams opened and reset too fast (CVE-2023-44487).
  case rapidReset = "rapid_reset"
  /// Too many frames that carry nothing.
  case controlFlood = "control_flood"
  /// A request head took too long.
  case slowHeaders = "slow_headers"
  /// A body or a reader stood still.
  case stalled = "stalled"
  /// A connection had no exchange for too long.
  case idle = "idle"
  /// A keep-alive PING was not answered.
  case keepalive = "keepalive"
  /// The peer does not take what was written.
  case unsentBytes = "unsent_bytes"
  /// What came was not HTTP.
  case malformed = "malformed"
  /// The TLS handshake failed.
  case handshake = "handshake"
}

/// Counts what the transport accepted and refused, over all event loops.
public final class TransportStatistics: Sendable {
  private let refusals = NIOLockedValueBox([TransportRefusal: Int]())
  private let connections = NIOLockedValueBox((open: 0, accepted: 0))

  init() {}

  /// Connections open now.
  public var openConnections: Int { connections.withLockedValue { $0.open } }
  /// Connections accepted since the start.
  public var acceptedConnections: Int { connections.withLockedValue { $0.accepted } }

  /// How often something was refused for this reason.
  public func count(of refusal: TransportRefusal) -> Int {
    refusals.withLockedValue { $0[refusal, default: 0] }
  }

  func refused(_ refusal: TransportRefusal) {
    refusals.withLockedValue { $0[refusal, default: 0] += 1 }
  }

  /// Counts a new connection, unless there are as many as allowed.
  func open(limit: Int) -> Bool {
    connections.withLockedValue {
      guard $0.open < limit else { return false }
      $0.open += 1
      $0.accepted += 1
      return true
    }
  }

  func close() {
    connections.withLockedValue { $0.open -= 1 }
  }
}
