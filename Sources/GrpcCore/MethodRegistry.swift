import ProtobufCodec

/// A service that a server can offer. The generator emits the conformance of each handler protocol.
public protocol ServiceHandler: Sendable {
  /// Registers every method of the service.
  func register(in registry: inout MethodRegistry)
}

/// Collects methods while a server is being built; generics are erased here, once.
///
/// Generated code calls `add` with the service's descriptor and then one of the four kinds for each method:
///
///     registry.add(service: Greeter_V1_GreeterDescriptor.service)
///     registry.unary(Greeter_V1_GreeterDescriptor.sayHello) { try await self.sayHello($0, $1) }
public struct MethodRegistry {
  public mutating func add(service: ServiceDescriptor) {}

  public mutating func unary<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (Request, CallContext) async throws -> Response
  ) {}

  public mutating func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (RequestStream<Request>, CallContext) async throws -> Response
  ) {}

  public mutating func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (Request, ResponseWriter<Response>, CallContext) async throws -> Void
  ) {}

  public mutating func bidirectionalStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (RequestStream<Request>, ResponseWriter<Response>, CallContext) async throws -> Void
  ) {}
}
