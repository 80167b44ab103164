/// Emits one enum as an open one: a struct around the number, with a constant for each name.
struct EnumEmitter {
  let access: String
  let type: EnumType

  func emit(to source: inout SourceText) {
    source.docstring(type.comment)
    source.block("\(access)struct \(type.swiftName): ProtobufEnum") { source in
      source.line("\(access)var rawValue: Int32")
      source.line("\(access)init(rawValue: Int32) { self.rawValue = rawValue }")
      source.line("\(access)static let names: [(number: Int32, name: StaticString)] = [")
      source.line("  \(type.values.map { "(\($0.number), \($0.name.literal))" }.joined(separator: ", "))")
      source.line("]")
      for value in type.values {
        source.docstring(value.comment)
        source.line("\(access)static let \(value.swiftName) = Self(rawValue: \(value.number))")
      }
    }
  }
}
