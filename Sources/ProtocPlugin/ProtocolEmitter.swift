/// Emits what messages have in common: a protocol with the fields of one message, and the conformance of every message that
/// has them all.
struct ProtocolEmitter {
  let access: String
  /// Whose fields are meant.
  let message: MessageType
  /// What may have them, with what is nested there.
  let types: [MessageType]

  /// - Throws: where no message has all of the fields.
  func emit(to source: inout SourceText) throws(GenerationError) {
    let conforming = Self.all(types).filter { type in message.fields.allSatisfy { type.has($0) } }
    guard !conforming.isEmpty else { throw GenerationError("no message has the fields of \(message.fullName)") }
    source.docstring(message.comment)
    source.block("\(access)protocol \(message.swiftName): Message") { source in
      for field in message.fields {
        source.docstring(field.comment)
        source.line("var \(field.swiftName): \(field.swiftType) { get set }")
      }
    }
    source.line()
    for type in conforming { source.line("extension \(type.swiftPath): \(message.swiftName) {}") }
  }

  private static func all(_ types: [MessageType]) -> [MessageType] { types.flatMap { [$0] + all($0.messages) } }
}

extension MessageType {
  /// Whether this message has a property of that name and type.
  fileprivate func has(_ wanted: FieldType) -> Bool {
    fields.contains { field in
      if case .oneof = field.cardinality { return false }
      return field.swiftName == wanted.swiftName && field.swiftType == wanted.swiftType
    }
  }
}
