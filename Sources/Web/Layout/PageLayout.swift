import Domain
import Texts

/// What stands around a page: how it looks, and what it leads to.
struct PageFrame: Sendable {
  var looks = Looks.builtIn
  /// In the colours of the organization that the page is shown for.
  var stylePath = PageLayout.stylePath
  /// The text of each, and where it leads.
  var links: [(text: String, url: String)] = []
  /// Whether it may be said what this server is.
  var hasWatermark = false

  /// Of pages that are shown for nobody.
  static let plain = PageFrame()
}

/// What every page shares: the frame, the style, and the words that keep a browser from doing more than it should.
///
/// No script, and nothing from elsewhere: the policy below allows the one style, pictures and fonts of this server, and forms
/// to it.
enum PageLayout {
  /// `default-src 'none'` forbids what is not named; `form-action` and `frame-ancestors` do not fall back to it.
  static let securityPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    + "base-uri 'none'"

  /// A whole page around `body`, which is HTML already.
  /// - Parameter service: who shows it, above the title; nil: nobody need be named.
  static func page(
    title: String, language: Language = .english, service: String? = nil, frame: PageFrame = .plain, body: String,
    isWide: Bool = false
  ) -> [UInt8] {
    let heading = title.shownInHTML
    let window = ([title] + [service].compactMap { $0 }).joined(separator: " · ")
    let looks = frame.looks
    let icon = looks.icon.map { "<link rel=\"icon\" href=\"\($0.escapedForHTML)\">\n" } ?? ""
    return Array(
      """
      <!doctype html>
      <html lang="\(language.writtenTag)" dir="\(language.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="\(looks.theme.colorScheme)">
      <meta name="robots" content="noindex">
      <title>\(window.escapedForHTML)</title>
      <link rel="stylesheet" href="\(frame.stylePath.escapedForHTML)">
      \(icon)\
      </head>
      <body>
      <main\(isWide ? " class=\"wide\"" : "")>
      \(service.map { "<p class=\"service\">\(head(looks, $0))</p>" } ?? "")
      <h1>\(heading)</h1>
      \(body)
      </main>
      \(foot(frame))\
      </body>
      </html>

      """.utf8)
  }

  /// A whole page as an audience sees it.
  static func page(title: String, _ audience: PageAudience, body: String) -> [UInt8] {
    page(title: title, language: audience.language, service: audience.service, frame: audience.frame, body: body)
  }

  /// The logo, where there is one; who shows the page is said in any case.
  private static func head(_ looks: Looks, _ service: String) -> String {
    let name = service.escapedForHTML
    guard let light = looks.logo, let dark = looks.darkLogo else { return name }
    func picture(_ path: String) -> String { "<img src=\"\(path.escapedForHTML)\" alt=\"\(name)\">" }
    switch looks.theme {
    case .light: return picture(light)
    case .dark: return picture(dark)
    case .both:
      return """
        <picture><source media="(prefers-color-scheme: dark)" srcset="\(dark.escapedForHTML)">\(picture(light))</picture>
        """
    }
  }

  private static func foot(_ frame: PageFrame) -> String {
    var parts = frame.links.map { link in
      "<a href=\"\(link.url.escapedForHTML)\" rel=\"noopener noreferrer\">\(link.text.escapedForHTML)</a>"
    }
    if frame.hasWatermark { parts.append("<span translate=\"no\">\(watermark)</span>") }
    return parts.isEmpty ? "" : "<footer>\n\(parts.joined(separator: "\n"))\n</footer>\n"
  }

  private static let watermark = "Signet"

  static let stylePath = "/ui/assets/style.css"
}

extension String {
  /// The text in an element, where `e-mail` stays on one line.
  var shownInHTML: String { escapedForHTML.keepingShortPrefixes("class=\"whole\"") }
}
