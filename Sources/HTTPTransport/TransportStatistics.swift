import NIOConcurrencyHelpers
import NIOCore

/// Why the transport refused something that a client asked.
public enum TransportRefusal: String, Sendable, CaseIterable {
  /// More connections than `TransportLimits.maximumConnections`.
  case tooManyConnections = "too_many_connections"
  /// More connections than `TransportLimits.maximumConnectionsPerAddress`.
  case tooManyFromAddress = "too_many_from_address"
  /// A header list beyond the limits.
  case headersTooLarge = "headers_too_large"
  /// More streams than `TransportLimits.maximumConcurrentStreams`.
  case tooManyStreams = "too_many_streams"
  /// Streams opened and reset too fast (CVE-2023-44487).
  case rapidReset = "rapid_reset"
  /// Too many frames that carry nothing.
  case controlFlood = "control_flood"
  /// A header list in too many frames (CVE-2024-27316).
  case continuationFlood = "continuation_flood"
  /// A request head took too long.
  case slowHeaders = "slow_headers"
  /// A body or a reader stood still.
  case stalled = "stalled"
  /// A connection had no exchange for too long.
  case idle = "idle"
  /// A connection came to its `TransportLimits.maximumConnectionAge`.
  case age = "age"
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
  private struct Connections {
    var open = 0
    var accepted = 0
    var byAddress: [PeerAddress: Int] = [:]
  }

  private let refusals = NIOLockedValueBox([TransportRefusal: Int]())
  private let connections = NIOLockedValueBox(Connections())

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
  /// - Returns: why not.
  func open(from address: PeerAddress, _ limits: TransportLimits) -> TransportRefusal? {
    connections.withLockedValue { connections in
      guard connections.open < limits.maximumConnections else { return .tooManyConnections }
      guard connections.byAddress[address, default: 0] < limits.maximumConnectionsPerAddress else {
        return .tooManyFromAddress
      }
      connections.open += 1
      connections.accepted += 1
      connections.byAddress[address, default: 0] += 1
      return nil
    }
  }

  func close(from address: PeerAddress) {
    connections.withLockedValue { connections in
      connections.open -= 1
      if let count = connections.byAddress[address] {
        connections.byAddress[address] = count > 1 ? count - 1 : nil
      }
    }
  }
}

/// Whom a connection is counted for: an IPv4 address, or a network of IPv6, where every customer has a /64.
struct PeerAddress: Hashable {
  private let network: UInt64

  init(_ address: SocketAddress?) {
    network =
      switch address {
      case .v4(let address): UInt64(address.address.sin_addr.s_addr)
      case .v6(let address):
        withUnsafeBytes(of: address.address.sin6_addr) { $0.loadUnaligned(as: UInt64.self) }
      case .unixDomainSocket, nil: 0
      }
  }
}
