/// Emits one service: its handler protocol with the defaults that answer UNIMPLEMENTED, or the type that takes closures, and
/// its descriptors.
struct ServiceEmitter {
  let options: PluginOptions
  let service: ServiceType
  /// The file that declares the service, then what it imports.
  let files: [SchemaFile]

  private var access: String { options.visibility.modifier }
  private var handler: String { service.swiftName + "Handler" }
  private var descriptor: String { service.swiftName + "Descriptor" }

  func emit(to source: inout SourceText) {
    switch options.handlers {
    case .methods:
      emitProtocol(to: &source)
      source.line()
      emitDefaults(to: &source)
    case .closures: emitMethods(to: &source)
    }
    source.line()
    emitDescriptors(to: &source)
  }

  private func emitProtocol(to source: inout SourceText) {
    source.docstring(service.comment)
    if !service.comment.isEmpty { source.line("///") }
    source.line("/// Handles `\(service.fullName)`; a method that is not implemented answers UNIMPLEMENTED.")
    source.block("\(access)protocol \(handler): ServiceHandler") { source in
      for (index, method) in service.methods.enumerated() {
        if index > 0 { source.line() }
        source.docstring(method.comment, deprecated: method.deprecated)
        for text in signature(method, access: "") { source.line(text) }
      }
    }
  }

  private func emitDefaults(to source: inout SourceText) {
    source.block("extension \(handler)") { source in
      source.block("\(access)func register(in registry: inout MethodRegistry)") { source in
        source.line("registry.add(service: \(descriptor).service)")
        for method in service.methods {
          let name = method.swiftName
          let call =
            switch (method.clientStreaming, method.serverStreaming) {
            case (false, false): "try $0.answer(await self.\(name)($0.request(), $0.context))"
            case (true, false): "try await self.\(name)($0, $1)"
            case (_, true): "try await self.\(name)($0, $1, $2)"
            }
          source.line("registry.\(method.kind)(\(descriptor).\(name)) { \(call) }")
        }
      }
      for method in service.methods {
        source.line()
        var signature = signature(method, access: access)
        signature[signature.count - 1] += " {"
        for text in signature { source.line(text) }
        source.indented { $0.line("throw Status(.unimplemented, \("method \(method.name) not implemented".literal))") }
        source.line("}")
      }
    }
  }

  private func emitMethods(to source: inout SourceText) {
    source.docstring(service.comment)
    if !service.comment.isEmpty { source.line("///") }
    source.line(
      "/// Takes a handler for each method of `\(service.fullName)`; one that is given none answers UNIMPLEMENTED.")
    source.block("\(access)struct \(service.swiftName)Methods: ServiceMethods") { source in
      source.line("\(access)let service = MethodHandlers(\(descriptor).service)")
      source.line()
      source.line("\(access)init() {}")
      for method in service.methods {
        source.line()
        source.docstring(method.comment, deprecated: method.deprecated)
        source.line("\(access)func \(method.swiftName)(")
        source.line("  _ handler: @escaping @Sendable \(closure(method))")
        source.block(")") { source in
          let call =
            method.clientStreaming || method.serverStreaming
            ? ", handler)" : ") { try $0.answer(await handler($0.request(), $0.context)) }"
          source.line("service.registry.\(method.kind)(\(descriptor).\(method.swiftName)\(call)")
        }
      }
    }
  }

  /// The type of a method's handler.
  private func closure(_ method: MethodType) -> String {
    let input = method.clientStreaming ? "RequestStream<\(method.input.swiftPath)>" : method.input.swiftPath
    let (writer, result) =
      method.serverStreaming
      ? (", ResponseWriter<\(method.output.swiftPath)>", "Void") : ("", method.output.swiftPath)
    return "(\(input)\(writer), CallContext) async throws -> \(result)"
  }

  private func signature(_ method: MethodType, access: String) -> [String] {
    let input = method.clientStreaming ? "RequestStream<\(method.input.swiftPath)>" : method.input.swiftPath
    let writer = method.serverStreaming ? ", _ responses: ResponseWriter<\(method.output.swiftPath)>" : ""
    let result = method.serverStreaming ? "" : " -> \(method.output.swiftPath)"
    let name = method.clientStreaming ? "requests" : "request"
    return [
      "\(access)func \(method.swiftName)(",
      "  _ \(name): \(input)\(writer), _ context: CallContext",
      ") async throws\(result)",
    ]
  }

  private func emitDescriptors(to source: inout SourceText) {
    source.line("/// What the schema says of `\(service.fullName)`.")
    source.block("\(access)enum \(descriptor)") { source in
      source.line("\(access)static let service = ServiceDescriptor(")
      source.line("  name: \(service.fullName.literal),")
      source.line("  methods: [")
      for method in service.methods { source.line("    \(method.swiftName),") }
      source.line("  ],")
      source.line("  files: { files })")
      source.line()
      source.line("private static let files: [[UInt8]] = [")
      for file in files { source.line("  EmbeddedFiles.\(file.identifier).decoded(),") }
      source.line("]")
      for method in service.methods {
        source.line()
        emit(method, to: &source)
      }
    }
  }

  private func emit(_ method: MethodType, to source: inout SourceText) {
    source.line("/// `/\(service.fullName)/\(method.name)`")
    source.line("\(access)static let \(method.swiftName) = MethodDescriptor(")
    var arguments = [
      "service: \(service.fullName.literal), name: \(method.name.literal)", "kind: .\(method.kind)",
      "idempotency: .\(["unknown", "noSideEffects", "idempotent"][min(method.idempotency, 2)])",
    ]
    if !method.httpRules.isEmpty {
      arguments.append("httpRules: [\(method.httpRules.map(rule).joined(separator: ", "))]")
    }
    if let permission = method.permission { arguments.append("permission: \(permission.literal)") }
    arguments.append("input: \(method.input.fullName.literal)")
    arguments.append("output: \(method.output.fullName.literal)")
    for (index, argument) in arguments.enumerated() {
      source.line("  " + argument + (index == arguments.count - 1 ? ")" : ","))
    }
  }

  private func rule(_ binding: HTTPBinding) -> String {
    var arguments = ["method: \(binding.method.literal)", "path: \(binding.path.literal)"]
    if let body = binding.body { arguments.append("body: \(body.literal)") }
    if let body = binding.responseBody { arguments.append("responseBody: \(body.literal)") }
    return "HTTPRule(\(arguments.joined(separator: ", ")))"
  }
}

extension MethodType {
  /// The case of `MethodDescriptor.Kind`, which is also the registry's function.
  fileprivate var kind: String {
    switch (clientStreaming, serverStreaming) {
    case (false, false): "unary"
    case (true, false): "clientStreaming"
    case (false, true): "serverStreaming"
    case (true, true): "bidirectionalStreaming"
    }
  }
}
