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
  private(set) var services: [ServiceDescriptor] = []
  private(set) var methods: [RegisteredMethod] = []

  /// Adds what reflection tells of a service.
  public mutating func add(service: ServiceDescriptor) { services.append(service) }

  /// Adds a method with one message on each side.
  ///
  /// Inlinable, so that it is compiled for the types of each method: the task calls the handler directly, and messages are
  /// not passed through code that has to ask what they are.
  @inlinable
  public mutating func unary<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (Request, CallContext) async throws -> Response
  ) {
    add(
      method,
      unary: { call in
        do {
          if call.isIntercepted { try await call.authorize() }
          let response = try await handler(
            try call.head.codec.decode(Request.self, from: try call.takeMessage()), call)
          call.answer(try call.head.codec.encode(response))
        } catch {
          call.fail(error)
        }
      })
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

  @usableFromInline
  mutating func add(_ method: MethodDescriptor, unary handler: @escaping UnaryCall.Handler) {
    add(method, .unary(handler))
  }

  private mutating func add(_ method: MethodDescriptor, _ handler: RegisteredMethod.Handler) {
    methods.append(RegisteredMethod(method, handler))
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
