import Domain
import GrpcCore
import HTTPTransport

extension HTTPRouteResponse {
  /// An answer that nobody may keep, unless it says otherwise itself.
  static func json(status: Int = 200, _ object: JSONObject) -> HTTPRouteResponse {
    HTTPRouteResponse(status: status, fields: jsonFields, body: object.jsonBytes)
  }

  private static let jsonFields: HTTPFields = [
    "content-type": "application/json", "cache-control": "no-store", "pragma": "no-cache",
    "x-content-type-options": "nosniff",
  ]

  /// - Parameter status: of a refusal of the client's own making.
  static func refusal(_ error: OAuthError, status: Int = 400) -> HTTPRouteResponse {
    let status =
      switch error.code {
      case .serverError: 500
      case .temporarilyUnavailable: 503
      default: status
      }
    var response = json(
      status: status, ["error": .text(error.code.rawValue), "error_description": .text(error.description.oauthText)])
    if status == 503 { response.fields.append("retry-after", "1") }
    return response
  }
}

extension String {
  /// `error_description = *( %x20-21 / %x23-5B / %x5D-7E )`: what a stranger has sent is in it, and not for ever.
  fileprivate var oauthText: String {
    String(
      decoding: utf8.prefix(300).map { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C ? $0 : 0x3F },
      as: UTF8.self)
  }
}

extension HTTPRoute {
  /// A route whose answers sites of every origin may read: what they tell takes a secret or a token, which no browser adds by
  /// itself (Fetch standard, "CORS protocol").
  static func open(
    _ methods: [String], path: String,
    _ handler: @escaping @Sendable (HTTPRouteRequest) async throws -> HTTPRouteResponse
  ) -> [HTTPRoute] {
    let answer = HTTPRoute("GET", "POST", path: path) { request in
      guard methods.contains(request.method) || request.method == "HEAD" && methods.contains("GET") else {
        return HTTPRouteResponse(status: 405, fields: ["allow": methods.joined(separator: ", ")])
      }
      var response = try await handler(request)
      guard let origin = request.fields.first("origin") else { return response }
      response.fields.append("vary", "Origin")
      response.fields.append("access-control-allow-origin", origin)
      response.fields.append("access-control-allow-credentials", "true")
      response.fields.append("access-control-expose-headers", "content-length, retry-after, www-authenticate")
      return response
    }
    let preflight = HTTPRoute("OPTIONS", path: path) { request in
      var fields: HTTPFields = ["vary": "Origin", "allow": "GET, HEAD, POST, OPTIONS"]
      if let origin = request.fields.first("origin") {
        fields.append("access-control-allow-origin", origin)
        fields.append("access-control-allow-credentials", "true")
        fields.append("access-control-allow-methods", "GET, HEAD, POST")
        fields.append("access-control-allow-headers", "authorization, content-type, accept, accept-language")
        fields.append("access-control-max-age", "7200")
      }
      return HTTPRouteResponse(status: 204, fields: fields)
    }
    return [answer, preflight]
  }
}
