import Delivery
import GrpcCore

/// `/ui/dev/mail`: the captured mails, to look at. Served only while there is no mail provider.
struct DevMailPages: Sendable {
  let maildir: Maildir

  private static let path = "/ui/dev/mail"
  private static let pageSize = 100

  var routes: [HTTPRoute] {
    [
      HTTPRoute("GET", path: Self.path) { request in
        let offset = max(0, request.query.first("offset").flatMap { Int($0) } ?? 0)
        return try self.list(offset: offset)
      },
      HTTPRoute("GET", path: Self.path + "/{name}") { request in
        guard let mail = self.maildir.mail(named: request.pathParameters["name"] ?? "") else {
          return .page(status: 404, Self.wide("No such mail", "<p><a href=\"\(Self.path)\">All mails</a></p>"))
        }
        return .page(Self.wide(mail.summary.subject, Self.html(mail)))
      },
    ]
  }

  private func list(offset: Int) throws -> HTTPRouteResponse {
    let page = try self.maildir.list(offset: offset, limit: Self.pageSize)
    let rows = page.mails.map { mail in
      """
      <tr><td><a href="\(Self.path)/\(mail.name.percentEncodedForPath)">\(mail.subject.escapedForHTML)</a></td>\
      <td>\(mail.to.escapedForHTML)</td><td>\(mail.date.escapedForHTML)</td></tr>
      """
    }
    var body = "<p>\(page.total) captured. No mail provider is configured, so that none of them has left.</p>"
    if !rows.isEmpty {
      body += """
        <table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Date</th></tr></thead>
        <tbody>\(rows.joined(separator: "\n"))</tbody></table>
        """
    }
    if offset + page.mails.count < page.total {
      body += "<p><a href=\"\(Self.path)?offset=\(offset + Self.pageSize)\">Older mails</a></p>"
    }
    return .page(Self.wide("Mail", body))
  }

  private static func html(_ mail: Maildir.Mail) -> String {
    """
    <p>To \(mail.summary.to.escapedForHTML)<br>From \(mail.summary.from.escapedForHTML)<br>\
    \(mail.summary.date.escapedForHTML)</p>
    <pre>\(Self.linked(mail.text))</pre>
    <p><a href="\(Self.path)">All mails</a></p>
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
    PageLayout.page(title: title, language: "en", body: body, isWide: true)
  }
}

extension String {
  /// As a segment of a path: everything but the unreserved characters of RFC 3986 section 2.3 is encoded.
  fileprivate var percentEncodedForPath: String {
    var result = ""
    for byte in self.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += hex.utf8.count == 1 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return result
  }
}
