import Domain
import Texts

/// A mail's texts with everything filled in, before they are laid out.
struct MailLetter: Sendable, Equatable {
  let language: Language
  /// Who writes.
  let serviceName: String
  let title: String
  let preHeader: String
  let greeting: String
  let text: String
  /// nil where there is nothing to do.
  let action: Action?
  let footerText: String
  let signature: String
  /// Whom to turn to; nil where no setting says it.
  let contactLine: String?
  let look: MailLook

  /// What the reader can do: press a button, open a link, or type a code.
  struct Action: Sendable, Equatable {
    let code: String
    let buttonText: String
    let link: String
    /// Stands above the link: beside a button, and without one.
    let linkLabel, linkText: String
    let codePrompt: String
    let codeLabel: String
    let codeLine: String
    /// How long the code lives, and that it is a secret.
    let codeNote: String
  }

  init(_ entry: MailCatalog.Entry, link: MailLink?, _ values: LetterValues, look: MailLook = MailLook()) {
    self.look = look
    let value = values.inLetter
    let common = entry.common
    self.language = entry.language
    self.serviceName = value("ServiceName") ?? ""
    self.title = entry.title.rendered(value)
    self.preHeader = entry.preHeader.rendered(value)
    self.greeting = entry.greeting.rendered(value)
    self.text = entry.text.rendered(value)
    self.action = entry.action.flatMap { action in
      link.map {
        Action(
          code: values.variables.code, buttonText: action.buttonText.rendered(value), link: $0.url,
          linkLabel: common.linkLabel.rendered(value), linkText: action.linkText.rendered(value),
          codePrompt: common.codePrompt.rendered(value), codeLabel: common.codeLabel.rendered(value),
          codeLine: common.codeLine.rendered(value), codeNote: common.codeNote.rendered(value))
      }
    }
    self.footerText = entry.footerText.rendered(value)
    self.signature = common.signature.rendered(value)
    self.contactLine = values.variables.supportContact.isEmpty ? nil : common.contactLine.rendered(value)
  }

  /// The part for readers without HTML. The link stands on a line of its own, whole, so that programs recognise it.
  var plainText: String {
    var parts = [self.title, self.greeting, self.text]
    if let action {
      parts += ["\(action.linkText)\n\(action.link)", "\(action.codePrompt)\n\(action.codeLine)", action.codeNote]
    }
    parts.append(self.footerText)
    // RFC 3676 section 4.3: two hyphens and a space set off what is no part of the text. Programs grey it, fold it or drop it:
    // only who sends stands there.
    var signature = self.signature
    if let contactLine {
      // Where there is nothing to press, it is what the reader can do.
      if self.action == nil { parts.insert(contactLine, at: 3) } else { signature += "\n\(contactLine)" }
    }
    for link in look.links { signature += "\n\(link.text): \(link.url)" }
    return parts.joined(separator: "\n\n") + "\n\n--\u{20}\n\(signature)\n"
  }

  /// The part with HTML.
  ///
  /// Mail programs keep inline styles and tables, and little else. Outlook on Windows lays out with Word, which knows no width
  /// of a block and no padding of a link: the card's width is a table of its own there, and the button a cell. Colours have
  /// enough contrast in light and dark, whichever were chosen; those that honour `prefers-color-scheme` get the dark ones, those that invert by
  /// themselves find nothing that resists. A word that is wider than a phone, such as a long address, breaks anywhere.
  var html: String {
    let title = self.title.escapedForHTML
    let colors = look.palette
    let scheme = look.looks.theme.colorScheme
    return """
      <!doctype html>
      <html lang="\(self.language.writtenTag.escapedForHTML)" dir="\(self.language.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="\(scheme)">
      <meta name="supported-color-schemes" content="\(scheme)">
      <meta name="format-detection" content="telephone=no, date=no, address=no">
      <title>\(title)</title>
      <style>
      :root { color-scheme: \(scheme); }
      @media (max-width: 480px) {
      .edge { padding: 16px 8px !important; }
      .inner { padding: 24px 20px !important; }
      }
      \(look.fontStyle)\(look.darkStyle)\
      </style>
      <!--[if mso]>
      <style>body, table, td, p, a, h1 { font-family: 'Segoe UI', Arial, sans-serif !important; }</style>
      <xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office">\
      <o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
      <![endif]-->
      </head>
      <body class="page" style="margin:0;padding:0;background-color:\(colors.page.text)">
      <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">\(self.preHeader.escapedForHTML)</div>
      <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="\(colors.page.text)" \
      style="background-color:\(colors.page.text)">
      <tr><td class="edge" align="center" style="padding:32px 16px">
      <!--[if mso]><table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
      <table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="\(colors.card.text)" \
      style="max-width:560px;table-layout:fixed;background-color:\(colors.card.text);border:1px solid \(colors.line.text);border-radius:8px;\
      color:\(colors.text.text)">
      <tr><td class="inner" align="start" style="padding:32px;font-family:\(look.fontFamily)system-ui,-apple-system,'Segoe UI',Roboto,\
      Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;text-align:start;overflow-wrap:anywhere;\
      word-break:break-word">
      <p class="small" style="margin:0 0 16px;font-size:14px;font-weight:600;color:\(colors.muted.text)">\
      \(look.head(self.serviceName))</p>
      <h1 style="margin:0 0 24px;font-size:24px;line-height:1.25;color:\(colors.text.text)">\(Self.whole(title))</h1>
      <p style="margin:0 0 16px">\(Self.lines(self.greeting))</p>
      \(Self.paragraphs(self.text))
      \(self.actionHTML)\
      \(self.contactHTML)\
      <p class="small" style="\(self.small)">\(Self.lines(self.footerText))</p>
      <p class="small line" style="\(self.signatureStyle)">\(self.signatureHTML)</p>
      \(self.footHTML)\
      </td></tr>
      </table>
      <!--[if mso]></td></tr></table><![endif]-->
      </td></tr>
      </table>
      </body>
      </html>

      """
  }

