/// A host and a port, as providers are named by.
///
///     address = host [ ":" port ]   ; a host of ASCII
package struct HostPort: Sendable, Equatable {
  package enum Fault: Error {
    case host, port
  }

  /// A name or an address; IPv6 in brackets.
  package let host: String
  /// 1 to 65535.
  package let port: Int

  /// - Parameter defaultPort: of an address without one; nil: it must have one.
  /// - Throws: what is missing or malformed.
  package init(_ text: Substring, defaultPort: Int? = nil) throws(Fault) {
    var host = text
    var port = defaultPort
    if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
      let digits = text[text.index(after: colon)...].utf8
      // Longer ones are no port, and too long for a number.
      guard digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(text[text.index(after: colon)...]), (1...65535).contains(number)
      else { throw .port }
      host = text[..<colon]
      port = number
    }
    guard let port else { throw .port }
    guard host.utf8.allSatisfy({ $0 < 0x80 }), HostName.isHost(host) else { throw .host }
    self.host = String(host)
    self.port = port
  }
}

/// The URL that a provider is posted at: `http` or `https`, of a host, and nothing that only others may know.
package enum HTTPEndpoint {
  /// - Returns: the URL without white space at its ends.
  /// - Throws: `SIGNET-Pv2uR`.
  package static func checked(_ text: String) throws(DomainError) -> String {
    let url = text.trimmed
    guard let authority = authority(of: url), (try? HostPort(authority, defaultPort: 443)) != nil else {
      throw DomainError(.invalidArgument, "SIGNET-Pv2uR", "Errors.Provider.EndpointInvalid")
    }
    return url
  }

  /// Host and port; nil for what is no such URL. A password before the host would be read by all who read the endpoint.
  static func authority(of url: String) -> Substring? {
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), !url.contains("#"), let mark = url.firstRange(of: "://"),
      ["http", "https"].contains(url[..<mark.lowerBound].lowercased())
    else { return nil }
    let authority = url[mark.upperBound...].prefix { $0 != "/" && $0 != "?" }
    return authority.contains("@") || authority.isEmpty ? nil : authority
  }
}
