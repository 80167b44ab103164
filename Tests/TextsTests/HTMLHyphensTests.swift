import Testing

@testable import Texts

@Suite("Where lines break")
struct HTMLHyphensTests {
  @Test(
    "A letter and a hyphen stay with what follows them",
    arguments: [
      ("e-mail", "<i x>e-mail</i>"), ("E-Mail-Adresse bestätigen", "<i x>E-Mail</i>-Adresse bestätigen"),
      ("l’e-mail, puis", "l’<i x>e-mail</i>, puis"), ("az e-mail-címét", "az <i x>e-mail</i>-címét"),
      ("Castrop-Rauxel", "Castrop-Rauxel"),
      ("a - b", "a - b"), ("e-", "e-"), ("-e", "-e"), ("x-y-z", "<i x>x-y</i>-z"), ("", ""),
      ("x-donaudampfschifffahrtsgesellschaft", "x-donaudampfschifffahrtsgesellschaft"),
      ("&#39;e-mail", "&#39;<i x>e-mail</i>"),
    ])
  func prefixes(html: String, expected: String) {
    #expect(
      html.keepingShortPrefixes("x").replacing("<span x>", with: "<i x>").replacing("</span>", with: "</i>") == expected
    )
  }
}
