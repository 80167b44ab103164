import Synchronization

/// Where clients reach the server: scheme, host and port, without a slash at the end. Known once it listens.
package final class PublicOrigin: Sendable {
  private let origin = Mutex<(text: String, isSetting: Bool)>(("http://localhost", false))

  package init() {}

  package var text: String { origin.withLock { $0.text } }

  /// - Parameter isSetting: whether an operator has said so: then there is no other.
  package func set(_ text: String, isSetting: Bool = false) { origin.withLock { $0 = (text, isSetting) } }

  /// Who issues tokens, for whoever has asked for this origin.
  ///
  /// A name that merely leads here is not ours: what a program has signed for another server must not count where somebody
  /// brings it under that server's name. Without a setting a developer's machine goes by all its names.
  package func issuer(askedFor asked: String) -> String {
    let (text, isSetting) = origin.withLock { $0 }
    return asked != text && !isSetting && Self.isLoopback(asked) ? asked : text
  }

  /// Whether tokens that name this issuer are ours.
  package func isIssuer(_ text: String) -> Bool { issuer(askedFor: text) == text }

  private static func isLoopback(_ origin: String) -> Bool {
    guard let start = origin.firstRange(of: "://") else { return false }
    var host = origin[start.upperBound...]
    if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") {
      guard UInt16(host[host.index(after: colon)...]) != nil else { return false }
      host = host[..<colon]
    }
    if host == "[::1]" || host.lowercased() == "localhost" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
