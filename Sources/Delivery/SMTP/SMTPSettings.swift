/// Where mail is handed over, as one URL:
///
///     url       = ( "smtp" / "smtps" ) "://" [ user [ ":" password ] "@" ] host [ ":" port ] [ "/" ] [ "?" option *( "&" option ) ]
///     option    = "starttls=" ( "required" / "optional" / "off" ) / "from=" mailbox / "ca=" file / "helo=" name
///
/// User, password and values are percent-encoded. `smtp` speaks in clear until STARTTLS, which is required unless said
/// otherwise, on port 587; `smtps` speaks TLS from the start, on port 465.
public struct SMTPSettings: Sendable, Equatable {
  /// How a connection in clear becomes a protected one (RFC 3207).
  public enum StartTLS: String, Sendable {
    case required, optional, off
  }

  public let isImplicitTLS: Bool
  /// A name or an address; IPv6 in brackets.
  public let host: String
  public let port: Int
  public private(set) var user: String?
  public private(set) var password: String?
  public private(set) var startTLS = StartTLS.required
  /// The sender, when the URL names one.
  public private(set) var from: Mailbox?
  /// A PEM file with the roots to trust instead of the system's.
  public private(set) var certificateAuthority: String?
  /// What EHLO calls this client; nil: the name of this host.
  public private(set) var helloName: String?

  /// Why a URL cannot be used. Holds no part of the credentials.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
  }

  public init(url: String) throws(Failure) {
    let rest: Substring
    (self.isImplicitTLS, rest) = try Self.scheme(of: url)
    let (place, query) = Self.divided(rest, at: "?")
    guard !url.contains("#") else { throw Failure("a # must be written as %23") }
    // The last @, since a password may hold one.
    var address = place
    var credentials: Substring?
    if let at = place.lastIndex(of: "@") {
      credentials = place[..<at]
      address = place[place.index(after: at)...]
    }
    if address.hasSuffix("/") { address = address.dropLast() }
    (self.host, self.port) = try Self.address(address, defaultPort: self.isImplicitTLS ? 465 : 587)
    if let credentials {
      let (user, password) = Self.divided(credentials, at: ":")
      guard !user.isEmpty else { throw Failure("the user is missing before the password") }
      self.user = try Self.decoded(user, "the user")
      self.password = try password.map { (text) throws(Failure) in try Self.decoded(text, "the password") }
    }
    var seen: Set<Substring> = []
    for option in (query ?? "").split(separator: "&") {
      let (name, value) = Self.divided(option, at: "=")
      guard seen.insert(name).inserted else { throw Failure("an option is given twice") }
      try self.set(String(name), try Self.decoded(value ?? "", "an option"))
    }
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
      guard !value.isEmpty, value.utf8.allSatisfy({ $0.isLetterOrDigit || ".-".utf8.contains($0) }) else {
        throw Failure("helo must be a host name")
      }
      self.helloName = value
    default: throw Failure("unknown option; known are starttls, from, ca and helo")
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

  private static func divided(_ text: Substring, at mark: Character) -> (Substring, Substring?) {
    guard let index = text.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<index], text[text.index(after: index)...])
  }

  private static func address(_ text: Substring, defaultPort: Int) throws(Failure) -> (String, Int) {
    var host = text
    var port = defaultPort
    if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
      let digits = text[text.index(after: colon)...]
      guard digits.utf8.allSatisfy({ $0.isDigit }), let number = Int(digits), (1...65535).contains(number) else {
        throw Failure("the port must be a number from 1 to 65535")
      }
      host = text[..<colon]
      port = number
    }
    let isIPv6 = host.hasPrefix("[") && host.hasSuffix("]")
    let inner = isIPv6 ? host.dropFirst().dropLast() : host
    let isClean = inner.utf8.allSatisfy { $0.isLetterOrDigit || (isIPv6 ? ":." : ".-_").utf8.contains($0) }
    guard !inner.isEmpty, isClean else { throw Failure("the host is missing or malformed") }
    return (String(host), port)
  }

  /// Percent-decoding (RFC 3986 section 2.1). Control characters would end a line of SMTP.
  private static func decoded(_ text: Substring, _ what: String) throws(Failure) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(QuotedPrintable.value),
        let low = rest.popFirst().flatMap(QuotedPrintable.value)
      else { throw Failure("\(what) is not percent-encoded properly") }
      bytes.append(high << 4 | low)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self), bytes.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
      throw Failure("\(what) holds characters that are not allowed")
    }
    return decoded
  }
}

extension SMTPSettings: CustomStringConvertible {
  /// Without user and password.
  public var description: String { "\(self.isImplicitTLS ? "smtps" : "smtp")://\(self.host):\(self.port)" }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
