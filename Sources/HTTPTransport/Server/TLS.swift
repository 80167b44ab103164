import NIOCore
import NIOSSL

extension HTTPServerTLS {
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
    case .required(let trustRoots):
      // A client's certificate names no host that could be checked.
      configuration.certificateVerification = .noHostnameVerification
      configuration.trustRoots = .file(trustRoots)
    }
    return try NIOSSLContext(configuration: configuration)
  }
}
