import HTTPTransport

/// Keeps browsers from calling in the name of their user without having asked.
///
/// A script or form of another site may send a POST of these types with the user's cookies, and no preflight comes before it
/// (Fetch standard, "CORS-safelisted request-header"). REST reads such a body as JSON; so the policy is asked here.
enum CrossSite {
  /// - Throws: PERMISSION_DENIED when a site that may not call does so without a preflight.
  static func check(_ request: HTTPRequestHead, _ cors: CORSFields?) throws(Status) {
    guard let origin = request.fields.first("origin"), request.method == "POST", isSentUnasked(request.fields),
      !isOwn(origin, request.authority), !(cors?.allows(origin) ?? false)
    else { return }
    throw Status(.permissionDenied, "calls from \(echo(origin)) are not allowed")
  }

  private static func isSentUnasked(_ fields: HTTPFields) -> Bool {
    guard let type = fields.withFirst("content-type", { MediaType($0) })?.essence else { return true }
    return ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"].contains(type)
  }

  /// The scheme does not count: what ends TLS in front of us changes it.
  private static func isOwn(_ origin: String, _ authority: String) -> Bool {
    guard let mark = origin.firstRange(of: "://") else { return false }
    return !authority.isEmpty && origin[mark.upperBound...].lowercased() == authority.lowercased()
  }
}
