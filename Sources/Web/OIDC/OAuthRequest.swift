import Domain
import GrpcCore
import HTTPTransport

/// What is read of a request; whatever else comes, however often, is ignored (RFC 6749 section 3.2).
enum OAuthParameter: String {
  case grantType = "grant_type"
  case scope
  case assertion
  case clientID = "client_id"
  case clientSecret = "client_secret"
  case clientAssertion = "client_assertion"
  case clientAssertionType = "client_assertion_type"
  case accessToken = "access_token"
  case token
}

/// A request to an endpoint of OAuth 2.0, read: parameters from the query and the form alike.
struct OAuthRequest {
  let request: HTTPRouteRequest
  private let origin: PublicOrigin
  private let parameters: [OAuthParameter: String]

  /// - Throws: `OAuthError` for a form that is broken, and for a parameter that came twice (RFC 6749 section 3.2).
  init(_ request: HTTPRouteRequest, _ origin: PublicOrigin) throws(OAuthError) {
    self.request = request
    self.origin = origin
    let fields: [(name: String, value: String)]
    do throws(FormError) {
      fields = try request.query.pairs + (request.form?.pairs ?? [])
    } catch {
      throw OAuthError(.invalidRequest, "\(error)")
    }
    var parameters: [OAuthParameter: String] = [:]
    // "Parameters sent without a value MUST be treated as if they were omitted from the request."
    for (name, value) in fields where !value.isEmpty {
      guard let parameter = OAuthParameter(rawValue: name) else { continue }
      guard parameters.updateValue(value, forKey: parameter) == nil else {
        throw OAuthError(.invalidRequest, "\(name) must not be repeated")
      }
    }
    self.parameters = parameters
  }

  /// The origin that was asked for, if it is one of ours; else ours.
  var issuer: String { origin.issuer(askedFor: "\(request.scheme)://\(request.authority)") }

  subscript(parameter: OAuthParameter) -> String? { parameters[parameter] }
}
