import ProtobufCodec
import Synchronization

/// Tells clients what a server offers (`grpc.reflection.v1` and `v1alpha`), so that they need no .proto files.
public enum Reflection {
  /// Both versions of the service, describing these services and themselves.
  public static func services(describing services: [any ServiceHandler]) -> [any ServiceHandler] {
    var registry = MethodRegistry()
    for service in services { service.register(in: &registry) }
    let answers = ReflectionAnswers(
      registry.services + [
        Grpc_Reflection_V1_ServerReflectionDescriptor.service,
        Grpc_Reflection_V1alpha_ServerReflectionDescriptor.service,
      ])
    return [ReflectionService(answers: answers), ReflectionAlphaService(answers: answers)]
  }
}

/// What reflection answers, whichever version asks.
private final class ReflectionAnswers: Sendable {
  private let services: [ServiceDescriptor]
  /// Made when first asked for: most servers are seldom asked.
  private let index = Mutex<DescriptorIndex?>(nil)

  init(_ services: [ServiceDescriptor]) { self.services = services }

  func response(
    to request: Grpc_Reflection_V1_ServerReflectionRequest
  ) -> Grpc_Reflection_V1_ServerReflectionResponse {
    let index = self.index.withLock { index in
      let made = index ?? DescriptorIndex(services)
      index = made
      return made
    }
    var response = Grpc_Reflection_V1_ServerReflectionResponse()
    response.validHost = request.host
    response.originalRequest = request
    switch request.messageRequest {
    case .fileByFilename(let name)?: response.messageResponse = files(index.file(named: name), name)
    case .fileContainingSymbol(let name)?: response.messageResponse = files(index.file(declaring: name), name)
    case .fileContainingExtension(let wanted)?:
      response.messageResponse = files(
        index.file(extending: wanted.containingType, number: wanted.extensionNumber),
        "extension \(wanted.extensionNumber) of \(wanted.containingType)")
    case .allExtensionNumbersOfType(let name)?:
      guard let numbers = index.extensionNumbers(of: name) else {
        response.messageResponse = error(.notFound, "\(echo(name)) not found")
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
    return response
  }

  private func files(
    _ files: [[UInt8]]?, _ wanted: String
  ) -> Grpc_Reflection_V1_ServerReflectionResponse.OneofMessageResponse {
    guard let files else { return error(.notFound, "\(echo(wanted)) not found") }
    var found = Grpc_Reflection_V1_FileDescriptorResponse()
    found.fileDescriptorProto = files
    return .fileDescriptorResponse(found)
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
    for try await request in requests { try await responses.write(answers.response(to: request)) }
  }
}

/// The older version, still asked for by most tools; its messages are the same on the wire.
private struct ReflectionAlphaService: Grpc_Reflection_V1alpha_ServerReflectionHandler {
  let answers: ReflectionAnswers

  func serverReflectionInfo(
    _ requests: RequestStream<Grpc_Reflection_V1alpha_ServerReflectionRequest>,
    _ responses: ResponseWriter<Grpc_Reflection_V1alpha_ServerReflectionResponse>, _ context: CallContext
  ) async throws {
    for try await request in requests {
      let response = answers.response(to: try .init(serialized: request.serialized()))
      try await responses.write(.init(serialized: response.serialized()))
    }
  }
}
