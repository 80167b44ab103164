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

  /// Forms with files: nil when a form is refused, or means the same when it is written anew. The first line of the input is
  /// the boundary.
  package static func multipartFault(_ input: [UInt8]) -> String? {
    let boundary = String(decoding: input.prefix { $0 != 0x0a }, as: UTF8.self)
    let body = Array(input.drop { $0 != 0x0a }.dropFirst())
    guard let form = try? MultipartForm(body, contentType: "multipart/form-data; boundary=\"\(boundary)\"") else {
      return nil
    }
    guard form.parts.count <= MultipartForm.maximumParts else { return "more parts than there may be" }
    guard form.parts.reduce(0, { $0 + $1.content.count }) <= body.count else { return "more content than there was" }
    // A boundary that no content has: each has fewer bytes than this one has letters a, and none could hold it.
    let length = 1 + (form.parts.map { Self.longestRun($0.content) }.max() ?? 0)
    guard length <= 70 else { return nil }
    let other = String(repeating: "a", count: length)
    var text: [UInt8] = []
    for part in form.parts {
      let name = part.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      guard !name.utf8.contains(0x0d), !name.utf8.contains(0x0a) else { return nil }
      text += "--\(other)\r\ncontent-disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8
      text += part.content
      text += "\r\n".utf8
    }
    text += "--\(other)--".utf8
    guard let again = try? MultipartForm(text, contentType: "multipart/form-data;boundary=\(other)") else {
      return "does not read what it means"
    }
    let isSame = again.parts.elementsEqual(form.parts) {
      Array($0.name.utf8) == Array($1.name.utf8) && Array($0.content) == Array($1.content)
    }
    return isSame ? nil : "means something else"
  }

  /// Of the letter a.
  private static func longestRun(_ bytes: ArraySlice<UInt8>) -> Int {
    var (longest, run) = (0, 0)
    for byte in bytes {
      run = byte == UInt8(ascii: "a") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
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
