import Domain

/// The one style sheet, in the colours of an organization.
///
/// Contrast of text is 4.5:1 or better in both schemes (WCAG 2.2, success criterion 1.4.3), whatever colours were chosen, and 7:1
/// where none were.
enum PageStyle {
  static func sheet(_ looks: Looks) -> String {
    let schemes =
      switch looks.theme {
      case .both:
        """
        :root {
          color-scheme: light dark;
          \(variables(looks.light))
        }
        @media (prefers-color-scheme: dark) {
          :root {
            \(variables(looks.dark))
          }
        }
        """
      case .light: ":root { color-scheme: light; \(variables(looks.light)) }"
      case .dark: ":root { color-scheme: dark; \(variables(looks.dark)) }"
      }
    let font =
      looks.font.map { "@font-face { font-family: \"Own\"; src: url(\"\($0)\"); font-display: swap; }\n" } ?? ""
    let family = looks.font == nil ? "" : "\"Own\", "
    return "\(schemes)\n\(font)\(rules.replacing("FAMILY", with: "\(family)system-ui"))"
  }

  private static func variables(_ palette: Palette) -> String {
    [
      ("page", palette.page), ("card", palette.card), ("line", palette.line), ("text", palette.text),
      ("muted", palette.muted), ("button", palette.button), ("on-button", palette.onButton), ("link", palette.link),
      ("error", palette.error), ("good", palette.good),
    ].map { "--\($0): \($1.text);" }.joined(separator: " ")
  }

  private static let rules = """
    * { box-sizing: border-box; }
    body {
      margin: 0; padding: 1rem; background: var(--page); color: var(--text);
      font: 1rem/1.5 FAMILY, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif;
    }
    main {
      max-width: 28rem; margin: 8vh auto 2rem; padding: 2rem; background: var(--card);
      border: 1px solid var(--line); border-radius: .75rem;
    }
    main.wide { max-width: 60rem; margin-top: 2rem; }
    h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
    .whole { white-space: nowrap; }
    .service { margin: 0 0 .75rem; font-size: .875rem; font-weight: 600; color: var(--muted); overflow-wrap: anywhere; }
    .service img { display: block; max-width: 100%; max-height: 4rem; }
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
      color: var(--on-button); background: var(--button); border: 1px solid var(--link); border-radius: .5rem;
    }
    button.quiet { color: var(--link); background: transparent; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
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
    a { color: var(--link); }
    svg.qr { display: block; width: 100%; max-width: 18rem; margin: 0 auto 1rem; border-radius: .5rem; }
    pre { padding: 1rem; background: var(--page); border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    footer {
      display: flex; flex-wrap: wrap; justify-content: center; gap: .25rem 1rem; max-width: 28rem; margin: 0 auto 2rem;
      font-size: .875rem; color: var(--muted);
    }

    """
}
