/// Builds the schema from the descriptors that protoc sends. Two passes: declare every type, then resolve fields,
/// since a field may name a type that is declared after it.
struct SchemaReader {
  private var schema = Schema()
  private let generated: Set<String>
  private var pending: [(MessageType, WireFields, [Int], SourceInfo, proto2: Bool)] = []
  /// Map entries: never types of their own.
  private var mapEntries: [String: WireFields] = [:]
  /// Messages of proto2 files, which cannot be used as the type of a field.
  private var proto2Types: Set<String> = []

  /// - Parameters:
  ///   - descriptors: serialized `FileDescriptorProto`s, imports first.
  ///   - generated: names of the files that code is asked for; only their features must be supported.
  static func read(_ descriptors: [ArraySlice<UInt8>], generated: [String]) throws(GenerationError) -> Schema {
    var reader = SchemaReader(generated: Set(generated))
    for bytes in descriptors { try reader.declare(bytes) }
    for (message, fields, path, info, _) in reader.pending { try reader.resolve(message, fields, path, info) }
    for (service, fields, path, info) in reader.pendingServices {
      try reader.resolve(service, fields, path, info)
    }
    reader.schema.breakCycles()
    reader.schema.findValidation()
    return reader.schema
  }

  private var pendingServices: [(SchemaFile, WireFields, [Int], SourceInfo)] = []

  private init(generated: Set<String>) {
    self.generated = generated
  }

  // MARK: Declaring

  private mutating func declare(_ bytes: ArraySlice<UInt8>) throws(GenerationError) {
    let fields = try WireFields(bytes)
    let name = fields.string(1)
    let file = SchemaFile(
      name: name, package: fields.string(2), imports: fields.strings(3),
      descriptor: try WireFields.removing(9, from: bytes))
    let info = try SourceInfo(file: name, try fields.message(9))
    let proto2 = fields.string(12) != "proto3"
    if proto2 && generated.contains(name) {
      throw GenerationError(
        "proto2 is not supported; such a file can only be imported, for its options", at: info.position([12]))
    }
    let prefix = Names.prefix(ofPackage: file.package)
    let scope = file.package.isEmpty ? "" : file.package + "."
    for (index, message) in try fields.messages(4).enumerated() {
      let declared = try declare(
        message, path: [4, index], scope: scope, prefix: prefix, parent: nil, info: info, proto2: proto2)
      if let declared { file.messages.append(declared) }
    }
    for (index, item) in try fields.messages(5).enumerated() {
      file.enums.append(try declareEnum(item, path: [5, index], scope: scope, prefix: prefix, parent: nil, info: info))
    }
    for (index, item) in try fields.messages(6).enumerated() {
      pendingServices.append((file, item, [6, index], info))
    }
    schema.files.append(file)
  }

  private mutating func declare(
    _ fields: WireFields, path: [Int], scope: String, prefix: String, parent: MessageType?, info: SourceInfo,
    proto2: Bool
  ) throws(GenerationError) -> MessageType? {
    let name = fields.string(1)
    let fullName = scope + name
    let options = try fields.message(7)
    if options?.bool(7) == true {
      mapEntries[fullName] = fields
      return nil
    }
    let swiftName = prefix.isEmpty ? Names.typeName(name) : prefix + Names.goCamelCase(name)
    let goScope = parent.map { $0.goName + "." } ?? ""
    let message = MessageType(
      fullName: fullName, swiftName: swiftName, swiftPath: parent.map { $0.swiftPath + "." + swiftName } ?? swiftName,
      goName: Names.goCamelCase(goScope + name), comment: info.comment(path), deprecated: options?.bool(3) ?? false)
    schema.messages[fullName] = message
    if proto2 { proto2Types.insert(fullName) }
    pending.append((message, fields, path, info, proto2: proto2))
    for (index, nested) in try fields.messages(3).enumerated() {
      let declared = try declare(
        nested, path: path + [3, index], scope: fullName + ".", prefix: "", parent: message, info: info, proto2: proto2)
      if let declared { message.messages.append(declared) }
    }
    for (index, nested) in try fields.messages(4).enumerated() {
      message.enums.append(
        try declareEnum(
          nested, path: path + [4, index], scope: fullName + ".", prefix: "", parent: message, info: info))
    }
    return message
  }

  private mutating func declareEnum(
    _ fields: WireFields, path: [Int], scope: String, prefix: String, parent: MessageType?, info: SourceInfo
  ) throws(GenerationError) -> EnumType {
    let name = fields.string(1)
    var taken: Set<String> = []
    var values: [EnumType.Value] = []
    for (index, value) in try fields.messages(2).enumerated() {
      let valueName = value.string(1)
      var swiftName = Names.enumValue(valueName, of: name)
      if taken.contains(swiftName) { swiftName = Names.lowerCamel(valueName) }
      taken.insert(swiftName)
      values.append(
        EnumType.Value(
          name: valueName, swiftName: swiftName, number: Int32(truncatingIfNeeded: value.int(2)),
          comment: info.comment(path + [2, index])))
    }
    let swiftName = prefix.isEmpty ? Names.typeName(name) : prefix + Names.goCamelCase(name)
    let declared = EnumType(
      fullName: scope + name, swiftName: swiftName,
      swiftPath: parent.map { $0.swiftPath + "." + swiftName } ?? swiftName, comment: info.comment(path), values: values
    )
    schema.enums[declared.fullName] = declared
    return declared
  }

  // MARK: Resolving

