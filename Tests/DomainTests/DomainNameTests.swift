import SeededRandom
import Testing

@testable import Domain

@Suite struct DomainNameTests {
  @Test(
    "a domain has one key in whichever spelling, and one form that DNS has",
    arguments: [
      ("example.com", "example.com", "example.com"),
      (" Example.COM ", "example.com", "example.com"),
      ("Müller.de", "müller.de", "xn--mller-kva.de"),
      ("mu\u{308}ller.de", "müller.de", "xn--mller-kva.de"),
      ("XN--MLLER-KVA.de", "müller.de", "xn--mller-kva.de"),
      // User names fold so. What is proved is strasse.de, and nothing of whoever has the other.
      ("straße.de", "strasse.de", "strasse.de"),
      ("xn--strae-oqa.de", "xn--strae-oqa.de", "xn--strae-oqa.de"),
      ("例え.テスト", "例え.テスト", "xn--r8jz45g.xn--zckzah"),
      ("пример.испытание", "пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
      ("a-b.c1", "a-b.c1", "a-b.c1"),
      ("1.example", "1.example", "1.example"),
    ])
  func spellings(text: String, key: String, ascii: String) throws {
    let name = try DomainName(text)
    #expect(name.key == key)
    #expect(name.ascii == ascii)
    #expect(DomainName.key(of: key) == key, "the key of a key is itself")
    #expect(try DomainName(ascii).key == key, "what DNS has is the same domain")
  }

  @Test(
    "what is no domain is refused",
    arguments: [
      "", " ", ".", "com", "localhost", "example.com.", ".example.com", "a..b", "*.example.com", "a b.com", "a_b.com",
      "-a.com", "a-.com", "a.com:80", "a.com/x", "https://a.com", "ada@a.com", "a.com?x", "a.com#x", "127.0.0.1",
      "1.2.3", "a.0x7f", "::1", "[::1]", "a.٣", "ab--c.com", "xn--.com", "xn--a.com", "xn--zz--zzzz99999999.com",
      "a\u{0}.com", "a\u{200b}.com", "a。com", "\u{301}a.com", "a.com\n",
      String(repeating: "a", count: 64) + ".com", String(repeating: "ü", count: 60) + ".com",
      String(repeating: "abcdefg.", count: 32) + "com", String(repeating: "a.", count: 5000) + "com",
    ])
  func refusals(text: String) {
    // White space around a name is none of it.
    if text == "a.com\n" { return #expect((try? DomainName(text))?.key == "a.com") }
    let error = #expect(throws: DomainError.self) { try DomainName(text) }
    #expect(error?.id == "ORG-r3h4J" && error?.kind == .invalidArgument)
  }

  @Test("a key is its own key, and what DNS has of a domain is the domain", arguments: SplitMix.seeds(1...20))
  func random(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let letters = Array("abxn-üßςΣИ例えٱ\u{200d}\u{308}İıａ1.@".unicodeScalars)
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        if Int.random(in: 0..<6, using: &random) == 0 { text.append(contentsOf: "xn--".unicodeScalars) }
        text.append(letters.randomElement(using: &random) ?? "a")
      }
      let key = DomainName.key(of: String(text))
      #expect(DomainName.key(of: key) == key, "\(String(text))")
      guard let name = try? DomainName(String(text)) else { continue }
      #expect(try DomainName(name.ascii).key == name.key, "\(String(text))")
      #expect(name.ascii.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test(
    "the samples of RFC 3492 section 7.1",
    arguments: [
      ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"), ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
      ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"), ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
      ("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
      ("-> $1.00 <-", "-> $1.00 <--"),
    ])
  func samples(text: String, code: String) {
    #expect(Punycode.encoded(text) == code)
    #expect(Punycode.decoded(code) == text)
  }

  @Test(arguments: ["a-b\u{7f}!", "99999999", "zzzzzzzzzzzzzzzzz", "é", String(repeating: "a", count: 64)])
  func noPunycode(_ text: String) { #expect(Punycode.decoded(text) == nil) }
}
