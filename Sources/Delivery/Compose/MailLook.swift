import Domain
import Texts

/// How a mail looks, and what it leads to below its text.
package struct MailLook: Sendable, Equatable {
  package var looks: Looks
  /// Of the server's pictures, without a slash at the end.
  package var origin: String
  /// The text of each, and where it leads.
  package var links: [Link]

  package struct Link: Sendable, Equatable {
    package let text: String
    package let url: String
  }

  package init(_ looks: Looks = .builtIn, origin: String = "", links: [Link] = []) {
    self.looks = looks
    self.origin = origin
    self.links = links
  }

  /// What a reader's organization, or else the instance, has chosen.
  /// - Parameter own: what is said instead of the names of the links that are built in.
  init(
    _ looks: Looks, of organization: Organization?, else instance: Instance?, in language: Language, own: MessageText,
    origin: String
  ) {
    self.init(
      looks, origin: origin,
      links: PrivacyPolicy(of: organization, else: instance).footerLinks(in: language.tag).map {
        Link(text: language.pages.text(of: $0.kind, own), url: $0.url)
      })
  }

  static let watermark = "Signet"
}

extension MailLook {
  /// Colours of the scheme that programs show who know no other.
  var palette: Palette { looks.first }

  /// For programs that honour it, where the font comes from.
  var fontStyle: String {
    guard let font = looks.font else { return "" }
    return "@font-face { font-family: 'Own'; src: url('\((origin + font).escapedForHTML)'); font-display: swap; }\n"
  }

  /// What text is written in, before what every system has.
  var fontFamily: String { looks.font == nil ? "" : "'Own'," }

  /// For programs that honour it, what is dark where the reader's system is.
  var darkStyle: String {
    guard looks.theme == .both else { return "" }
    let dark = looks.dark
    return """
      @media (prefers-color-scheme: dark) {
      .page { background-color: \(dark.page.text) !important; }
      .card { background-color: \(dark.card.text) !important; border-color: \(dark.line.text) !important; }
      .card, .card h1, .card p, .code { color: \(dark.text.text) !important; }
      .code { background-color: \(dark.code.text) !important; }
      .button { background-color: \(dark.button.text) !important; border-color: \(dark.link.text) !important; }
      .button a { color: \(dark.onButton.text) !important; }
      .card .small { color: \(dark.muted.text) !important; }
      .card .small a { color: \(dark.link.text) !important; }
      .card .line { border-color: \(dark.line.text) !important; }
      .light { display: none !important; }
      .dark { display: block !important; }
      }

      """
  }

  /// The logo with the service's name for those who see no pictures, else the name.
  func head(_ serviceName: String) -> String {
    let name = serviceName.escapedForHTML
    guard let light = looks.logo, let dark = looks.darkLogo else { return name }
    func picture(_ path: String, _ kind: String, _ style: String) -> String {
      """
      <img class="\(kind)" src="\((origin + path).escapedForHTML)" alt="\(name)" height="48" \
      style="\(style);height:48px;width:auto;max-width:100%;border:0">
      """
    }
    switch looks.theme {
    case .light: return picture(light, "logo", "display:block")
    case .dark: return picture(dark, "logo", "display:block")
    case .both:
      guard light != dark else { return picture(light, "logo", "display:block") }
      return picture(light, "light", "display:block")
        + "<!--[if !mso]><!-->" + picture(dark, "dark", "display:none") + "<!--<![endif]-->"
    }
  }

  /// The links and the watermark, as HTML; empty without either.
  var foot: String {
    var parts = links.map { link in
      "<a href=\"\(link.url.escapedForHTML)\" style=\"color:\(palette.link.text)\">\(link.text.escapedForHTML)</a>"
    }
    if looks.hasWatermark { parts.append("<span translate=\"no\">\(Self.watermark)</span>") }
    return parts.joined(separator: "&nbsp;· ")
  }
}
