import Foundation

/// Secrets that lie in files, so that neither the list of processes nor the environment shows them.
extension ServerSettings {
  /// The URL of the mail provider with the password from its file.
  /// - Throws: `SettingsError`.
  func smtpURLWithPassword() throws(SettingsError) -> String? {
    try url(smtpURL, .smtpURL, password: smtpPasswordFile, .smtpPasswordFile)
  }

  /// The URL of the provider of text messages with the password from its file.
  /// - Throws: `SettingsError`.
  func smsURLWithPassword() throws(SettingsError) -> String? {
    try url(smsURL, .smsURL, password: smsPasswordFile, .smsPasswordFile)
  }

  /// The key that webhooks are signed with, wherever it is.
  /// - Throws: `SettingsError`.
  func smsSigningSecret() throws(SettingsError) -> String? {
    guard let smsSigningKeyFile else { return smsSigningKey }
    guard smsSigningKey == nil else {
      throw error(.smsSigningKeyFile, "\(name(of: .smsSigningKey)) gives a key already")
    }
    return try secret(smsSigningKeyFile, .smsSigningKeyFile)
  }

  /// Secrets that everybody on this machine can read in the list of processes.
  var openSecrets: [(key: SettingKey, remedy: SettingKey)] {
    let secrets: [(SettingKey, Bool, SettingKey)] = [
      (.smtpURL, smtpURL.map { Self.userEnd($0)?.hasPassword == true } ?? false, .smtpPasswordFile),
      (.smsURL, smsURL.map { Self.userEnd($0)?.hasPassword == true } ?? false, .smsPasswordFile),
      (.smsSigningKey, smsSigningKey != nil, .smsSigningKeyFile),
    ]
    return secrets.filter { $0.1 && origins[$0.0] == .option }.map { ($0.0, $0.2) }
  }

  private func url(
    _ url: String?, _ key: SettingKey, password path: String?, _ pathKey: SettingKey
  ) throws(SettingsError) -> String? {
    guard let path else { return url }
    guard let url else { throw error(pathKey, "is for a provider, but \(key.option) is missing") }
    guard let user = Self.userEnd(url) else { throw error(pathKey, "\(name(of: key)) names no user") }
    guard !user.hasPassword else { throw error(pathKey, "\(name(of: key)) has a password already") }
    let password = try secret(path, pathKey)
    let encoded = password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return "\(url[..<user.end]):\(encoded)\(url[user.end...])"
  }

  /// Where the user of a URL ends: at the last @, since a password may hold one.
  private static func userEnd(_ url: String) -> (end: String.Index, hasPassword: Bool)? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let place = url[start...].prefix { $0 != "?" && $0 != "#" }
    guard let end = place.lastIndex(of: "@"), end > start else { return nil }
    return (end, url[start..<end].contains(":"))
  }

  /// What is in a file, without the end of its last line.
  private func secret(_ path: String, _ key: SettingKey) throws(SettingsError) -> String {
    // Also from a pipe (`<(command)`), which cannot be asked how long it is.
    guard let file = FileHandle(forReadingAtPath: path), let bytes = try? file.read(upToCount: 65_536) ?? Data() else {
      throw error(key, "cannot read \(path): \(String(cString: strerror(errno)))")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let secret = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard !secret.isEmpty, !secret.contains(where: \.isNewline) else {
      throw error(key, "\(path) must hold one line that is not empty")
    }
    return secret
  }
}