  private func resolve(
    _ message: MessageType, _ fields: WireFields, _ path: [Int], _ info: SourceInfo
  ) throws(GenerationError) {
    var oneofs: [OneofType] = []
    for (index, oneof) in try fields.messages(8).enumerated() {
      let name = oneof.string(1)
      oneofs.append(
        OneofType(
          name: name, swiftName: Names.lowerCamel(name), enumName: Names.oneofEnum(name),
          comment: info.comment(path + [8, index]),
          required: try oneof.message(2)?.bool(Extensions.validate) ?? false))
    }
    let declarations = try fields.messages(2)
    // proto3 `optional` comes as a oneof of one field, which is none to the reader of the code.
    let synthetic = Set(declarations.filter { $0.bool(17) }.map { $0.int(9) })
    var taken = Set(oneofs.indices.filter { !synthetic.contains($0) }.map { oneofs[$0].swiftName })
    for (index, field) in declarations.enumerated() {
      let path = path + [2, index]
      let position = info.position(path)
      let isOptional = field.bool(17)
      var cardinality: FieldType.Cardinality
      var type: ValueType
      let entry = mapEntries[field.string(6).trimmedDot]
      if let entry {
        let members = try entry.messages(2)
        guard members.count == 2, case .scalar(let key) = try valueType(of: members[0], position) else {
          throw GenerationError("malformed map entry", at: position)
        }
        type = try valueType(of: members[1], position)
        cardinality = .map(key: key, value: type)
      } else {
        type = try valueType(of: field, position)
        cardinality = .implicit
        if field.int(4) == 3 {
          cardinality = .repeated
        } else if field.values[9] != nil && !isOptional {
          cardinality = .oneof(oneofs[field.int(9)])
        } else if case .message = type {
          cardinality = .explicit
        } else if isOptional {
          cardinality = .explicit
        }
      }
      let name = field.string(1)
      let jsonName = field.string(10)
      // What needs no escape in a string of JSON or Swift, and does not separate the entries of `JSONFields`.
      guard jsonName.utf8.allSatisfy({ $0 > 32 && !"\"\\;".utf8.contains($0) }) else {
        throw GenerationError("json_name \(jsonName.literal) is not supported", at: position)
      }
      var swiftName = Names.lowerCamel(name)
      if taken.contains(swiftName) { swiftName += "_\(field.int(3))" }
      taken.insert(swiftName)
      let options = try field.message(8)
      let declared = FieldType(
        name: name, jsonName: jsonName, swiftName: swiftName, number: field.int(3), type: type,
        cardinality: cardinality, packed: options?.number(2) != 0, deprecated: options?.bool(3) ?? false,
        comment: info.comment(path), rules: try options?.message(Extensions.validate).flatMap(RuleReader(position).read)
      )
      message.fields.append(declared)
      if case .oneof(let oneof) = cardinality { oneof.fields.append(declared) }
    }
    message.oneofs = oneofs.filter { !$0.fields.isEmpty }
  }

  private func valueType(of field: WireFields, _ position: SourcePosition) throws(GenerationError) -> ValueType {
    let typeName = field.string(6).trimmedDot
    switch field.int(5) {
    case 10: throw GenerationError("groups are not supported", at: position)
    case 11: return .message(try reference(typeName, position))
    case 14:
      guard let type = schema.enums[typeName] else { throw GenerationError("unknown enum \(typeName)", at: position) }
      return .enumeration(type)
    default:
      guard let scalar = ScalarType(rawValue: field.int(5)) else {
        throw GenerationError("unknown field type \(field.int(5))", at: position)
      }
      return .scalar(scalar)
    }
  }

  private func reference(_ name: String, _ position: SourcePosition) throws(GenerationError) -> MessageReference {
    guard let type = schema.messages[name] else { throw GenerationError("unknown message \(name)", at: position) }
    if name.hasPrefix("google.protobuf.") {
      return MessageReference(fullName: name, swiftPath: type.swiftPath, type: nil)
    }
    if proto2Types.contains(name) && generated.contains(position.file) {
      throw GenerationError("\(name) is declared in a proto2 file, which is not supported", at: position)
    }
    return MessageReference(fullName: name, swiftPath: type.swiftPath, type: type)
  }

  private func resolve(
    _ file: SchemaFile, _ fields: WireFields, _ path: [Int], _ info: SourceInfo
  ) throws(GenerationError) {
    let name = fields.string(1)
    let scope = file.package.isEmpty ? "" : file.package + "."
    var methods: [MethodType] = []
    for (index, method) in try fields.messages(2).enumerated() {
      let path = path + [2, index]
      let position = info.position(path)
      let options = try method.message(4)
      methods.append(
        MethodType(
          name: method.string(1), swiftName: Names.method(method.string(1)),
          input: try reference(method.string(2).trimmedDot, position),
          output: try reference(method.string(3).trimmedDot, position),
          clientStreaming: method.bool(5), serverStreaming: method.bool(6), idempotency: options?.int(34) ?? 0,
          httpRules: try options?.message(Extensions.http).map(Extensions.bindings) ?? [],
          permission: try options.flatMap(Extensions.permission), comment: info.comment(path),
          deprecated: options?.bool(33) ?? false))
    }
    let swiftName = Names.prefix(ofPackage: file.package) + Names.goCamelCase(name)
    file.services.append(
      ServiceType(fullName: scope + name, swiftName: swiftName, comment: info.comment(path), methods: methods))
  }
}

extension String {
  /// Descriptors write full names with a leading dot.
  fileprivate var trimmedDot: String { hasPrefix(".") ? String(dropFirst()) : self }
}
