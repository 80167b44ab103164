import GrpcCore
import HTTPTransport

extension HTTPRouteResponse {
  /// A page for a browser, with what keeps it from doing more than it should.
  static func page(status: Int = 200, _ html: [UInt8]) -> HTTPRouteResponse {
    HTTPRouteResponse(status: status, fields: Self.pageFields("text/html; charset=utf-8"), body: html)
  }

  static func styleSheet() -> HTTPRouteResponse {
    var fields: HTTPFields = ["content-type": "text/css; charset=utf-8"]
    fields.append("x-content-type-options", "nosniff")
    return HTTPRouteResponse(fields: fields, body: Array(PageLayout.style.utf8))
  }

  /// `referrer-policy`: the address of a page holds a code. `Language` differs by header, hence `vary`.
  private static func pageFields(_ type: String) -> HTTPFields {
    [
      "content-type": type,
      "content-security-policy": PageLayout.securityPolicy,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "vary": "accept-language",
    ]
  }
}

extension HTTPRouteRequest {
  /// Whether a form was posted from a page of this server.
  ///
  /// Browsers name the origin of a POST (Fetch standard, "append a request Origin header"). One without either header
  /// is no browser, and has no session of anyone's to abuse.
  var isSameOrigin: Bool {
    if let site = self.fields.first("sec-fetch-site") { return site == "same-origin" || site == "none" }
    guard let origin = self.fields.first("origin") else { return true }
    // `no-referrer` makes browsers send `null`, so that older ones, without sec-fetch-site, cannot be told apart.
    return origin == "null" || origin.hasSuffix("://\(self.authority)")
  }
}
