/// Where text messages are handed over, as one URL:
///
///     url       = webhook / twilio
///     webhook   = ( "http" / "https" ) "://" anything
///     twilio    = "twilio://" account ":" token "@" host [ ":" port ] "?from=" sender [ "&tls=off" ]
///
/// A webhook is posted a JSON object (see ``WebhookRequest``). `twilio` speaks Twilio's API, which others speak too:
/// `from` is a number (`%2B15550100`), a name, or the id of a messaging service (`MG…`).
package struct SMSSettings: Sendable, Equatable {
  package enum Provider: Sendable, Equatable {
    case webhook(Webhook)
    case twilio(endpoint: String, account: String, token: String, from: String)
  }

  package let provider: Provider
  /// A PEM file with the roots to trust instead of the system's.
  package let certificateAuthority: String?
  /// The provider's host and port, for logs.
  private let place: String

  package typealias Failure = ProviderURLError

  /// As the instance's owners have set it up.
  init(_ provider: Provider, place: String, certificateAuthority: String?) {
    self.provider = provider
    self.place = place
    self.certificateAuthority = certificateAuthority
  }

  /// - Parameter signingKey: signs what a webhook is posted; nil: nothing is signed.
  package init(url: String, signingKey: String? = nil, certificateAuthority: String? = nil) throws(Failure) {
    guard let mark = url.firstRange(of: "://") else { throw Failure("expected https://… or twilio://…") }
    let rest = url[mark.upperBound...]
    guard url.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
      throw Failure("characters beyond ASCII must be percent-encoded")
    }
    guard signingKey != "" else { throw Failure("the signing key is empty") }
    self.certificateAuthority = certificateAuthority
    switch url[..<mark.lowerBound].lowercased() {
    case "http", "https":
      let authority = rest.prefix { $0 != "/" && $0 != "?" }
      guard !rest.contains("#") else { throw Failure("a # must be written as %23") }
      let place = authority[
        (authority.lastIndex(of: "@").map { authority.index(after: $0) } ?? authority.startIndex)...]
      _ = try ProviderURL.address(place, defaultPort: 443)
      self.place = String(place)
      self.provider = .webhook(Webhook(url: url, signingKey: signingKey))
    case "twilio":
      let url = try ProviderURL(rest, defaultPort: 443)
      guard let account = url.user, let token = url.password else {
        throw Failure("twilio needs the account and the token: twilio://ACCOUNT:TOKEN@HOST")
      }
      // It becomes a part of a path.
      guard account.utf8.allSatisfy(\.isLetterOrDigit) else { throw Failure("the account must be letters and digits") }
      var from = ""
      var scheme = "https"
      for (name, value) in url.options {
        switch (name, value) {
        case ("from", _): from = value
        case ("tls", "off"): scheme = "http"
        default: throw Failure("unknown option; known are from and tls=off")
        }
      }
      guard !from.isEmpty else { throw Failure("from is missing: a number, a name or a messaging service") }
      guard signingKey == nil else { throw Failure("a signing key is for webhooks; twilio has its token") }
      self.place = "\(url.host):\(url.port)"
      self.provider = .twilio(
        endpoint: "\(scheme)://\(self.place)/2010-04-01/Accounts/\(account)/Messages.json", account: account,
        token: token, from: from)
    default: throw Failure("expected https://… or twilio://…")
    }
  }
}

extension SMSSettings: CustomStringConvertible {
  /// Without credentials and paths.
  package var description: String {
    switch self.provider {
    case .webhook: "webhook \(self.place)"
    case .twilio: "twilio \(self.place)"
    }
  }
}
