import Domain
import ProtobufCodec

extension Google_Protobuf_Struct {
  /// Takes over what another object says: member by member where both are objects, else as a whole.
  mutating func merge(_ other: Google_Protobuf_Struct) {
    for (name, value) in other.fields {
      guard case .structValue(let new) = value.kind, case .structValue(var own)? = fields[name]?.kind else {
        fields[name] = value
        continue
      }
      own.merge(new)
      fields[name] = Google_Protobuf_Value(.structValue(own))
    }
  }

  /// The one text of this object: members in the order of their names, and no space. What no JSON can say is refused, and
  /// what is nested so deeply that others could not read it.
  /// - Throws: `SIGNET-Ht3dp`, `SIGNET-Ht4nm`.
  func canonicalJSON() throws(DomainError) -> String {
    var text = ""
    try write(to: &text, depth: 1)
    return text
  }

  fileprivate func write(to text: inout String, depth: Int) throws(DomainError) {
    try Self.check(depth)
    text += "{"
    var isFirst = true
    for name in fields.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if !isFirst { text += "," }
      isFirst = false
      text += name.jsonText + ":"
      try (fields[name] ?? .init()).write(to: &text, depth: depth)
    }
    text += "}"
  }

  fileprivate static func check(_ depth: Int) throws(DomainError) {
    guard depth <= LoginTranslation.maximumDepth else {
      throw DomainError(.invalidArgument, "SIGNET-Ht3dp", "Errors.LoginTranslation.TooDeep")
    }
  }
}

extension Google_Protobuf_Value {
  fileprivate func write(to text: inout String, depth: Int) throws(DomainError) {
    switch kind {
    case .nullValue?, nil: text += "null"
    case .boolValue(let value)?: text += value ? "true" : "false"
    case .stringValue(let value)?: text += value.jsonText
    case .numberValue(let value)?:
      guard value.isFinite else {
        throw DomainError(.invalidArgument, "SIGNET-Ht4nm", "Errors.LoginTranslation.NumberInvalid")
      }
      // Beyond 2⁵³ not every integer is a number.
      text += Int(exactly: value).flatMap { abs($0) < 1 << 53 ? String($0) : nil } ?? String(value)
    case .structValue(let value)?: try value.write(to: &text, depth: depth + 1)
    case .listValue(let list)?:
      try Google_Protobuf_Struct.check(depth + 1)
      text += "["
      for (index, value) in list.values.enumerated() {
        if index > 0 { text += "," }
        try value.write(to: &text, depth: depth + 1)
      }
      text += "]"
    }
  }
}
