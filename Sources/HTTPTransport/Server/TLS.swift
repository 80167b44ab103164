import NIOCore
import NIOSSL

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes the handlers that encrypt connections.
struct TLSAcceptor: Sendable {
  private let context: NIOSSLContext
  private let pinned: [NIOSSLCertificate]?

  /// - Throws: as `HTTPServerTLS.makeContext`.
  init(_ tls: HTTPServerTLS) throws {
    context = try tls.makeContext()
    if case .pinned(let file) = tls.clientCertificates {
      pinned = try NIOSSLCertificate.fromPEMFile(file)
    } else {
      pinned = nil
    }
  }

  func makeHandler() -> NIOSSLServerHandler {
    guard let pinned else { return NIOSSLServerHandler(context: context) }
    // That the client has the key, the handshake itself has proved.
    return NIOSSLServerHandler(context: context) { chain, verdict in
      let now = time(nil)
      let isKnown = chain.first.map { shown in
        pinned.contains(shown) && shown.notValidBefore <= now && now <= shown.notValidAfter
      }
      verdict.succeed(isKnown == true ? .certificateVerified : .failed)
    }
  }
}

extension HTTPServerTLS {
  /// Tries the files out.
  /// - Throws: when one cannot be read, or is no certificate or key, or the two do not belong together.
  public func check() throws { _ = try makeContext() }

  /// Reads the files.
  /// - Throws: when one cannot be read, or is no certificate or key, or the two do not belong together.
  func makeContext() throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMFile(certificateChainPath).map { NIOSSLCertificateSource.certificate($0) }
    let key = try NIOSSLPrivateKey(file: privateKeyPath, format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
    // "Implementations of HTTP/2 MUST use TLS version 1.2 or higher" (RFC 9113 section 9.2).
    configuration.minimumTLSVersion = .tlsv12
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
