import Logging
import NIOCore
import NIOPosix

/// Where a server's certificate and key are, and what it asks of clients.
public struct HTTPServerTLS: Sendable {
  /// Whether clients show a certificate.
  public enum ClientCertificates: Sendable {
    /// None is asked for.
    case none
    /// One is asked for and checked against the trust roots (PEM file); a client without one is let in.
    case optional(trustRoots: String)
    /// As `optional`, but a client without one is refused.
    case required(trustRoots: String)
  }

  /// PEM file with the certificate and its chain.
  public var certificateChainPath: String
  /// PEM file with the private key.
  public var privateKeyPath: String
  /// Whether clients show a certificate. None is asked for by default.
  public var clientCertificates: ClientCertificates

  /// TLS from PEM files.
  public init(certificateChainPath: String, privateKeyPath: String, clientCertificates: ClientCertificates = .none) {
    self.certificateChainPath = certificateChainPath
    self.privateKeyPath = privateKeyPath
    self.clientCertificates = clientCertificates
  }
}

/// How a server listens.
public struct HTTPServerConfiguration: Sendable {
  /// The address or name to listen on.
  public var host: String
  /// The port to listen on; 0 lets the system choose.
  public var port: Int
  /// TLS; without it the port takes cleartext.
  public var tls: HTTPServerTLS?
  /// Event loops, each with its own connections. As many as there are cores by default.
  public var eventLoopCount: Int
  /// What clients may ask.
  public var limits: TransportLimits
  /// Hears of connections that were given up and why.
  public var logger: Logger?

  /// A configuration from its parts.
  public init(
    host: String = "127.0.0.1", port: Int = 0, tls: HTTPServerTLS? = nil, eventLoopCount: Int = System.coreCount,
    limits: TransportLimits = TransportLimits(), logger: Logger? = nil
  ) {
    self.host = host
    self.port = port
    self.tls = tls
    self.eventLoopCount = eventLoopCount
    self.limits = limits
    self.logger = logger
  }
}

/// One port that takes HTTP/2 with prior knowledge and HTTP/1.1, and with TLS both by ALPN.
public final class HTTPServer: Sendable {
  /// What was accepted and refused so far.
  public let statistics = TransportStatistics()

  /// A server that is not listening yet.
  public init(configuration: HTTPServerConfiguration, service: any HTTPService) {}

  /// Binds the port and begins to accept.
  /// - Returns: the bound address, with the port that the system chose if it was asked to.
  /// - Throws: when the certificate cannot be read or the address cannot be bound.
  public func start() async throws -> SocketAddress { throw CancellationError() }

  /// Starts if need be, and returns once `shutdown` has finished.
  public func run() async throws {}

  /// Drains: no new connections, GOAWAY to HTTP/2 and `Connection: close` to HTTP/1.1 clients, running exchanges finish.
  /// What is still running after the grace period is cut off.
  public func shutdown(gracePeriod: TimeAmount) async {}
}
