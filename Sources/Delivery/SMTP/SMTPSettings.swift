import Domain

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
  /// Whether a server that does not speak TLS from the start is asked for STARTTLS: nobody has said which of the two it does.
  package private(set) var findsProtection = false
  /// A name or an address; IPv6 in brackets.
  package let host: String
  package let port: Int
  package private(set) var user: String?
  package private(set) var password: String?
  package private(set) var startTLS = StartTLS.required
  /// The sender, when the URL names one.
  package private(set) var from: Mailbox?
  /// Where answers go, when not to the sender.
  package private(set) var replyTo: MailAddress?
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

  /// As the instance's owners have set it up. TLS is spoken from the start on port 465, after STARTTLS on the ports where mail
  /// begins in clear, and on others as the server does; a server that does neither is sent nothing.
  /// - Parameters:
  ///   - password: empty: none.
  ///   - timeout: seconds that one mail may take; nil, or longer: `longestTimeout`.
  package init(
    _ server: SMTPServer, password: String, timeout: Int? = nil, certificateAuthority: String? = nil
  ) throws(Failure) {
    let (host, port) = try ProviderURL.address(server.host[...], defaultPort: 587)
    self.host = host
    self.port = port
    self.isImplicitTLS = server.isTLS && ![25, 587, 2525].contains(port)
    self.findsProtection = self.isImplicitTLS && port != 465
    self.startTLS = server.isTLS ? .required : .off
    if !server.user.isEmpty { (self.user, self.password) = (server.user, password) }
    do throws(MailAddressError) {
      self.from = Mailbox(name: server.senderName, address: try MailAddress(server.senderAddress))
      if !server.replyToAddress.isEmpty { self.replyTo = try MailAddress(server.replyToAddress) }
    } catch {
      throw Failure("the sender: \(error)")
    }
    self.certificateAuthority = certificateAuthority
    self.timeout = timeout.map { min(max(1, $0), Self.longestTimeout) }
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

extension SMTPSettings {
  /// The mail as this provider is to send it: from its own sender, where it has one. A name that the mail has stays where the
  /// sender has none.
  func addressed(_ mail: OutgoingMail) -> OutgoingMail {
    guard let from = self.from else { return mail }
    var mail = mail
    mail.sender = Mailbox(name: from.name.isEmpty ? mail.sender.name : from.name, address: from.address)
    mail.replyTo = self.replyTo
    return mail
  }
}

extension SMTPSettings: CustomStringConvertible {
  /// Without user and password.
  package var description: String { "\(self.isImplicitTLS ? "smtps" : "smtp")://\(self.host):\(self.port)" }
}
