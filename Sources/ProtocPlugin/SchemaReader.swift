import ProtobufCodec

/// Builds the schema from the descriptors that protoc sends. Two passes: declare every type, then resolve fields,
/// since a field may name a type that is declared after it.
struct SchemaReader {
  private var schema = Schema()
  private let generated: Set<String>
  private var pending: [(MessageType, Google_Protobuf_DescriptorProto, [Int], SourceInfo)] = []
  private var pendingServices: [(SchemaFile, Google_Protobuf_ServiceDescriptorProto, [Int], SourceInfo)] = []
  /// Map entries: never types of their own.
  private var mapEntries: [String: Google_Protobuf_DescriptorProto] = [:]
  /// Paths of the types declared so far.
  private var swiftPaths: Set<String> = []
  /// Names of types at the top of files without a package: a nested type of that name would hide them.
  private var bareNames: Set<String> = []
  /// Names of the files among the embedded ones.
  private var fileIdentifiers: Set<String> = []
  /// Messages of proto2 files, which cannot be used as the type of a field.
  private var proto2Types: Set<String> = []

  /// - Parameters:
  ///   - descriptors: serialized `FileDescriptorProto`s, imports first.
  ///   - generated: names of the files that code is asked for; only their features must be supported.
  static func read(_ descriptors: [[UInt8]], generated: [String]) throws(GenerationError) -> Schema {
    var reader = SchemaReader(generated: Set(generated))
    for bytes in descriptors { try reader.declare(bytes) }
    for (message, descriptor, path, info) in reader.pending { try reader.resolve(message, descriptor, path, info) }
    for (file, descriptor, path, info) in reader.pendingServices {
      try reader.resolve(file, descriptor, path, info)
    }
    reader.schema.breakCycles()
    reader.schema.findValidation()
    return reader.schema
  }

  private init(generated: Set<String>) {
    self.generated = generated.subtracting(WellKnownTypes.files)
  }

  // MARK: Declaring

  private mutating func declare(_ bytes: [UInt8]) throws(GenerationError) {
    let descriptor: Google_Protobuf_FileDescriptorProto
    let name: String
    let embedded: [UInt8]
    do throws(WireError) {
      descriptor = try Google_Protobuf_FileDescriptorProto(serialized: bytes)
      name = descriptor.name
      embedded = try Self.withoutSourceInfo(bytes)
    } catch {
      throw GenerationError("protoc sent a descriptor that cannot be read: \(error)")
    }
    var identifier = Names.file(name)
    while !fileIdentifiers.insert(identifier).inserted { identifier += "_" }
    let file = SchemaFile(
      name: name, identifier: identifier, package: descriptor.package, imports: descriptor.dependency,
      descriptor: embedded)
    let info = SourceInfo(file: name, descriptor.sourceCodeInfo)
    let proto2 = descriptor.syntax != "proto3"
    if proto2 && generated.contains(name) {
      let syntax = descriptor.syntax.isEmpty ? "proto2" : descriptor.syntax
      throw GenerationError(
        "\(syntax) is not supported; such a file can only be imported, for its options", at: info.position([12]))
    }
    if !proto2 { try refuseExtensions(descriptor.extension, [7], info) }
    let prefix = Names.prefix(ofPackage: file.package)
    let scope = file.package.isEmpty ? "" : file.package + "."
    if prefix.isEmpty {
      let names = descriptor.messageType.map(\.name) + descriptor.enumType.map(\.name)
      bareNames.formUnion(names.map { Names.typeName($0, isNested: false) })
    }
    for (index, message) in descriptor.messageType.enumerated() {
      let declared = try declare(
        message, path: [4, index], scope: scope, prefix: prefix, parent: nil, info: info, proto2: proto2)
      if let declared { file.messages.append(declared) }
    }
    for (index, item) in descriptor.enumType.enumerated() {
      file.enums.append(declareEnum(item, path: [5, index], scope: scope, prefix: prefix, parent: nil, info: info))
    }
    for (index, item) in descriptor.service.enumerated() {
      pendingServices.append((file, item, [6, index], info))
    }
    schema.files.append(file)
  }

  /// proto3 has extensions for options alone.
  private func refuseExtensions(
    _ extensions: [Google_Protobuf_FieldDescriptorProto], _ path: [Int], _ info: SourceInfo
  ) throws(GenerationError) {
    for (index, item) in extensions.enumerated() {
      let extended = item.extendee.trimmedDot
      if extended.hasPrefix("google.protobuf."), extended.hasSuffix("Options") { continue }
      throw GenerationError(
        "extensions of \(extended) are not supported, only those of options", at: info.position(path + [index]))
    }
  }

  /// The descriptor as it came, but for comments and positions (field 9): what reflection serves.
  private static func withoutSourceInfo(_ bytes: [UInt8]) throws(WireError) -> [UInt8] {
    try WireReader.read(bytes) { reader throws(WireError) in
      var kept = UnknownFields()
      while let tag = try reader.nextTag() {
        if tag >> 3 == 9 { try reader.skip() } else { try reader.unknown(&kept) }
      }
      return kept.bytes
    }
  }

