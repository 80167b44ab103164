import Texts

/// What every page shares: the frame, the style, and the words that keep a browser from doing more than it should.
///
/// No script, no image, nothing from elsewhere: the policy below allows the one style and forms to this server.
enum PageLayout {
  /// `default-src 'none'` forbids what is not named; `form-action` and `frame-ancestors` do not fall back to it.
  static let securityPolicy =
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

  /// A whole page around `body`, which is HTML already.
  /// - Parameter service: who shows it, above the title; nil: nobody need be named.
  static func page(
    title: String, language: Language = .english, service: String? = nil, body: String, isWide: Bool = false
  ) -> [UInt8] {
    let heading = title.shownInHTML
    let window = ([title] + [service].compactMap { $0 }).joined(separator: " · ")
    return Array(
      """
      <!doctype html>
      <html lang="\(language.writtenTag)" dir="\(language.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex">
      <title>\(window.escapedForHTML)</title>
      <link rel="stylesheet" href="\(Self.stylePath)">
      </head>
      <body>
      <main\(isWide ? " class=\"wide\"" : "")>
      \(service.map { "<p class=\"service\">\($0.escapedForHTML)</p>" } ?? "")
      <h1>\(heading)</h1>
      \(body)
      </main>
      </body>
      </html>

      """.utf8)
  }

  static let stylePath = "/ui/assets/style.css"

  /// Contrast of text is 7:1 or better in both schemes (WCAG 2.2, success criterion 1.4.6).
  static let style = """
    :root {
      color-scheme: light dark;
      --page: #f3f5f8; --card: #ffffff; --line: #d8dee6; --text: #1b222b; --muted: #4a5460;
      --accent: #174ea6; --on-accent: #ffffff; --error: #a3160c; --good: #0b5d2a;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #15181d; --card: #20252c; --line: #3a424d; --text: #eef1f5; --muted: #b9c1cc;
        --accent: #9cc2ff; --on-accent: #10151c; --error: #ffb3ab; --good: #9be7b4;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; padding: 1rem; background: var(--page); color: var(--text);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif;
    }
    main {
      max-width: 28rem; margin: 8vh auto 2rem; padding: 2rem; background: var(--card);
      border: 1px solid var(--line); border-radius: .75rem;
    }
    main.wide { max-width: 60rem; margin-top: 2rem; }
    h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
    .whole { white-space: nowrap; }
    .service { margin: 0 0 .75rem; font-size: .875rem; font-weight: 600; color: var(--muted); overflow-wrap: anywhere; }
    h2 { margin: 2rem 0 1rem; font-size: 1.25rem; line-height: 1.25; }
    p { margin: 0 0 1rem; text-wrap: pretty; }
    label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
    input {
      width: 100%; padding: .625rem .75rem; font: inherit; color: inherit; background: var(--page);
      border: 1px solid var(--muted); border-radius: .5rem;
    }
    input.code { font: 1.25rem/1.5 ui-monospace, Consolas, Menlo, monospace; letter-spacing: .25em; text-transform: uppercase; }
    input[aria-invalid] { border-color: var(--error); box-shadow: 0 0 0 1px var(--error); }
    .hint { margin: .25rem 0 0; font-size: .875rem; color: var(--muted); }
    .hint ul { margin: .25rem 0 0; padding-inline-start: 1.25rem; }
    button {
      margin-top: 1.25rem; padding: .75rem 1.25rem; width: 100%; font: inherit; font-weight: 600; cursor: pointer;
      color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: .5rem;
    }
    button.quiet { color: var(--accent); background: transparent; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    form + form { margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
    form + form p { margin: 0; color: var(--muted); }
    form + form button { margin-top: .5rem; }
    .message { padding: .75rem 1rem; border: 1px solid currentColor; border-radius: .5rem; }
    .error { color: var(--error); }
    .good { color: var(--good); }
    table { width: 100%; table-layout: fixed; border-collapse: collapse; }
    th, td {
      padding: .5rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere;
    }
    th:first-child { width: 38%; }
    th:last-child { width: 25%; }
    @media (max-width: 40rem) {
      main { margin-top: 1rem; padding: 1.25rem; }
      table, tbody, tr, td { display: block; }
      thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
      tr { padding: .75rem 0; border-bottom: 1px solid var(--line); }
      td { padding: 0; border: 0; }
      td + td { font-size: .875rem; color: var(--muted); }
    }
    a { color: var(--accent); }
    pre { padding: 1rem; background: var(--page); border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }

    """
}

extension String {
  /// The text in an element, where `e-mail` stays on one line.
  var shownInHTML: String { escapedForHTML.keepingShortPrefixes("class=\"whole\"") }
}
