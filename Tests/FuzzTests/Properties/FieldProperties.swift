import Domain
import NIOCore
import ProtobufCodec
import Texts

@testable import GrpcCore

/// What must hold of the fields, forms and queries of requests.
package enum FieldProperties {
  /// Nil when a form is refused, or means the same when it is written anew.
  package static func formFault(_ input: [UInt8]) -> String? {
    guard let form = try? FormFields(parsing: input) else { return nil }
    guard form.pairs.count <= FormFields.maximumCount else { return "more parameters than there may be" }
    let text = form.pairs.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    guard let again = try? FormFields(parsing: Array(text.utf8)) else { return "does not read what it means" }
    let isSame = again.pairs.elementsEqual(form.pairs) {
      Array($0.name.utf8) == Array($1.name.utf8)
        && Array($0.value.utf8) == Array($1.value.utf8)
    }
    return isSame ? nil : "means something else"
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Media types, timeouts and traces: nil when what is read is read again from what it says.
  package static func fieldFault(_ input: [UInt8]) -> String? {
    let essence = input.withUnsafeBytes { MediaType($0).essence }
    let again = Array(essence.utf8).withUnsafeBytes { MediaType($0).essence }
    guard essence == again else { return "a media type's essence is another media type" }
    for timeout in [input.withUnsafeBytes(Timeout.grpc), input.withUnsafeBytes(Timeout.connect)] {
      if let timeout, timeout.nanoseconds < 0 { return "a timeout before now" }
    }
    if let trace = TraceParent(String(decoding: input, as: UTF8.self)) {
      let text = "00-\(trace.traceID)-\(trace.parentID)-\(trace.isSampled ? "01" : "00")"
      guard TraceParent(text) == trace else { return "another trace" }
    }
    return nil
  }

  private static let languages = ["en", "de", "zh", "zh-Hant", "pt-BR"]

  /// `accept-language` and tags: nil when the choice is one that there is.
  package static func languageFault(_ input: [UInt8]) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    let chosen = AcceptLanguage(text).choose(from: languages, fallback: "fallback")
    guard chosen == "fallback" || languages.contains(chosen) else { return "chose \(chosen)" }
    if let found = LanguageTag.lookup(text, in: languages), !languages.contains(found) { return "found \(found)" }
    let tag = PreferredLanguage.read(text)
    if PreferredLanguage.read(tag) != tag { return "reads what it read as something else" }
    return nil
  }
}
