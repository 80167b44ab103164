import Domain

@testable import Delivery

/// What must hold of texts that people choose, and of what becomes of them in mails.
package enum TextProperties {
  /// E-mail addresses and phone numbers: nil when what is taken is taken again, unchanged, and is safe in a header.
  package static func addressFault(_ input: [UInt8]) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    if let address = try? EmailAddress(text) {
      guard (try? EmailAddress(address.text)) == address else { return "another address" }
      guard address.text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return "an address with controls" }
    }
    if let address = try? MailAddress(text) {
      guard address.description.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return "unsafe in a header" }
    }
    if let number = try? PhoneNumber(text) {
      guard (try? PhoneNumber(number.text)) == number else { return "another number" }
      guard number.text.utf8.count <= 16 else { return "longer than E.164 allows" }
    }
    return nil
  }

  private static let variables: Set<String> = ["UserID", "Code", "OrgID"]

  /// Nil when a template is refused, or is the same when its variables stand for themselves.
  package static func templateFault(_ input: [UInt8]) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    _ = try? URLTemplate.checked(text)
    guard let template = try? Template(text, variables: variables) else { return nil }
    let again = try? Template(template.rendered { "{{.\($0)}}" }, variables: variables)
    let values = { @Sendable (name: String) -> String? in "<\(name)>" }
    return again?.rendered(values) == template.rendered(values) ? nil : "means something else"
  }

  /// Nil when a text in a header stays one field, of lines that may be so long, and is read as it was written; and when
  /// nothing traps that reads a message.
  package static func mimeFault(_ input: [UInt8]) -> String? {
    let message = MIMEMessage(parsing: input)
    _ = message.header("subject")
    _ = message.body(ofType: "text/plain")
    _ = message.body(ofType: "text/html")

    let text = String(decoding: input, as: UTF8.self)
    let field = HeaderText.unstructured("Subject", text)
    guard field.hasSuffix("\r\n"), field.utf8.allSatisfy({ $0 < 0x80 }) else { return "not a field" }
    var lines = field.utf8.split(separator: 10, omittingEmptySubsequences: false)
    lines.removeLast()
    guard lines.allSatisfy({ $0.last == 13 && $0.count <= 999 && !$0.dropLast().contains(13) }) else {
      return "lines that are none"
    }
    guard lines.dropFirst().allSatisfy({ $0.first == 32 }) else { return "a second field" }
    let read = MIMEMessage(parsing: Array(field.utf8) + [13, 10]).header("subject")
    return read.map { Array($0.utf8) } == Array(HeaderText.withoutControls(text).utf8) ? nil : "reads something else"
  }
}
