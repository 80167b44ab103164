/// The colours of pages and mails in one scheme, light or dark. Text can be read on what it stands on, whatever was chosen.
package struct Palette: Sendable, Equatable {
  /// Around the card, and in fields.
  package var page: Color
  package var card: Color
  /// Between parts.
  package var line: Color
  package var text: Color
  /// Of what is said beside.
  package var muted: Color
  /// Of buttons.
  package var button: Color
  package var onButton: Color
  /// Of links, and of what is pressed beside buttons.
  package var link: Color
  package var error: Color
  package var good: Color
  /// Behind a code.
  package var code: Color

  /// What is built in. Contrast of text is 7:1 or better (WCAG 2.2, success criterion 1.4.6).
  package static let light = Palette(
    page: "#f3f5f8", card: "#ffffff", line: "#d8dee6", text: "#1b222b", muted: "#4a5460", button: "#174ea6",
    onButton: "#ffffff", link: "#174ea6", error: "#a3160c", good: "#0b5d2a", code: "#eef1f5")
  package static let dark = Palette(
    page: "#15181d", card: "#20252c", line: "#3a424d", text: "#eef1f5", muted: "#b9c1cc", button: "#9cc2ff",
    onButton: "#10151c", link: "#9cc2ff", error: "#ffb3ab", good: "#9be7b4", code: "#2c333c")

  /// The colours that others chose, and what goes with them; where they chose none, or those that are built in, these.
  package func with(_ colors: LabelColors) -> Palette {
    let own = (
      primary: chosen(colors.primary, else: button), background: chosen(colors.background, else: page),
      warn: chosen(colors.warn, else: error), font: chosen(colors.font, else: text)
    )
    guard own.primary != nil || own.background != nil || own.warn != nil || own.font != nil else { return self }
    var palette = self
    if let background = own.background {
      (palette.page, palette.card) = (background, background)
      palette.line = background.mixed(with: background.textColor, 0.2)
      palette.code = background.mixed(with: background.textColor, 0.08)
    }
    if own.background != nil || own.font != nil {
      // Fields have the colour of the page, on which links stand, too.
      palette.text = (own.font ?? palette.text).readable(on: palette.card).readable(on: palette.page)
      palette.muted = palette.text.mixed(with: palette.card, 0.25).readable(on: palette.card)
        .readable(on: palette.page)
      palette.good = palette.good.readable(on: palette.card)
      if palette.text.contrast(to: palette.code) < Color.readableRatio { palette.code = palette.card }
    }
    if let primary = own.primary {
      (palette.button, palette.onButton, palette.link) = (primary, primary.textColor, primary)
    }
    palette.link = palette.link.readable(on: palette.card).readable(on: palette.page)
    palette.error = (own.warn ?? palette.error).readable(on: palette.card)
    return palette
  }

  private func chosen(_ text: String, else builtIn: Color) -> Color? {
    Color(text).flatMap { $0 == builtIn ? nil : $0 }
  }
}

extension Color: ExpressibleByStringLiteral {
  /// A colour that is written in the source; what is none is black, as a test would find.
  package init(stringLiteral text: StaticString) { self = Color("\(text)") ?? .black }
}
