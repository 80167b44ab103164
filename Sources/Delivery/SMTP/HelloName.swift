import Glibc

/// What EHLO calls this client: a full host name, or an address in brackets.
///
///     ehlo            = "EHLO" SP ( Domain / address-literal ) CRLF    ; RFC 5321 section 4.1.1.1
///     address-literal = "[" ( IPv4-address-literal / "IPv6:" IPv6-addr ) "]"
///
/// Strict servers refuse a name without a dot, which is what a container's host is called.
package struct HelloName: Sendable, Equatable {
  package let text: String

  /// nil for a name without a dot, and for what is neither a name nor an address.
  package init?(_ text: String) {
    let isLiteral = text.hasPrefix("[") && text.hasSuffix("]")
    guard isLiteral ? Self.isAddress(text.dropFirst().dropLast()) : Self.isFullName(text) else { return nil }
    self.text = text
  }

  /// Without a setting: this host's full name where it has one that others may know, else the domain of the sender, which
  /// servers can look up; else an address, which they need not.
  static func standard(sender: MailAddress, host: String? = Self.hostName) -> HelloName {
    [host, sender.domain].lazy.compactMap { $0 }.filter { !Self.isOwnWorld($0) }.compactMap(HelloName.init).first
      ?? Self.thisMachine
  }

  private static let thisMachine = HelloName(unchecked: "[127.0.0.1]")

  private init(unchecked text: String) { self.text = text }

  /// The name of this host, with its domain where the resolver knows one. Looked up once, by whoever sends first: the
  /// resolver may take its time.
  private static let hostName: String? = {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return nil }
    let name = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard !name.contains("."), !name.isEmpty else { return name }
    var hints = addrinfo()
    hints.ai_flags = AI_CANONNAME
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, nil, &hints, &found) == 0, let first = found else { return name }
    defer { freeaddrinfo(first) }
    return first.pointee.ai_canonname.map { String(cString: $0) } ?? name
  }()

  /// Names that hold within a machine, a network or a cloud alone (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`):
  /// servers that look them up find nothing.
  private static let ownWorlds = [
    "localhost", "localdomain", "local", "internal", "lan", "home", "corp", "home.arpa", "test", "invalid", "example",
    "in-addr.arpa", "ip6.arpa",
  ]

  private static func isOwnWorld(_ name: String) -> Bool {
    let name = name.lowercased()
    return ownWorlds.contains { name == $0 || name.hasSuffix(".\($0)") } || name.hasPrefix("localhost.")
  }

  /// At least two labels, of which the last is no number (RFC 1123 section 2.1): that would be an address.
  private static func isFullName(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return text.utf8.count <= 255 && labels.count > 1 && labels.allSatisfy(MailAddress.isLabel)
      && labels.last?.allSatisfy { (0x30...0x39).contains($0) } == false
  }

  private static func isAddress(_ text: Substring) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 16)
    if text.lowercased().hasPrefix("ipv6:") { return inet_pton(AF_INET6, String(text.dropFirst(5)), &bytes) == 1 }
    return inet_pton(AF_INET, String(text), &bytes) == 1
  }
}
