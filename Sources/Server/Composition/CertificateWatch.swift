import Foundation
import Glibc
import HTTPTransport
import Logging
import ServiceLifecycle
import Synchronization

/// Has certificate, key and trust roots read again when their files change, or when it is told to: who renews a certificate
/// need not restart the server.
///
/// Looks at the files every few seconds rather than subscribing to them: that also sees files that are replaced by moving a
/// link of a folder above, as Kubernetes does with secrets.
final class CertificateWatch: Service {
  /// Tells a file from the one that was in its place.
  private struct Stamp: Equatable {
    var device: UInt64 = 0
    var file: UInt64 = 0
    var size: Int64 = 0
    var seconds = 0
    var nanoseconds = 0

    init(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return }
      device = UInt64(status.st_dev)
      file = UInt64(status.st_ino)
      size = Int64(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  private let files: [String]
  private let server: HTTPServer
  private let logger: Logger
  private let seen: Mutex<[Stamp]>
  private static let interval = Duration.seconds(2)

  /// To be made before the server reads the files.
  init(_ tls: HTTPServerTLS, server: HTTPServer, logger: Logger) {
    var files = [tls.certificateChainPath, tls.privateKeyPath]
    switch tls.clientCertificates {
    case .none: break
    case .optional(let roots), .required(let roots), .pinned(let roots): files.append(roots)
    }
    self.files = files
    self.server = server
    self.logger = logger
    seen = Mutex(files.map { Stamp($0) })
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: Self.interval)) != nil {
        let stamps = self.files.map { Stamp($0) }
        if stamps != self.seen.withLock({ $0 }) { self.reload() }
      }
    }
  }

  /// Reads the files. What cannot be used is said, and what is in use stays: of two files that are being replaced, one comes
  /// first.
  func reload() {
    seen.withLock { $0 = files.map { Stamp($0) } }
    do {
      try server.reloadCertificates()
      logger.notice("certificates were read again", metadata: ["expires": "\(expiry)"])
    } catch {
      logger.warning("certificates cannot be used, those in use stay", metadata: ["error": "\(error)"])
    }
  }

  private var expiry: String {
    server.certificateExpiry.map { Date(timeIntervalSince1970: TimeInterval($0)).formatted(.iso8601) } ?? "unknown"
  }
}
