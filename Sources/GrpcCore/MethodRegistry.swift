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
///     registry.unary(Greeter_V1_GreeterDescriptor.sayHello) { try $0.answer(await self.sayHello($0.request(), $0.context)) }
public struct MethodRegistry {
  private(set) var services: [ServiceDescriptor] = []
  private(set) var methods: [RegisteredMethod] = []

  /// Adds what reflection tells of a service.
  public mutating func add(service: ServiceDescriptor) { services.append(service) }

  /// Adds a method with one message on each side.
  /// - Parameter handler: takes the message, calls the method and answers. No more than that: every level of asynchronous
  ///   calls costs each call.
  public mutating func unary(
    _ method: MethodDescriptor, _ handler: @escaping @Sendable (UnaryInvocation) async throws -> Void
  ) {
    add(method, .unary(handler))
  }

  /// Adds a method whose requests are a stream.
  public mutating func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (RequestStream<Request>, CallContext) async throws -> Response
  ) {
    add(
      method,
      .streaming { source, sink, codec, context in
        let response = try await handler(RequestStream(source: source, codec: codec), context)
        try await sink.write(try codec.encode(response), isPlain: false)
      })
  }

  /// Adds a method whose responses are a stream.
  public mutating func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (Request, ResponseWriter<Response>, CallContext) async throws -> Void
  ) {
    add(
      method,
      .streaming { source, sink, codec, context in
        let request = try codec.decode(Request.self, from: try await source.only())
        try await handler(request, ResponseWriter(sink: sink, codec: codec), context)
      })
  }

  /// Adds a method whose requests and responses are streams, independent of each other.
  public mutating func bidirectionalStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (RequestStream<Request>, ResponseWriter<Response>, CallContext) async throws -> Void
  ) {
    add(
      method,
      .streaming { source, sink, codec, context in
        try await handler(
          RequestStream(source: source, codec: codec), ResponseWriter(sink: sink, codec: codec), context)
      })
  }

  /// Adds a service whose handlers are closures.
  /// - Parameter give: gives each method its handler, in whichever order; one that is given none answers UNIMPLEMENTED.
  public mutating func add<Methods: ServiceMethods>(_: Methods.Type, _ give: (Methods) -> Void) {
    let methods = Methods()
    give(methods)
    methods.service.add(to: &self)
  }

  mutating func add(_ method: MethodDescriptor, _ handler: RegisteredMethod.Handler) {
    methods.append(RegisteredMethod(method, handler))
  }

  mutating func append(_ other: MethodRegistry) { methods += other.methods }
}

/// What takes a closure for each method of a service: the generator emits the conformances.
public protocol ServiceMethods {
  init()
  /// What keeps the closures.
  var service: MethodHandlers { get }
}

/// The handlers that the methods of one service are given while a server is being built.
public final class MethodHandlers {
  private let descriptor: ServiceDescriptor
  /// Called by generated code, with each handler.
  public var registry = MethodRegistry()

  /// - Parameter descriptor: of the service.
  public init(_ descriptor: ServiceDescriptor) { self.descriptor = descriptor }

  fileprivate func add(to registry: inout MethodRegistry) {
    registry.add(service: descriptor)
    registry.append(self.registry)
    let given = Set(self.registry.methods.map(\.descriptor.name))
    for method in descriptor.methods where !given.contains(method.name) {
      let refusal = Status(.unimplemented, "method \(method.name) not implemented")
      let handler: RegisteredMethod.Handler =
        method.kind == .unary ? .unary { _ in throw refusal } : .streaming { _, _, _, _ in throw refusal }
      registry.add(method, handler)
    }
  }
}

/// A method with its handler, which knows its messages' types.
final class RegisteredMethod: Sendable {
  enum Handler: Sendable {
    case unary(UnaryCall.Handler)
    case streaming(StreamingCall.Handler)
  }

  let descriptor: MethodDescriptor
  let handler: Handler

  init(_ descriptor: MethodDescriptor, _ handler: Handler) {
    self.descriptor = descriptor
    self.handler = handler
  }
}
