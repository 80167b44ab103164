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
}

extension JSONObject {
  /// The object in UTF-8, its members in the order of their names: equal ones are the same bytes.
  package var jsonBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(json: self)
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(json object: JSONObject) {
    var separator = UInt8(ascii: "{")
    for (name, value) in object.sorted(by: { $0.key < $1.key }) {
      append(separator)
      append(json: name)
      append(UInt8(ascii: ":"))
      append(json: value)
      separator = UInt8(ascii: ",")
    }
    if object.isEmpty { append(separator) }
    append(UInt8(ascii: "}"))
  }

  private mutating func append(json value: JSONValue) {
    switch value {
    case .text(let text): append(json: text)
    case .number(let number): append(contentsOf: String(number).utf8)
    case .flag(let flag): append(contentsOf: (flag ? "true" : "false").utf8)
    case .list(let values):
      append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        append(json: value)
      }
      append(UInt8(ascii: "]"))
    case .object(let object): append(json: object)
    case .null: append(contentsOf: "null".utf8)
    }
  }
}
