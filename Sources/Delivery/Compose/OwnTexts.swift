import Domain
import Texts

extension MailCatalog.Entry {
  /// Says what an organization or the instance has set, where it has. What was set is known to render; should it not, what is
  /// built in is said, so that no mail is lost.
  mutating func say(_ own: MessageText, filledBy values: LetterValues) {
    func said(_ part: MessageTextField) -> Template? { Template(own: own, part, filledBy: values) }
    if let title = said(.title) { self.title = title }
    if let preHeader = said(.preHeader) { self.preHeader = preHeader }
    if let subject = said(.subject) { self.subject = subject }
    if let greeting = said(.greeting) { self.greeting = greeting }
    if let text = said(.text) { self.text = text }
    if let buttonText = said(.buttonText) { self.action?.buttonText = buttonText }
    if let footerText = said(.footerText) { self.footerText = footerText }
  }
}

extension Template {
  /// A part of what an organization or the instance has set; nil where it says nothing, or nothing to this reader: tags alone,
  /// or a nickname that they do not have.
  init?(own text: MessageText, _ part: MessageTextField, filledBy values: LetterValues) {
    guard var source = text[part]?.withoutMarkup else { return nil }
    if part.isLine { source = source.replacing("\n", with: " ") }
    guard let template = try? Template(source, variables: MailVariables.names),
      template.rendered(values.inHeader).contains(where: { !$0.isWhitespace })
    else { return nil }
    self = template
  }
}

extension String {
  /// What was written for a server that takes texts for HTML, as the text that it is here: a `<br>` ends a line, the tags that
  /// make letters bold or slanted are left out. Anything else stands as it was written, and readers see it so.
  fileprivate var withoutMarkup: String {
    let text = self.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      let tag = byte == UInt8(ascii: "<") ? Markup.tags.first { rest.starts(with: $0.name, by: Markup.isSame) } : nil
      guard let tag else {
        result.append(byte)
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(tag.name.count)
      guard tag.endsLine else { continue }
      result.append(UInt8(ascii: "\n"))
      if rest.first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// The tags that are no text.
private enum Markup {
  static let tags: [(name: [UInt8], endsLine: Bool)] =
    ["<br>", "<br/>", "<br />"].map { (Array($0.utf8), true) }
    + ["strong", "b", "em", "i"].flatMap { [(Array("<\($0)>".utf8), false), (Array("</\($0)>".utf8), false)] }

  /// Letters of ASCII in either case.
  static func isSame(_ byte: UInt8, _ other: UInt8) -> Bool { byte | 0x20 == other }
}
