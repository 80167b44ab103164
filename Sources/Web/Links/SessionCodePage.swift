import Domain
import GrpcCore
import HTTPTransport
import Texts

/// Where the mail with a one-time password leads to that names no page of a login's own: it says the code again, to be entered
/// where somebody logs in. It looks for no user and redeems nothing.
package struct SessionCodePage: Sendable {
  private let useCases: UseCases
  private let serviceName: String?

  /// - Parameter serviceName: who writes, where that is a setting.
  package init(useCases: UseCases, serviceName: String? = nil) {
    (self.useCases, self.serviceName) = (useCases, serviceName)
  }

  package var routes: [HTTPRoute] {
    [
      HTTPRoute("GET", path: SessionCodeLink.path) { request in
        let query = try request.query
        let audience = await PageAudience(
          of: query.first(SessionCodeLink.organizationIDName), request, chosen: query.first(LinkPage.languageName),
          useCases, serviceName: serviceName)
        let code = EnteredCode.exact(query.first(LinkPage.codeName) ?? "")
        return code.isEmpty ? Self.broken(audience) : .page(Self.page(code, audience))
      }
    ]
  }

  private static func page(_ code: String, _ audience: PageAudience) -> [UInt8] {
    let texts = audience.language.notifications.verifyEmailOTP
    return PageLayout.page(
      title: texts.title, audience,
      body: """
        <p>\(texts.preHeader.shownInHTML)</p>
        <pre translate="no">\(code.escapedForHTML)</pre>
        """)
  }

  private static func broken(_ audience: PageAudience) -> HTTPRouteResponse {
    .page(
      status: 400,
      PageLayout.page(
        title: audience.language.notifications.verifyEmailOTP.title, audience,
        body: "<p class=\"message error\" role=\"alert\">\(audience.language.pages.linkBroken.shownInHTML)</p>"))
  }
}
