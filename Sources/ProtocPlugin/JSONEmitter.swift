/// Emits `encodeJSON(to:)` and `decodeJSON(from:)`, one line a field where the field allows it. Members are written in
/// the order of their declaration, as the reference implementation's `protojson` does.
struct JSONEmitter {
  let access: String
  let message: MessageType

  func emit(to source: inout SourceText) {
    if !message.fields.isEmpty {
      source.line(
        "private static let jsonFields = JSONFields(\(message.fields.map(entry).joined(separator: ";").literal))")
      source.line()
    }
    emitEncode(to: &source)
    source.line()
    emitDecode(to: &source)
  }

  /// One entry of the literal that `JSONFields` describes.
  private func entry(_ field: FieldType) -> String {
    var oneof = ""
    if case .oneof(let own) = field.cardinality, let index = message.oneofs.firstIndex(where: { $0 === own }) {
      oneof = "@\(index)"
    }
    return "\(field.number)\(oneof)\(field.acceptsNull ? "?" : "") \(field.jsonName) \(field.name)"
  }

  private func emitEncode(to source: inout SourceText) {
    source.block("\(access)func encodeJSON(to writer: inout JSONWriter) throws(JSONError)") { source in
      source.line("writer.beginObject()")
      var written: Set<String> = []
      for field in message.fields {
        guard case .oneof(let oneof) = field.cardinality else {
          source.line(encode(field))
          continue
        }
        guard written.insert(oneof.name).inserted else { continue }
        source.line("switch self.\(oneof.swiftName) {")
        for member in oneof.fields {
          source.line("case .\(member.swiftName)(let value)?: \(present(member))")
        }
        source.line("case nil: break")
        source.line("}")
      }
      source.line("writer.endObject()")
    }
  }

  private func encode(_ field: FieldType) -> String {
    let names = names(field)
    let value = "self.\(field.swiftName)"
    switch field.cardinality {
    case .implicit:
      switch field.type {
      case .scalar(let scalar): return "writer.\(scalar.jsonMethod)(\(names), \(value))"
      case .enumeration: return "writer.enumeration(\(names), \(value))"
      case .message: return "try writer.message(\(names), \(value))"
      }
    case .explicit:
      if field.isMessage { return "try writer.message(\(names), \(value))" }
      return "if let value = \(value) { \(present(field)) }"
    case .repeated:
      if field.isMessage { return "try writer.repeatedMessage(\(names), \(value))" }
      return "try writer.repeated(\(names), \(value), \(field.type.codec).self)"
    case .map(let key, let element):
      return "try writer.map(\(names), \(value), \(ValueType.scalar(key).codec).self, \(element.codec).self)"
    case .oneof: return ""
    }
  }

  /// Writes `value`, even a default one.
  private func present(_ field: FieldType) -> String {
    switch field.type {
    case .scalar(let scalar): "writer.present\(scalar.jsonName)(\(names(field)), value)"
    case .enumeration: "writer.presentEnumeration(\(names(field)), value)"
    case .message: "try writer.presentMessage(\(names(field)), value)"
    }
  }

  private func names(_ field: FieldType) -> String { "\(field.jsonName.literal), \(field.name.literal)" }

  private func emitDecode(to source: inout SourceText) {
    source.block("\(access)mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError)") { source in
      guard !message.fields.isEmpty else {
        source.line("var object = try reader.begin(.none)")
        source.line("while try reader.next(&object) != nil {}")
        return
      }
      source.line("var object = try reader.begin(Self.jsonFields)")
      source.block("while let field = try reader.next(&object)") { source in
        source.line("switch field {")
        for field in message.fields {
          let lines = decode(field)
          if lines.count == 1 {
            source.line("case \(field.number): \(lines[0])")
          } else {
            source.line("case \(field.number):")
            for line in lines { source.line("  " + line) }
          }
        }
        source.line("default: try reader.skip()")
        source.line("}")
      }
    }
  }

  private func decode(_ field: FieldType) -> [String] {
    let target = "self.\(field.swiftName)"
    switch field.cardinality {
    case .implicit, .explicit:
      switch field.type {
      case .scalar(let scalar): return ["\(target) = try reader.\(scalar.jsonMethod)()"]
      case .enumeration(let type): return [decode(type, "\(target) = value")]
      case .message: return ["try reader.message(&\(target))"]
      }
    case .repeated:
      if field.isMessage { return ["try reader.repeatedMessage(&\(target))"] }
      return ["try reader.repeated(&\(target), \(field.type.codec).self)"]
    case .map(let key, let value):
      return ["try reader.map(&\(target), \(ValueType.scalar(key).codec).self, \(value.codec).self)"]
    case .oneof(let oneof):
      let target = "self.\(oneof.swiftName)"
      switch field.type {
      case .scalar(let scalar): return ["\(target) = .\(field.swiftName)(try reader.\(scalar.jsonMethod)())"]
      case .enumeration(let type): return [decode(type, "\(target) = .\(field.swiftName)(value)")]
      case .message(let reference):
        // The reader refuses a second member of the oneof; only a value that is decoded into can hold one already.
        return [
          "var value = if case .\(field.swiftName)(let value)? = \(target) { value } else { \(reference.swiftPath)() }",
          "try value.decodeJSON(from: &reader)",
          "\(target) = .\(field.swiftName)(value)",
        ]
      }
    }
  }

  /// An enum reads as nil where its name is unknown and that is tolerated.
  private func decode(_ type: EnumType, _ assignment: String) -> String {
    "if let value = try reader.enumeration(\(type.swiftPath).self) { \(assignment) }"
  }
}

extension FieldType {
  /// Whether JSON's `null` is a value of this field, not its absence.
  fileprivate var acceptsNull: Bool {
    switch cardinality {
    case .repeated, .map: return false
    case .implicit, .explicit, .oneof: break
    }
    return switch type {
    case .message(let reference): reference.fullName == "google.protobuf.Value"
    case .enumeration(let type): type.fullName == "google.protobuf.NullValue"
    case .scalar: false
    }
  }
}

extension ScalarType {
  /// The type's name as the JSON functions carry it: JSON does not tell the encodings of a number apart.
  fileprivate var jsonName: String {
    switch self {
    case .sint32, .sfixed32: ScalarType.int32.name
    case .sint64, .sfixed64: ScalarType.int64.name
    case .fixed32: ScalarType.uint32.name
    case .fixed64: ScalarType.uint64.name
    default: name
    }
  }

  fileprivate var jsonMethod: String { jsonName.lowercased() }
}
