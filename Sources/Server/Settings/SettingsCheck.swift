import Delivery
import Glibc
import HTTPTransport
import Outbound
import Secrets
import Web

/// What can be found out about settings without serving: whether they fit together, and whether the files are there.
extension ServerSettings {
  /// - Throws: `SettingsError` for settings of TLS of which one lacks another.
  func checkTLS() throws(SettingsError) {
    switch (tlsCertificate, tlsKey) {
    case (nil, nil):
      guard tlsClientRoots == nil, !asksForCertificates else {
        throw error(.tlsCertificate, "missing: clients' certificates need TLS")
      }
    case (_, nil): throw error(.tlsKey, "missing: the certificate needs its key")
    case (nil, _): throw error(.tlsCertificate, "missing: the key needs its certificate")
    case (_?, _?):
      if tlsClientRoots == nil, asksForCertificates {
        throw error(.tlsClientRoots, "missing: needed to check clients' certificates")
      }
    }
  }

  /// Reads every file that is named, as serving would.
  /// - Throws: `SettingsError` for the first that cannot be used.
  func checkFiles() throws {
    for (key, path) in [
      (SettingKey.tlsCertificate, tlsCertificate), (.tlsKey, tlsKey), (.tlsClientRoots, tlsClientRoots),
    ] {
      if let path { try Self.checkReadable(path) { error(key, $0) } }
    }
    if let tls {
      do { try tls.check() } catch {
        throw self.error(.tlsCertificate, "cannot be served with \(name(of: .tlsKey)): \(error)")
      }
    }
    let providers = try DeliveryRoutes.check(self)
    if let path = providers.mail?.certificateAuthority { try Self.checkRoots(path) { error(.smtpURL, "ca: \($0)") } }
    if let path = domainProofs.certificateAuthority { try Self.checkRoots(path) { error(.domainCA, $0) } }
    if let path = smsCA { try Self.checkRoots(path) { error(.smsCA, $0) } }
    if let path = providerCA { try Self.checkRoots(path) { error(.providerCA, $0) } }
    try checkData()
  }

  /// What an operator should know of although it can be served with.
  func warnings() throws -> [String] {
    var warnings: [String] = []
    if let mail = try DeliveryRoutes.check(self).mail, mail.from == nil, origins[.mailFrom] == nil {
      warnings.append(
        """
        \(name(of: .smtpURL)) names no sender (from=ADDRESS), nor does \(SettingKey.mailFrom.option): mails come from \
        \(mailFrom), which providers refuse
        """)
    }
    for secret in openSecrets {
      warnings.append(
        """
        \(name(of: secret.key)) shows a password or key to every user of this machine, in the list of processes: use \
        \(secret.remedy.option)
        """)
    }
    if devPages == .all, smtpURL == nil || smsURL == nil {
      warnings.append("captured messages, with their codes, are shown to everyone (\(name(of: .devPages)) all)")
    }
    return warnings
  }

  private func checkData() throws {
    guard access(dataDirectory, F_OK) == 0 else {
      // It is made at the first start.
      let parent = dataDirectory.split(separator: "/").dropLast().joined(separator: "/")
      let directory = dataDirectory.hasPrefix("/") ? "/" + parent : parent.isEmpty ? "." : parent
      guard access(directory, W_OK | X_OK) == 0 else {
        throw error(.data, "cannot be created in \(directory): \(String(cString: strerror(errno)))")
      }
      return
    }
    var status = stat()
    guard stat(dataDirectory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw error(.data, "\(dataDirectory) is no directory")
    }
    guard access(dataDirectory, R_OK | W_OK | X_OK) == 0 else {
      throw error(.data, "cannot write in \(dataDirectory): \(String(cString: strerror(errno)))")
    }
    if access(masterKeyPath, F_OK) == 0 {
      do { _ = try MasterKey(readingFrom: masterKeyPath) } catch { throw self.error(.data, "\(error)") }
    }
  }

  private static func checkReadable(_ path: String, _ fault: (String) -> SettingsError) throws(SettingsError) {
    guard read(path) == nil else { return }
    throw fault("cannot read \(path): \(String(cString: strerror(errno)))")
  }

  private static func checkRoots(_ path: String, _ fault: (String) -> SettingsError) throws(SettingsError) {
    try checkReadable(path, fault)
    guard read(path)?.contains("-----BEGIN") == true else { throw fault("\(path) holds no certificate (PEM)") }
  }

  /// The beginning of a file, which may be long; nil, and `errno` is set, when it cannot be read.
  private static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
