/// Matching of language tags (BCP 47).
package enum LanguageTag {
  /// The room that RFC 5646 section 4.4.1 finds to be enough for a tag. A longer text is taken for none.
  package static let maximumBytes = 35

  /// Finds the best of `available` for the tag `wanted`, by the lookup of RFC 4647 section 3.4: the tag is shortened
  /// from its end until one is found, so that `de-AT` finds `de`, and `zh-Hant-TW` finds `zh-Hant` before `zh`. A region that
  /// writes otherwise than its language's first one leads elsewhere: ``parents``.
  ///
  /// Letter case does not matter, and `_` is read as `-`, as POSIX locales write it.
  ///
  /// - Returns: the tag as `available` writes it; nil for a text of more than ``maximumBytes``, at which nothing is done.
  package static func lookup(_ wanted: String, in available: some Sequence<String>) -> String? {
    guard wanted.utf8.count <= Self.maximumBytes else { return nil }
    var rest = wanted.utf8.map(Self.folded)[...]
    while !rest.isEmpty {
      if let tag = Self.find(rest, in: available) { return tag }
      if let parent = Self.parents[String(decoding: rest, as: UTF8.self)],
        let tag = Self.find(parent.utf8.map(Self.folded)[...], in: available)
      {
        return tag
      }
      rest = Self.shortened(rest)
      // "Single letter or digit subtags … are removed at the same time as their closest trailing subtag."
      if Self.lastSubtagLength(rest) == 1 { rest = Self.shortened(rest) }
    }
    return nil
  }

  /// Tags whose texts are not those of the shortened tag: CLDR's likely subtags for Chinese and its parent locales for
  /// Portuguese.
  private static let parents: [String: String] = {
    var parents = ["zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant"]
    for region in ["ao", "ch", "cv", "fr", "gq", "gw", "lu", "mo", "mz", "st", "tl"] {
      parents["pt-\(region)"] = "pt-PT"
    }
    return parents
  }()

  private static func find(_ tag: ArraySlice<UInt8>, in available: some Sequence<String>) -> String? {
    available.first { $0.utf8.lazy.map(Self.folded).elementsEqual(tag) }
  }

  /// Without the last subtag and the hyphen before it.
  private static func shortened(_ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    tag.prefix(upTo: tag.lastIndex(of: UInt8(ascii: "-")) ?? tag.startIndex)
  }

  private static func lastSubtagLength(_ tag: ArraySlice<UInt8>) -> Int {
    tag.endIndex - (tag.lastIndex(of: UInt8(ascii: "-")).map { $0 + 1 } ?? tag.startIndex)
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "_"): UInt8(ascii: "-")
    default: byte
    }
  }
}
