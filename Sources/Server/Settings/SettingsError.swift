/// Where a value came from, so that an error names what is to be mended.
enum SettingOrigin: Sendable, Equatable {
  case option, variable
  case file(String)
}

/// A setting that cannot be used. The text names it as where it came from, and says what is wrong.
struct SettingsError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension ServerSettings {
  /// A setting as whoever set it calls it; one that nobody set, as on the command line.
  func name(of key: SettingKey) -> String {
    switch origins[key] {
    case .option, nil: key.option
    case .variable: key.variable
    case .file(let path): "\"\(key.rawValue)\" in \(path)"
    }
  }

  func error(_ key: SettingKey, _ reason: String) -> SettingsError { SettingsError("\(name(of: key)): \(reason)") }
}
