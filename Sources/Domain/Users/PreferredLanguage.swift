/// The language that a person wants mails and pages in.
package enum PreferredLanguage {
  /// Reads a BCP 47 tag: subtags of one to eight letters and digits, the first of letters. Systems write `_` for `-`.
  /// - Returns: the tag; empty where it is none, so that the instance's language holds. A person is not refused for it.
  package static func read(_ text: String) -> String {
    let tag = text.replacing("_", with: "-")
    let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isLetter: (UInt8) -> Bool = { (97...122).contains($0 | 0x20) }
    let isValid =
      subtags.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || (48...57).contains($0) } }
      && subtags[0].count >= 2 && subtags[0].allSatisfy(isLetter)
    return isValid ? tag : ""
  }
}
