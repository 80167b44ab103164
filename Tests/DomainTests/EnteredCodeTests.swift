import Testing

@testable import Domain

@Suite("Codes as people enter them")
struct EnteredCodeTests {
  @Test(
    "What was typed is the code that was meant",
    arguments: [
      ("A1B2C3", "A1B2C3", "as it is"), (" a1b 2c3\n", "A1B2C3", "small letters, spaces"),
      ("Ａ１ｂ２Ｃ３", "A1B2C3", "full width"), ("İ1ı2i3", "I1I2I3", "a Turkish keyboard"),
      ("ТАЕ123", "TAE123", "Cyrillic capitals"), ("тае123", "TAE123", "Cyrillic small letters"),
      ("ΑΒΕ1", "ABE1", "Greek"), ("٠١٢۳४A", "01234A", "digits of other scripts"),
      ("A1B2C3.", "A1B2C3", "a stop that came along"), ("\u{2068}A1B2\u{200B}C3\u{2069}", "A1B2C3", "what nobody sees"),
      ("A1-B2–C3", "A1B2C3", "hyphens"), ("Ж1", "Ж1", "a letter that looks like none stays"), ("", "", "nothing"),
      (String(repeating: "A", count: 100), String(repeating: "A", count: 20), "too long"),
      (String(repeating: "A", count: 257), "", "much too long"), ("<b>&\"", "B", "nothing but letters and digits"),
    ])
  func folded(text: String, code: String, reason: String) {
    #expect(EnteredCode.folded(text) == code, "\(reason)")
  }
}
