import Domain
import GrpcCore
import HTTPTransport
import Texts

/// Where the mail with a one-time password leads to that names no page of a login's own: it says the code again, to be entered
/// where somebody logs in. It looks for nothing and redeems nothing.
package struct SessionCodePage: Sendable {
  private let defaultLanguage: DefaultLanguage

  package init(defaultLanguage: DefaultLanguage) { self.defaultLanguage = defaultLanguage }

  package var routes: [HTTPRoute] {
    [
      HTTPRoute("GET", path: SessionCodeLink.path) { request in
        let query = try request.query
        let reader = Language(
          chosen: query.first(LinkPage.languageName), accepted: request.fields.first("accept-language"),
          in: defaultLanguage.languages)
        let code = EnteredCode.exact(query.first(LinkPage.codeName) ?? "")
        return code.isEmpty ? Self.broken(reader) : .page(Self.page(code, reader))
      }
    ]
  }

  private static func page(_ code: String, _ reader: Language) -> [UInt8] {
    let texts = reader.notifications.verifyEmailOTP
    return PageLayout.page(
      title: texts.title, language: reader,
      body: """
        <p>\(texts.preHeader.shownInHTML)</p>
        <pre translate="no">\(code.escapedForHTML)</pre>
        """)
  }

  private static func broken(_ reader: Language) -> HTTPRouteResponse {
    .page(
      status: 400,
      PageLayout.page(
        title: reader.notifications.verifyEmailOTP.title, language: reader,
        body: "<p class=\"message error\" role=\"alert\">\(reader.pages.linkBroken.shownInHTML)</p>"))
  }
}
