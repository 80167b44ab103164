import Domain
import GrpcCore
import HTTPTransport

extension HTTPRouteResponse {
  /// The page as those may show it within theirs whom the security policy names; by default nobody may.
  ///
  /// `x-frame-options` has no word for such a list, and goes: browsers that know `frame-ancestors` look at that alone (CSP
  /// Level 3 section 6.4.2).
  func embedded(by policy: SecurityPolicy) -> HTTPRouteResponse {
    guard policy.allowsEmbedding, !policy.origins.isEmpty, fields.first("x-frame-options") != nil else { return self }
    var response = self
    response.fields.removeAll("x-frame-options")
    response.fields.set(
      "content-security-policy",
      PageLayout.securityPolicy.replacing("frame-ancestors 'none'", with: "frame-ancestors \(policy.ancestors)"))
    return response
  }
}

extension SecurityPolicy {
  /// Each was checked to be an origin when it was set.
  fileprivate var ancestors: String { origins.joined(separator: " ") }
}
