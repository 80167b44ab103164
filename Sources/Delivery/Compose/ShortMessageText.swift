import Domain
import Texts

/// A text message in one language, ready to be filled in.
struct ShortMessageText: Sendable {
  /// The service's name, and what sets it off.
  let head: Template
  let body: Template
  let language: Language

  /// Longer names are cut before anything is measured.
  private static let maximumName = 60

  /// The text with as much of the service's name before it as one segment has room for: whole, else its first words, else its
  /// first letters and a stop. The code and the warning are never cut.
  ///
  /// What is said instead of what is built in stands alone, however long it is: whoever wrote it named whom they liked.
  func rendered(_ variables: MailVariables, own: MessageText? = nil) -> String {
    let values = LetterValues(variables: variables, language: self.language)
    if let text = own.flatMap({ Template(own: $0, .text, filledBy: values) }) { return text.rendered(values.inLetter) }
    let body = self.body.rendered(values.inLetter)
    for name in Self.shortenings(of: variables.serviceName.singleLine) {
      var variables = variables
      variables.serviceName = name
      let head = LetterValues(variables: variables, language: self.language).inLetter
      let text = self.head.rendered(head) + body
      if ShortMessageSegments.count(text) == 1 { return text }
    }
    return body
  }

  /// The name, and what is left of it, from the longest to the shortest that still tells something.
  private static func shortenings(of whole: String) -> [String] {
    guard !whole.isEmpty else { return [] }
    let name = whole.prefix(Self.maximumName)
    var shortenings = name.endIndex == whole.endIndex ? [whole] : []
    var words = name.split(separator: " ")
    while words.count > 1 {
      words.removeLast()
      shortenings.append(words.joined(separator: " "))
    }
    let first = words.first ?? ""
    for length in stride(from: first.count - 1, through: 3, by: -1) { shortenings.append("\(first.prefix(length)).") }
    return shortenings
  }
}
