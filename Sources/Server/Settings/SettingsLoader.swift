import Configuration
import Foundation
import Logging
import SystemPackage

/// Puts settings together: command line, then environment, then file, then defaults.
struct SettingsLoader {
  private let reader: ConfigReader

  /// - Throws: `SettingsError` when the file cannot be read or names a setting that does not exist.
  init(_ options: ServerOptions) async throws {
    let given = Dictionary(
      uniqueKeysWithValues: options.given.map {
        (AbsoluteConfigKey([$0.key.rawValue]), ConfigValue(.string($0.value), isSecret: $0.key.isSecret))
      })
    let environment = EnvironmentVariablesProvider(
      secretsSpecifier: .specific(Set(SettingKey.allCases.filter(\.isSecret).map(\.variable))))
    var providers: [any ConfigProvider] = [
      InMemoryProvider(name: "command line", values: given), environment.prefixKeys(with: "signet"),
    ]
    let file = ConfigReader(provider: environment.prefixKeys(with: "signet")).string(forKey: "config")
    if let path = options.config ?? file { providers.append(try Self.fileProvider(path)) }
    self.reader = ConfigReader(providers: providers)
  }

  /// - Throws: `SettingsError` for the first value that cannot be used.
  func load() throws -> ServerSettings {
    var settings = ServerSettings()
    if let text = self.text(.listen) {
      guard let address = ListenAddress(text) else {
        throw SettingsError(.listen, "expected HOST:PORT, not \(text)")
      }
      settings.listen = address
    }
    if let path = self.text(.data) { settings.dataDirectory = try Self.nonEmpty(path, .data) }
    settings.databasePath = try self.text(.database).map(Self.sqlitePath)
    settings.externalURL = try self.text(.externalURL).map(Self.origin)
    settings.tls = try self.tls()
    settings.smtpURL = self.text(.smtpURL)
    if let sender = self.text(.mailFrom) { settings.mailFrom = try Self.nonEmpty(sender, .mailFrom) }
    settings.smsURL = self.text(.smsURL)
    settings.smsSigningKey = self.text(.smsSigningKey)
    settings.smsCA = self.text(.smsCA)
    settings.failureDays = try self.number(.failureDays, in: 0...36_500) ?? settings.failureDays
    if let text = self.text(.devPages) {
      guard let choice = DevPages(rawValue: text) else {
        throw SettingsError(.devPages, "expected local, all or off, not \(text)")
      }
      settings.devPages = choice
    }
    if let text = self.text(.logLevel) {
      guard let level = Logger.Level(rawValue: text) else { throw SettingsError(.logLevel, "no such level: \(text)") }
      settings.logLevel = level
    }
    if let text = self.text(.accessLog) {
      guard ["on", "off"].contains(text) else { throw SettingsError(.accessLog, "expected on or off, not \(text)") }
      settings.accessLog = text == "on"
    }
    settings.maximumMessageSize = try self.number(.maximumMessageSize, in: 1...(1 << 30)) ?? settings.maximumMessageSize
    settings.resendBurst = try self.number(.resendBurst, in: 0...1_000_000) ?? settings.resendBurst
    settings.resendHourly = try self.number(.resendHourly, in: 0...1_000_000) ?? settings.resendHourly
    settings.passwordCost = try self.number(.passwordCost, in: 4...16) ?? settings.passwordCost
    settings.listMemory = try self.number(.listMemory, in: 0...1_048_576) ?? settings.listMemory
    settings.eventLoops = try self.number(.eventLoops, in: 1...1024)
    settings.gracePeriod = try self.number(.gracePeriod, in: 0...86_400) ?? settings.gracePeriod
    return settings
  }

  private func tls() throws -> ServerSettings.TLSFiles? {
    let roots = self.text(.tlsClientRoots)
    let choice = self.text(.tlsClientCertificates) ?? (roots == nil ? "none" : "required")
    switch (self.text(.tlsCertificate), self.text(.tlsKey)) {
    case (nil, nil):
      guard roots == nil, choice == "none" else {
        throw SettingsError(.tlsCertificate, "missing: clients' certificates need TLS")
      }
      return nil
    case (_, nil): throw SettingsError(.tlsKey, "missing: the certificate needs its key")
    case (nil, _): throw SettingsError(.tlsCertificate, "missing: the key needs its certificate")
    case (let certificate?, let key?):
      switch (choice, roots) {
      case ("none", _): return ServerSettings.TLSFiles(certificate: certificate, key: key)
      case ("optional", let roots?), ("required", let roots?):
        return ServerSettings.TLSFiles(
          certificate: certificate, key: key, clientRoots: roots, requiresClientCertificate: choice == "required")
      case ("optional", nil), ("required", nil): throw SettingsError(.tlsClientRoots, "missing: needed to check them")
      default: throw SettingsError(.tlsClientCertificates, "expected none, optional or required, not \(choice)")
      }
    }
  }

  private func text(_ key: SettingKey) -> String? {
    self.reader.string(forKey: ConfigKey([key.rawValue]), isSecret: key.isSecret)
  }

  private func number(_ key: SettingKey, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = self.text(key) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw SettingsError(key, "expected a number from \(range.lowerBound) to \(range.upperBound), not \(text)")
    }
    return number
  }

  private static func nonEmpty(_ text: String, _ key: SettingKey) throws -> String {
    guard !text.isEmpty else { throw SettingsError(key, "is empty") }
    return text
  }

  private static func sqlitePath(_ url: String) throws -> String {
    guard let colon = url.firstIndex(of: ":"), url[..<colon] == "sqlite" else {
      throw SettingsError(.database, "expected sqlite:PATH")
    }
    var path = url[url.index(after: colon)...]
    if path.hasPrefix("///") { path = path.dropFirst(2) }
    return try Self.nonEmpty(String(path), .database)
  }

  /// An origin as RFC 6454 has it: no path, no slash at the end.
  private static func origin(_ url: String) throws -> String {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme, ["http", "https"].contains(scheme),
      let host = parts.host, !host.isEmpty, ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil,
      parts.user == nil
    else { throw SettingsError(.externalURL, "expected http[s]://HOST[:PORT], not \(url)") }
    return url.hasSuffix("/") ? String(url.dropLast()) : url
  }

  /// Every value of the file as text, so that `8` and `"8"` mean the same here and in the environment.
  private static func fileProvider(_ path: String) throws -> InMemoryProvider {
    let object: Any
    do {
      object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw SettingsError("--config: cannot read \(path): \(error.localizedDescription)")
    }
    guard let members = object as? [String: Any] else { throw SettingsError("--config: \(path) holds no JSON object") }
    var values: [AbsoluteConfigKey: ConfigValue] = [:]
    for (name, value) in members {
      guard let key = SettingKey(rawValue: name) else { throw SettingsError("--config: unknown setting \"\(name)\"") }
      let text: String
      switch value {
      case let value as String: text = value
      case let value as NSNumber: text = value.stringValue
      default: throw SettingsError("--config: \"\(name)\" must be a text or a number")
      }
      values[AbsoluteConfigKey([name])] = ConfigValue(.string(text), isSecret: key.isSecret)
    }
    return InMemoryProvider(name: path, values: values)
  }
}
