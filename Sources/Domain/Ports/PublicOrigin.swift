import Synchronization

/// Where clients reach the server: scheme, host and port, without a slash at the end. Known once it listens.
package final class PublicOrigin: Sendable {
  private struct State {
    var text = "http://localhost"
    var isSetting = false
    /// As of the instance's event of this number.
    var trustedDomains: (names: Set<String>, sequence: UInt64) = ([], 0)
  }

  private let state = Mutex(State())

  package init() {}

  package var text: String { state.withLock { $0.text } }

  /// - Parameter isSetting: whether an operator has said so: then there is no other but those that owners trust.
  package func set(_ text: String, isSetting: Bool = false) {
    state.withLock { ($0.text, $0.isSetting) = (text, isSetting) }
  }

  /// Takes over which domains the owners of the instance trust, unless a later state is known.
  package func note(_ instance: Instance) {
    let names = Set(instance.trustedDomains.map(\.value))
    state.withLock { state in
      guard instance.sequence >= state.trustedDomains.sequence else { return }
      state.trustedDomains = (names, instance.sequence)
    }
  }

  /// What is noted next holds, however old it is.
  func forget() { state.withLock { $0.trustedDomains.sequence = 0 } }

  /// Who issues tokens, for whoever has asked for this origin.
  ///
  /// A name that merely leads here is not ours: what a program has signed for another server must not count where somebody
  /// brings it under that server's name. Those are that the instance's owners trust, by the scheme of ours. Without a setting a
  /// developer's machine goes by all its names.
  package func issuer(askedFor asked: String) -> String {
    let state = state.withLock { $0 }
    guard asked != state.text else { return asked }
    if !state.trustedDomains.names.isEmpty, let host = Self.host(of: asked),
      state.trustedDomains.names.contains(host.lowercased()), let scheme = state.text.firstRange(of: "://"),
      let authority = asked.firstRange(of: "://")
    {
      return state.text[..<scheme.upperBound] + asked[authority.upperBound...].lowercased()
    }
    return !state.isSetting && Self.isLoopback(asked) ? asked : state.text
  }

  /// Whether tokens that name this issuer are ours.
  package func isIssuer(_ text: String) -> Bool { issuer(askedFor: text) == text }

  /// Without the port, which is none or a number.
  private static func host(of origin: String) -> Substring? {
    guard let start = origin.firstRange(of: "://") else { return nil }
    let host = origin[start.upperBound...]
    guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return host }
    return UInt16(host[host.index(after: colon)...]) == nil ? nil : host[..<colon]
  }

  private static func isLoopback(_ origin: String) -> Bool {
    guard let host = host(of: origin) else { return false }
    if host == "[::1]" || host.lowercased() == "localhost" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
