import ProtobufCodec
import Synchronization

/// Tells clients what a server offers (`grpc.reflection.v1` and `v1alpha`), so that they need no .proto files.
public enum Reflection {
  /// Both versions of the service, describing these services and themselves.
  ///
  /// The types of an error's details (`google/rpc/error_details.proto`) are told too: a `google.protobuf.Any` names its
  /// type, and a client that knows no .proto file asks for it here.
  /// - Parameters:
  ///   - files: of further types that an `Any` may hold: what `protoc-gen-signet` lists with its option `files`.
  ///   - permission: what interceptors are to ask of callers, as of any method (`MethodDescriptor.permission`). Nil: it is
  ///     open to all.
  public static func services(
    describing services: [any ServiceHandler], files: [EmbeddedFile] = [], permission: String? = nil
  ) -> [any ServiceHandler] {
    var registry = MethodRegistry()
    for service in services { service.register(in: &registry) }
    let answers = ReflectionAnswers(
      registry.services + [
        Grpc_Reflection_V1_ServerReflectionDescriptor.service,
        Grpc_Reflection_V1alpha_ServerReflectionDescriptor.service,
      ], further: RuntimeFiles.all + files)
    let both: [any ServiceHandler] = [ReflectionService(answers: answers), ReflectionAlphaService(answers: answers)]
    guard let permission else { return both }
    return both.map { Restricted(service: $0, permission: permission) }
  }
}

/// A service whose methods all ask for a permission that the schema does not name.
private struct Restricted: ServiceHandler {
  let service: any ServiceHandler
  let permission: String

  func register(in registry: inout MethodRegistry) {
    var open = MethodRegistry()
    service.register(in: &open)
    for service in open.services { registry.add(service: service) }
    for method in open.methods {
      registry.add(method.descriptor.requiring(permission), method.handler)
    }
  }
}

/// What reflection answers, whichever version asks.
private final class ReflectionAnswers: Sendable {
  private let services: [ServiceDescriptor]
  private let further: [EmbeddedFile]
  /// Made when first asked for: most servers are seldom asked.
  private let index = Mutex<DescriptorIndex?>(nil)

  init(_ services: [ServiceDescriptor], further: [EmbeddedFile]) {
    self.services = services
    self.further = further
  }

  /// An answer, and the files that are its `file_descriptor_response`, if it has one.
  func answer(
    to request: Grpc_Reflection_V1_ServerReflectionRequest
  ) -> (response: Grpc_Reflection_V1_ServerReflectionResponse, files: [[UInt8]]) {
    let index = self.index.withLock { index in
      let made = index ?? DescriptorIndex(services, further: further)
      index = made
      return made
    }
    var response = Grpc_Reflection_V1_ServerReflectionResponse()
    response.validHost = request.host
    response.originalRequest = request
    switch request.messageRequest {
    case .fileByFilename(let name)?:
      if let files = index.file(named: name) { return (response, files) }
      response.messageResponse = notFound(name)
    case .fileContainingSymbol(let name)?:
      if let files = index.file(declaring: name) { return (response, files) }
      response.messageResponse = notFound(name)
    case .fileContainingExtension(let wanted)?:
      if let files = index.file(extending: wanted.containingType, number: wanted.extensionNumber) {
        return (response, files)
      }
      response.messageResponse = notFound("extension \(wanted.extensionNumber) of \(wanted.containingType)")
    case .allExtensionNumbersOfType(let name)?:
      guard let numbers = index.extensionNumbers(of: name) else {
        response.messageResponse = notFound(name)
        break
      }
      var found = Grpc_Reflection_V1_ExtensionNumberResponse()
      found.baseTypeName = name
      found.extensionNumber = numbers
      response.messageResponse = .allExtensionNumbersResponse(found)
    case .listServices?:
      var list = Grpc_Reflection_V1_ListServiceResponse()
      list.service = index.services.map { name in
        var service = Grpc_Reflection_V1_ServiceResponse()
        service.name = name
        return service
      }
      response.messageResponse = .listServicesResponse(list)
    case nil: response.messageResponse = error(.invalidArgument, "nothing was asked")
    }
    return (response, [])
  }

  private func notFound(_ wanted: String) -> Grpc_Reflection_V1_ServerReflectionResponse.OneofMessageResponse {
    error(.notFound, "\(echo(wanted)) not found")
  }

  private func error(
    _ code: Status.Code, _ message: String
  ) -> Grpc_Reflection_V1_ServerReflectionResponse.OneofMessageResponse {
    var error = Grpc_Reflection_V1_ErrorResponse()
    error.errorCode = Int32(code.rawValue)
    error.errorMessage = message
    return .errorResponse(error)
  }
}

private struct ReflectionService: Grpc_Reflection_V1_ServerReflectionHandler {
  let answers: ReflectionAnswers

  func serverReflectionInfo(
    _ requests: RequestStream<Grpc_Reflection_V1_ServerReflectionRequest>,
    _ responses: ResponseWriter<Grpc_Reflection_V1_ServerReflectionResponse>, _ context: CallContext
  ) async throws {
    for try await request in requests {
      let (response, files) = answers.answer(to: request)
      if files.isEmpty {
        try await responses.write(response)
      } else {
        try await responses.write(response, sharing: fileDescriptorResponse, files)
      }
    }
  }
}

/// The number of the field, in both versions.
private let fileDescriptorResponse: UInt32 = 4

/// The older version, still asked for by most tools; its messages are the same on the wire.
private struct ReflectionAlphaService: Grpc_Reflection_V1alpha_ServerReflectionHandler {
  let answers: ReflectionAnswers

  func serverReflectionInfo(
    _ requests: RequestStream<Grpc_Reflection_V1alpha_ServerReflectionRequest>,
    _ responses: ResponseWriter<Grpc_Reflection_V1alpha_ServerReflectionResponse>, _ context: CallContext
  ) async throws {
    for try await request in requests {
      let (response, files) = answers.answer(to: try .init(serialized: request.serialized()))
      let older = try Grpc_Reflection_V1alpha_ServerReflectionResponse(serialized: response.serialized())
      if files.isEmpty {
        try await responses.write(older)
      } else {
        try await responses.write(older, sharing: fileDescriptorResponse, files)
      }
    }
  }
}
