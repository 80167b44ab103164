import Domain
import GrpcCore
import HTTPTransport
import Texts

/// `/ui/dev/mail` and `/ui/dev/sms`: the captured messages, to look at. Each is served only while its provider is missing.
package struct DevMailPages: Sendable {
  /// One kind of captured messages.
  private struct Box: Sendable {
    let spool: any CapturedMessages
    let path: String
    let title: String
    let subject: String
  }

  private static let pageSize = 100

  /// - Parameters:
  ///   - mails, shortMessages: what was captured; nil where nothing is.
  ///   - visibility: who may see them.
  package static func routes(
    mails: (any CapturedMessages)?, shortMessages: (any CapturedMessages)?, for visibility: DevPages
  ) -> [HTTPRoute] {
    switch visibility {
    case .off: []
    case .all: routes(mails: mails, shortMessages: shortMessages)
    case .local: routes(mails: mails, shortMessages: shortMessages).map { $0.forLocalBrowsers() }
    }
  }

  private static func routes(mails: (any CapturedMessages)?, shortMessages: (any CapturedMessages)?) -> [HTTPRoute] {
    let mailBox = mails.map { Box(spool: $0, path: "/ui/dev/mail", title: "Mail", subject: "Subject") }
    let smsBox = shortMessages.map { Box(spool: $0, path: "/ui/dev/sms", title: "Text messages", subject: "Text") }
    return (mailBox.map { Self.routes($0, beside: smsBox) } ?? []) + (smsBox.map { Self.routes($0, beside: nil) } ?? [])
  }

  /// - Parameter other: listed below the first page of this one.
  private static func routes(_ box: Box, beside other: Box?) -> [HTTPRoute] {
    [
      HTTPRoute("GET", path: box.path) { request in
        let offset = max(0, try request.query.first("offset").flatMap { Int($0) } ?? 0)
        var body = try Self.list(box, offset: offset)
        if let other, offset == 0 {
          body += "<h2>\(other.title.escapedForHTML)</h2>" + (try Self.list(other, offset: 0))
        }
        return .page(Self.wide(box.title, body))
      },
      HTTPRoute("GET", path: box.path + "/{name}") { request in
        guard let mail = box.spool.message(named: request.pathParameters["name"] ?? "") else {
          return Self.missing(box)
        }
        return .page(Self.wide(mail.summary.subject, Self.html(mail, box)))
      },
      HTTPRoute("GET", path: box.path + "/{name}/html") { request in
        guard let html = box.spool.message(named: request.pathParameters["name"] ?? "")?.html else {
          return Self.missing(box)
        }
        return .mail(Array(html.utf8))
      },
    ]
  }

  private static func missing(_ box: Box) -> HTTPRouteResponse {
    .page(status: 404, Self.wide("No such message", "<p><a href=\"\(box.path)\">All messages</a></p>"))
  }

  private static func list(_ box: Box, offset: Int) throws -> String {
    let page = try box.spool.list(offset: offset, limit: Self.pageSize)
    let rows = page.messages.map { mail in
      """
      <tr><td><a href="\(box.path)/\(mail.name.percentEncoded)">\(mail.subject.escapedForHTML)</a></td>\
      <td>\(mail.to.escapedForHTML)</td><td>\(mail.date.escapedForHTML)</td></tr>
      """
    }
    var body = "<p>\(page.total) captured. No provider is configured, so that none of them has left.</p>"
    if !rows.isEmpty {
      body += """
        <table><thead><tr><th scope="col">\(box.subject)</th><th scope="col">To</th><th scope="col">Date</th></tr></thead>
        <tbody>\(rows.joined(separator: "\n"))</tbody></table>
        """
    }
    if offset + page.messages.count < page.total {
      body += "<p><a href=\"\(box.path)?offset=\(offset + Self.pageSize)\">Older ones</a></p>"
    }
    return body
  }

  private static func html(_ mail: CapturedMessage, _ box: Box) -> String {
    let from = mail.summary.from.isEmpty ? "" : "From \(mail.summary.from.escapedForHTML)<br>"
    let path = "\(box.path)/\(mail.summary.name.percentEncoded)/html"
    let other = mail.html == nil ? "" : "<a href=\"\(path)\">As mail programs show it</a> · "
    return """
      <p>To \(mail.summary.to.escapedForHTML)<br>\(from)\(mail.summary.date.escapedForHTML)</p>
      <pre>\(Self.linked(mail.text))</pre>
      <p>\(other)<a href="\(box.path)">All messages</a></p>
      """
  }

  /// A line that is a link becomes one: the text part has it on a line of its own.
  private static func linked(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let escaped = String(line).escapedForHTML
      return line.hasPrefix("http://") || line.hasPrefix("https://") ? "<a href=\"\(escaped)\">\(escaped)</a>" : escaped
    }.joined(separator: "\n")
  }

  private static func wide(_ title: String, _ body: String) -> [UInt8] {
    PageLayout.page(title: title, body: body, isWide: true)
  }
}
