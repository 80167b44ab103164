import Domain

/// Why a provider's URL cannot be used. Holds no part of the credentials.
package struct ProviderURLError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// The parts of a provider's URL behind its scheme:
///
///     rest = [ user [ ":" password ] "@" ] host [ ":" port ] [ "/" ] [ "?" name "=" value *( "&" name "=" value ) ]
///
/// User, password and values are percent-encoded.
struct ProviderURL {
  typealias Failure = ProviderURLError

  /// A name or an address; IPv6 in brackets.
  let host: String
  let port: Int
  private(set) var user: String?
  private(set) var password: String?
  /// In their order, each name once.
  private(set) var options: [(name: String, value: String)] = []

  init(_ rest: Substring, defaultPort: Int) throws(Failure) {
    guard !rest.contains("#") else { throw Failure("a # must be written as %23") }
    let (place, query) = Self.divided(rest, at: "?")
    // The last @, since a password may hold one.
    var address = place
    var credentials: Substring?
    if let at = place.lastIndex(of: "@") {
      credentials = place[..<at]
      address = place[place.index(after: at)...]
    }
    if address.hasSuffix("/") { address = address.dropLast() }
    (self.host, self.port) = try Self.address(address, defaultPort: defaultPort)
    if let credentials {
      let (user, password) = Self.divided(credentials, at: ":")
      guard !user.isEmpty else { throw Failure("the user is missing before the password") }
      self.user = try Self.decoded(user, "the user")
      self.password = try password.map { (text) throws(Failure) in try Self.decoded(text, "the password") }
    }
    for option in (query ?? "").split(separator: "&") {
      let (name, value) = Self.divided(option, at: "=")
      guard !self.options.contains(where: { $0.name == name }) else { throw Failure("an option is given twice") }
      self.options.append((String(name), try Self.decoded(value ?? "", "an option")))
    }
  }

  private static func divided(_ text: Substring, at mark: Character) -> (Substring, Substring?) {
    guard let index = text.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<index], text[text.index(after: index)...])
  }

  /// - Throws: `ProviderURLError` when the text is no host with a port.
  static func address(_ text: Substring, defaultPort: Int) throws(Failure) -> (String, Int) {
    do throws(HostPort.Fault) {
      let address = try HostPort(text, defaultPort: defaultPort)
      return (address.host, address.port)
    } catch {
      switch error {
      case .port: throw Failure("the port must be a number from 1 to 65535")
      case .host: throw Failure("the host is missing or malformed")
      }
    }
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
