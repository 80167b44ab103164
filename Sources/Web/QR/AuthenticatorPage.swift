import Domain
import GrpcCore
import HTTPTransport
import Texts

/// Shows an `otpauth` URI, as `RegisterTOTP` answers it, as a QR code and as a key to type: for logins that can draw none.
///
/// The URI is the body of a POST, so that it stands in no log and no history; nothing is kept of it. Other sites cannot post
/// it from a browser: a page of ours with a secret of theirs would make its readers set up their app for a stranger. Whoever
/// accepts pictures gets the picture alone. `?organization=ID` shows it as that organization's users see pages.
package struct AuthenticatorPage: Sendable {
  package static let path = "/ui/v2/login/otp/qr"
  private static let type = "otpauth://totp/"

  /// Scheme, host and port under which browsers reach the server, where that is a setting.
  private let origin: String?
  private let useCases: UseCases
  private let serviceName: String?

  /// - Parameter serviceName: who shows it, where that is a setting.
  package init(useCases: UseCases, origin: String?, serviceName: String? = nil) {
    (self.useCases, self.origin, self.serviceName) = (useCases, origin, serviceName)
  }

  package var routes: [HTTPRoute] {
    [
      HTTPRoute("POST", path: Self.path) { request in
        let query = try request.query
        let audience = await PageAudience(
          of: query.first(PageAudience.organizationName), request, chosen: query.first(LinkPage.languageName), useCases,
          serviceName: serviceName)
        let reader = audience.language
        guard request.isSameOrigin(as: origin) else {
          return Self.refusal(403, reader.pages.crossSite, audience)
        }
        guard let uri = try request.form?.first("uri"), let code = Self.code(of: uri) else {
          return Self.refusal(400, reader.pages.linkBroken, audience)
        }
        let picture = code.svg(title: reader.pages.authenticator.introduction)
        if request.fields.first("accept")?.hasPrefix("image/svg+xml") == true { return .picture(picture) }
        return .page(Self.page(picture, secret: Self.secret(of: uri), audience))
      }
    ]
  }

  /// Nil for what no app reads, and for more than fits.
  private static func code(of uri: String) -> QRCode? {
    guard uri.hasPrefix(type), uri.utf8.allSatisfy(isOfURI) else { return nil }
    return QRCode(Array(uri.utf8))
  }

  /// Unreserved and reserved characters, and percent signs (RFC 3986 section 2).
  private static func isOfURI(_ byte: UInt8) -> Bool {
    (0x21...0x7e).contains(byte) && !#""<>\^`{|}"#.utf8.contains(byte)
  }

  private static func secret(of uri: String) -> String {
    let query = uri.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    let field = query.split(separator: "&").first { $0.hasPrefix("secret=") } ?? ""
    return String(field.dropFirst("secret=".count))
  }

  private static func page(_ picture: String, secret: String, _ audience: PageAudience) -> [UInt8] {
    let texts = audience.language.pages.authenticator
    var groups: [String] = []
    var rest = secret[...]
    while !rest.isEmpty {
      groups.append(String(rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
    let key = """
      <p>\(texts.keyLabel.shownInHTML)</p>
      <pre translate="no">\(groups.joined(separator: " ").escapedForHTML)</pre>
      """
    return PageLayout.page(
      title: texts.title, audience,
      body: "<p>\(texts.introduction.shownInHTML)</p>\n\(picture)\n\(groups.isEmpty ? "" : key)")
  }

  private static func refusal(_ status: Int, _ text: String, _ audience: PageAudience) -> HTTPRouteResponse {
    .page(
      status: status,
      PageLayout.page(
        title: audience.language.pages.authenticator.title, audience,
        body: "<p class=\"message error\" role=\"alert\">\(text.shownInHTML)</p>"))
  }
}

extension HTTPRouteResponse {
  /// A picture that holds a secret: it is kept nowhere.
  fileprivate static func picture(_ svg: String) -> HTTPRouteResponse {
    HTTPRouteResponse(
      fields: [
        "content-type": "image/svg+xml", "cache-control": "no-store", "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'", "vary": "accept, accept-language",
      ], body: Array(svg.utf8))
  }
}