  private var small: String { "margin:0 0 16px;font-size:14px;color:\(look.palette.muted.text)" }
  private var signatureStyle: String {
    """
    margin:24px 0 0;padding-top:16px;border-top:1px solid \(look.palette.line.text);font-size:14px;\
    color:\(look.palette.muted.text)
    """
  }

  private var footHTML: String {
    let foot = look.foot
    return foot.isEmpty ? "" : "<p class=\"small\" style=\"\(small);margin:16px 0 0\">\(foot)</p>\n"
  }

  /// Button, code, and the link written out; a line break ends it.
  private var actionHTML: String {
    guard let action else { return "" }
    let link = action.link.escapedForHTML
    let colors = look.palette
    return """
      <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0">
      <tr><td class="button" align="center" bgcolor="\(colors.button.text)" style="background-color:\(colors.button.text);\
      border:1px solid \(colors.link.text);border-radius:6px;mso-padding-alt:12px 24px">\
      <a href="\(link)" style="display:inline-block;padding:12px 24px;mso-padding-alt:0;color:\(colors.onButton.text);\
      text-decoration:none;border-radius:6px;font-weight:600">\(Self.whole(action.buttonText.escapedForHTML))</a>\
      </td></tr>
      </table>
      <p style="margin:0 0 16px">\(action.codePrompt.escapedForHTML)</p>
      <p class="small" style="margin:0 0 8px;font-size:14px;color:\(colors.muted.text)">\(action.codeLabel.escapedForHTML)</p>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">
      <tr><td class="code" lang="en" translate="no" bgcolor="\(colors.code.text)" style="padding:12px 16px;background-color:\(colors.code.text);\
      border-radius:6px;font-family:ui-monospace,Consolas,Menlo,monospace;font-size:24px;line-height:1.5;\
      letter-spacing:4px;color:\(colors.text.text)">\(action.code.escapedForHTML)</td></tr>
      </table>
      <p class="small" style="\(self.small)">\(action.codeNote.escapedForHTML)</p>
      <p class="small" style="\(self.small)">\(action.linkLabel.escapedForHTML)<br>
      <a href="\(link)" style="color:\(colors.link.text);word-break:break-all">\(link)</a></p>

      """
  }

  private var contactHTML: String {
    guard self.action == nil, let contactLine else { return "" }
    return "<p style=\"margin:0 0 16px\">\(contactLine.escapedForHTML)</p>\n"
  }

  private var signatureHTML: String {
    let lines = [self.signature] + (self.action == nil ? [] : [self.contactLine].compactMap { $0 })
    return Self.lines(lines.joined(separator: "\n"))
  }

  private static func whole(_ html: String) -> String { html.keepingShortPrefixes("style=\"white-space:nowrap\"") }

  /// An empty line begins a new paragraph.
  private static func paragraphs(_ text: String) -> String {
    var paragraphs: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty {
        paragraphs[paragraphs.count - 1].append(line)
      } else if paragraphs.last?.isEmpty == false {
        paragraphs.append([])
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map {
      "<p style=\"margin:0 0 16px\">\(Self.lines($0.joined(separator: "\n")))</p>"
    }.joined(separator: "\n")
  }

  private static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.whole(String($0).escapedForHTML) }
      .joined(separator: "<br>\n")
  }
}
