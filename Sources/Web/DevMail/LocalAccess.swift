import GrpcCore
import HTTPTransport
import NIOCore

/// Who may see the pages for developers: captured mails hold codes, with which accounts are taken over.
package enum DevPages: String, CaseIterable, Sendable {
  /// Browsers on this machine.
  case local
  /// Everyone who reaches the server.
  case all
  /// Nobody.
  case off
}

extension HTTPRouteRequest {
  /// Whether the request comes from a browser on this machine that was told to open this machine.
  ///
  /// The peer alone does not say so. A proxy on this machine is a peer too, and names those whom it speaks for. A page
  /// anywhere may let its own name lead to 127.0.0.1 (DNS rebinding), but cannot change the `Host` that browsers send.
  var isLocal: Bool {
    guard let peer, Self.isLoopback(peer.ipAddress ?? ""), Self.isLoopbackHost(authority) else { return false }
    return !Self.forwarding.contains { fields.contains($0) }
  }

  /// What proxies add.
  private static let forwarding = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"]

  /// Whether this authority, with or without a port, names this machine: `localhost` and names below it (RFC 6761
  /// section 6.3), 127.0.0.0/8 and ::1.
  package static func isLoopbackHost(_ authority: String) -> Bool {
    // "A fully qualified domain name … is 253 octets at most", and a port of five digits.
    guard authority.utf8.count <= 260 else { return false }
    var host = authority.lowercased()[...]
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return false }
      return isLoopback(String(host[..<end].dropFirst()))
    }
    if let colon = host.firstIndex(of: ":") { host = host[..<colon] }
    return host == "localhost" || host.hasSuffix(".localhost") || isLoopback(String(host))
  }

  /// Whether this address is one of this machine to itself; also an IPv4 address as IPv6 maps it.
  package static func isLoopback(_ address: String) -> Bool {
    if address == "::1" { return true }
    let parts = (address.hasPrefix("::ffff:") ? address.dropFirst(7) : address[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8(part) != nil }
  }
}

extension HTTPRoute {
  /// The same route, which answers nobody else.
  func forLocalBrowsers() -> HTTPRoute {
    guarding { request in
      guard !request.isLocal else { return nil }
      return HTTPRouteResponse(
        status: 403, contentType: "text/plain; charset=utf-8",
        """
        Captured messages hold codes: they are shown to browsers on this machine alone.
        Open this page as http://localhost:PORT/ there, or start the server with --dev-pages all.

        """)
    }
  }
}