  private mutating func declare(
    _ descriptor: Google_Protobuf_DescriptorProto, path: [Int], scope: String, prefix: String, parent: MessageType?,
    info: SourceInfo, proto2: Bool
  ) throws(GenerationError) -> MessageType? {
    let name = descriptor.name
    let fullName = scope + name
    let options = try WireFields(descriptor.options)
    if options.bool(7) {
      mapEntries[fullName] = descriptor
      return nil
    }
    if !proto2 { try refuseExtensions(descriptor.extension, path + [6], info) }
    let swiftName = typeName(name, prefix: prefix, parent: parent)
    let goScope = parent.map { $0.goName + "." } ?? ""
    let message = MessageType(
      fullName: fullName, swiftName: swiftName, swiftPath: parent.map { $0.swiftPath + "." + swiftName } ?? swiftName,
      goName: Names.goCamelCase(goScope + name), comment: info.comment(path), deprecated: options.bool(3))
    schema.messages[fullName] = message
    if proto2 { proto2Types.insert(fullName) }
    pending.append((message, descriptor, path, info))
    for (index, nested) in descriptor.nestedType.enumerated() {
      let declared = try declare(
        nested, path: path + [3, index], scope: fullName + ".", prefix: "", parent: message, info: info, proto2: proto2)
      if let declared { message.messages.append(declared) }
    }
    for (index, nested) in descriptor.enumType.enumerated() {
      message.enums.append(
        declareEnum(nested, path: path + [4, index], scope: fullName + ".", prefix: "", parent: message, info: info))
    }
    return message
  }

  private mutating func declareEnum(
    _ descriptor: Google_Protobuf_EnumDescriptorProto, path: [Int], scope: String, prefix: String,
    parent: MessageType?, info: SourceInfo
  ) -> EnumType {
    let name = descriptor.name
    var taken: Set<String> = []
    var values: [EnumType.Value] = []
    for (index, value) in descriptor.value.enumerated() {
      var swiftName = Names.enumValue(value.name, of: name)
      if taken.contains(swiftName) { swiftName = Names.lowerCamel(value.name) }
      if !taken.insert(swiftName).inserted { swiftName += "_\(index)" }
      values.append(
        EnumType.Value(
          name: value.name, swiftName: swiftName, number: value.number, comment: info.comment(path + [2, index])))
    }
    let swiftName = typeName(name, prefix: prefix, parent: parent)
    let declared = EnumType(
      fullName: scope + name, swiftName: swiftName,
      swiftPath: parent.map { $0.swiftPath + "." + swiftName } ?? swiftName, comment: info.comment(path), values: values
    )
    schema.enums[declared.fullName] = declared
    return declared
  }

  /// A name that no type beside it has.
  private mutating func typeName(_ name: String, prefix: String, parent: MessageType?) -> String {
    var result =
      prefix.isEmpty ? Names.typeName(name, isNested: parent != nil) : prefix + Names.goCamelCase(name)
    let scope = parent.map { $0.swiftPath + "." } ?? ""
    while parent != nil && bareNames.contains(result) || !swiftPaths.insert(scope + result).inserted { result += "_" }
    return result
  }

  // MARK: Resolving

  private func resolve(
    _ message: MessageType, _ descriptor: Google_Protobuf_DescriptorProto, _ path: [Int], _ info: SourceInfo
  ) throws(GenerationError) {
    var oneofs: [OneofType] = []
    for (index, oneof) in descriptor.oneofDecl.enumerated() {
      let taken = Set(oneofs.map(\.swiftName) + message.messages.map(\.swiftName) + message.enums.map(\.swiftName))
      let enumName = Names.oneofEnum(oneof.name)
      let swiftName = Names.lowerCamel(oneof.name)
      oneofs.append(
        OneofType(
          name: oneof.name, swiftName: taken.contains(swiftName) ? "\(swiftName)_\(index)" : swiftName,
          enumName: taken.contains(enumName) || oneofs.contains { $0.enumName == enumName }
            ? "\(enumName)_\(index)" : enumName,
          comment: info.comment(path + [8, index]),
          required: try WireFields(oneof.options).bool(Extensions.validate)))
    }
    // proto3 `optional` comes as a oneof of one field, which is none to the reader of the code.
    let synthetic = Set(descriptor.field.filter(\.proto3Optional).compactMap(\.oneofIndex))
    var taken = Set(oneofs.indices.filter { !synthetic.contains(Int32($0)) }.map { oneofs[$0].swiftName })
    for (index, field) in descriptor.field.enumerated() {
      let path = path + [2, index]
      let position = info.position(path)
      let (type, cardinality) = try shape(of: field, oneofs, position)
      // What needs no escape in a string of JSON or Swift, and does not separate the entries of `JSONFields`.
      guard field.jsonName.utf8.allSatisfy({ $0 > 32 && !"\"\\;".utf8.contains($0) }) else {
        throw GenerationError("json_name \(field.jsonName.literal) is not supported", at: position)
      }
      var swiftName = Names.lowerCamel(field.name)
      if taken.contains(swiftName) { swiftName += "_\(field.number)" }
      taken.insert(swiftName)
      let options = try WireFields(field.options)
      let declared = FieldType(
        name: field.name, jsonName: field.jsonName, swiftName: swiftName, number: Int(field.number), type: type,
        cardinality: cardinality, packed: options.number(2) != 0, deprecated: options.bool(3),
        comment: info.comment(path), rules: try options.message(Extensions.validate).flatMap(RuleReader(position).read)
      )
      message.fields.append(declared)
      if case .oneof(let oneof) = cardinality { oneof.fields.append(declared) }
    }
    message.oneofs = oneofs.filter { !$0.fields.isEmpty }
  }

