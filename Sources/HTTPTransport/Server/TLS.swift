import NIOConcurrencyHelpers
import NIOCore
import NIOSSL

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes the handlers that encrypt connections, with the certificate that was read last.
final class TLSAcceptor: Sendable {
  private struct Loaded {
    let context: NIOSSLContext
    let pinned: [NIOSSLCertificate]?
    let expiry: Int
  }

  private let tls: HTTPServerTLS
  private let loaded: NIOLockedValueBox<Loaded>

  /// - Throws: as `HTTPServerTLS.makeContext`.
  init(_ tls: HTTPServerTLS) throws {
    self.tls = tls
    loaded = NIOLockedValueBox(try Self.load(tls))
  }

  /// Reads the files again, for connections that come. What is in use stays when one cannot be used.
  /// - Throws: as `HTTPServerTLS.makeContext`.
  func reload() throws {
    let fresh = try Self.load(tls)
    loaded.withLockedValue { $0 = fresh }
  }

  /// When the first certificate of the chain ends: seconds since 1970.
  var expiry: Int { loaded.withLockedValue { $0.expiry } }

  func makeHandler() -> NIOSSLServerHandler {
    let loaded = loaded.withLockedValue { $0 }
    guard let pinned = loaded.pinned else { return NIOSSLServerHandler(context: loaded.context) }
    // That the client has the key, the handshake itself has proved.
    return NIOSSLServerHandler(context: loaded.context) { chain, verdict in
      let now = time(nil)
      let isKnown = chain.first.map { shown in
        pinned.contains(shown) && shown.notValidBefore <= now && now <= shown.notValidAfter
      }
      verdict.succeed(isKnown == true ? .certificateVerified : .failed)
    }
  }

  private static func load(_ tls: HTTPServerTLS) throws -> Loaded {
    let chain = try NIOSSLCertificate.fromPEMFile(tls.certificateChainPath)
    guard let first = chain.first else {
      throw HTTPServerError(description: "\(tls.certificateChainPath) holds no certificate")
    }
    var pinned: [NIOSSLCertificate]?
    if case .pinned(let file) = tls.clientCertificates { pinned = try NIOSSLCertificate.fromPEMFile(file) }
    return Loaded(context: try tls.makeContext(chain), pinned: pinned, expiry: Int(first.notValidAfter))
  }
}

extension HTTPServerTLS {
  /// What TLS 1.2 may use: "ephemeral key exchange … and AEAD cipher modes"; the others are those that RFC 9113 section 9.2.2
  /// prohibits with HTTP/2, or that have no forward secrecy. Of TLS 1.3 nothing can be chosen, and nothing need be.
  private static let ciphers: [NIOTLSCipher] = [
    .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
  ]

  /// Tries the files out.
  /// - Throws: when one cannot be read, or is no certificate or key, or the two do not belong together.
  public func check() throws { _ = try TLSAcceptor(self) }

  /// Reads the files.
  /// - Throws: when one cannot be read, or is no certificate or key, or the two do not belong together.
  func makeContext(_ chain: [NIOSSLCertificate]) throws -> NIOSSLContext {
    let key = try NIOSSLPrivateKey(file: privateKeyPath, format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    // "Implementations of HTTP/2 MUST use TLS version 1.2 or higher" (RFC 9113 section 9.2).
    configuration.minimumTLSVersion = .tlsv12
    configuration.cipherSuiteValues = Self.ciphers
    configuration.applicationProtocols = ["h2", "http/1.1"]
    switch clientCertificates {
    case .none:
      break
    case .optional(let trustRoots):
      configuration.certificateVerification = .optionalVerification
      configuration.trustRoots = .file(trustRoots)
    case .required(let trustRoots), .pinned(let trustRoots):
      // A client's certificate names no host that could be checked.
      configuration.certificateVerification = .noHostnameVerification
      configuration.trustRoots = .file(trustRoots)
    }
    return try NIOSSLContext(configuration: configuration)
  }
}
