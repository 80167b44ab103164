/// Matching of BCP 47 language tags.
public enum LanguageTag {
  /// Finds the best of `available` for the tag `wanted`, by the lookup of RFC 4647 section 3.4: the tag is shortened
  /// from its end until one is found, so that `de-AT` finds `de`, and `zh-Hant-TW` finds `zh-Hant` before `zh`.
  ///
  /// Letter case does not matter, and `_` is read as `-`, as POSIX locales write it.
  public static func lookup(_ wanted: String, in available: some Sequence<String>) -> String? {
    // The longest registered tags stay far below this; a longer one is no language.
    guard wanted.utf8.count <= 64 else { return nil }
    var subtags = wanted.lowercased().split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    while !subtags.isEmpty {
      let candidate = subtags.joined(separator: "-")
      if let tag = available.first(where: { $0.lowercased() == candidate }) { return tag }
      subtags.removeLast()
      // "If the last subtag is a single letter or digit, it must be removed as well."
      if let last = subtags.last, last.utf8.count == 1 { subtags.removeLast() }
    }
    return nil
  }
}
