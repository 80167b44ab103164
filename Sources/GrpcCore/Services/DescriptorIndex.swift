import ProtobufCodec

/// Finds the .proto file that declares something, for reflection.
struct DescriptorIndex: Sendable {
  /// Full names of the services, sorted.
  let services: [String]
  /// Files by their names, each as a field of `FileDescriptorResponse`, which all answers share.
  private var files: [String: (field: [UInt8], imports: [String])] = [:]
  private var symbols: [String: String] = [:]
  private var extensions: [String: [Int32: String]] = [:]

  /// - Parameter further: files of types that no service names, because they come in a `google.protobuf.Any`.
  init(_ services: [ServiceDescriptor], further: [EmbeddedFile]) {
    self.services = services.map(\.name).sorted()
    for service in services {
      for bytes in service.files() { add(bytes) }
    }
    for file in further where files[file.name] == nil { add(file.decoded()) }
  }

  /// A file and everything that it imports, itself first, as the fields of a `FileDescriptorResponse`; nil: unknown.
  func file(named name: String) -> [[UInt8]]? {
    guard files[name] != nil else { return nil }
    var result: [[UInt8]] = []
    var seen: Set<String> = [name]
    var pending = [name]
    while let next = pending.first {
      pending.removeFirst()
      guard let file = files[next] else { continue }
      result.append(file.field)
      pending.append(contentsOf: file.imports.filter { seen.insert($0).inserted })
    }
    return result
  }

  /// The file that declares a message, enum, service, method, field or extension.
  func file(declaring symbol: String) -> [[UInt8]]? { symbols[symbol].flatMap(file(named:)) }

  /// The file that declares the extension of a message with this number.
  func file(extending message: String, number: Int32) -> [[UInt8]]? {
    extensions[message]?[number].flatMap(file(named:))
  }

  /// The numbers of the known extensions of a message; nil when the message is unknown.
  func extensionNumbers(of message: String) -> [Int32]? {
    if let numbers = extensions[message] { return numbers.keys.sorted() }
    return symbols[message] == nil ? nil : []
  }

  private mutating func add(_ bytes: [UInt8]) {
    // A file that does not parse is no fault of who asks: it cannot be served.
    guard let file = try? Google_Protobuf_FileDescriptorProto(serialized: bytes), files[file.name] == nil else {
      return
    }
    files[file.name] = (WireWriter.bytes { $0.presentBytes(1, bytes) }, file.dependency)
    add(file)
  }

  private mutating func add(_ file: Google_Protobuf_FileDescriptorProto) {
    let scope = file.package.isEmpty ? "" : file.package + "."
    for message in file.messageType { add(message, scope, file.name) }
    for type in file.enumType { add(type, scope, file.name) }
    for field in file.extension { add(extension: field, scope, file.name) }
    for service in file.service {
      symbols[scope + service.name] = file.name
      for method in service.method { symbols["\(scope)\(service.name).\(method.name)"] = file.name }
    }
  }

  private mutating func add(_ message: Google_Protobuf_DescriptorProto, _ scope: String, _ file: String) {
    let name = scope + message.name
    symbols[name] = file
    for field in message.field { symbols["\(name).\(field.name)"] = file }
    for oneof in message.oneofDecl { symbols["\(name).\(oneof.name)"] = file }
    for field in message.extension { add(extension: field, name + ".", file) }
    for type in message.enumType { add(type, name + ".", file) }
    for nested in message.nestedType { add(nested, name + ".", file) }
  }

  /// The values of an enum are siblings of its name, as in C++.
  private mutating func add(_ type: Google_Protobuf_EnumDescriptorProto, _ scope: String, _ file: String) {
    symbols[scope + type.name] = file
    for value in type.value { symbols[scope + value.name] = file }
  }

  private mutating func add(
    extension field: Google_Protobuf_FieldDescriptorProto, _ scope: String, _ file: String
  ) {
    symbols[scope + field.name] = file
    extensions[String(field.extendee.drop { $0 == "." }), default: [:]][field.number] = file
  }
}
