import Texts

/// A mail's texts with everything filled in, before they are laid out.
struct MailLetter {
  let language: Language
  let title: String
  let preHeader: String
  let greeting: String
  let text: String
  /// nil where there is nothing to do.
  let action: Action?
  let footerText: String

  /// What the reader can do: press a button, open a link, or type a code.
  struct Action {
    let code: String
    let buttonText: String
    let link: String
  }

  /// The part for readers without HTML. The link stands on a line of its own, whole, so that programs recognise it.
  var plainText: String {
    var parts = [self.title, self.greeting, self.text]
    if let action {
      parts += ["\(self.language.notifications.codeLabel): \(action.code)", "\(action.buttonText):\n\(action.link)"]
    }
    // RFC 3676 section 4.3: two hyphens and a space set off what is no part of the text.
    return parts.joined(separator: "\n\n") + "\n\n--\u{20}\n\(self.footerText)\n"
  }

  /// The part with HTML.
  ///
  /// Mail programs keep inline styles and tables, and little else. Colours have enough contrast in light and dark; those
  /// that honour `prefers-color-scheme` get the dark ones, those that invert by themselves find nothing that resists.
  var html: String {
    let title = self.title.escapedForHTML
    return """
      <!doctype html>
      <html lang="\(self.language.tag.escapedForHTML)" dir="\(self.language.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>\(title)</title>
      <style>
      :root { color-scheme: light dark; }
      @media (prefers-color-scheme: dark) {
      .page { background-color: #15181d !important; }
      .card { background-color: #20252c !important; border-color: #3a424d !important; }
      .card, .card h1, .card p, .code { color: #eef1f5 !important; }
      .code { background-color: #2c333c !important; }
      .card .small { color: #b4bcc8 !important; }
      .card .small a { color: #9cc2ff !important; }
      }
      </style>
      </head>
      <body class="page" style="margin:0;padding:0;background-color:#f3f5f8">
      <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">\(self.preHeader.escapedForHTML)</div>
      <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" \
      style="background-color:#f3f5f8">
      <tr><td align="center" style="padding:32px 16px">
      <table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" \
      style="max-width:560px;background-color:#ffffff;border:1px solid #d8dee6;border-radius:8px;color:#1b222b">
      <tr><td style="padding:32px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;\
      font-size:16px;line-height:1.5">
      <h1 style="margin:0 0 24px;font-size:24px;line-height:1.25;color:#1b222b">\(title)</h1>
      <p style="margin:0 0 16px">\(self.greeting.escapedForHTML)</p>
      \(Self.paragraphs(self.text))
      \(self.actionHTML)\
      <p class="small" style="margin:0;font-size:14px;color:#56606d">\(Self.lines(self.footerText))</p>
      </td></tr>
      </table>
      </td></tr>
      </table>
      </body>
      </html>

      """
  }

  /// Button, code, and the link written out; a line break ends it.
  private var actionHTML: String {
    guard let action else { return "" }
    let link = action.link.escapedForHTML
    return """
      <p style="margin:24px 0"><a href="\(link)" style="display:inline-block;padding:12px 24px;\
      background-color:#1d5fd1;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:600">\
      \(action.buttonText.escapedForHTML)</a></p>
      <p style="margin:0 0 8px">\(self.language.notifications.codeLabel.escapedForHTML)</p>
      <p class="code" style="margin:0 0 24px;padding:12px 16px;background-color:#eef1f5;border-radius:6px;\
      font-family:ui-monospace,Consolas,Menlo,monospace;font-size:24px;letter-spacing:4px;color:#1b222b">\
      \(action.code.escapedForHTML)</p>
      <p class="small" style="margin:0 0 16px;font-size:14px;color:#56606d">\(self.language.notifications.linkLabel.escapedForHTML)<br>
      <a href="\(link)" style="color:#1d5fd1;word-break:break-all">\(link)</a></p>

      """
  }

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
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escapedForHTML }
      .joined(separator: "<br>\n")
  }
}
