import Domain
import GrpcCore
import HTTPTransport

extension HTTPRouteResponse {
  /// A page for a browser, with what keeps it from doing more than it should.
  static func page(status: Int = 200, _ html: [UInt8]) -> HTTPRouteResponse {
    HTTPRouteResponse(status: status, fields: Self.pageFields("text/html; charset=utf-8"), body: html)
  }

  /// A captured mail as it is: its styles are in it, and nothing is loaded but pictures and fonts of this server.
  static func mail(_ html: [UInt8]) -> HTTPRouteResponse {
    var fields = Self.pageFields("text/html; charset=utf-8")
    fields.set(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; font-src 'self'; frame-ancestors 'none'"
    )
    return HTTPRouteResponse(fields: fields, body: html)
  }

  static func styleSheet(_ looks: Looks) -> HTTPRouteResponse {
    var fields: HTTPFields = ["content-type": "text/css; charset=utf-8"]
    fields.append("x-content-type-options", "nosniff")
    return HTTPRouteResponse(fields: fields, body: Array(PageStyle.sheet(looks).utf8))
  }

  /// `referrer-policy`: the address of a page holds a code, which no other site may see; `same-origin` rather than
  /// `no-referrer`, with which browsers send `Origin: null` from our own forms too. The language differs by header, hence
  /// `vary`.
  private static func pageFields(_ type: String) -> HTTPFields {
    [
      "content-type": type,
      "content-security-policy": PageLayout.securityPolicy,
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "vary": "accept-language",
    ]
  }
}

extension HTTPRouteRequest {
  /// Whether a form was posted from a page of this server: what keeps another site from posting in a reader's name.
  ///
  /// Browsers say where a request comes from (`Sec-Fetch-Site`, Fetch Metadata) and name the origin of a POST (Fetch
  /// standard, "append a request Origin header"). One without either header is no browser, and has no session of anyone's
  /// to abuse.
  /// - Parameter external: the origin under which browsers reach the server, where another program stands in front.
  func isSameOrigin(as external: String?) -> Bool {
    if let site = fields.first("sec-fetch-site") { return site == "same-origin" || site == "none" }
    guard let origin = fields.first("origin") else { return true }
    return origin == external || origin == "\(scheme)://\(authority)"
  }
}