  private func shape(
    of field: Google_Protobuf_FieldDescriptorProto, _ oneofs: [OneofType], _ position: SourcePosition
  ) throws(GenerationError) -> (ValueType, FieldType.Cardinality) {
    if let entry = mapEntries[field.typeName.trimmedDot] {
      guard entry.field.count == 2, case .scalar(let key) = try valueType(of: entry.field[0], position) else {
        throw GenerationError("malformed map entry", at: position)
      }
      let value = try valueType(of: entry.field[1], position)
      return (value, .map(key: key, value: value))
    }
    let type = try valueType(of: field, position)
    if field.label == 3 { return (type, .repeated) }
    if let index = field.oneofIndex, !field.proto3Optional {
      guard oneofs.indices.contains(Int(index)) else { throw GenerationError("malformed oneof", at: position) }
      return (type, .oneof(oneofs[Int(index)]))
    }
    if case .message = type { return (type, .explicit) }
    return (type, field.proto3Optional ? .explicit : .implicit)
  }

  private func valueType(
    of field: Google_Protobuf_FieldDescriptorProto, _ position: SourcePosition
  ) throws(GenerationError) -> ValueType {
    let typeName = field.typeName.trimmedDot
    switch field.type {
    case 10: throw GenerationError("groups are not supported", at: position)
    case 11: return .message(try reference(typeName, position))
    case 14:
      guard let type = schema.enums[typeName] else { throw GenerationError("unknown enum \(typeName)", at: position) }
      return .enumeration(type)
    default:
      guard let scalar = ScalarType(rawValue: Int(field.type)) else {
        throw GenerationError("unknown field type \(field.type)", at: position)
      }
      return .scalar(scalar)
    }
  }

  private func reference(_ name: String, _ position: SourcePosition) throws(GenerationError) -> MessageReference {
    guard let type = schema.messages[name] else { throw GenerationError("unknown message \(name)", at: position) }
    if WellKnownTypes.names.contains(name) {
      return MessageReference(fullName: name, swiftPath: type.swiftPath, type: nil)
    }
    if proto2Types.contains(name) && generated.contains(position.file) {
      throw GenerationError("\(name) is declared in a proto2 file, which is not supported", at: position)
    }
    return MessageReference(fullName: name, swiftPath: type.swiftPath, type: type)
  }

  private mutating func resolve(
    _ file: SchemaFile, _ descriptor: Google_Protobuf_ServiceDescriptorProto, _ path: [Int], _ info: SourceInfo
  ) throws(GenerationError) {
    let scope = file.package.isEmpty ? "" : file.package + "."
    var methods: [MethodType] = []
    // The members of a descriptor.
    var taken: Set<String> = ["service", "files"]
    for (index, method) in descriptor.method.enumerated() {
      let path = path + [2, index]
      let position = info.position(path)
      let options = try WireFields(method.options)
      let rulePosition = info.position(option: path + [4, Extensions.http], of: path)
      let rules = try options.message(Extensions.http).map { (rule) throws(GenerationError) in
        try Extensions.bindings(rule, rulePosition)
      }
      var swiftName = Names.method(method.name)
      while !taken.insert(swiftName).inserted { swiftName += "_" }
      methods.append(
        MethodType(
          name: method.name, swiftName: swiftName,
          input: try reference(method.inputType.trimmedDot, position),
          output: try reference(method.outputType.trimmedDot, position),
          clientStreaming: method.clientStreaming, serverStreaming: method.serverStreaming,
          idempotency: options.int(34), httpRules: rules ?? [],
          permission: try Extensions.permission(options), comment: info.comment(path), deprecated: options.bool(33)))
    }
    var swiftName = Names.prefix(ofPackage: file.package) + Names.goCamelCase(descriptor.name)
    while Names.serviceTypes(swiftName).contains(where: { swiftPaths.contains($0) || Names.isUsed($0) }) {
      swiftName += "_"
    }
    swiftPaths.formUnion(Names.serviceTypes(swiftName))
    file.services.append(
      ServiceType(
        fullName: scope + descriptor.name, swiftName: swiftName, comment: info.comment(path), methods: methods))
  }
}

extension String {
  /// Descriptors write full names with a leading dot.
  fileprivate var trimmedDot: String { hasPrefix(".") ? String(dropFirst()) : self }
}
