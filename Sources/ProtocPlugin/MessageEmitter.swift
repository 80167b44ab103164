/// Emits one message as a struct: its fields, its nested types, and the functions that code it.
struct MessageEmitter {
  let options: PluginOptions
  let message: MessageType

  private var access: String { options.visibility.modifier }

  func emit(to source: inout SourceText) {
    let conformance = options.equatable ? "Message, Equatable" : "Message"
    source.docstring(message.comment, deprecated: message.deprecated)
    source.block("\(access)struct \(message.swiftName): \(conformance)") { source in
      source.line("\(access)static var fullName: String { \(message.fullName.literal) }")
      source.line()
      emitProperties(to: &source)
      source.line("\(access)var unknownFields = UnknownFields()")
      source.line()
      source.line("\(access)init() {}")
      if options.memberwise { emitInitializer(to: &source) }
      for oneof in message.oneofs {
        source.line()
        emit(oneof, to: &source)
      }
      for nested in message.enums {
        source.line()
        EnumEmitter(access: access, type: nested).emit(to: &source)
      }
      for nested in message.messages {
        source.line()
        MessageEmitter(options: options, message: nested).emit(to: &source)
      }
      source.line()
      WireEmitter(access: access, message: message).emit(to: &source)
      source.line()
      JSONEmitter(access: access, message: message).emit(to: &source)
      if message.needsValidation {
        source.line()
        ValidationEmitter(access: access, message: message).emit(to: &source)
      }
    }
  }

  private func emitProperties(to source: inout SourceText) {
    var emitted: Set<String> = []
    for field in message.fields {
      if case .oneof(let oneof) = field.cardinality {
        guard emitted.insert(oneof.name).inserted else { continue }
        source.docstring(oneof.comment)
        source.line("\(access)var \(oneof.swiftName): \(oneof.enumName)?")
        continue
      }
      source.docstring(field.comment, deprecated: field.deprecated)
      let box = field.indirect ? "@Boxed " : ""
      source.line("\(box)\(access)var \(field.swiftName)\(field.typeAndDefault)")
    }
  }

  /// An initializer that takes every property; what is left out is as in an empty message.
  private func emitInitializer(to source: inout SourceText) {
    let properties = self.properties
    guard !properties.isEmpty else { return }
    source.line()
    source.line("\(access)init(")
    for (index, property) in properties.enumerated() {
      let comma = index == properties.count - 1 ? "" : ","
      source.line("  \(property.name): \(property.type) = \(property.value)\(comma)")
    }
    source.block(")") { source in
      for property in properties { source.line("self.\(property.name) = \(property.name)") }
    }
  }

  /// Each property with what it begins as; a oneof is one, where its first member is.
  private var properties: [(name: String, type: String, value: String)] {
    var seen: Set<String> = []
    return message.fields.compactMap { field in
      guard case .oneof(let oneof) = field.cardinality else { return (field.swiftName, field.swiftType, field.empty) }
      return seen.insert(oneof.name).inserted ? (oneof.swiftName, oneof.enumName + "?", "nil") : nil
    }
  }

  private func emit(_ oneof: OneofType, to source: inout SourceText) {
    source.line("/// The members of `\(oneof.name)`, of which one can be set.")
    let conformance = options.equatable ? "Sendable, Equatable" : "Sendable"
    source.block("\(access)enum \(oneof.enumName): \(conformance)") { source in
      for field in oneof.fields {
        source.docstring(field.comment, deprecated: field.deprecated)
        source.line("\(field.indirect ? "indirect " : "")case \(field.swiftName)(\(field.type.swiftName))")
      }
    }
  }
}

extension FieldType {
  /// The type of the property.
  var swiftType: String {
    switch cardinality {
    case .implicit, .oneof: type.swiftName
    case .explicit: type.swiftName + "?"
    case .repeated: "[\(type.swiftName)]"
    case .map(let key, let value): "[\(key.swiftName): \(value.swiftName)]"
    }
  }

  /// The value of the property in an empty message.
  fileprivate var empty: String {
    switch cardinality {
    case .implicit: type.defaultValue
    case .explicit, .oneof: "nil"
    case .repeated: "[]"
    case .map: "[:]"
    }
  }

  /// What follows the property's name; an optional begins as nil without being told.
  fileprivate var typeAndDefault: String {
    switch cardinality {
    case .implicit:
      if case .enumeration = type { " = \(type.defaultValue)" } else { ": \(swiftType) = \(type.defaultValue)" }
    case .explicit, .oneof: ": \(swiftType)"
    case .repeated: ": \(swiftType) = []"
    case .map: ": \(swiftType) = [:]"
    }
  }
}

extension ValueType {
  var swiftName: String {
    switch self {
    case .scalar(let scalar): scalar.swiftName
    case .message(let reference): reference.swiftPath
    case .enumeration(let type): type.swiftPath
    }
  }

  /// The default of a field without presence.
  var defaultValue: String {
    switch self {
    case .scalar(.string): "\"\""
    case .scalar(.bytes): "[]"
    case .scalar(.bool): "false"
    case .scalar: "0"
    case .message(let reference): "\(reference.swiftPath)()"
    case .enumeration(let type): "\(type.swiftPath)(rawValue: 0)"
    }
  }
}

extension ScalarType {
  var swiftName: String {
    switch self {
    case .double: "Double"
    case .float: "Float"
    case .int64, .sfixed64, .sint64: "Int64"
    case .uint64, .fixed64: "UInt64"
    case .int32, .sfixed32, .sint32: "Int32"
    case .uint32, .fixed32: "UInt32"
    case .bool: "Bool"
    case .string: "String"
    case .bytes: "[UInt8]"
    }
  }
}
