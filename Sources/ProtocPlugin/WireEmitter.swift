/// Emits `encode(to:)` and `decode(from:)`, one line a field where the field allows it.
struct WireEmitter {
  let access: String
  let message: MessageType

  func emit(to source: inout SourceText) {
    emitEncode(to: &source)
    source.line()
    emitDecode(to: &source)
  }

  private func emitEncode(to source: inout SourceText) {
    let fields = message.fields.sorted { $0.number < $1.number }
    source.block("\(access)func encode(to writer: inout WireWriter)") { source in
      var written: Set<String> = []
      for (index, field) in fields.enumerated() {
        guard case .oneof(let oneof) = field.cardinality else {
          source.line(encode(field))
          continue
        }
        guard !written.contains(oneof.name) else { continue }
        // Members between whose numbers another field lies are written one by one, in the order of numbers.
        let members = fields[index...].prefix { field in oneof.fields.contains { $0 === field } }
        if members.count == oneof.fields.count {
          written.insert(oneof.name)
          emit(oneof, Array(members), to: &source)
        } else {
          source.line("if case .\(field.swiftName)(let value)? = self.\(oneof.swiftName) { \(present(field)) }")
        }
      }
      source.line("writer.unknown(self.unknownFields)")
    }
  }

  private func emit(_ oneof: OneofType, _ members: [FieldType], to source: inout SourceText) {
    source.line("switch self.\(oneof.swiftName) {")
    for field in members {
      source.line("case .\(field.swiftName)(let value)?: \(present(field))")
    }
    source.line("case nil: break")
    source.line("}")
  }

  private func encode(_ field: FieldType) -> String {
    let value = "self.\(field.swiftName)"
    switch field.cardinality {
    case .implicit:
      switch field.type {
      case .scalar(let scalar): return "writer.\(scalar.method)(\(field.number), \(value))"
      case .enumeration: return "writer.int32(\(field.number), \(value).rawValue)"
      case .message: return "writer.message(\(field.number), \(value))"
      }
    case .explicit:
      if field.isMessage { return "writer.message(\(field.number), \(value))" }
      return "if let value = \(value) { \(present(field)) }"
    case .repeated:
      if field.isMessage { return "writer.repeatedMessage(\(field.number), \(value))" }
      let packed = field.packed || !field.type.isPackable ? "" : ", packed: false"
      return "writer.repeated(\(field.number), \(value), \(field.type.codec).self\(packed))"
    case .map(let key, let element):
      return "writer.map(\(field.number), \(value), \(ValueType.scalar(key).codec).self, \(element.codec).self)"
    case .oneof: return ""
    }
  }

  /// Writes `value`, even a default one.
  private func present(_ field: FieldType) -> String {
    switch field.type {
    case .scalar(let scalar): "writer.present\(scalar.name)(\(field.number), value)"
    case .enumeration: "writer.presentInt32(\(field.number), value.rawValue)"
    case .message: "writer.presentMessage(\(field.number), value)"
    }
  }

  private func emitDecode(to source: inout SourceText) {
    source.block("\(access)mutating func decode(from reader: inout WireReader) throws(WireError)") { source in
      source.block("while let tag = try reader.nextTag()") { source in
        guard !message.fields.isEmpty else {
          source.line("_ = tag")
          source.line("try reader.unknown(&self.unknownFields)")
          return
        }
        source.line("switch tag {")
        for field in message.fields {
          let head = "case \(tags(field)):"
          let lines = decode(field)
          if lines.count == 1 {
            source.line("\(head) \(lines[0])")
          } else {
            source.line(head)
            for line in lines { source.line("  " + line) }
          }
        }
        source.line("default: try reader.unknown(&self.unknownFields)")
        source.line("}")
      }
    }
  }

  /// The tags under which a field may come: repeated numbers both packed and not.
  private func tags(_ field: FieldType) -> String {
    let single = field.number << 3 | field.type.wireType
    switch field.cardinality {
    case .map: return "\(field.number << 3 | 2)"
    case .repeated where field.type.isPackable: return "\(single), \(field.number << 3 | 2)"
    default: return "\(single)"
    }
  }

  private func decode(_ field: FieldType) -> [String] {
    let target = "self.\(field.swiftName)"
    switch field.cardinality {
    case .implicit, .explicit:
      if field.isMessage { return ["try reader.message(&\(target))"] }
      return ["\(target) = \(read(field.type))"]
    case .repeated:
      if field.isMessage { return ["try reader.repeatedMessage(&\(target))"] }
      return ["try reader.repeated(tag, &\(target), \(field.type.codec).self)"]
    case .map(let key, let value):
      return ["try reader.map(&\(target), \(ValueType.scalar(key).codec).self, \(value.codec).self)"]
    case .oneof(let oneof):
      let target = "self.\(oneof.swiftName)"
      guard case .message(let reference) = field.type else {
        return ["\(target) = .\(field.swiftName)(\(read(field.type)))"]
      }
      return [
        "var value = if case .\(field.swiftName)(let value)? = \(target) { value } else { \(reference.swiftPath)() }",
        "try reader.merge(&value)",
        "\(target) = .\(field.swiftName)(value)",
      ]
    }
  }

  private func read(_ type: ValueType) -> String {
    switch type {
    case .scalar(let scalar): "try reader.\(scalar.method)()"
    case .enumeration(let type): "\(type.swiftPath)(rawValue: try reader.int32())"
    case .message: ""
    }
  }
}

extension ValueType {
  /// The `FieldCodec` of this type.
  var codec: String {
    switch self {
    case .scalar(let scalar): "Proto\(scalar.name)"
    case .message(let reference): "ProtoMessage<\(reference.swiftPath)>"
    case .enumeration(let type): "ProtoEnum<\(type.swiftPath)>"
    }
  }

  fileprivate var isPackable: Bool { wireType != 2 }

  fileprivate var wireType: Int {
    switch self {
    case .message: 2
    case .enumeration: 0
    case .scalar(let scalar):
      switch scalar {
      case .double, .fixed64, .sfixed64: 1
      case .float, .fixed32, .sfixed32: 5
      case .string, .bytes: 2
      case .int64, .uint64, .int32, .bool, .uint32, .sint32, .sint64: 0
      }
    }
  }
}

extension ScalarType {
  /// The type's name as the codec's functions carry it: `Int32`, `SFixed64`.
  var name: String {
    switch self {
    case .double: "Double"
    case .float: "Float"
    case .int64: "Int64"
    case .uint64: "UInt64"
    case .int32: "Int32"
    case .fixed64: "Fixed64"
    case .fixed32: "Fixed32"
    case .bool: "Bool"
    case .string: "String"
    case .bytes: "Bytes"
    case .uint32: "UInt32"
    case .sfixed32: "SFixed32"
    case .sfixed64: "SFixed64"
    case .sint32: "SInt32"
    case .sint64: "SInt64"
    }
  }

  /// The function that reads or writes it: `int32`, `sfixed64`.
  var method: String { name.lowercased() }
}
