/// The language that a person wants mails and pages in.
package enum PreferredLanguage {
  /// Checks the form of a BCP 47 tag: subtags of one to eight letters and digits, the first of letters. Empty: none.
  /// - Throws: `LANG-jc8Sq`.
  package static func checked(_ tag: String) throws(DomainError) -> String {
    guard !tag.isEmpty else { return tag }
    let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isLetter: (UInt8) -> Bool = { (97...122).contains($0 | 0x20) }
    let isValid =
      subtags.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || (48...57).contains($0) } }
      && subtags[0].count >= 2 && subtags[0].allSatisfy(isLetter)
    guard isValid else { throw DomainError(.invalidArgument, "LANG-jc8Sq", "Errors.Language.NotParsed") }
    return tag
  }
}
