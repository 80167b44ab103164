import NIOConcurrencyHelpers
import NIOCore
import Synchronization

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
  /// A request held more than most, and `TransportLimits.receivedBudget` was used up.
  case receivedBytes = "received_bytes"
  /// A request's body took too long, or came too slowly.
  case slowBody = "slow_body"
  /// A silent connection had to go for a new one.
  case gaveWay = "gave_way"
  /// There was no descriptor for a new connection, which waits.
  case noDescriptor = "no_descriptor"
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
  private let loops = NIOLockedValueBox([LoopTraffic]())
  private let budgets = NIOLockedValueBox(ByteBudgets?.none)

  /// Nothing counted yet.
  public init() {}

  /// Exchanges begun since the start: streams of HTTP/2 and requests of HTTP/1.1.
  public var exchanges: Int { loops.withLockedValue { $0.reduce(0) { $0 + $1.exchanges.load(ordering: .relaxed) } } }
  /// Streams of HTTP/2 that either side reset.
  public var resets: Int { loops.withLockedValue { $0.reduce(0) { $0 + $1.resets.load(ordering: .relaxed) } } }

  /// Bytes of requests that are held now: see `TransportLimits.receivedBudget`.
  public var receivedBytesHeld: Int {
    budgets.withLockedValue { $0.map { Self.sum($0.received, $0.receivedOfStrangers) } ?? 0 }
  }
  /// Bytes of answers that are held now: see `TransportLimits.unsentBudget`.
  public var unsentBytesHeld: Int {
    budgets.withLockedValue { $0.map { Self.sum($0.unsent, $0.unsentOfStrangers) } ?? 0 }
  }

  private static func sum(_ budget: ByteBudget, _ ofStrangers: ByteBudget) -> Int {
    budget.used + (ofStrangers === budget ? 0 : ofStrangers.used)
  }

  /// Where the bytes are counted that are held.
  func observe(_ budgets: ByteBudgets) { self.budgets.withLockedValue { $0 = budgets } }

  /// The counters of one more event loop.
  func traffic() -> LoopTraffic {
    let traffic = LoopTraffic()
    loops.withLockedValue { $0.append(traffic) }
    return traffic
  }

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

  /// Counts a new connection in the place of one that is being closed.
  func openInPlace(from address: PeerAddress) {
    connections.withLockedValue { connections in
      connections.open += 1
      connections.accepted += 1
      connections.byAddress[address, default: 0] += 1
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

/// What happens too often for a lock: written by one event loop, read by whoever asks.
final class LoopTraffic: Sendable {
  let exchanges = Atomic<Int>(0)
  let resets = Atomic<Int>(0)

  // There is one writer, so that no instruction has to lock the bus.
  func began() { exchanges.store(exchanges.load(ordering: .relaxed) &+ 1, ordering: .relaxed) }
  func reset() { resets.store(resets.load(ordering: .relaxed) &+ 1, ordering: .relaxed) }
}

/// Whom a connection is counted for: an IPv4 address, or a network of IPv6, where every customer has a /64.
struct PeerAddress: Hashable {
  private let network: UInt64
  private let isIPv4: Bool

  init(_ address: SocketAddress?) {
    // RFC 3493: `sin_addr` follows family and port, `sin6_addr` also the flow information.
    switch address {
    case .v4?: (network, isIPv4) = (UInt64(Self.bytes(of: address, at: 4, as: UInt32.self)), true)
    // A socket that takes both families has an IPv4 address as `::ffff:192.0.2.1` (RFC 4291 section 2.5.5.2).
    case .v6?
    where Self.bytes(of: address, at: 8, as: UInt64.self) == 0
      && Self.bytes(of: address, at: 16, as: UInt32.self).bigEndian == 0xffff:
      (network, isIPv4) = (UInt64(Self.bytes(of: address, at: 20, as: UInt32.self)), true)
    case .v6?: (network, isIPv4) = (Self.bytes(of: address, at: 8, as: UInt64.self), false)
    case .unixDomainSocket?, nil: (network, isIPv4) = (0, false)
    }
  }

  private static func bytes<Value: FixedWidthInteger & BitwiseCopyable>(
    of address: SocketAddress?, at offset: Int, as type: Value.Type
  ) -> Value {
    address?.withSockAddr { pointer, _ in UnsafeRawPointer(pointer).loadUnaligned(fromByteOffset: offset, as: type) }
      ?? 0
  }
}
