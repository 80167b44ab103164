import HTTPTransport
import NIOCore

/// What serves every call of a server; immutable.
final class CallEnvironment: Sendable {
  let interceptors: [any ServerInterceptor]
  let configuration: RPCConfiguration
  let cors: CORSFields?

  init(interceptors: [any ServerInterceptor], configuration: RPCConfiguration) {
    self.interceptors = interceptors
    self.configuration = configuration
    cors = configuration.cors.map(CORSFields.init)
  }
}

/// What a call is, of whichever kind: who asks, in which protocol, for which method.
struct CallCore: Sendable {
  let environment: CallEnvironment
  let exchange: HTTPExchange
  let wire: any WireProtocol
  let context: CallContext
  /// Why the request cannot be taken, known from its head alone. Told only to those whom the interceptors let in.
  let refusal: Status?
  let timeout: TimeAmount?

  init(_ environment: CallEnvironment, _ exchange: HTTPExchange, _ wire: any WireProtocol, _ method: MethodDescriptor) {
    self.environment = environment
    self.exchange = exchange
    self.wire = wire
    var refusal: Status?
    var timeout: TimeAmount?
    do throws(Status) { timeout = try wire.open(exchange.request) } catch { refusal = error }
    self.refusal = refusal
    self.timeout = timeout
    context = CallContext(
      method: method, protocol: wire.name, deadline: timeout.map { exchange.eventLoop.now + $0 }, exchange: exchange)
  }

  /// Lets the interceptors see the call.
  func authorize() async throws {
    for interceptor in environment.interceptors { try await interceptor.begin(context) }
  }

  /// Tells the interceptors how the call ended.
  func end(_ status: Status) {
    for interceptor in environment.interceptors { interceptor.end(context, status) }
  }

  /// What the caller may see of an error.
  func status(of error: any Error) -> Status {
    if let status = error as? Status { return status }
    return environment.configuration.errorStatus(error, context)
  }

  /// What surrounds the answer's messages, as it is now.
  func reply() -> Reply {
    let fields = context.takeResponseFields()
    return Reply(
      exchange: exchange, cors: environment.cors?.fields(for: exchange.request), metadata: fields.metadata,
      trailers: fields.trailers)
  }
}
