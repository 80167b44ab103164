import Domain
import ProtobufCodec

extension [String: JSONValue] {
  /// Reads an object of JSON in UTF-8; nil for whatever is none.
  init?(parsing bytes: [UInt8]) {
    guard let fields = try? Google_Protobuf_Struct(jsonUTF8: bytes).fields else { return nil }
    self = fields.mapValues { JSONValue($0) }
  }
}

extension JSONValue {
  fileprivate init(_ value: Google_Protobuf_Value) {
    switch value.kind {
    case .stringValue(let text): self = .text(text)
    // A moment may have a fraction (RFC 7519 section 2, "NumericDate"); beyond 2⁵³ no number is exact.
    case .numberValue(let number): self = number.magnitude <= 0x1p53 ? .number(Int64(number.rounded(.down))) : .null
    case .boolValue(let flag): self = .flag(flag)
    case .listValue(let list): self = .list(list.values.map { JSONValue($0) })
    case .structValue(let object): self = .object(object.fields.mapValues { JSONValue($0) })
    case .nullValue, nil: self = .null
    }
  }
}
