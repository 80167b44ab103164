/// A value of JSON (RFC 8259), as claims have it.
package enum JSONValue: Sendable, Equatable {
  case text(String)
  /// Whole: what claims count are seconds.
  case number(Int64)
  case flag(Bool)
  case list([JSONValue])
  case object(JSONObject)
  case null
}

/// The members of an object.
package typealias JSONObject = [String: JSONValue]

extension JSONValue {
  /// A list of texts.
  package static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var number: Int64? { if case .number(let number) = self { number } else { nil } }
  /// The texts of a list, or the one that stands alone for such a list, as `aud` may (RFC 7519 section 4.1.3).
  package var texts: [String]? {
    switch self {
    case .text(let text): return [text]
    case .list(let values):
      let texts = values.compactMap(\.text)
      return texts.count == values.count ? texts : nil
    default: return nil
    }
  }

  package var jsonText: String {
    switch self {
    case .text(let text): text.jsonText
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): "[\(values.map(\.jsonText).joined(separator: ","))]"
    case .object(let object): object.jsonText
    case .null: "null"
    }
  }
}

extension JSONObject {
  /// The object as text, its members in the order of their names: equal ones are the same bytes.
  package var jsonText: String {
    let members = sorted { $0.key < $1.key }.map { name, value in "\(name.jsonText):\(value.jsonText)" }
    return "{\(members.joined(separator: ","))}"
  }
}
