import Domain
import Foundation

/// Puts settings together: command line, then environment, then file, then defaults.
struct SettingsLoader {
  private let given: [SettingKey: String]
  private let environment: [String: String]
  private let file: ConfigurationFile?

  /// - Throws: `SettingsError` when the file cannot be read or names a setting that does not exist.
  init(_ options: some SettingOptions, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    given = options.given
    self.environment = environment
    if let path = options.config {
      file = try ConfigurationFile(path, named: "--config")
    } else {
      file = try environment["SIGNET_CONFIG"].map { path in try ConfigurationFile(path, named: "SIGNET_CONFIG") }
    }
  }

  /// - Throws: `SettingsError` for the first value that cannot be used.
  func load() throws -> ServerSettings {
    var settings = ServerSettings()
    for key in SettingKey.allCases {
      guard let (text, origin) = value(of: key) else { continue }
      settings.origins[key] = origin
      do throws(SettingFault) {
        try key.setting.set(text, &settings)
      } catch {
        throw settings.error(key, error.reason)
      }
    }
    try settings.checkTLS()
    return settings
  }

  private func value(of key: SettingKey) -> (text: String, origin: SettingOrigin)? {
    if let text = given[key] { return (text, .option) }
    if let text = environment[key.variable] { return (text, .variable) }
    if let file, let text = file.values[key] { return (text, .file(file.path)) }
    return nil
  }
}

/// A JSON object with any of the settings.
struct ConfigurationFile {
  let path: String
  /// Every value as text, so that `8` and `"8"` mean the same here and in the environment, and `true` and `"on"`.
  private(set) var values: [SettingKey: String] = [:]

  /// - Parameter source: what named the file.
  /// - Throws: `SettingsError`.
  init(_ path: String, named source: String) throws {
    self.path = path
    let object: Any
    do {
      object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw SettingsError("\(source): cannot read \(path): \(error.localizedDescription)")
    }
    guard let members = object as? [String: Any] else { throw SettingsError("\(source): \(path) holds no JSON object") }
    for (name, value) in members {
      guard let key = SettingKey(rawValue: name) else {
        throw SettingsError("\(source): unknown setting \"\(name)\" in \(path)")
      }
      switch value {
      case let value as String: values[key] = value
      case let value as NSNumber:
        // To Foundation true and false are numbers: 1 and 0, of one byte.
        let isSwitch = String(cString: value.objCType) == "c"
        values[key] = isSwitch ? value.boolValue ? "on" : "off" : value.stringValue
      default: throw SettingsError("\(source): \"\(name)\" in \(path) must be a text or a number")
      }
    }
  }
}

/// An origin as RFC 6454 has it: no path, no slash at the end.
struct WebOrigin {
  let text: String

  init?(_ url: String) {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme, ["http", "https"].contains(scheme),
      let host = parts.host, HostName.isHost(host), (parts.port ?? 0) <= 65_535, ["", "/"].contains(parts.path),
      parts.query == nil, parts.fragment == nil,
      parts.user == nil
    else { return nil }
    text = url.hasSuffix("/") ? String(url.dropLast()) : url
  }
}
