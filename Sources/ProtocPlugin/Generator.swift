/// Decides which files are written and what goes into each.
struct Generator {
  struct Output {
    let name: String
    let content: String
  }

  let options: PluginOptions
  let schema: Schema
  /// Names of the files that code is asked for.
  let requested: [String]

  func run() throws(GenerationError) -> [Output] {
    var outputs: [Output] = []
    var embedded: [String: SchemaFile] = [:]
    var found: Set<String> = []
    var types: [MessageType] = []
    var rules = HTTPRuleChecker()
    for file in schema.files
    where requested.contains(file.name) && !WellKnownTypes.files.contains(file.name) && file.name != options.protocols {
      outputs += messages(of: file)
      types += file.messages
      if !options.files.isEmpty {
        for file in closure(of: file) { embedded[file.name] = file }
      }
      for service in file.services where options.services.isEmpty || options.services.contains(service.fullName) {
        found.insert(service.fullName)
        try rules.check(service)
        let files = closure(of: file)
        for file in files { embedded[file.name] = file }
        var source = header(of: file.name, runtime: true)
        ServiceEmitter(options: options, service: service, files: files).emit(to: &source)
        let single = file.services.count == 1
        outputs.append(output(file, part: single ? "service" : "service.\(service.swiftName)", source))
      }
    }
    for name in options.services.subtracting(found).sorted() {
      throw GenerationError("no requested file declares the service \(name)")
    }
    if !options.protocols.isEmpty { outputs.append(try protocols(over: types)) }
    let files = embedded.values.sorted { $0.name < $1.name }
    if !files.isEmpty {
      var source = header(of: nil, runtime: false)
      FileEmbedder.emit(files, to: &source)
      outputs.append(Output(name: "EmbeddedFiles.swift", content: source.text))
    }
    if !options.files.isEmpty { outputs.append(list(of: files)) }
    if !options.registry.isEmpty { outputs.append(registry(of: types)) }
    return outputs
  }

  /// What the messages have in common.
  private func protocols(over types: [MessageType]) throws(GenerationError) -> Output {
    guard let file = schema.files.first(where: { $0.name == options.protocols }), requested.contains(file.name) else {
      throw GenerationError("protocols must be a requested file")
    }
    var source = header(of: file.name, runtime: false)
    for (index, message) in file.messages.enumerated() {
      if index > 0 { source.line() }
      try ProtocolEmitter(access: options.visibility.modifier, message: message, types: types).emit(to: &source)
    }
    return output(file, part: nil, source)
  }

  /// A list of all messages, nested ones too.
  private func registry(of types: [MessageType]) -> Output {
    var source = header(of: nil, runtime: false)
    let access = options.visibility.modifier
    source.line("/// Every message that was generated with this file: what a `TypeRegistry` can be made of.")
    source.block("\(access)enum \(options.registry)") { source in
      source.line("\(access)static let all: [any Message.Type] = [")
      func list(_ types: [MessageType]) {
        for type in types {
          source.line("  \(type.swiftPath).self,")
          list(type.messages)
        }
      }
      list(types)
      source.line("]")
    }
    return Output(name: "\(options.registry).swift", content: source.text)
  }

  /// A list of all embedded files.
  private func list(of files: [SchemaFile]) -> Output {
    var source = header(of: nil, runtime: false)
    let access = options.visibility.modifier
    source.line(
      "/// Every file that code was generated for with this one, and what those import: what reflection can be told of."
    )
    source.block("\(access)enum \(options.files)") { source in
      source.line("\(access)static let all: [EmbeddedFile] = [")
      for file in files { source.line("  EmbeddedFiles.\(file.identifier),") }
      source.line("]")
    }
    return Output(name: "\(options.files).swift", content: source.text)
  }

  /// The types of one file, in as many parts as keep each readable.
  private func messages(of file: SchemaFile) -> [Output] {
    var parts: [SourceText] = []
    var part = header(of: file.name, runtime: false)
    var empty = true
    func close() {
      if !empty { parts.append(part) }
      part = header(of: file.name, runtime: false)
      empty = true
    }
    for type in file.enums {
      if !empty { part.line() }
      EnumEmitter(access: options.visibility.modifier, type: type).emit(to: &part)
      empty = false
    }
    for message in file.messages {
      if part.lines.count > options.fileLines { close() }
      if !empty { part.line() }
      MessageEmitter(options: options, message: message).emit(to: &part)
      empty = false
    }
    close()
    if parts.count == 1 { return [output(file, part: nil, parts[0])] }
    return parts.enumerated().map { output(file, part: "\($0.offset + 1)", $0.element) }
  }

  private func output(_ file: SchemaFile, part: String?, _ source: SourceText) -> Output {
    let stem = file.name.hasSuffix(".proto") ? String(file.name.dropLast(6)) : file.name
    let flat = stem.map { $0 == "/" ? "." : String($0) }.joined() + (part.map { "." + $0 } ?? "") + ".swift"
    let folder = stem.split(separator: "/").dropLast().joined(separator: "/")
    let name = options.naming == .flat || folder.isEmpty ? flat : folder + "/" + flat
    return Output(name: name, content: source.text)
  }

  private func header(of file: String?, runtime: Bool) -> SourceText {
    var source = SourceText()
    source.line("// Generated by protoc-gen-signet\(file.map { " from \($0)" } ?? ""). Do not edit.")
    source.line("// swift-format-ignore-file")
    source.line()
    let modules = ["ProtobufCodec"] + (runtime ? ["GrpcCore"] : []) + options.imports
    for module in Set(modules).subtracting([options.module]).sorted() { source.line("import \(module)") }
    source.line()
    return source
  }

  /// The file, then everything that it imports, each once.
  private func closure(of file: SchemaFile) -> [SchemaFile] {
    let byName = Dictionary(schema.files.map { ($0.name, $0) }) { first, _ in first }
    var result: [SchemaFile] = []
    var seen: Set<String> = []
    var open = [file.name]
    while !open.isEmpty {
      let name = open.removeFirst()
      guard seen.insert(name).inserted, let next = byName[name] else { continue }
      result.append(next)
      open += next.imports
    }
    return result
  }
}
