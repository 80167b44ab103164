/// What a caller sent, as a message may repeat it: enough to be recognised, and no more than any client can read.
func echo(_ text: some StringProtocol) -> String {
  let text = String(text)
  let short = cut(text, to: 128)
  return short.utf8.count == text.utf8.count ? text : short + "..."
}

/// The longest beginning of a text that has no more than so many bytes, without a part of a character.
func cut(_ text: String, to limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  var end = text.utf8.index(text.startIndex, offsetBy: limit)
  while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
  return String(text[..<end])
}
