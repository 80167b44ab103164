import Foundation
import SeededRandom
import Testing

@testable import Domain

/// The fold of names, held against what Unicode publishes: `scripts/lib/unicode_facts.py` takes it from Debian's package.
@Suite struct FoldTests {
  /// The rows of one kind: each column as text.
  private static func facts(_ kind: String) throws -> [[String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/unicode.txt")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    return try rows.filter { $0[0] == kind }.map { try $0.dropFirst().map { try Self.text($0) } }
  }

  /// `0041 030A` → Å in two scalars.
  private static func text(_ codes: Substring) throws -> String {
    var text = String.UnicodeScalarView()
    for code in codes.split(separator: " ") {
      text.append(try #require(UInt32(code, radix: 16).flatMap(Unicode.Scalar.init)))
    }
    return String(text)
  }

  private static func hex(_ text: String) -> String {
    text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
  }

  private static func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

  @Test func caseFoldingIsUnicodes() throws {
    let facts = try Self.facts("case")
    #expect(facts.count > 1500)
    for fact in facts {
      #expect(Self.isSame(fact[0].folded, fact[1].folded), "\(Self.hex(fact[0])) is not \(Self.hex(fact[1]))")
    }
    // Nothing else is brought together: as many classes as Unicode has, but for letters of full width.
    let narrow = facts.filter { !(0xff41...0xff5a).contains($0[1].unicodeScalars.first?.value ?? 0) }
    let folds = Set(narrow.map { Self.hex($0[1].folded) })
    #expect(folds.count == Set(narrow.map { Self.hex(Self.canonical($0[1])) }).count)
    #expect("ı".folded != "i".folded, "a letter of its own")
  }

  /// What Unicode's folding makes, decomposed by Foundation.
  private static func canonical(_ text: String) -> String {
    text.decomposedStringWithCanonicalMapping
  }

  @Test func widthsAreNone() throws {
    let facts = try Self.facts("width")
    #expect(facts.count > 200)
    for fact in facts { #expect(Self.isSame(fact[0].folded, fact[1].folded), "\(Self.hex(fact[0]))") }
    #expect("ｶﾞ".folded == "ガ")
  }

  @Test func whatNobodySeesIsLeftOut() throws {
    var count = 0
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/unicode.txt")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where line.hasPrefix("ignorable;")
    {
      let bounds = line.dropFirst("ignorable;".count).split(separator: ".").compactMap { UInt32($0, radix: 16) }
      for value in try #require(bounds.first)...(try #require(bounds.last)) {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(Self.isSame("a\(scalar)b".folded, "ab"), "\(String(value, radix: 16))")
        // Where it stands between a letter and its mark, they still compose.
        #expect(Self.isSame("u\(scalar)\u{308}".folded, "ü"), "\(String(value, radix: 16))")
        count += 1
      }
    }
    #expect(count > 4000)
  }

  @Test func compositionIsUnicodes() throws {
    let facts = try Self.facts("nfc")
    #expect(facts.count > 3500)
    for fact in facts {
      for text in fact { #expect(Self.isSame(text.nfc, fact[1]), "\(Self.hex(text))") }
      #expect(Self.isSame(fact[0].folded, fact[2].folded), "\(Self.hex(fact[0])) and its decomposition are one name")
    }
    for value: UInt32 in 0xac00...0xd7a3 {
      let syllable = String(try #require(Unicode.Scalar(value)))
      #expect(Self.isSame(syllable.decomposedStringWithCanonicalMapping.nfc, syllable))
    }
  }

  @Test(
    "spellings of one name",
    arguments: [
      ("JÜRGEN", "ju\u{308}rgen"), ("STRASSE", "straße"), ("ẞ", "ss"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("ＡＤＡ", "ada"),
      ("a\u{200d}d\u{ad}a", "ada"), ("\u{212a}elvin", "kelvin"), ("a\u{a0}b", "a b"), ("a\u{3000}b", "a b"),
      ("ﬁ", "FI"), ("\u{1fb3}\u{301}", "α\u{301}\u{345}"), ("Å", "a\u{30a}"), ("ǅ", "ǆ"), ("ᏸ", "Ᏸ"),
      ("ada＠example.com", "ADA@example.com"),
    ])
  func areAlike(_ one: String, _ other: String) {
    #expect(Self.isSame(one.folded, other.folded))
    #expect(UniqueName(.userName, one) == UniqueName(.userName, other))
  }

  @Test(
    "names that stay apart",
    arguments: [("ı", "i"), ("a", "á"), ("①", "1"), ("аda", "ada"), ("o", "0"), ("a b", "ab"), ("ı", "I"), ("²", "2")])
  func differ(_ one: String, _ other: String) { #expect(one.folded != other.folded) }

  @Test("the fold is the same for all that are canonically equivalent, and its own", arguments: SplitMix.seeds(1...4))
  func random(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<2000 {
      let text = String.randomName(&random)
      let folded = text.folded
      #expect(Self.isSame(folded.folded, folded), "\(Self.hex(text)): folding again changes it")
      #expect(Self.isSame(folded.nfc, folded), "\(Self.hex(text)): not composed")
      // Foundation's own composition cuts scalars to sixteen bits.
      for equivalent in [text.decomposedStringWithCanonicalMapping, text.nfc] {
        #expect(Self.isSame(equivalent.folded, folded), "\(Self.hex(text)): an equivalent is another name")
      }
    }
  }

  @Test func everyScalarFoldsToWhatFoldsNoFurther() throws {
    for value: UInt32 in 0x80...0x10ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      let folded = text.folded
      // Nearly all are their own fold: that it folds no further is said by that.
      if Self.isSame(folded, text) { continue }
      if !Self.isSame(folded.folded, folded) { Issue.record("\(String(value, radix: 16))") }
    }
  }
}
