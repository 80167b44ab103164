/// Where mail is handed over, as one URL:
///
///     url       = ( "smtp" / "smtps" ) "://" [ user [ ":" password ] "@" ] host [ ":" port ] [ "/" ] [ "?" option *( "&" option ) ]
///     option    = "starttls=" ( "required" / "optional" / "off" ) / "from=" mailbox / "ca=" file
///                 / "helo=" ( name / address-literal ) / "timeout=" seconds
///
/// User, password and values are percent-encoded. `smtp` speaks in clear until STARTTLS, which is required unless said
/// otherwise, on port 587; `smtps` speaks TLS from the start, on port 465.
package struct SMTPSettings: Sendable, Equatable {
  /// How a connection in clear becomes a protected one (RFC 3207).
  package enum StartTLS: String, Sendable {
    case required, optional, off
  }

  package let isImplicitTLS: Bool
  /// A name or an address; IPv6 in brackets.
  package let host: String
  package let port: Int
  package private(set) var user: String?
  package private(set) var password: String?
  package private(set) var startTLS = StartTLS.required
  /// The sender, when the URL names one.
  package private(set) var from: Mailbox?
  /// A PEM file with the roots to trust instead of the system's.
  package private(set) var certificateAuthority: String?
  /// What EHLO calls this client; nil: as `HelloName.standard` finds.
  package private(set) var helloName: HelloName?
  /// Seconds that one mail may take, connecting included; nil: `longestTimeout`.
  package private(set) var timeout: Int?

  /// So that a mail ends before its lease.
  static let longestTimeout = 30

  package typealias Failure = ProviderURLError

  package init(url: String) throws(Failure) {
    let rest: Substring
    (self.isImplicitTLS, rest) = try Self.scheme(of: url)
    let parts = try ProviderURL(rest, defaultPort: self.isImplicitTLS ? 465 : 587)
    self.host = parts.host
    self.port = parts.port
    self.user = parts.user
    self.password = parts.password
    for (name, value) in parts.options { try self.set(name, value) }
    guard self.user == nil || self.startTLS != .optional else {
      throw Failure("starttls=optional gives the password to whoever strips STARTTLS; say required, or off")
    }
  }

  private mutating func set(_ name: String, _ value: String) throws(Failure) {
    switch name {
    case "starttls":
      guard !self.isImplicitTLS else { throw Failure("starttls is for smtp://; smtps:// is always protected") }
      guard let choice = StartTLS(rawValue: value) else { throw Failure("starttls must be required, optional or off") }
      self.startTLS = choice
    case "from":
      do throws(MailAddressError) {
        self.from = try Mailbox(parsing: value)
      } catch {
        throw Failure("from: \(error)")
      }
    case "ca":
      guard !value.isEmpty else { throw Failure("ca names no file") }
      self.certificateAuthority = value
    case "helo":
      guard let name = HelloName(value) else {
        throw Failure("helo must be a full host name (mail.example.org) or an address in brackets ([192.0.2.1])")
      }
      self.helloName = name
    case "timeout":
      guard let seconds = Int(value), (1...Self.longestTimeout).contains(seconds) else {
        throw Failure("timeout must be a number of seconds from 1 to \(Self.longestTimeout)")
      }
      self.timeout = seconds
    default: throw Failure("unknown option; known are starttls, from, ca, helo and timeout")
    }
  }

  private static func scheme(of url: String) throws(Failure) -> (isImplicitTLS: Bool, rest: Substring) {
    guard let mark = url.firstRange(of: "://") else { throw Failure("expected smtp://… or smtps://…") }
    switch url[..<mark.lowerBound].lowercased() {
    case "smtp": return (false, url[mark.upperBound...])
    case "smtps": return (true, url[mark.upperBound...])
    default: throw Failure("expected smtp://… or smtps://…")
    }
  }
}

extension SMTPSettings: CustomStringConvertible {
  /// Without user and password.
  package var description: String { "\(self.isImplicitTLS ? "smtps" : "smtp")://\(self.host):\(self.port)" }
}
