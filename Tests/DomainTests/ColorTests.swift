import SeededRandom
import Testing

@testable import Domain

@Suite("Colours of pages and mails")
struct ColorTests {
  @Test(
    "A colour has three or six digits",
    arguments: [
      ("#1d5Fd1", "#1d5fd1"), ("#FFF", "#ffffff"), ("#0a9", "#00aa99"), ("#000000", "#000000"), ("", nil), ("#", nil),
      ("1d5fd1", nil), ("#1d5fd", nil), ("#1d5fd11", nil), ("#1d5fdg", nil), ("#ff", nil), ("red", nil), (" #fff", nil),
      ("#fff;}", nil), ("#ff\u{301}f", nil), ("#\u{ff11}23", nil), ("#-12", nil), ("#+12", nil),
    ])
  func read(text: String, written: String?) { #expect(Color(text)?.text == written) }

  @Test(
    "Contrast is that of WCAG",
    arguments: [
      ("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54),
      ("#ff0000", "#ffffff", 4.0), ("#0000ff", "#ffffff", 8.59), ("#174ea6", "#ffffff", 7.845),
    ] as [(Color, Color, Double)])
  func contrast(one: Color, other: Color, ratio: Double) {
    #expect(abs(one.contrast(to: other) - ratio) < 0.01, "\(one.contrast(to: other))")
    #expect(one.contrast(to: other) == other.contrast(to: one))
  }

  @Test("Whatever is chosen can be read", arguments: SplitMix.seeds(1...8))
  func readable(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func color() -> String {
      let levels: [UInt8] = [0, 255, 119, UInt8.random(in: 0...255, using: &random)]
      func level() -> UInt8 { levels.randomElement(using: &random) ?? 0 }
      return Bool.random(using: &random) ? "" : Color(red: level(), green: level(), blue: level()).text
    }
    for _ in 0..<200 {
      let colors = LabelColors(primary: color(), background: color(), warn: color(), font: color())
      for palette in [Palette.light.with(colors), Palette.dark.with(colors)] {
        for (name, text, ground) in [
          ("text", palette.text, palette.card), ("in a field", palette.text, palette.page),
          ("muted", palette.muted, palette.card), ("button", palette.onButton, palette.button),
          ("link", palette.link, palette.card), ("muted below", palette.muted, palette.page),
          ("link below", palette.link, palette.page), ("error", palette.error, palette.card),
          ("good", palette.good, palette.card), ("code", palette.text, palette.code),
        ] {
          #expect(
            text.contrast(to: ground) >= Color.readableRatio, "\(name) of \(colors): \(text.text) on \(ground.text)")
        }
      }
    }
  }

  @Test("Where nothing is chosen, or what is built in, it is that, with a contrast of 7:1")
  func builtIn() {
    for palette in [Palette.light, .dark] {
      #expect(palette.with(LabelColors()) == palette)
      #expect(palette.with(LabelColors(palette)) == palette)
      for text in [palette.text, palette.muted, palette.link, palette.error, palette.good] {
        #expect(text.contrast(to: palette.card) >= 7, "\(text.text)")
      }
      #expect(palette.onButton.contrast(to: palette.button) >= 7)
    }
    let looks = Looks(LabelPolicy(), owner: nil)
    #expect((looks.light, looks.dark, looks.theme) == (.light, .dark, .both))
  }

  @Test("A colour that can be read is the one that was chosen")
  func chosen() {
    let palette = Palette.light.with(
      LabelColors(primary: "#663399", background: "#fff8f0", warn: "#b00020", font: "#222"))
    #expect((palette.button, palette.link, palette.onButton) == ("#663399", "#663399", .white))
    #expect((palette.page, palette.card, palette.error, palette.text) == ("#fff8f0", "#fff8f0", "#b00020", "#222222"))
    // White on white is no link, and a button of it has a border.
    let white = Palette.light.with(LabelColors(primary: "#ffffff"))
    #expect((white.button, white.onButton) == (.white, .black) && white.link.contrast(to: .white) >= 4.5)
  }
}
