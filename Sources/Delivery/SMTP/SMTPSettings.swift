/// Where mail is handed over, as one URL:
///
///     smtp[s]://[user:password@]host[:port]?starttls=required|optional|off&from=address&ca=file
///
/// `smtp` speaks in clear until STARTTLS, which is required unless said otherwise; `smtps` speaks TLS from the start.
public struct SMTPSettings: Sendable, Equatable {
  /// How a connection in clear becomes a protected one (RFC 3207).
  public enum StartTLS: String, Sendable {
    case required, optional, off
  }

  public var isImplicitTLS: Bool
  public var host: String
  public var port: Int
  public var user: String?
  public var password: String?
  public var startTLS = StartTLS.required
  /// The sender, when the URL names one.
  public var from: Mailbox?
  /// A PEM file with the roots to trust instead of the system's.
  public var certificateAuthority: String?

  /// Why a URL cannot be used. Never holds the password.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// Reads a URL.
  public init(url: String) throws(Failure) {
    guard let separator = url.firstRange(of: "://") else {
      throw Failure(description: "expected smtp://… or smtps://…")
    }
    switch url[..<separator.lowerBound].lowercased() {
    case "smtp": self.isImplicitTLS = false
    case "smtps": self.isImplicitTLS = true
    default: throw Failure(description: "expected smtp://… or smtps://…")
    }
    var rest = url[separator.upperBound...]
    var query = Substring()
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    // The last @, since a password may hold one.
    if let at = rest.lastIndex(of: "@") {
      let credentials = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      self.user = try Self.decoded(credentials[0], "the user")
      self.password = credentials.count == 2 ? try Self.decoded(credentials[1], "the password") : nil
      rest = rest[rest.index(after: at)...]
    }
    (self.host, self.port) = try Self.address(rest, defaultPort: self.isImplicitTLS ? 465 : 587)
    for parameter in query.split(separator: "&") {
      let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      try self.set(String(pair[0]), pair.count == 2 ? try Self.decoded(pair[1], String(pair[0])) : "")
    }
  }

  private mutating func set(_ name: String, _ value: String) throws(Failure) {
    switch name {
    case "starttls":
      guard let choice = StartTLS(rawValue: value) else {
        throw Failure(description: "starttls must be required, optional or off")
      }
      self.startTLS = choice
    case "from":
      do throws(MailAddressError) {
        self.from = try Mailbox(parsing: value)
      } catch {
        throw Failure(description: "from: \(error)")
      }
    case "ca": self.certificateAuthority = value
    default: throw Failure(description: "unknown parameter \(name); known are starttls, from and ca")
    }
  }

  private static func address(_ text: Substring, defaultPort: Int) throws(Failure) -> (String, Int) {
    var host = text
    var port = defaultPort
    if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
      guard let number = Int(text[text.index(after: colon)...]), (1...65535).contains(number) else {
        throw Failure(description: "the port must be a number from 1 to 65535")
      }
      host = text[..<colon]
      port = number
    }
    let isClean = host.utf8.allSatisfy { $0.isLetterOrDigit || ".-_:[]".utf8.contains($0) }
    guard !host.isEmpty, isClean else { throw Failure(description: "the host is missing or malformed") }
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
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else {
        throw Failure(description: "\(what) is not percent-encoded properly")
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self), bytes.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
      throw Failure(description: "\(what) holds characters that are not allowed")
    }
    return decoded
  }
}
